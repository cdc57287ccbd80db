"""A hundred connections that send a byte now and then keep nobody waiting, and are closed."""

import select
import socket
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from seminar import paths
from seminar.application import create_app
from tests.conftest import migrated
from tests.faults.phones import Phone
from tests.faults.server import Server
from tests.tables import settings

SLOW = 100
FORM = "application/x-www-form-urlencoded"
HEAD = f"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}"
BODY = f"{HEAD}\r\nContent-Length: 200000\r\n\r\n"
CHUNKS = f"{HEAD}\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n"
LARGE = f"{HEAD}\r\nContent-Length: 900000000\r\n\r\n"
BEGINNINGS = ("P", HEAD, BODY, CHUNKS, LARGE)
# The shipped configuration, with less patience than half a minute.
SENDING, IDLE = 2.0, 6.0
CONFIG = f"""
exec(open({str(paths.GUNICORN)!r}).read())
from seminar.web import connections
connections.SENDING, connections.IDLE = {SENDING}, {IDLE}
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty store."""
    url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
    migrated(create_app(settings(url, tmp_path))).extensions["seminar.database"].engine.dispose()
    config = tmp_path / "impatient.conf.py"
    config.write_text(CONFIG)
    made = Server(url, tmp_path, config=str(config))
    made.start()
    yield made
    made.kill()


def test_slow_senders_keep_nobody_waiting_and_are_closed(server: Server) -> None:
    phone = Phone(server.port)
    usual = [phone.get("/sign-in")[1] for _ in range(10)]
    lines = [connected(server, BEGINNINGS[number % 5]) for number in range(SLOW)]
    took, began = [], time.monotonic()

    while lines and time.monotonic() - began < 30:
        lines = [line for line in lines if trickles(line)]
        status, seconds = phone.get("/sign-in")
        assert status == 200
        took.append(seconds)
        time.sleep(0.1)
    phone.close()

    assert lines == []
    assert statistics.median(took) < SENDING / 2 + 20 * statistics.median(usual)
    assert "Traceback" not in server.log()


def test_a_request_in_pieces_is_answered_and_an_unused_connection_is_kept_a_while(
    server: Server,
) -> None:
    line = connected(server, "GET /sign-in HT")
    time.sleep(0.5)
    line.sendall(b"TP/1.1\r\nHost: localhost\r\n\r\n")
    first = heard(line, until=b"</html>")
    time.sleep(3)
    line.sendall(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n")
    second = heard(line, until=b"</html>")
    began = time.monotonic()
    rest = line.recv(1)
    line.close()

    assert [answer[9:12] for answer in (first, second)] == [b"200", b"200"]
    assert rest == b""
    assert 4 < time.monotonic() - began < 20


def connected(server: Server, beginning: str) -> socket.socket:
    """Open a connection and send the beginning of a request."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=30)
    line.sendall(beginning.encode())
    return line


def trickles(line: socket.socket) -> bool:
    """Send one more byte; return whether the server still listens."""
    try:
        if select.select([line], [], [], 0)[0]:
            while line.recv(65536):
                pass
            line.close()
            return False
        line.sendall(b"a")
    except OSError:
        line.close()
        return False
    return True


def heard(line: socket.socket, *, until: bytes) -> bytes:
    """Return what comes, up to its end."""
    came = b""
    while until not in came:
        came += line.recv(65536)
    return came
