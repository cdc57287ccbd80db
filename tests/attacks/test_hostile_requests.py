"""Thousands of hostile requests from nobody, a participant and the team, on both stores.

Each answer is one of ours with its protecting headers, sends nobody to another site, and is no
failure of the server. Rows change only for a form of ours that was answered as done.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse
from werkzeug.wrappers import Request

from seminar.core.terms import (
    ItemKind,
)
from seminar.database import Database
from seminar.models import Base, Seminar
from tests.attacks.hostile import Chance, Known
from tests.attacks.hostile_values import of_address, of_form
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import noted, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day
from tests.figures import Tell
from tests.outcome.stage import circulated
from tests.web.test_headers import EXPECTED

WITHOUT_TOKEN = 330
WITH_TOKEN = 390
# Of both tests on both stores together, 100,000 requests in the full form.
TIMES_IN_FULL = 26
# Making a PDF takes a tenth of a second; its own tests send hostile texts through it.
SLOW = (".pdf", ".docx")
WORDS = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def times(is_full: bool) -> int:
    """How many times as many requests are sent as in a run of every day."""
    return TIMES_IN_FULL if is_full else 1


@pytest.fixture
def day(room: Room) -> Day:
    """A day with a counted round, a debate with cards, and a second round that is open."""
    day = Day(room)
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    day.start(ItemKind.DEBATE)
    written(room)
    noted(room)
    worded_before(room)
    circulated(room)
    proposed_before(room)
    day.open_round(nth=1)
    return day


@pytest.fixture
def known(day: Day, db: Session) -> Known:
    """What an attacker could know of both seminars."""
    room, seminar = day.room, day.room.seminar(db)
    other = db.scalars(select(Seminar).where(Seminar.public_id == room.other_public_id)).one()
    return Known(of_address=of_address(db, room, seminar, other), of_form=of_form(room, seminar))


@contextmanager
def changes(store: Database) -> Iterator[list[str]]:
    """Collect the statements that changed rows, once they are committed."""
    pending: list[str] = []
    stored: list[str] = []

    def execute(connection: Connection, cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith(WORDS) and cursor.rowcount != 0:
            pending.append(statement)

    def commit(_connection: Connection) -> None:
        stored.extend(pending)
        pending.clear()

    def roll_back(_connection: Connection) -> None:
        pending.clear()

    hooks = {"after_cursor_execute": execute, "commit": commit, "rollback": roll_back}
    for name, hook in hooks.items():
        event.listen(store.engine, name, hook)
    try:
        yield stored
    finally:
        for name, hook in hooks.items():
            event.remove(store.engine, name, hook)


def rows(db: Session) -> dict[str, list[str]]:
    """Return every row of the store but those that count wrong codes."""
    db.rollback()
    return {
        table.name: sorted(map(repr, db.execute(select(table))))
        for table in Base.metadata.sorted_tables
        if table.name != "attempt"
    }


def visitors(app: Flask, room: Room) -> dict[str, Browser]:
    return {
        "nobody": Browser(app),
        "chidi": room.phone("chidi"),
        "ben": room.staff("ben"),
        "ada": room.staff("ada"),
    }


def faults(environ: dict[str, object], answer: TestResponse) -> list[str]:
    """Return what is wrong with an answer, whatever was asked."""
    goal = answer.headers.get("Location", "/")
    wrong = {
        f"status {answer.status_code}": answer.status_code >= 500,
        f"goes to {goal}": not goal.startswith("/") or goal.startswith(("//", "/\\")),
        "unprotected": {name: answer.headers.get(name) for name in EXPECTED} != EXPECTED,
        "kept by caches": "Cookie" not in answer.headers.get("Vary", ""),
        "cookie of theirs": "evil" in str(answer.headers.getlist("Set-Cookie")),
    }
    asked = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}"[:120]
    return [f"{asked}: {fault}" for fault, is_so in wrong.items() if is_so]


def send(browser: Browser, environ: dict[str, object]) -> TestResponse | None:
    """Send a request; streams are let go before they say anything."""
    if str(environ["PATH_INFO"]).endswith(SLOW):
        return None
    # As it is: from a dictionary the client would make a kinder request.
    answer = browser.client.open(Request(environ))
    if answer.mimetype != "text/event-stream":
        answer.get_data()
    answer.close()
    return answer


def test_hostile_request_without_a_form_of_ours_changes_nothing(
    db: Session, known: Known, day: Day, tell: Tell, times: int
) -> None:
    app, found, sent = day.room.app, [], 0
    before = rows(db)

    for seed, browser in enumerate(visitors(app, day.room).values()):
        for environ in Chance(app, known, seed=seed).requests(WITHOUT_TOKEN * times):
            answer = send(browser, environ)
            if answer is not None:
                sent += 1
                found += faults(environ, answer)

    tell(requests=sent, faults=len(found))
    assert found == []
    assert rows(db) == before
    assert sent > 3.5 * WITHOUT_TOKEN * times


def test_hostile_form_changes_rows_only_when_it_is_answered_as_done(
    app: Flask, known: Known, day: Day, tell: Tell, times: int
) -> None:
    found, sent, done = [], 0, 0

    for seed, browser in enumerate(visitors(app, day.room).values()):
        token = browser.token()
        session = browser.client.get_cookie("session").value
        for environ in Chance(app, known, seed=seed).requests(WITH_TOKEN * times, token=token):
            if str(environ["PATH_INFO"]).endswith("/rehearsal"):
                # Its invented people would write beside all that follows.
                continue
            # Whoever signs out by chance would send nothing but forms without proof from then on.
            browser.client.set_cookie("session", session)
            with changes(day.room.store) as stored:
                answer = send(browser, environ)
            sent += 1
            found += faults(environ, answer)
            done += answer.status_code == 303
            told = [statement for statement in stored if "attempt" not in statement]
            # Cards and new links are shown in the answer itself, because they are kept nowhere.
            if told and answer.status_code not in (200, 303):
                found.append(f"{environ['PATH_INFO']} {answer.status_code}: {told}")

    tell(requests=sent, done=done, faults=len(found))
    assert found == []
    # Chance decides how many; the rest of the test says something only if there are some.
    assert done > 20
