"""Signed-in browsers: each is listed to its owner, and ends alone or with the others."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.accounts import sign_ins_service as sign_ins
from seminar.accounts.sign_ins_service import SignIn, SignInGone
from seminar.database import Database
from seminar.models import Account, Login

DAY = timedelta(days=1)


@pytest.fixture
def ada(db: Session, store: Database, now: datetime) -> Account:
    return account(db, store, "ada", now=now)


def account(db: Session, store: Database, name: str, *, now: datetime) -> Account:
    made = Account(email=f"{name}@example.org", name=name, password="", created_at=now)
    with store.writing(db):
        db.add(made)
    return made


def sign_in(db: Session, store: Database, of: Account, **more: object) -> str:
    with store.writing(db):
        return sign_ins.start_login(db, of.id, **more)


def kept(db: Session) -> set[bytes]:
    return set(db.scalars(select(Login.token_sha256)))


def hashes(*given: str) -> set[bytes]:
    return {tokens.login_hash(token) for token in given}


def test_signing_in_gives_a_token_that_the_store_does_not_know(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    token = sign_in(db, store, ada, now=now, browser="Firefox, Linux")

    login = db.scalars(select(Login)).one()
    assert (login.token_sha256, login.browser) == (tokens.login_hash(token), "Firefox, Linux")
    assert (login.signed_in_at, login.seen_at) == (now, now)


def test_signing_in_ends_what_the_browser_held_before(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    held, other = (sign_in(db, store, ada, now=now) for _ in range(2))

    new = sign_in(db, store, ada, now=now, replaces=held)

    assert kept(db) == hashes(new, other)


def test_signing_out_ends_this_sign_in_only(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    here, there = (sign_in(db, store, ada, now=now) for _ in range(2))

    with store.writing(db):
        sign_ins.sign_out(db, here)

    assert kept(db) == hashes(there)


def test_list_holds_this_browser_first_then_the_latest_and_nobody_elses(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    here = sign_in(db, store, ada, now=now - 3 * DAY, browser="Firefox, Linux")
    earlier = sign_in(db, store, ada, now=now - 2 * DAY)
    later = sign_in(db, store, ada, now=now, browser="Safari, iPhone")
    sign_in(db, store, account(db, store, "eve", now=now), now=now)

    listed = sign_ins.sign_ins_of(db, ada.id, token=here, now=now)

    def line(token: str, browser: str, at: datetime, *, is_this: bool = False) -> SignIn:
        return SignIn(tokens.login_hash(token).hex(), browser, at, at, is_this)

    assert listed == (
        line(here, "Firefox, Linux", now - 3 * DAY, is_this=True),
        line(later, "Safari, iPhone", now),
        line(earlier, "", now - 2 * DAY),
    )


def test_what_ended_by_itself_is_not_listed(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    here = sign_in(db, store, ada, now=now)
    sign_in(db, store, ada, now=now - 7 * DAY)
    old = sign_in(db, store, ada, now=now - 30 * DAY)
    with store.writing(db):
        sign_ins.keep_sightings(db, {tokens.login_hash(old): now})

    assert [line.is_this for line in sign_ins.sign_ins_of(db, ada.id, token=here, now=now)] == [
        True
    ]


def test_one_sign_in_is_ended_by_its_owner_alone(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    here, there = (sign_in(db, store, ada, now=now) for _ in range(2))
    eve = account(db, store, "eve", now=now)
    key = tokens.login_hash(there).hex()

    with pytest.raises(SignInGone), store.writing(db):
        sign_ins.end_sign_in(db, eve.id, key)
    assert kept(db) == hashes(here, there)
    with store.writing(db):
        sign_ins.end_sign_in(db, ada.id, key)

    assert kept(db) == hashes(here)
    with pytest.raises(SignInGone), store.writing(db):
        sign_ins.end_sign_in(db, ada.id, key)


def test_all_others_end_at_once_and_nobody_elses(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    here, *_others = (sign_in(db, store, ada, now=now) for _ in range(3))
    eves = sign_in(db, store, account(db, store, "eve", now=now), now=now)

    with store.writing(db):
        ended = sign_ins.end_others(db, ada.id, token=here)

    assert (ended, kept(db)) == (2, hashes(here, eves))


def test_all_of_one_account_or_of_everybody_end(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    for _ in range(2):
        sign_in(db, store, ada, now=now)
    eves = sign_in(db, store, account(db, store, "eve", now=now), now=now)

    with store.writing(db):
        adas_ended = sign_ins.end_all(db, ada.id)
    assert kept(db) == hashes(eves)
    with store.writing(db):
        everybodys_ended = sign_ins.end_all(db, None)

    assert (adas_ended, everybodys_ended, kept(db)) == (2, 1, set())


def test_of_two_moments_of_use_the_later_one_stays(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    token = tokens.login_hash(sign_in(db, store, ada, now=now))

    for at in (now + DAY, now + 2 * DAY, now - DAY):
        with store.writing(db):
            sign_ins.keep_sightings(db, {token: at, b"gone": at})

    assert db.scalars(select(Login.seen_at)).all() == [now + 2 * DAY]


def test_what_ended_is_forgotten_a_week_later(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    held = [sign_in(db, store, ada, now=now - age * DAY) for age in (0, 13)]
    for age in (14, 37):
        sign_in(db, store, ada, now=now - age * DAY)

    with store.writing(db):
        sign_ins.forget_ended(db, now=now)

    assert kept(db) == hashes(*held)
