"""Blind for everybody: until a round is counted, what was answered changes no byte anybody gets.

The same room is looked at twice, with the same people having answered the opposite. So nothing
but what each loading of a form makes anew has to be left out of the comparison.
"""

import os
import re
import uuid
from datetime import datetime
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from seminar.core.ballot import AnswerKind
from seminar.core.terms import IdentityMode, RoundState
from seminar.models import Ballot, Round
from seminar.ranking import service as ranking
from tests.cast import Room, furnish_room
from tests.facilitation.day import ORDERS, Day, opposite
from tests.facilitation.walk import (
    Seen,
    opened_second_round,
    pages_of,
    state_of,
    streams_of,
    walked,
)

pytestmark = pytest.mark.no_cover

ORDER, TOGETHER = AnswerKind.ORDER.value, AnswerKind.TOGETHER.value
ANSWERS = [(ORDER, order) for order in ORDERS] + [(TOGETHER, "")] * 2
OPPOSITE = [(TOGETHER, "")] * 3 + [(ORDER, opposite("1>2>3>4>5"))] * 7
MADE_ANEW = re.compile(
    rb'(name="(?:batch|objection_id|csrf_token|card_id|point_id|question_id|token|secret)"[^>]*value=")[^"]+'
)


# Each mode, and each store in the usual one: which rows a page asks for depends on the mode, how
# a store finds them does not. All of them in both states are for `make attack`: half a minute each.
ROOMS = [
    ("sqlite", IdentityMode.PSEUDONYMOUS, RoundState.OPEN),
    ("postgresql", IdentityMode.PSEUDONYMOUS, RoundState.CLOSED),
    ("sqlite", IdentityMode.ANONYMOUS, RoundState.CLOSED),
    ("postgresql", IdentityMode.NAMED, RoundState.OPEN),
]
if os.environ.get("SEMINAR_FULL") == "1":
    ROOMS = list(
        product(("sqlite", "postgresql"), IdentityMode, (RoundState.OPEN, RoundState.CLOSED))
    )


@pytest.fixture
def mode() -> IdentityMode:
    """The usual mode."""
    return IdentityMode.PSEUDONYMOUS


@pytest.fixture
def room(app: Flask, now: datetime, mode: IdentityMode) -> Room:
    """Ada's seminar in the mode."""
    return furnish_room(app, now=now, mode=mode)


@pytest.fixture
def round_id(day: Day) -> uuid.UUID:
    """A second round that is being answered, after a first one that was shown and a debate."""
    second = opened_second_round(day)
    cast(day, second, day.room.seats["dana"], "1>2>3>4>5", revision=1)
    return second


def cast(day: Day, round_id: uuid.UUID, token: str, order: str, *, revision: int) -> None:
    with day.room.store.session() as db, day.room.store.writing(db):
        ranking.cast(
            db,
            public_id=day.room.public_id,
            round_id=round_id,
            token=token,
            kind=AnswerKind.ORDER,
            ranking=order,
            revision=revision,
        )


def answer_otherwise(day: Day, round_id: uuid.UUID, answers: list[tuple[str, str]]) -> None:
    """Let everybody but Dana have given these answers instead, as often and in the same rows."""
    with day.room.store.session() as db, day.room.store.writing(db):
        question_id = db.get_one(Round, round_id).question_id
        mode = day.room.seminar(db).mode
        keys = [
            ranking.answer_key(token, mode, round_id=round_id, question_id=question_id)
            for token in day.tokens
        ]
        for key, (kind, order) in zip(keys, answers, strict=True):
            changed = db.execute(
                update(Ballot)
                .where(Ballot.round_id == round_id, Ballot.answer_key == key)
                .values(kind=kind, ranking=order)
            )
            assert changed.rowcount == 1


def loaded(answer: TestResponse) -> tuple[object, ...]:
    return answer.status_code, answer.location, content(answer.data)


def content(data: bytes) -> object:
    """Return what somebody got; a Word file unpacked, since its packing tells the time."""
    if not data.startswith(b"PK"):
        return MADE_ANEW.sub(rb"\1", data)
    with ZipFile(BytesIO(data)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def looked_at(day: Day, pages: dict[str, str]) -> dict[Seen, tuple[object, ...]]:
    return {seen: loaded(answer) for seen, answer in walked(day, pages).items()}


@pytest.mark.parametrize(("app", "mode", "state"), ROOMS, indirect=["app"])
def test_opposite_answers_give_everybody_the_same_bytes(day, round_id, state):
    if state is RoundState.CLOSED:
        day.close(round_id)
    pages = pages_of(day, round_id)

    answer_otherwise(day, round_id, ANSWERS)
    one = looked_at(day, pages)
    answer_otherwise(day, round_id, OPPOSITE)
    other = looked_at(day, pages)

    assert [seen for seen in one if one[seen] != other[seen]] == []
    assert [seen for seen, answer in one.items() if answer[0] >= 500] == []


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_comparison_would_notice_a_difference(day, round_id):
    pages = pages_of(day, round_id)
    one = looked_at(day, pages)
    day.seal(round_id)
    sealed = looked_at(day, pages)

    changed = {seen for seen in one if one[seen] != sealed[seen]}

    assert {(name, "facilitation.console") for name in ("ada", "ben", "rosa")} <= changed


STREAMS = ["team", "screen", "phone", "door"]


def test_every_stream_there_is_is_listened_to(app, day):
    routes = app.url_map.bind("localhost")
    heard = {routes.match(address)[0] for _, address in streams_of(day).values()}

    assert heard == {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.endswith("/stream") and "GET" in rule.methods
    }


@pytest.mark.parametrize("who", STREAMS)
def test_stream_says_as_much_of_one_answer_as_of_its_opposite(day, round_id, who):
    browser, address = streams_of(day)[who]
    heard = []
    for token, order in ((day.room.new_seat(), "2>1>3>4>5"), (day.room.new_seat(), "5>4>3>1>2")):
        before = state_of(browser, address)
        cast(day, round_id, token, order, revision=1)
        heard.append(state_of(browser, address) - before)

    assert heard == ([0, 0] if who in {"phone", "door"} else [1, 1])


@pytest.mark.parametrize("who", STREAMS)
def test_stream_says_nothing_of_a_changed_answer(day, round_id, who):
    browser, address = streams_of(day)[who]
    before = state_of(browser, address)

    cast(day, round_id, day.tokens[0], "5>4>3>1>2", revision=2)

    assert state_of(browser, address) == before
