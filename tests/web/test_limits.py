"""Limits count failures only, per subject, and let nobody out for long."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.database import Database
from seminar.models import Attempt
from seminar.web.limits import (
    CODE,
    SIGN_IN,
    WINDOW,
    Limit,
    TooManyTries,
    count_failure,
    refuse_too_many,
    too_many,
)


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def fail(store: Database, limit: Limit, subject: str, *, times: int, now: datetime) -> None:
    with store.session() as db, store.writing(db):
        for _ in range(times):
            count_failure(db, limit, subject, now=now)


def test_failures_below_the_limit_cost_nothing(db: Session, store: Database, now: datetime) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=4, now=now)

    assert too_many(db, SIGN_IN, "ada@example.org", now=now) == 0


def test_each_failure_beyond_the_limit_doubles_the_wait_up_to_its_end(
    db: Session, store: Database, now: datetime
) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=4, now=now)
    waits = []
    for _ in range(5):
        fail(store, SIGN_IN, "ada@example.org", times=1, now=now)
        waits.append(too_many(db, SIGN_IN, "ada@example.org", now=now))
        db.rollback()

    # The window of ten seconds in which the last one failed comes on top.
    assert waits == [40, 70, 130, 250, 250]


def test_thousand_failures_still_end(db: Session, store: Database, now: datetime) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=1000, now=now)

    assert too_many(db, SIGN_IN, "ada@example.org", now=now) == 250
    assert too_many(db, SIGN_IN, "ada@example.org", now=now + timedelta(seconds=250)) == 0


def test_failures_of_one_subject_do_not_touch_another(
    db: Session, store: Database, now: datetime
) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=9, now=now)

    assert too_many(db, SIGN_IN, "ben@example.org", now=now) == 0
    assert too_many(db, CODE, "ada@example.org", now=now) == 0


def test_old_failures_are_forgotten(db: Session, store: Database, now: datetime) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=9, now=now)
    later = now + timedelta(seconds=SIGN_IN.within + WINDOW)

    fail(store, SIGN_IN, "ben@example.org", times=1, now=later)

    assert too_many(db, SIGN_IN, "ada@example.org", now=later) == 0
    assert db.scalar(select(func.count()).select_from(Attempt)) == 1


def test_thirty_wrong_codes_a_minute_are_free_and_the_next_one_waits(
    db: Session, store: Database, now: datetime
) -> None:
    fail(store, CODE, "192.0.2.1", times=29, now=now)
    before = too_many(db, CODE, "192.0.2.1", now=now)
    db.rollback()
    fail(store, CODE, "192.0.2.1", times=1, now=now + timedelta(seconds=20))

    assert before == 0
    assert too_many(db, CODE, "192.0.2.1", now=now + timedelta(seconds=30)) == 60


@pytest.mark.parametrize(("failures", "words"), [(5, "1 minute."), (6, "2 minutes.")])
def test_wait_is_said_in_words(
    db: Session, store: Database, now: datetime, failures: int, words: str
) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=failures, now=now)

    with pytest.raises(TooManyTries) as refused:
        refuse_too_many(db, SIGN_IN, "ada@example.org", now=now)

    assert refused.value.status == 429
    assert str(refused.value) == f"That was wrong too often. Please try again in {words}"


def test_nothing_is_refused_without_failures(db: Session, now: datetime) -> None:
    refuse_too_many(db, SIGN_IN, "ada@example.org", now=now)


def test_store_holds_no_address(db: Session, store: Database, now: datetime) -> None:
    fail(store, SIGN_IN, "ada@example.org", times=1, now=now)

    kept = db.scalars(select(Attempt)).one()
    assert (kept.scope, len(kept.bucket), "ada" in kept.bucket) == ("sign-in", 64, False)


def test_no_minute_holds_more_failures_than_are_free(
    db: Session, store: Database, now: datetime
) -> None:
    judged = []
    for second in range(200):
        moment = now + timedelta(seconds=second)
        if too_many(db, CODE, "192.0.2.1", now=moment) == 0:
            fail(store, CODE, "192.0.2.1", times=2, now=moment)
            judged += [second] * 2
        db.rollback()

    assert max(sum(at <= other < at + 60 for other in judged) for at in judged) == CODE.failures
