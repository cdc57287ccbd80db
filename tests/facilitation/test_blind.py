"""Blind for everybody: until a round is counted, what was answered changes no byte anybody gets.

The same room is looked at twice, with the same people having answered the opposite. So nothing
but what each loading of a form makes anew has to be left out of the comparison.
"""

import re
import uuid
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from seminar.access import tokens
from seminar.core.ballot import AnswerKind
from seminar.core.terms import ItemKind, MarkValue, RoundState
from seminar.facilitation import service
from seminar.models import Ballot, Round
from seminar.ranking import service as ranking
from tests.client import Browser
from tests.debate.stage import noted, weigh, written
from tests.facilitation.day import ORDERS, Day, opposite

ORDER, TOGETHER = AnswerKind.ORDER.value, AnswerKind.TOGETHER.value
ANSWERS = [(ORDER, order) for order in ORDERS] + [(TOGETHER, "")] * 2
OPPOSITE = [(TOGETHER, "")] * 3 + [(ORDER, opposite("1>2>3>4>5"))] * 7
MADE_ANEW = re.compile(rb'(name="(?:csrf_token|card_id|point_id|token)"[^>]*value=")[^"]+')


@pytest.fixture
def round_id(day: Day) -> uuid.UUID:
    """A second round that is being answered, after a first one that was shown and a debate."""
    day.lead(service.set_head_count, 14)
    first = day.open_round()
    day.answer(first, ORDERS, together=2)
    day.show(first)
    day.start(ItemKind.DEBATE)
    weigh(day.room, "dana", written(day.room), MarkValue.AGREE)
    noted(day.room)
    second = day.open_round(nth=1)
    day.answer(second, ORDERS, together=2)
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
        keys = [tokens.answer_key(token, question_id) for token in day.tokens]
        for key, (kind, order) in zip(keys, answers, strict=True):
            db.execute(
                update(Ballot)
                .where(Ballot.round_id == round_id, Ballot.answer_key == key)
                .values(kind=kind, ranking=order)
            )


def addresses(day: Day, round_id: uuid.UUID) -> list[str]:
    """Return the address of everything that can be loaded, streams apart."""
    with day.room.store.session() as db:
        seminar = day.room.seminar(db)
        values = {
            "public_id": seminar.public_id,
            "screen_token": seminar.screen_token,
            "code": seminar.code,
            "token": day.room.seats["dana"],
            "round_id": round_id,
            "point_id": noted(day.room),
            "key": sentence_key(day),
        }
    return filled_in(day.room.app, values)


def sentence_key(day: Day) -> str:
    """Return the key of a sentence that the note has now."""
    note = day.room.staff("ada").get(f"/seminars/{day.room.public_id}/note?editing=yes").text
    return re.findall(r"/note/sentences/([^\"]+)", note)[0]


def filled_in(app: Flask, values: dict[str, object]) -> list[str]:
    routes = app.url_map.bind("localhost")
    return [
        routes.build(rule.endpoint, {name: values[name] for name in rule.arguments})
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.rule.endswith("/stream")
    ]


def everybody(day: Day) -> dict[str, Browser]:
    """Return a browser for each who could look: the team, the phones, a stranger."""
    return {
        **{name: day.room.staff(name) for name in ("ada", "ben", "rosa", "eve")},
        **{name: day.room.phone(name) for name in ("chidi", "dana")},
        "nobody": Browser(day.room.app),
    }


def loaded(answer: TestResponse) -> tuple[object, ...]:
    return answer.status_code, answer.location, content(answer.data)


def content(data: bytes) -> object:
    """Return what somebody got; a Word file unpacked, since its packing tells the time."""
    if not data.startswith(b"PK"):
        return MADE_ANEW.sub(rb"\1", data)
    with ZipFile(BytesIO(data)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def looked_at(day: Day, pages: list[str]) -> dict[tuple[str, str], tuple[object, ...]]:
    browsers = everybody(day).items()
    return {(name, page): loaded(browser.get(page)) for name, browser in browsers for page in pages}


@pytest.mark.parametrize("state", [RoundState.OPEN, RoundState.CLOSED])
def test_opposite_answers_give_everybody_the_same_bytes(day, round_id, state):
    if state is RoundState.CLOSED:
        day.close(round_id)
    pages = addresses(day, round_id)

    answer_otherwise(day, round_id, ANSWERS)
    one = looked_at(day, pages)
    answer_otherwise(day, round_id, OPPOSITE)
    other = looked_at(day, pages)

    assert [seen for seen in one if one[seen] != other[seen]] == []
    assert [seen for seen, answer in one.items() if answer[0] >= 500] == []


def test_comparison_would_notice_a_difference(day, round_id):
    pages = addresses(day, round_id)
    one = looked_at(day, pages)
    day.seal(round_id)
    sealed = looked_at(day, pages)

    changed = {seen for seen in one if one[seen] != sealed[seen]}

    console = f"/seminars/{day.room.public_id}/console"
    assert {(name, console) for name in ("ada", "ben", "rosa")} <= changed


@pytest.mark.parametrize("who", ["team", "screen", "phone"])
def test_stream_says_as_much_of_one_answer_as_of_its_opposite(day, round_id, who):
    with day.room.store.session() as db:
        screen_token = day.room.seminar(db).screen_token
    browser, address = {
        "team": (day.room.staff("ben"), f"/seminars/{day.room.public_id}/console/stream"),
        "screen": (Browser(day.room.app), f"/screen/{screen_token}/stream"),
        "phone": (day.room.phone("chidi"), f"/s/{day.room.public_id}/stream"),
    }[who]

    heard = []
    for token, order in ((day.room.new_seat(), "2>1>3>4>5"), (day.room.new_seat(), "5>4>3>1>2")):
        before = state_of(browser, address)
        cast(day, round_id, token, order, revision=1)
        heard.append(state_of(browser, address) - before)

    assert heard == ([0, 0] if who == "phone" else [1, 1])


def test_stream_says_nothing_of_a_changed_answer(day, round_id):
    ben, address = day.room.staff("ben"), f"/seminars/{day.room.public_id}/console/stream"
    before = state_of(ben, address)

    cast(day, round_id, day.tokens[0], "5>4>3>1>2", revision=2)

    assert state_of(ben, address) == before


def state_of(browser: Browser, address: str) -> int:
    """Return the state that a stream tells first; it holds nothing but this number."""
    answer = browser.get(address)
    events = answer.iter_encoded()
    told = b"".join([next(events), next(events)])
    answer.close()
    found = re.fullmatch(rb"retry: 2000\n\nevent: changed\ndata: (\d+)\n\n", told)
    assert found
    return int(found[1])
