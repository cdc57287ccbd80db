"""Requests that are none, sent to a real server: refused, and it goes on as if nothing was."""

import random
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.faults.arena import arena
from tests.faults.server import Server

HOST = b"Host: 127.0.0.1\r\n"
POST = b"POST /j HTTP/1.1\r\n" + HOST
GET = b"GET /j HTTP/1.1\r\n" + HOST
COOKIE = b"Cookie: seat-abc=%s\r\n\r\n"
SECOND = b"GET /j HTTP/1.1\r\n\r\n"
SEED, MUTATIONS, MUTATIONS_IN_FULL = 56, 300, 5_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("raw")
    with closing(arena(f"sqlite:///{folder / 'seminar.sqlite'}", folder, people=1)) as made:
        started = made.server()
        started.start()
        yield started


def statuses(server: Server, request: bytes) -> list[str]:
    """Send these bytes and nothing more; return the status of each answer, none if none came."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        heard = b""
        # A server that has read enough answers and hangs up; what it said is still there to read.
        with suppress(OSError):
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionError):
            while part := connection.recv(65536):
                heard += part
    lines = heard.split(b"\r\n")
    return [line.split()[1].decode() for line in lines if line.startswith(b"HTTP/1.1 ")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND,
            ["400"],
        ),
        (POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", ["400"]),
        (POST + b"Content-Length: -5\r\n\r\n", ["400"]),
        (POST + b"Content-Length: x\r\n\r\n", ["400"]),
        (POST + b"Content-Length: 5000\r\n\r\nhello", ["400"]),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", ["400"]),
    ],
)
def test_body_of_two_lengths_or_none_is_one_refusal(server, head, expected):
    assert statuses(server, head) == expected


def test_cookie_of_eight_kilobytes_is_read_and_a_larger_one_refused(server):
    heard = [statuses(server, GET + COOKIE % (b"A" * size)) for size in (8_192, 100_000)]

    assert heard == [["303"], ["400"]]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (GET + b"X: y\r\n" * 500 + b"\r\n", "400"),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", "414"),
        (b"GET /j HTTP/9.9\r\n" + HOST + b"\r\n", "400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20, "400"),
        (b"TRACE /j HTTP/1.1\r\n" + HOST + b"\r\n", "405"),
        (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", "404"),
        (b"\r\n" * 5_000, "400"),
        (b"GET /j HTTP/1.1\r\nHost: 127.0...1\r\n\r\n", "400"),
    ],
)
def test_bytes_that_are_no_request_of_ours_are_refused(server, request_, expected):
    assert statuses(server, request_) == [expected]


def test_log_tells_of_a_broken_request_and_nothing_that_was_in_it(server):
    before = len(server.log())
    token = b"TokenOfSomebodyWhoShallStayHidden"
    broken = (
        b"GET /return/" + token + b" HTTP/9.9\r\n" + HOST + b"\r\n",
        b"GET /return/" + token + b"\r\n" * 2,
        b"GET /return/" + token + b" HTTP/1.1 more\r\n\r\n",
        GET + b"Content-Length: " + token + b"\r\n\r\n",
        GET + b"Content-Length: 5\r\nCookie: seat=" + token + b" %s %d\r\n" * 900 + b"\r\n",
        POST + b"Transfer-Encoding: chunked\r\nCookie: " + token + b"\r\n\r\nzz\r\n\r\n",
    )

    for request in broken:
        statuses(server, request)

    said = server.log()[before:]
    assert set(said.splitlines()) == {"A request could not be read and was refused."}


def test_requests_broken_by_chance_are_no_failure_of_the_server(server, is_full, tell):
    chance, heard = random.Random(SEED), Counter()
    wholes = (GET + COOKIE % b"x", POST + b"Content-Length: 11\r\n\r\ncode=K7MQ2XB")
    before = len(server.log())

    for turn in range(MUTATIONS_IN_FULL if is_full else MUTATIONS):
        broken = bytearray(wholes[turn % 2])
        for _ in range(chance.choice((1, 3, 8))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        heard.update(statuses(server, bytes(broken)))

    tell(**{f"answers_{status}": number for status, number in sorted(heard.items())})
    assert set(heard) <= {"200", "303", "400", "404", "405", "413", "414", "501", "505"}
    assert "Traceback" not in server.log()[before:]
    assert server.answers()
