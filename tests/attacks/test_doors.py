"""The door of a real server: a hall that joins, guessed codes, and hoarded streams."""

import http.client
import re
import resource
import socket
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import func, select

from seminar.access.tokens import ALPHABET
from seminar.models import Attempt
from seminar.web.limits import CODE
from seminar.web.stream import MOST_OF_ADDRESS
from tests.faults.arena import Arena, arena
from tests.faults.phone import Phone
from tests.faults.server import Server
from tests.figures import Tell
from tests.joining.stage import code_of
from tests.store import fresh_database

HALL, HALL_IN_SHORT = 200, 60
AT_ONCE = 16
HIDDEN = re.compile(r'name="(csrf_token|token|mode|notice)"[^>]*value="([^"]+)"')
Made = Callable[..., tuple[Arena, Server]]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Made]:
    """Return a function that serves a store with a room and seats."""
    made: list[Arena] = []

    def serve(url: str, *, people: int) -> tuple[Arena, Server]:
        opened = arena(url or f"sqlite:///{tmp_path / 'seminar.sqlite'}", tmp_path, people=people)
        made.append(opened)
        server = opened.server()
        server.start()
        return opened, server

    yield serve
    for opened in made:
        opened.close()


def ask(line: http.client.HTTPConnection, path: str, **headers: str) -> http.client.HTTPResponse:
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    answer.body = answer.read().decode()
    return answer


def join(port: int, code: str) -> int:
    """Join as a phone does: read the page, send its form."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        page = ask(line, f"/j/{code}")
        if page.status != 200:
            return page.status
        fields = dict(HIDDEN.findall(page.body)) | {"group": "", "consent": "y"}
        form = "&".join(f"{name}={value}" for name, value in fields.items())
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        kind = "application/x-www-form-urlencoded"
        line.request("POST", f"/j/{code}", form, {"Content-Type": kind, "Cookie": cookie})
        return line.getresponse().status


def guess(port: int, codes: list[str]) -> list[tuple[float, int]]:
    """Try codes over one connection; return when each was answered, and how."""
    heard = []
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        for code in codes:
            status = ask(line, f"/j/{code}").status
            heard.append((time.monotonic(), status))
    return heard


def most_in_a_minute(moments: list[float]) -> int:
    return max(sum(at <= other < at + 60 for other in moments) for at in moments)


def test_hall_behind_one_address_joins_and_guesses_from_it_are_few(
    served: Made, postgresql_url: str, is_full: bool, tell: Tell
) -> None:
    made, server = served(fresh_database(postgresql_url), people=1)
    code, room, hall = code_of(made.room), made.room, HALL if is_full else HALL_IN_SHORT
    wrong = ["".join(signs) + "BBB" for signs in product(ALPHABET, repeat=4)]
    wrong = wrong[: 10_000 if is_full else 200]
    shares = [wrong[at::AT_ONCE] for at in range(AT_ONCE)]

    with ThreadPoolExecutor(AT_ONCE) as phones:
        began = time.monotonic()
        joined = Counter(phones.map(lambda _: join(server.port, code), range(hall)))
        took = time.monotonic() - began
        heard = list(phones.map(guess, [server.port] * AT_ONCE, shares))
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as line:
        cookie = f"seat-{room.public_id}={made.seats[0].token}"
        inside = ask(line, f"/j/{code}", Cookie=cookie)
        outside = ask(line, f"/j/{code}")

    answers = [one for share in heard for one in share]
    evaluated = [at for at, status in answers if status != 429]
    assert joined == {303: hall}
    assert took < 60 or not is_full
    assert {status for _, status in answers} == {404, 429}
    assert most_in_a_minute(evaluated) <= CODE.failures + 1
    assert (inside.status, outside.status) == (303, 429)
    assert 0 < int(outside.headers["Retry-After"]) <= 70
    with made.store.session() as db:
        counted = db.scalar(select(func.sum(Attempt.n)).where(Attempt.scope == CODE.scope))
    assert counted <= len(evaluated)
    tell(guesses=len(wrong), evaluated=len(evaluated), joined_in_seconds=round(took, 1))


def follow(port: int, public_id: str, token: str) -> tuple[int, socket.socket]:
    """Open a stream and leave it open; return how it was answered."""
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    cookie = f"Cookie: seat-{public_id}={token}\r\n"
    line.sendall(f"GET /s/{public_id}/stream HTTP/1.1\r\nHost: localhost\r\n{cookie}\r\n".encode())
    return int(line.recv(64).split()[1]), line


def test_hoarded_streams_lock_nobody_out(served: Made, is_full: bool, tell: Tell) -> None:
    _, most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))
    hall, hoarded = (700, 500) if is_full else (HALL_IN_SHORT, 50)
    made, server = served("", people=1 + hall)
    public_id, hoarder = made.room.public_id, made.seats[0]

    one_seat = [follow(server.port, public_id, hoarder.token) for _ in range(hoarded)]
    others = [
        follow(server.port, public_id, chair.token)
        for chair in made.seats[1:]
        for _ in range(3 if is_full else 1)
    ]
    phone = Phone(server.port)
    pages = [phone.get("/sign-in") for _ in range(20)]
    phone.close()
    for _, line in (*one_seat, *others):
        line.close()

    # Those that a newer one replaced end at their next beat, and count for the address until then.
    assert Counter(status for status, _ in one_seat) == {200: hoarded}
    followed = Counter(status for status, _ in others)
    assert followed[200] == min(len(others), MOST_OF_ADDRESS - hoarded)
    assert {status for status, _ in pages} == {200}
    assert statistics.median(seconds for _, seconds in pages) < 1
    tell(streams_of_one_address=followed[200] + hoarded, refused=followed[429])
