"""Upkeep: links are cut when the day promised has passed, once, and never under an open round."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from seminar import upkeep
from seminar.access import tokens
from seminar.accounts import links_service
from seminar.core.movement import movement_from_json
from seminar.core.terms import IdentityMode
from seminar.facilitation import service
from seminar.models import (
    Ballot,
    JournalEntry,
    Leftover,
    Login,
    PasswordReset,
    Result,
    Seminar,
)
from seminar.upkeep import Upkeep
from seminar.web import clock
from tests.at_once import each_at_once
from tests.cast import Room, furnish_room
from tests.facilitation.day import ORDERS, Day

ZONE = "Pacific/Auckland"
FOLDER = Path("/nowhere")
DONE = Upkeep(cut=0, waiting=0, is_swept=True, deletable=())
CUT = Upkeep(cut=1, waiting=0, is_swept=True, deletable=())
WAITS = (
    "A round is not counted yet, so links that are due could not be cut; seminars: 1. "
    "Count it, or set it aside."
)
WAITING = Upkeep(cut=0, waiting=1, is_swept=True, deletable=())


@pytest.fixture
def day(room) -> Day:
    """A day in Auckland, where the date changes half a day earlier; Eve's links are cut already."""
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).zone = ZONE
        for other in db.scalars(select(Seminar).where(Seminar.public_id != room.public_id)):
            other.links_cut = True
    return Day(room)


def midnight(day: Day) -> datetime:
    """Return the end of the day promised, where the seminar is held."""
    with day.room.store.session() as db:
        until = day.room.seminar(db).link_until
    ends = datetime.combine(until + timedelta(days=1), datetime.min.time(), ZoneInfo(ZONE))
    return ends.astimezone(UTC)


def keep_up(day: Day, now: datetime) -> Upkeep:
    return upkeep.keep_up(day.room.store, FOLDER, now=now)


def keys(day: Day) -> set[bytes]:
    with day.room.store.session() as db:
        return set(db.scalars(select(Ballot.answer_key)))


def stored(day: Day) -> list[tuple]:
    with day.room.store.session() as db:
        rows = db.execute(select(Ballot.round_id, Ballot.kind, Ballot.ranking, Ballot.revision))
        return sorted(tuple(row) for row in rows)


def play(day: Day) -> None:
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)
    day.show(second)


def test_links_are_cut_the_day_after_the_one_promised_and_once(day):
    play(day)
    before, answers = keys(day), stored(day)
    keep_up(day, day.room.now)
    ends = midnight(day)

    said = [keep_up(day, ends - timedelta(minutes=1)), keep_up(day, ends)]
    after = keys(day)

    assert said == [DONE, CUT]
    assert (len(before), len(after), before & after) == (8, 16, set())
    assert stored(day) == answers
    assert keep_up(day, ends + timedelta(days=1)) == DONE
    assert keys(day) == after


def test_record_of_the_day_says_nothing_of_it(day):
    play(day)
    journal = day.journal()

    keep_up(day, midnight(day))

    with day.room.store.session() as db:
        assert db.scalar(select(func.count()).select_from(JournalEntry)) >= len(journal)
    assert day.journal() == journal


@pytest.mark.parametrize("closed", [False, True])
def test_links_stay_while_a_round_is_not_counted(day, closed):
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)
    if closed:
        day.close(second)
    before = keys(day)

    while_uncounted = keep_up(day, midnight(day))
    kept = keys(day)
    if not closed:
        day.close(second)
    day.lead(service.count_round, second)
    counted = keep_up(day, midnight(day))

    assert (while_uncounted, kept) == (WAITING, before)
    assert counted == CUT
    assert keys(day) & before == set()
    with day.room.store.session() as db:
        movement = db.get_one(Result, second).movement
    assert movement_from_json(movement).linked == 8


def test_answers_given_after_the_cut_are_linked_to_nothing(day):
    first = day.open_round()
    day.answer(first, ORDERS)
    day.show(first)
    keep_up(day, midnight(day))
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)
    given = keys(day)

    day.seal(second)

    assert len(given & keys(day)) == 8
    with day.room.store.session() as db:
        assert movement_from_json(db.get_one(Result, second).movement).linked is None


def test_pages_bear_that_no_own_order_is_found_any_more(day):
    play(day)
    phone = day.room.phone("chidi")
    phone.hold_seat(day.room.public_id, day.tokens[0])
    path = f"/s/{day.room.public_id}/order"
    before = phone.get(path)

    keep_up(day, midnight(day))

    after = phone.get(path)
    assert (before.status_code, after.status_code) == (200, 200)
    assert ["Show my own order" in page.text for page in (before, after)] == [True, False]
    assert ["stands alone now" in page.text for page in (before, after)] == [False, True]


@pytest.mark.parametrize("mode", IdentityMode)
def test_a_seminar_without_answers_is_looked_at_once(app, now, mode):
    room = furnish_room(app, now=now, mode=mode)
    later = now + timedelta(days=60)

    said = [upkeep.keep_up(room.store, FOLDER, now=later) for _ in range(2)]

    assert said == [Upkeep(cut=2, waiting=0, is_swept=True, deletable=()), DONE]


def test_two_workers_at_once_cut_once(day):
    play(day)
    before, answers = keys(day), stored(day)

    said = each_at_once([lambda: keep_up(day, midnight(day))] * 2)
    keep_up(day, midnight(day))

    assert sorted(one.cut for one in said) == [0, 1]
    assert (keys(day) & before, stored(day)) == (set(), answers)
    with day.room.store.session() as db:
        assert db.scalar(select(func.count()).select_from(Leftover)) == 0


def test_what_a_crash_left_is_swept_at_the_next_start(day):
    first = day.open_round()
    day.answer(first, ORDERS)
    # The process ends after the count was committed and before the files were cleared.
    day.seal(first)

    upkeep.look_after(day.room.app)

    with day.room.store.session() as db:
        assert db.scalar(select(func.count()).select_from(Leftover)) == 0


def test_a_failure_is_logged_and_ends_nothing(day, caplog, monkeypatch):
    def fail(*_values: object, **_named: object) -> Callable:
        raise OSError("The disk is full.")

    monkeypatch.setattr(upkeep, "sweep", fail)

    with caplog.at_level(logging.ERROR, "gunicorn.error"):
        upkeep.look_after(day.room.app)

    assert caplog.messages == ["The upkeep failed and will be tried again."]


def test_sentences_tell_what_somebody_should_know():
    said = Upkeep(cut=2, waiting=1, is_swept=False, deletable=(Path("b/old.dump"),)).sentences()

    assert said == [
        "The links between answers were cut, as promised; seminars: 2.",
        WAITS,
        "Former rows are still in the files of the store; the next upkeep retries.",
        "b/old.dump was made before its rounds were counted and can be deleted now.",
    ]
    assert DONE.sentences() == []


def test_upkeep_writes_down_when_sign_ins_were_used_and_forgets_what_ended(
    room: Room, tmp_path: Path
) -> None:
    now = clock.now()
    ada, eve = (tokens.login_hash(room.logins[name]) for name in ("ada", "eve"))
    with room.store.session() as db, room.store.writing(db):
        db.get_one(Login, eve).seen_at = now - timedelta(days=15)
        links_service.offer_reset(
            db, db.get_one(Login, ada).account_id, now=now - timedelta(days=2)
        )
    room.app.extensions["seminar.sightings"].note(ada, now + timedelta(hours=1))

    upkeep.look_after(room.app)

    with room.store.session() as db:
        assert db.get_one(Login, ada).seen_at == now + timedelta(hours=1)
        assert db.get(Login, eve) is None
        assert db.scalar(select(func.count()).select_from(PasswordReset)) == 0
