"""The log of a real server tells nothing of the people whose requests it served."""

import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from seminar.access import tokens
from tests.cast import PASSWORD, add_account_with_password
from tests.faults.arena import Arena, arena
from tests.faults.phone import Phone
from tests.faults.phones import ROTATED
from tests.joining.stage import code_of

MAIL, WRONG = "zoe@example.org", "not the right password"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Arena]:
    """A hall with an open round, and Zoe who can sign in."""
    url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
    with closing(arena(url, tmp_path, people=12)) as made:
        add_account_with_password(made.app, "zoe", now=made.room.now)
        yield made


def secrets_of(hall: Arena) -> dict[str, str]:
    """Return what the log must not hold, by what it is."""
    room = hall.room
    with hall.store.session() as db:
        code, screen = room.seminar(db).code, room.seminar(db).screen_token
    seats = {f"seat {number}": chair.token for number, chair in enumerate(hall.seats)}
    hashes = {f"hash of {name}": tokens.seat_hash(token).hex() for name, token in seats.items()}
    logins = {f"login of {name}": token for name, token in room.logins.items()}
    return {
        **seats, **hashes, **logins,
        "code": code, "code as written": tokens.written_code(code), "screen": screen,
        "mail": MAIL, "password": PASSWORD, "wrong password": WRONG,
        "order": ROTATED[0], "another order": ROTATED[1], "seminar": room.public_id,
    }  # fmt: skip


def live_through_a_day(hall: Arena, phone: Phone) -> set[int | None]:
    """Do and try everything that a log might tell of; return what was answered."""
    room, code = hall.room, code_of(hall.room)
    ada = f"login={room.logins['ada']}; "
    heard = {phone.send(chair, (ROTATED[n % 2], 1)) for n, chair in enumerate(hall.seats)}
    for password in (PASSWORD, *[WRONG] * 7):
        heard.add(phone.post("/sign-in", {"email": MAIL, "password": password}, cookie=ada))
    heard.add(phone.post("/j", {"code": code}, cookie=""))
    heard.add(phone.post(f"/j/{code}", {"consent": "y"}, cookie=""))
    token = hall.seats[0].token
    for address in (
        *(f"/j/{code}", f"/j/{code}/nowhere", f"/return/{token}", f"/return/{token}%00"),
        *(f"/s/{room.public_id}", f"/s/{room.public_id}/link", f"/screen/{token}"),
        *(f"/seminars/{room.public_id}/{page}" for page in ("console", "note", "seats")),
        f"/sign-in?next={urllib.parse.quote(token)}",
    ):
        heard.add(phone.get(address, cookie=ada + hall.seats[0].cookie)[0])
    return heard


def test_log_of_a_day_holds_nothing_of_anybody(hall: Arena) -> None:
    server = hall.server()
    server.start()
    phone = Phone(server.port)
    told = {name: text for name, text in secrets_of(hall).items() if len(text) > 5}

    heard = live_through_a_day(hall, phone)
    phone.close()
    server.stop()

    assert {name: text for name, text in told.items() if text in server.log()} == {}
    assert "Listening at" in server.log()
    assert {303, 404} <= heard
