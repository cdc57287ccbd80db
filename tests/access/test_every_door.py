"""Every route, for everybody, in their own seminar and in another: generated from the routes.

A route whose audience or address is of a new kind fails here until somebody says what it answers.
"""

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.access import tokens
from seminar.access.policy import Relation
from seminar.core.ballot import AnswerKind
from seminar.core.terms import HideReason, ItemKind, MarkValue, ObjectionState, Scope
from seminar.models import Base
from tests.access.doors import (
    NO_SUCH_THING,
    Door,
    Visitor,
    Way,
    doors,
    expected,
    things_of,
    visitors,
)
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import noted, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day
from tests.joining.door_stage import wait
from tests.outcome.stage import circulated, finalise, open_links_again
from tests.ranking.paper_stage import offered

THINGS = {
    *("card_id", "item_id", "link_id", "member_id", "objection_id", "other_id"),
    *("point_id", "round_id", "seat_id", "step_id", "view_id"),
}
SEATS = {Relation.WAITING: wait, Relation.PARTICIPANT: Room.new_seat}
CLOSED = frozenset({401, 403})
# A form that lacks something may be refused before anything is looked for: this one lacks nothing.
FILLED = {
    "reason": HideReason.OFF_TOPIC.value,
    "value": MarkValue.AGREE.value,
    "form_id": uuid.UUID(int=0).hex,
    "answer": AnswerKind.TOGETHER.value,
    "revision": "1",
    "about": Scope.ALL.value,
    "text": "What was said.",
    "state": ObjectionState.LEFT.value,
    "addressee": "The staff",
    "hinted": "yes",
    **dict.fromkeys(("agree", "disagree", "cannot"), "1"),
    "secret": tokens.new_token(),
}
# Between two debates every card, view and step hears the same, wherever it is.
NO_DEBATE_RUNS = {
    ("POST", f"{Way.SEAT}/{deed}"): 409
    for deed in (
        "cards/<uuid:card_id>/mark",
        "views/<uuid:view_id>/share",
        "views/<uuid:view_id>/share-no-longer",
        "steps/<uuid:step_id>/worth",
        "steps/<uuid:step_id>/worth-no-longer",
    )
}
# What these name is nowhere: nobody was invited with such a token or key, or is such a member.
NAMING_NOTHING = (
    *("/invitations/<token>", "/invitations/<key>/withdraw", "/return/<token>"),
    *("/reset/<token>", "/set-up/<token>", "/sign-ins/<key>/end"),
    "/hand-over",
)


@pytest.fixture
def rounds(room: Room) -> dict[str, uuid.UUID]:
    """Two seminars in the middle of their day, Ada's and Eve's, and the round each is asked in."""
    eves = replace(room.eves(), seats={"chidi": room.eves().new_seat()})
    return {its.public_id: round_of_a_day(its) for its in (room, eves)}


def round_of_a_day(room: Room) -> uuid.UUID:
    day = Day(room)
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    day.start(ItemKind.DEBATE)
    written(room)
    noted(room)
    worded_before(room)
    circulated(room)
    finalise(room)
    proposed_before(room)
    return day.open_round(nth=1)


# Two thousand requests, which decide the same on either store.
@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_every_door_answers_everybody_as_the_policy_says(
    app: Flask, room: Room, rounds: dict[str, uuid.UUID]
) -> None:
    wrong = []

    for name, visitor in visitors(room).items():
        token = visitor.browser.token()
        for relation, door, values in visits(visitor, room, rounds):
            wanted = expected(door, visitor, relation)
            if not wanted and is_made_once(door, relation):
                continue
            if relation in SEATS and door.way is Way.SEAT:
                # A seat of its own, because leaving ends one.
                visitor.browser.hold_seat(room.public_id, SEATS[relation](room))
            if door.way is Way.READER:
                # Somebody of the team, who was at every door, closed the links.
                open_links_again(room)
            said = heard(visitor.browser, door, values, {"csrf_token": token})
            if said not in wanted if wanted else not is_open(door, said):
                wrong.append((name, relation.value, door.method, door.rule.rule, said))

    assert wrong == []


@pytest.mark.parametrize("name", ["organiser", "participant"])
def test_things_of_another_seminar_are_found_through_no_door_of_ones_own(
    room: Room, rounds: dict[str, uuid.UUID], name: str
) -> None:
    visitor = visitors(room)[name]
    token = visitor.browser.token()
    theirs = things_of(room.eves(), rounds[room.other_public_id])
    mixed = {**theirs, "public_id": room.public_id}
    (sheet,) = offered(room)
    form = {"csrf_token": token, "code": sheet, **FILLED}
    before = rows(room)

    said = {
        (door.method, door.rule.rule): heard(visitor.browser, door, mixed, form)[0]
        for door in doors(room.app)
        if door.way and THINGS & door.rule.arguments and not expected(door, visitor, visitor.here)
    }

    assert said
    assert {asked: status for asked, status in said.items() if status != 404} == (
        {} if name == "organiser" else NO_DEBATE_RUNS
    )
    assert rows(room) == before


def rows(room: Room) -> dict[str, list[str]]:
    """Return everything that is stored."""
    with room.store.session() as db:
        tables = Base.metadata.sorted_tables
        return {table.name: sorted(map(repr, db.execute(select(table)))) for table in tables}


def test_route_for_somebody_new_has_no_answer_until_it_is_written_down(room: Room) -> None:
    door = next(doors(room.app))
    stranger = visitors(room)["outsider"]

    with pytest.raises(AssertionError, match="what does it answer to whom"):
        expected(replace(door, audience="somebody"), stranger, stranger.here)


def visits(
    visitor: Visitor, room: Room, rounds: dict[str, uuid.UUID]
) -> Iterator[tuple[Relation, Door, dict[str, object]]]:
    """Yield every door of both seminars, and last what is about none: signing out is among it."""
    here = things_of(room, rounds[room.public_id])
    there = things_of(room.eves(), rounds[room.other_public_id])
    every = list(doors(room.app))
    yield from ((visitor.here, door, here) for door in every if door.way)
    yield from ((visitor.there, door, there) for door in every if door.way)
    yield from ((visitor.here, door, here) for door in every if not door.way)


def heard(
    browser: Browser, door: Door, values: dict[str, object], form: dict[str, str]
) -> tuple[int, str]:
    """Return the status at a door, and where it sends the browser."""
    address = door.address(values)
    is_get = door.method == "GET"
    answer = browser.get(address) if is_get else browser.client.post(address, data=form)
    answer.close()
    return answer.status_code, answer.headers.get("Location", "").partition("?")[0]


def is_made_once(door: Door, relation: Relation) -> bool:
    """Whether this is a file that takes its time: the rapporteur's are enough."""
    return door.rule.rule.endswith((".pdf", ".docx")) and relation is not Relation.RAPPORTEUR


def is_open(door: Door, said: tuple[int, str]) -> bool:
    """Whether somebody was let in; what the form lacked may still be told."""
    if door.rule.rule.endswith(NAMING_NOTHING):
        return said == NO_SUCH_THING
    return said[0] < 500 and said[0] not in CLOSED and said != NO_SUCH_THING
