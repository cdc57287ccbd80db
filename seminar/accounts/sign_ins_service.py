"""Signed-in browsers: beginning, listing and ending them, and when each was used."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Delete, and_, delete, select, update
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.access.logins import LONGEST, UNUSED
from seminar.errors import NotFound
from seminar.models import Login


class SignInGone(NotFound):
    """A sign-in that has ended already, or that is somebody else's."""

    sentence = "This sign-in has ended already."


@dataclass(frozen=True)
class SignIn:
    """One signed-in browser, as its owner sees it; `key` is what the store knows it by."""

    key: str
    browser: str
    signed_in_at: datetime
    seen_at: datetime
    is_this: bool


def start_login(
    db: Session, account_id: uuid.UUID, *, now: datetime, browser: str = "", replaces: str = ""
) -> str:
    """Sign a browser in and return the token it keeps; the one it held before is dead."""
    if replaces:
        sign_out(db, replaces)
    token = tokens.new_token()
    db.add(
        Login(
            token_sha256=tokens.login_hash(token),
            account_id=account_id,
            signed_in_at=now,
            seen_at=now,
            browser=browser,
        )
    )
    db.flush()
    return token


def sign_out(db: Session, token: str) -> None:
    """End this browser's sign-in; without one there is nothing to do."""
    db.execute(delete(Login).where(Login.token_sha256 == tokens.login_hash(token)))


def sign_ins_of(
    db: Session, account_id: uuid.UUID, *, token: str, now: datetime
) -> tuple[SignIn, ...]:
    """Return the sign-ins that hold, this browser's first, then the latest."""
    here = tokens.login_hash(token)
    rows = db.scalars(
        select(Login)
        .where(Login.account_id == account_id, _holds(now))
        .order_by(Login.token_sha256 != here, Login.signed_in_at.desc(), Login.token_sha256)
    )
    return tuple(
        SignIn(
            key=login.token_sha256.hex(),
            browser=login.browser,
            signed_in_at=login.signed_in_at,
            seen_at=login.seen_at,
            is_this=login.token_sha256 == here,
        )
        for login in rows
    )


def end_sign_in(db: Session, account_id: uuid.UUID, key: str) -> None:
    """End one of the account's sign-ins; `key` is the hash of its token, written."""
    for login in db.scalars(select(Login).where(Login.account_id == account_id)):
        if login.token_sha256.hex() == key:
            db.delete(login)
            return
    raise SignInGone


def end_others(db: Session, account_id: uuid.UUID, *, token: str) -> int:
    """End every sign-in of the account but that of `token`; return how many."""
    here = tokens.login_hash(token)
    return _end(db, delete(Login).where(Login.account_id == account_id, Login.token_sha256 != here))


def end_all(db: Session, account_id: uuid.UUID | None) -> int:
    """End every sign-in of one account, or of everybody; return how many."""
    ended = delete(Login)
    return _end(db, ended if account_id is None else ended.where(Login.account_id == account_id))


def keep_sightings(db: Session, seen: Mapping[bytes, datetime]) -> None:
    """Write down when sign-ins were used; of two moments the later one stays."""
    for token_sha256, at in seen.items():
        db.execute(
            update(Login)
            .where(Login.token_sha256 == token_sha256, Login.seen_at < at)
            .values(seen_at=at)
        )


def forget_ended(db: Session, *, now: datetime) -> None:
    """Delete what ended by itself a week ago: a clock set right meanwhile finds the rest again."""
    a_week_ago = now - UNUSED
    db.execute(delete(Login).where(~_holds(a_week_ago)))


def _holds(now: datetime) -> ColumnElement[bool]:
    return and_(Login.signed_in_at > now - LONGEST, Login.seen_at > now - UNUSED)


def _end(db: Session, ended: Delete) -> int:
    return len(db.scalars(ended.returning(Login.token_sha256)).all())
