"""The record of Ada's seminar: which deed, with what detail, by whom and in which minute."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from seminar.models import JournalEntry
from tests.cast import Room
from tests.planning.stage import account

MINUTE = timedelta(minutes=1)


def let(
    name: str,
    room: Room,
    deed: Callable[..., object],
    *values: object,
    minute: int = 0,
    **details: object,
) -> object:
    """Let somebody of the team do something, so many minutes into the day."""
    with room.store.session() as db, room.store.writing(db):
        account_id, now = account(db, name.title()).id, room.now + minute * MINUTE
        return deed(db, room.seminar(db), *values, account_id=account_id, now=now, **details)


def recorded(room: Room) -> list[tuple[str, str, str, int]]:
    """Return every deed since the seminar was made."""
    with room.store.session() as db:
        people = {account(db, name.title()).id: name for name in ("ada", "ben", "rosa")}
        entries = db.scalars(
            select(JournalEntry)
            .where(JournalEntry.seminar_id == room.seminar(db).id)
            .order_by(JournalEntry.seq)
        ).all()
    return [
        (
            entry.deed,
            entry.detail,
            people.get(entry.account_id, ""),
            (entry.at - room.now) // MINUTE,
        )
        for entry in entries[1:]
    ]
