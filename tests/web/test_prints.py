"""PDFs by a private link: many for a room that opens its mail, and not without an end."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from seminar.web.prints import MOST_OF_ADDRESS, MOST_OF_LINK, Prints
from tests.cast import Room
from tests.client import Browser
from tests.outcome.stage import circulate, link_token_of

OTHER = "203.0.113.9"

# Pages decide the same on either store.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)


def asked(room: Room, file: str = "note.pdf", *, address: str = "192.0.2.1") -> TestResponse:
    """Ask for a PDF by the link of a room."""
    at = f"/n/{link_token_of(room)}/{file}"
    return Browser(room.app).get(at, environ_overrides={"REMOTE_ADDR": address})


def test_thirty_first_print_of_one_address_waits_and_the_page_stays_open(room: Room) -> None:
    circulate(room)
    let_be_printed(room, MOST_OF_ADDRESS - 1)

    last, over = asked(room, "brief.pdf").status_code, asked(room)

    assert (last, over.status_code) == (200, 429)
    assert re.search(
        r"Many PDFs were made by this link just now\. Please try again in \d\d? seconds?\. "
        r"The page of the note stays open, and your browser can print it\.",
        over.text,
    )
    assert 0 < int(over.headers["Retry-After"]) <= 60
    assert Browser(room.app).get(f"/n/{link_token_of(room)}").status_code == 200
    assert asked(room, address=OTHER).status_code == 200


def test_prints_of_one_link_end_whoever_asks_for_them(room: Room) -> None:
    circulate(room)
    for number in range(MOST_OF_LINK // MOST_OF_ADDRESS):
        let_be_printed(room, MOST_OF_ADDRESS, address=f"192.0.2.{number}")

    answers = [asked(room, address=address).status_code for address in ("192.0.2.1", OTHER)]

    assert answers == [429, 429]


def test_team_prints_whatever_its_link_has_printed(room: Room) -> None:
    circulate(room)
    let_be_printed(room, MOST_OF_ADDRESS, address="127.0.0.1")

    answer = room.staff("rosa").get(f"/seminars/{room.public_id}/note.pdf")

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")


def test_prints_asked_for_at_once_are_judged_one_after_the_other(room: Room) -> None:
    circulate(room)
    let_be_printed(room, MOST_OF_ADDRESS - 2)

    with ThreadPoolExecutor(6) as people:
        answers = list(people.map(lambda _: asked(room).status_code, range(6)))

    assert sorted(answers) == [200, 200, 429, 429, 429, 429]


def test_minute_later_a_print_is_free_again(app: Flask) -> None:
    prints = Prints()

    waits = [prints.count({"a": 2}, at=at) for at in (0, 40, 50, 59.5, 60, 60.5, 99.9, 100)]

    assert waits == [0, 0, 10, 1, 0, 40, 1, 0]


def test_who_has_to_wait_is_counted_nowhere_and_others_need_not(app: Flask) -> None:
    prints = Prints()
    both = {"link": 3, "link|a": 1}

    waits = [prints.count(both, at=0) for _ in range(9)]

    assert waits == [0, *[60] * 8]
    assert [prints.count({"link": 3, "link|b": 3}, at=1) for _ in range(3)] == [0, 0, 59]


def test_what_is_over_is_forgotten(app: Flask) -> None:
    prints = Prints()
    for number in range(1_000):
        prints.count({"link": 2_000, f"link|{number}": 1}, at=0)

    prints.count({"link": 1}, at=60)

    assert set(prints._made) == {"link"}


def let_be_printed(room: Room, times: int, *, address: str = "192.0.2.1") -> None:
    """Let so many PDFs have been made by the link just now."""
    prints: Prints = room.app.extensions["seminar.prints"]
    link = link_token_of(room)
    moment = time.monotonic()
    for _ in range(times):
        counted = {link: MOST_OF_LINK, f"{link}|{address}": MOST_OF_ADDRESS}
        assert prints.count(counted, at=moment) == 0
