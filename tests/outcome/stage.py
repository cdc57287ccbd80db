"""A note that went out, for tests that need one."""

from seminar.outcome import versions_service
from seminar.outcome.documents import Draft, note_draft
from tests.cast import Room


def draft_of(room: Room) -> Draft:
    with room.store.session() as db:
        return note_draft(db, room.seminar(db))


def finalise(room: Room, *, seen: str | None = None) -> int:
    """Seal the note of a room as it is; return the number of the version."""
    sha256 = draft_of(room).sha256 if seen is None else seen
    with room.store.session() as db, room.store.writing(db):
        return versions_service.finalise(
            db, room.seminar(db), seen_sha256=sha256, account_id=None, now=room.now
        )
