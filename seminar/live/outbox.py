"""Announcements that leave only after the change they tell of is stored for good."""

import uuid

from sqlalchemy import Text, bindparam, cast, func, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from seminar.live.hub import Audience, Hub
from seminar.models import Seminar

KEY = "announcements"
CHANNEL = "seminar"


def announce(db: Session, seminar_id: uuid.UUID) -> None:
    """Tell the whole room, once this transaction is committed, that something changed.

    The version counts in the same transaction, so that other processes notice too.
    """
    _announce(db, Audience.ROOM, seminar_id, Seminar.version)


def announce_count(db: Session, seminar_id: uuid.UUID) -> None:
    """Tell the team and the big screen, after commit, that a count changed. Costs no statement."""
    _announced(db)[Audience.TEAM, seminar_id] = None


def announce_door(db: Session, seminar_id: uuid.UUID) -> None:
    """Tell the team, and those who wait at the door, after commit, that somebody was let in or not.

    It counts apart from the room's version: who waits must not be able to tell what happens inside.
    """
    _announce(db, Audience.DOOR, seminar_id, Seminar.door_version)


def deliver(db: Session, hub: Hub) -> None:
    """Publish what was announced. Called after commit only."""
    for (audience, seminar_id), version in db.info.pop(KEY, {}).items():
        hub.publish(audience, seminar_id, version=version)


def discard(db: Session) -> None:
    """Forget what was announced, because the change was not made."""
    db.info.pop(KEY, None)


def _announce(
    db: Session,
    audience: Audience,
    seminar_id: uuid.UUID,
    version: InstrumentedAttribute[int],
) -> None:
    counted = (
        update(Seminar)
        .where(Seminar.id == seminar_id)
        .values({version: version + 1})
        .execution_options(synchronize_session=False)
    )
    if db.get_bind().dialect.name == "postgresql":
        # PostgreSQL tells whoever listens when it commits. It takes its one lock for that, so
        # what comes by the hundred, like answers, is never told in this way.
        told = bindparam("told", f"{audience.value} {seminar_id.hex} ", Text)
        tell = func.pg_notify(CHANNEL, told + cast(version, Text))
        numbers = db.execute(counted.returning(version, tell)).all()
    else:
        numbers = db.execute(counted.returning(version)).all()
    # Of a seminar that was deleted meanwhile there is nothing to tell.
    for row in numbers:
        _announced(db)[audience, seminar_id] = row[0]


def _announced(db: Session) -> dict[tuple[Audience, uuid.UUID], int | None]:
    waiting: dict[tuple[Audience, uuid.UUID], int | None] = db.info.setdefault(KEY, {})
    return waiting
