"""How long the server waits for what a browser has begun to send.

A hundred connections that send a byte a second would else be held for ever; a proxy in front
may, like Caddy, hand each byte on as it comes.
"""

from socket import SHUT_RD
from ssl import SSLSocket
from typing import Any

import gevent
from gunicorn.workers.ggevent import GeventPyWSGIWorker, PyWSGIHandler

from seminar.web.kept_streams import CAN_HAND_OVER, TAKES_OVER

# Longer than proxies keep a connection they do not use (Caddy two minutes): else one of them
# could send an answer into a connection that is just being closed.
IDLE = 180.0
# For a whole request from its first byte: a full form over a hotel's Wi-Fi takes two.
SENDING = 30.0
# A connection keeps what it reads at once for as long as it lives. Usually it would be 8 kB, a
# quarter of all that a stream holds; the head of a request is about one.
READ_AT_ONCE = 1024
OK = 200


class Connection(PyWSGIHandler):  # type: ignore[misc]
    """One connection. Past its time nothing more is read from it; an answer still leaves."""

    socket: Any
    _timer: Any = None
    _is_late = False

    def __init__(self, sock: Any, address: Any, server: Any) -> None:
        super().__init__(sock, address, server, rfile=sock.makefile("rb", READ_AT_ONCE))

    def read_requestline(self) -> str:
        """Wait for the next request, and from its first byte on only so long for the rest."""
        self._read_until(IDLE)
        self.rfile.peek(1)
        self._read_until(SENDING)
        line: str = super().read_requestline()
        return line

    def read_request(self, raw_requestline: str) -> bool:
        """Read the head; one that came too late is broken off, so it is no request."""
        return not self._is_late and super().read_request(raw_requestline) and not self._is_late

    def handle_one_response(self) -> None:
        """Answer. A body is a part of the request; without one nothing more is waited for."""
        if not self._has_body():
            self._read_until(None)
        super().handle_one_response()

    def get_environ(self) -> dict[str, Any]:
        """Return what the application is told, also that it may take the connection over."""
        told: dict[str, Any] = super().get_environ()
        # What is left of a body would be read from a connection that is no longer here, and what
        # HTTPS encrypts could not be written past it.
        is_plain = not isinstance(self.socket, SSLSocket)
        told[CAN_HAND_OVER] = is_plain and self.command == "GET" and not self._has_body()
        return told

    def process_result(self) -> None:
        """Send the answer; one that goes on for minutes is then held by whoever takes it over."""
        take_over = self.environ.get(TAKES_OVER)
        if take_over is None or self.code != OK:
            super().process_result()
            return
        for head in self.result:
            self.write(head)
        self.close_connection = True
        taken, self.socket = self.socket, None
        take_over(file=taken.detach(), is_chunked=self.response_use_chunked)

    def handle(self) -> None:
        """Serve the connection until one side has had enough."""
        try:
            super().handle()
        finally:
            self._read_until(None)

    def log_error(self, msg: str, *args: object) -> None:  # noqa: ARG002
        """Say that a request could not be read; not whose it was, nor what it said.

        What is broken may still hold the token of a seat, and addresses are nobody's business.
        """
        self.server.error_log.write("A request could not be read and was refused.\n")

    def _handle_client_error(self, ex: Exception) -> Any:  # noqa: ARG002
        # Of some errors gevent would write where in its own program they were found.
        return super()._handle_client_error(ValueError())

    def _has_body(self) -> bool:
        return bool(self.content_length) or "transfer-encoding" in self.headers

    def _read_until(self, seconds: float | None) -> None:
        """Wait from now on for so many seconds, or for ever."""
        if self._timer is not None:
            self._timer.close()
            self._timer = None
        if seconds is not None:
            self._timer = gevent.get_hub().loop.timer(seconds)
            self._timer.start(self._stop_reading)

    def _stop_reading(self) -> None:
        self._is_late = True
        # gevent's own would raise in whoever reads; this ends what is read where it is.
        self.socket._sock.shutdown(SHUT_RD)  # noqa: SLF001


class Worker(GeventPyWSGIWorker):  # type: ignore[misc]
    """The worker that gunicorn.conf.py names."""

    wsgi_handler = Connection
