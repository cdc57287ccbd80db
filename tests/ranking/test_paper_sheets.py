"""The sheets to print: who gets how many, with which code, and what stands on them."""

import re

import pytest
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind
from seminar.models import Seat
from tests.cast import Room, furnish_room
from tests.ranking.paper_stage import CODE, codes_on, paper, printed, seat_of, told
from tests.ranking.stage import open_round


def test_each_person_gets_one_sheet_for_each_ranking_with_one_code(room: Room) -> None:
    page = printed(room, "3")

    assert page.status_code == 200
    codes = codes_on(page)
    assert len(codes) == 6
    assert codes[::2] == codes[1::2]
    assert len(set(codes)) == 3
    for code in codes:
        assert seat_of(room, tokens.read_code(code)).kind is SeatKind.PAPER
    assert page.text.count("Ranking 1 of 2: First ranking") == 3
    assert page.text.count("Ranking 2 of 2: Second ranking") == 3
    assert page.text.count("<svg role=") == 6
    assert page.headers["Cache-Control"] == "no-store"


def test_printing_the_same_page_again_gives_the_same_sheets(room: Room) -> None:
    batch = tokens.new_token()

    first, again = (codes_on(printed(room, "3", batch=batch)) for _ in range(2))

    assert first == again
    with room.store.session() as db:
        assert len(db.scalars(select(Seat).where(Seat.kind == SeatKind.PAPER)).all()) == 3


def test_areas_stand_on_the_form_as_on_the_sheet(room: Room) -> None:
    page = printed(room, "4")
    open_round(room)
    sheets = page.text.split('<article class="sheet')[1:]

    for sheet in sheets:
        code = CODE.search(sheet)
        form = room.staff("ben").get(paper(room, f"/entry?code={code[0]}&ranking=1")).text
        on_form = re.findall(r'<label for="place-\d">([^<]+)<', form)
        assert on_form == re.findall(r'<th scope="row">([^<]+)<', sheet)
    assert len({tuple(re.findall(r'"row">([^<]+)<', sheet)) for sheet in sheets}) > 1


@pytest.mark.parametrize(
    ("mode", "promise"),
    [
        (IdentityMode.ANONYMOUS, "the server does not link your orders"),
        (IdentityMode.PSEUDONYMOUS, "the code links your orders of today, so that"),
        (IdentityMode.NAMED, "The team sees who is here, but not whose sheet this is."),
    ],
)
def test_sheet_says_what_is_true_in_its_mode(app, now, mode: IdentityMode, promise: str) -> None:
    room = furnish_room(app, now=now, mode=mode)

    page = printed(room)

    assert page.text.count(promise) == 2
    assert page.text.count("No name belongs on this sheet.") == 2


@pytest.mark.parametrize("people", ["", "0", "101", "-1", "1.5", "9" * 400, "two"])
def test_other_numbers_of_people_are_refused(room: Room, people: str) -> None:
    page = printed(room, people)

    assert page.status_code == 422
    assert "Please type a number from 1 to 100." in page.text
    assert told(room, "offered sheets") == []


@pytest.mark.parametrize("batch", ["", "short", "x" * 33])
def test_batch_that_is_none_is_replaced(room: Room, batch: str) -> None:
    page = printed(room, batch=batch)

    assert page.status_code == 422
    assert told(room, "offered sheets") == []
    assert tokens.is_token(re.search(r'name="batch"[^>]*value="([^"]+)"', page.text)[1])
