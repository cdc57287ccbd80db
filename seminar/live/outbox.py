"""Announcements that leave only after the change they tell of is stored for good."""

import uuid

from sqlalchemy import update
from sqlalchemy.orm import Session

from seminar.live.hub import Audience, Hub
from seminar.models import Seminar

KEY = "announcements"


def announce(db: Session, seminar_id: uuid.UUID) -> None:
    """Tell the whole room, once this transaction is committed, that something changed.

    The version counts in the same transaction, so that other processes notice too.
    """
    db.execute(
        update(Seminar)
        .where(Seminar.id == seminar_id)
        .values(version=Seminar.version + 1)
        .execution_options(synchronize_session=False)
    )
    db.info.setdefault(KEY, set()).add((Audience.ROOM, seminar_id))


def announce_count(db: Session, seminar_id: uuid.UUID) -> None:
    """Tell the team and the big screen, after commit, that a count changed. Costs no statement."""
    db.info.setdefault(KEY, set()).add((Audience.TEAM, seminar_id))


def announce_door(db: Session, seminar_id: uuid.UUID) -> None:
    """Tell the team, and those who wait at the door, after commit, that somebody was let in or not.

    It counts apart from the room's version: who waits must not be able to tell what happens inside.
    """
    db.execute(
        update(Seminar)
        .where(Seminar.id == seminar_id)
        .values(door_version=Seminar.door_version + 1)
        .execution_options(synchronize_session=False)
    )
    db.info.setdefault(KEY, set()).add((Audience.DOOR, seminar_id))


def deliver(db: Session, hub: Hub) -> None:
    """Publish what was announced. Called after commit only."""
    for audience, seminar_id in db.info.pop(KEY, set()):
        hub.publish(audience, seminar_id)


def discard(db: Session) -> None:
    """Forget what was announced, because the change was not made."""
    db.info.pop(KEY, None)
