"""One's own data: all of it, as page and file, and nothing of anybody else."""

import json
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import update

from seminar.core.terms import IdentityMode, ItemKind, MarkValue
from seminar.models import Seminar
from tests.cast import GUEST, Room, furnish_room
from tests.debate.stage import weigh, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import Day
from tests.joining.seats_stage import mark_of, renew
from tests.ranking.stage import send
from tests.statements import statements

MINE, THEIRS = "3>1=2>4|5", "5>4>3>2>1"
# What does not depend on the mode is tried in one.
in_one_mode = pytest.mark.parametrize("mode", [IdentityMode.NAMED], indirect=True)


@pytest.fixture(params=list(IdentityMode))
def mode(request: pytest.FixtureRequest) -> IdentityMode:
    """Each identity mode."""
    return request.param


@pytest.fixture
def room(app: Flask, now: datetime, mode: IdentityMode) -> Room:
    """Ada's seminar in the mode, with somebody to ask."""
    furnished = furnish_room(app, now=now, mode=mode)
    with furnished.store.session() as db, furnished.store.writing(db):
        db.execute(update(Seminar).values(host="The Centre", contact="data@centre.example"))
    return furnished


def held_day(room: Room) -> Day:
    """Hold a counted round, a debate and an open round, in which Chidi and Dana take part."""
    day = Day(room)
    first = day.open_round()
    for name, order in (("chidi", MINE), ("dana", THEIRS)):
        send(room, first, order, token=room.seats[name])
    day.seal(first)
    day.start(ItemKind.DEBATE)
    written(room, "chidi", text="Traffickers follow the displaced.")
    theirs = written(room, "dana", text="Schools need guards.")
    weigh(room, "chidi", theirs, MarkValue.AGREE)
    worded_before(room, "chidi", order={3: 1, 1: 2, 2: 2}, text="Children first.")
    worded_before(room, "dana", text="Guards for all.", shared_by="chidi")
    proposed_before(room, "chidi", text="Name an officer.", due="before the summit")
    proposed_before(room, "dana", text="Build a wall.", marked_by="chidi")
    second = day.open_round(nth=1)
    for name, order in (("chidi", MINE), ("dana", THEIRS)):
        send(room, second, order, token=room.seats[name])
    return day


def file_of(room: Room, name: str) -> dict:
    answer = room.phone(name).get(f"/s/{room.public_id}/your-data.json")
    assert answer.status_code == 200
    return json.loads(answer.text)


def own_answer(names: tuple[str, ...]) -> dict:
    return {
        "all_together": False,
        "order": [
            {"place": 1, "areas": [names[2]]},
            {"place": 2, "areas": [names[0], names[1]]},
            {"place": 4, "areas": [names[3]]},
        ],
        "no_view": [names[4]],
    }


def own_card(names: tuple[str, ...]) -> dict:
    return {
        "kind": "concern",
        "about": "areas",
        "areas": [names[1]],
        "text": "Traffickers follow the displaced.",
        "state": "shown",
        "reason": None,
        "became": {
            "same_as": None,
            "said": "",
            "joined": 0,
            "was_asked": False,
            "led_to_step": False,
        },
        "written_at": "2026-11-23T09:00:00+00:00",
    }


def own_view(names: tuple[str, ...]) -> dict:
    return {
        "about": "areas",
        "areas": [names[1]],
        "order": own_answer(names)["order"][:2],
        "text": "Children first.",
        "hidden_because": None,
    }


def own_step(names: tuple[str, ...]) -> dict:
    return {
        "about": "areas",
        "areas": [names[1]],
        "text": "Name an officer.",
        "addressed_to": "The ministry of defence",
        "known_by": "",
        "by_when": "before the summit",
        "hidden_because": None,
    }


def own_rounds(names: tuple[str, ...], *, is_linked: bool) -> list[dict]:
    question = "If NATO could give extra attention to one after the other, in which order?"
    asked = {"question": question, "is_practice": False, "attempt": 1}
    counted, answer = ("found", own_answer(names)) if is_linked else ("unlinked", None)
    return [
        asked | {"number": 1, "state": "sealed", "found": counted, "answer": answer},
        asked | {"number": 2, "state": "open", "found": "found", "answer": own_answer(names)},
    ]


def test_file_holds_all_that_is_kept_and_nothing_of_others(room: Room, mode: IdentityMode) -> None:
    held_day(room)
    with room.store.session() as db:
        names = tuple(area.texts["en"]["name"] for area in room.seminar(db).areas)

    told = file_of(room, "chidi")

    marks = told.pop("marks")
    assert len(told.pop("shares")) == len(told["views"]) == 1
    assert told["views"][0].pop("id")
    assert len(told.pop("step_marks")) == len(told["steps"]) == 1
    assert told["steps"][0].pop("id")
    assert told["cards"][0].pop("id")
    assert [mark["said"] for mark in marks] == ["agree"]
    assert told == {
        "seminar": "Ada's seminar",
        "day": "2026-11-23",
        "run_by": "The Centre",
        "contact": "data@centre.example",
        "mode": mode.value,
        "linked_until": "2026-12-23",
        "kept_until": "2027-02-21",
        "kept_longer_because": "",
        "seat_mark": mark_of(room.seats["chidi"]),
        "name": GUEST if mode is IdentityMode.NAMED else None,
        "group": None,
        "agreed_to_version": 1,
        "agreed_on": "2026-11-23",
        "rounds": own_rounds(names, is_linked=mode is not IdentityMode.ANONYMOUS),
        "cards": [own_card(names)],
        "views": [own_view(names)],
        "steps": [own_step(names)],
    }
    assert "Schools need guards." not in json.dumps(told)


def test_page_shows_the_same_and_nothing_of_others(room: Room, mode: IdentityMode) -> None:
    held_day(room)

    page = room.phone("chidi").get(f"/s/{room.public_id}/your-data")

    assert page.status_code == 200
    assert "Traffickers follow the displaced." in page.text
    assert "Schools need guards." not in page.text
    assert "You said what you think of 1 card of others." in page.text
    assert "Children first." in page.text
    assert "Guards for all." not in page.text
    assert "You share 1 view of others." in page.text
    assert "Name an officer." in page.text
    assert "Build a wall." not in page.text
    assert "You find 1 step of others worth taking forward." in page.text
    assert (GUEST in page.text) is (mode is IdentityMode.NAMED)
    assert ("nobody can find it" in page.text) is (mode is IdentityMode.ANONYMOUS)


@in_one_mode
def test_file_is_kept_by_nobody_on_the_way_and_saved_as_one(room: Room) -> None:
    answer = room.phone("dana").get(f"/s/{room.public_id}/your-data.json")

    wanted = f'attachment; filename="seminar-{room.public_id}-your-data.json"'
    assert answer.headers["Content-Disposition"] == wanted
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "application/json"


@in_one_mode
def test_answer_from_an_earlier_link_is_said_to_be_out_of_reach(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    send(room, round_id, MINE, token=room.seats["chidi"])
    room.seats["chidi"] = renew(room, room.seats["chidi"])

    told = file_of(room, "chidi")

    assert [(each["found"], each["answer"]) for each in told["rounds"]] == [("elsewhere", None)]


@in_one_mode
def test_page_makes_the_same_number_of_statements_however_much_there_is(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    send(room, round_id, MINE, token=room.seats["chidi"])
    day.seal(round_id)
    day.start(ItemKind.DEBATE)
    written(room, "chidi")
    phone, path = room.phone("chidi"), f"/s/{room.public_id}/your-data.json"

    with statements(room.store) as few:
        phone.get(path)
    for _ in range(5):
        written(room, "chidi")
        worded_before(room, "chidi")
        proposed_before(room, "chidi")
    second = day.open_round(nth=1)
    send(room, second, MINE, token=room.seats["chidi"])
    with statements(room.store) as many:
        phone.get(path)

    assert len(few) == len(many)
