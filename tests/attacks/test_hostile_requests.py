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
    CardKind,
    HideReason,
    IdentityMode,
    ItemKind,
    MarkValue,
    Role,
    Rule,
    Scope,
)
from seminar.database import Database
from seminar.models import Base, Seminar
from tests.attacks.hostile import SCRIPT, Chance, Known, unknown_ids
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import noted, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day
from tests.figures import Tell
from tests.joining.seats_stage import mark_of
from tests.outcome.stage import circulated, link_token_of
from tests.web.test_headers import EXPECTED

WITHOUT_TOKEN = 330
WITH_TOKEN = 390
# Of both tests on both stores together, 100,000 requests in the full form.
TIMES_IN_FULL = 26
# Making a PDF takes a tenth of a second; its own tests send hostile texts through it.
SLOW = (".pdf", ".docx")
WORDS = ("INSERT", "UPDATE", "DELETE")


NAMED_IN_ADDRESSES = (
    *("account", "agenda_item", "card", "different_view", "next_step", "note_link", "objection"),
    *("point", "round", "seat"),
)


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
    return Known(of_address=_of_address(db, room, seminar, other), of_form=_of_form(room, seminar))


def _of_address(
    db: Session, room: Room, seminar: Seminar, other: Seminar
) -> dict[str, tuple[str, ...]]:
    ids = {
        f"{table}_id": (*map(str, db.scalars(select(Base.metadata.tables[table].c.id))),)
        for table in NAMED_IN_ADDRESSES
    }
    return {
        "public_id": (seminar.public_id,) * 5 + (other.public_id,),
        "code": (seminar.code, other.code, seminar.code.lower(), "K7MQ2XB"),
        "token": (*room.seats.values(), room.logins["ada"], "A" * 32),
        "screen_token": (seminar.screen_token, other.screen_token, "A" * 32),
        "key": ("brief.answers", "A1", "a" * 64),
        "link_token": (link_token_of(room), room.seats["chidi"], "A" * 32),
        "link_id": (*ids["note_link_id"], *unknown_ids()),
        "number": ("1", "2", "9" * 4, "9" * 30),
        "form": ("note.md", "note.json", "note.exe"),
        "item_id": (*ids["agenda_item_id"], *unknown_ids()),
        "view_id": (*ids["different_view_id"], *unknown_ids()),
        "step_id": (*ids["next_step_id"], *unknown_ids()),
        "member_id": (*ids["account_id"], *unknown_ids()),
        "other_id": (*ids["card_id"], *unknown_ids()),
        **{
            name: (*ids[name], *unknown_ids())
            for name in ("round_id", "card_id", "objection_id", "point_id", "seat_id")
        },
    }


def _of_form(room: Room, seminar: Seminar) -> dict[str, tuple[str, ...]]:
    area, item = seminar.areas[0].id.hex, seminar.agenda[-1].id.hex
    return {
        **_of_setting_up(area, item),
        **_of_note(),
        **_of_steps(),
        "about": ("1", "2", "6", *Scope),
        "answer": ("order", "together"),
        "batch": (".".join(["a" * 32] * 90),),
        "card_id": unknown_ids(),
        "code": (seminar.code,),
        "consent": ("y",),
        "notice": ("1", "2", "x"),
        "title": ("Ada's seminar", "Another"),
        "email": ("ada@example.org", "a@" + "a." * 900),
        "group": ("", seminar.groups[0].id.hex, str(seminar.groups[0].id)),
        "kind": tuple(CardKind),
        "language": ("en", "fr", "tlh"),
        "mode": tuple(IdentityMode),
        "mark": ("NATO", "K7MQ", mark_of(room.seats["dana"])),
        "name": (SCRIPT,),
        "new": ("too short", "long enough to be one"),
        "number": ("1", "3"),
        "order": ("", "1", "5", "6"),
        "next": ("/account", "/seminars"),
        "people": ("44",),
        "place-1": ("1", "2", "none", ""),
        "place-2": ("1", "2", "none"),
        "place-3": ("1", "3", "none"),
        "place-4": ("4", "none", "5"),
        "place-5": ("5", "none"),
        "place-99": ("1",),
        "point_id": unknown_ids(),
        "present": ("a long enough password",),
        "reason": tuple(HideReason),
        "revision": ("1", "2"),
        "secret": ("A" * 32, "short"),
        "text": ("A card.", SCRIPT),
        "token": (room.seats["dana"], "A" * 32),
        "value": tuple(MarkValue),
        "view_id": unknown_ids(),
    }


def _of_note() -> dict[str, tuple[str, ...]]:
    return {
        "doubt": ("number", "name", "area", "no-doubt"),
        "key": ("who.present", "limits.room", "next", "a" * 300),
        "seen": ("a" * 64, ""),
        "state": ("open", "left", "taken"),
        "text_sha256": ("a" * 64,),
        "objection_id": unknown_ids(),
        "restore": ("y",),
        "version": ("0", "1"),
        "until": ("2027-05-01", "2026-01-01"),
    }


def _of_steps() -> dict[str, tuple[str, ...]]:
    return {
        "step_id": unknown_ids(),
        "addressee": ("The staff", SCRIPT),
        "due": ("2027-01-01", "1.1.2001"),
        "cards": unknown_ids(),
        "hinted": ("", "yes"),
    }


def _of_setting_up(area: str, item: str) -> dict[str, tuple[str, ...]]:
    return {
        "day": ("2026-11-23", "0001-01-01", "9999-12-31"),
        "deed": (f"up {area}", f"down {item}", f"remove {area}", f"remove {item}"),
        "framework": ("nato-human-security", "blank"),
        "groups": ("ready", "none"),
        "length": ("45", "90", "day"),
        "mark": ("NATO",),
        "minutes": ("10",),
        "names": ("a\nb", "a\nA"),
        "new-definition": (SCRIPT,),
        "new-kind": tuple(ItemKind),
        "new-minutes": ("1", "601"),
        "new-name": ("An area",),
        "new-title": ("An item",),
        "question": ("In which order?",),
        "role": tuple(Role),
        "rule": tuple(Rule),
        "title": ("A title", SCRIPT),
        "zone": ("Europe/Brussels", "Mars/Olympus"),
        f"{area}-name": (SCRIPT,),
        f"{item}-minutes": ("5",),
    }


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
