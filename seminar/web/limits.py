"""Limits on wrong tries. Only failures count, in a table that every process shares.

A hall of people behind one address who all type the right code costs nothing. The store keeps
no address and no e-mail, only a keyed hash of it, for as long as it counts.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from flask_babel import ngettext
from sqlalchemy import bindparam, delete, func, select

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar.errors import Refusal
from seminar.models import Attempt

# Failures are counted in windows of so many seconds, which is how exactly a wait is kept.
WINDOW = 10

FAILURES = select(func.coalesce(func.sum(Attempt.n), 0), func.max(Attempt.window)).where(
    Attempt.scope == bindparam("scope"),
    Attempt.bucket == bindparam("bucket"),
    Attempt.window > bindparam("since"),
)


@dataclass(frozen=True)
class Limit:
    """So many failures within so many seconds are free; then one waits, twice as long each time."""

    scope: str
    failures: int
    within: int
    first_wait: int
    longest_wait: int


# The longest wait stays short: whoever types wrong passwords for somebody else must not keep an
# organiser out of a running seminar.
SIGN_IN = Limit("sign-in", failures=5, within=900, first_wait=30, longest_wait=240)
# A team shares the address of its hall, so that this one is wider and never waits longer.
SIGN_IN_FROM = Limit("sign-in-from", failures=20, within=60, first_wait=60, longest_wait=60)
CODE = Limit("code", failures=30, within=60, first_wait=60, longest_wait=60)
# Of all addresses together: beyond it somebody may be guessing from many, and nobody waits for
# a code, but whoever joins by one waits to be let in (docs/decisions/0020-doors.md).
CODE_ANYWHERE = Limit("code anywhere", failures=300, within=60, first_wait=60, longest_wait=60)
ANYWHERE = ""


class TooManyTries(Refusal):
    """Another try after too many wrong ones."""

    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(
            ngettext(
                "That was wrong too often. Please try again in %(num)d minute.",
                "That was wrong too often. Please try again in %(num)d minutes.",
                -(-seconds // 60),
            )
        )
        self.retry_after = seconds


def too_many(db: Session, limit: Limit, subject: str, *, now: datetime) -> int:
    """Return for how many seconds `subject` has to wait before the next try; 0 for not at all."""
    window = _window(now)
    count, latest = db.execute(
        FAILURES,
        {
            "scope": limit.scope,
            "bucket": _bucket(limit, subject),
            "since": _before(limit, window),
        },
    ).one()
    if count < limit.failures:
        return 0
    doubled = limit.first_wait * 2 ** min(int(count) - limit.failures, 16)
    free_at = (latest + 1) * WINDOW + min(doubled, limit.longest_wait)
    return max(0, int(free_at) - int(now.timestamp()))


def refuse_too_many(db: Session, limit: Limit, subject: str, *, now: datetime) -> None:
    """Raise TooManyTries, with the time to wait in words, while `subject` has to wait."""
    seconds = too_many(db, limit, subject, now=now)
    if seconds:
        raise TooManyTries(seconds)


def take_turn(db: Session, limit: Limit, subject: str) -> None:
    """Let what is decided about one subject be decided one after the other, until the commit.

    SQLite has one writer anyway.
    """
    if db.get_bind().dialect.name == "postgresql":
        key = int.from_bytes(bytes.fromhex(_bucket(limit, subject))[:8], signed=True)
        db.execute(select(func.pg_advisory_xact_lock(key)))


def count_failure(db: Session, limit: Limit, subject: str, *, now: datetime) -> None:
    """Count a wrong try, and forget those of this scope that no longer matter."""
    window = _window(now)
    db.execute(
        delete(Attempt).where(
            Attempt.scope == limit.scope, Attempt.window <= _before(limit, window)
        )
    )
    db.execute(
        insert(Attempt)
        .values(scope=limit.scope, bucket=_bucket(limit, subject), window=window, n=1)
        .on_conflict_do_update(
            index_elements=["scope", "bucket", "window"], set_={"n": Attempt.n + 1}
        )
    )


def _before(limit: Limit, window: int) -> int:
    """Return the last window that no longer counts.

    The present one has just begun, so one more than the limit spans is counted: else the first
    of thirty failures would be forgotten up to ten seconds early, and as many more were free.
    """
    return window - limit.within // WINDOW - 1


def _window(now: datetime) -> int:
    return int(now.timestamp()) // WINDOW


def _bucket(limit: Limit, subject: str) -> str:
    key = str(current_app.secret_key).encode()
    return hmac.digest(key, f"{limit.scope}|{subject}".encode(), "sha256").hex()
