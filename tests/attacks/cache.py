"""A small cache between people and the server, as a venue's network may hold one.

It reads `Cache-Control`, `Vary` and nothing else, and takes an answer to be fit for everybody
unless it is told otherwise: more greedy than the standard allows.
"""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, list[tuple[str, str]], bytes]
FORBIDDING = ("no-store", "private", "no-cache")
OWN = {"transfer-encoding", "connection", "date", "server", "content-length"}


@dataclass
class Cache:
    """What is kept, and how often it was given away again."""

    upstream: str
    kept: dict[tuple[str, ...], Answer] = field(default_factory=dict)
    varies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    served: list[str] = field(default_factory=list)
    deaf_to: tuple[str, ...] = ()

    def answer(self, path: str, asked: dict[str, str]) -> Answer:
        """Return the kept answer to the same question, or ask the server."""
        key = self._key(path, asked)
        if key in self.kept:
            self.served.append(path)
            return self.kept[key]
        found = self._ask(path, asked)
        told = {name.lower(): value for name, value in found[1] if name not in self.deaf_to}
        if not any(word in told.get("cache-control", "") for word in FORBIDDING):
            names = told.get("vary", "").lower().split(",")
            self.varies[path] = tuple(name.strip() for name in names if name.strip())
            self.kept[self._key(path, asked)] = found
        return found

    def _key(self, path: str, asked: dict[str, str]) -> tuple[str, ...]:
        return (path, *(asked.get(name, "") for name in self.varies.get(path, ())))

    def _ask(self, path: str, asked: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection(self.upstream, timeout=20)
        try:
            connection.request("GET", path, headers=asked)
            heard = connection.getresponse()
            kept = [(name, value) for name, value in heard.getheaders() if name.lower() not in OWN]
            return heard.status, kept, heard.read()
        finally:
            connection.close()


@contextmanager
def caching(upstream: str) -> Iterator[tuple[str, Cache]]:
    """Run the cache in front of a server; yield its address and what it does."""
    cache = Cache(upstream)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            status, headers, body = cache.answer(self.path, asked)
            self.send_response(status)
            for name, value in (*headers, ("Content-Length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}", cache
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
