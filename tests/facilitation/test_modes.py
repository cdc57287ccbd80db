"""What changed between two rounds: of people it is told only where their orders are linked."""

from datetime import datetime
from html import unescape

import pytest
from flask import Flask

from seminar.core.terms import IdentityMode, ItemKind
from seminar.readings.round import StoredResult, stored_result
from tests.cast import Room, furnish_room
from tests.facilitation.day import Day, opposite

ANONYMOUS, PSEUDONYMOUS, NAMED = IdentityMode
BEFORE = ["1>2>3>4>5"] * 12
AFTER = [*BEFORE[:8], *["2>1>3>4>5"] * 4]
CHANGED = "4 of the 12 people who gave two orders changed theirs."
IN_NOTE = "could be linked"
NOT_LINKED = "the orders of one person were not linked"


@pytest.fixture(params=list(IdentityMode))
def mode(request: pytest.FixtureRequest) -> IdentityMode:
    """Each identity mode."""
    return request.param


@pytest.fixture
def room(app: Flask, now: datetime, mode: IdentityMode) -> Room:
    """Ada's seminar in the mode."""
    return furnish_room(app, now=now, mode=mode)


def play(day: Day, *, after: list[str]) -> StoredResult:
    """Play two rounds; return what the second one came to."""
    first = day.open_round()
    day.answer(first, BEFORE)
    day.show(first)
    second = day.open_round(nth=1)
    day.answer(second, after)
    day.show(second)
    with day.room.store.session() as db:
        found = stored_result(db, second)
    assert found is not None
    return found


def test_people_who_changed_are_counted_only_where_orders_are_linked(
    day: Day, mode: IdentityMode
) -> None:
    movement = play(day, after=AFTER).movement

    assert movement is not None
    told = (movement.linked, movement.changed)
    assert told == ((None, None) if mode is ANONYMOUS else (12, 4))
    assert {area.net_change for area in movement.areas} == {None}


def test_places_and_averages_of_areas_move_in_every_mode(day: Day) -> None:
    movement = play(day, after=[opposite(order) for order in BEFORE]).movement

    assert movement is not None
    moved = [(area.area, area.place_before, area.place_after) for area in movement.areas]
    assert moved == [(5, 5, 1), (4, 4, 2), (3, 3, 3), (2, 2, 4), (1, 1, 5)]
    assert [area.change for area in movement.areas] == [-4.0, -2.0, 0.0, 2.0, 4.0]


def test_pages_and_note_say_nothing_false_of_people_moving(day: Day, mode: IdentityMode) -> None:
    play(day, after=AFTER)
    public_id = day.room.public_id
    console = text(day.room.staff("ben").get(f"/seminars/{public_id}/console").data)
    phone = text(day.room.phone("chidi").get(f"/s/{public_id}/order").data)
    day.start(ItemKind.CLOSE)
    note = text(day.room.staff("rosa").get(f"/seminars/{public_id}/note").data)

    linked = mode is not ANONYMOUS
    assert [CHANGED in page for page in (console, phone)] == [linked, linked]
    assert "No area changed place." in console
    assert (IN_NOTE in note, NOT_LINKED in note) == (linked, not linked)


def text(page: bytes) -> str:
    return " ".join(unescape(page.decode()).split())
