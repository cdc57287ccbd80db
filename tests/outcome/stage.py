"""A note that went out, for tests that need one."""

import uuid
from datetime import datetime

from sqlalchemy import select, update

from seminar.access import tokens
from seminar.models import NoteLink, Objection
from seminar.outcome import circulation_service, versions_service
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


def link_token_of(room: Room) -> str:
    """Return the token by which the note of a room circulates: one for each seminar."""
    return tokens.derived_token("a secret for tests", room.public_id)


def circulate(room: Room, *, until: datetime | None = None, token: str = "") -> str:
    """Circulate the note of a room as it is; return the token of its link."""
    made = token or link_token_of(room)
    sha256 = draft_of(room).sha256
    with room.store.session() as db, room.store.writing(db):
        circulation_service.circulate(
            db,
            room.seminar(db),
            token=made,
            seen_sha256=sha256,
            until=until,
            account_id=None,
            now=room.now,
        )
    return made


def objected(
    room: Room, *, key: str = "limits.room", text: str = "They were.", now: datetime | None = None
) -> uuid.UUID:
    """Circulate the note unless it does, and object to a sentence; return the objection's id."""
    made, token = uuid.uuid4(), circulate(room)
    with room.store.session() as db, room.store.writing(db):
        circulation_service.object_to_sentence(
            db,
            room.seminar(db),
            token=token,
            objection_id=made,
            key=key,
            text=text,
            now=now or room.now,
        )
    return made


def open_links_again(room: Room) -> None:
    """Let every closed link lead to its note again."""
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(NoteLink).values(closed_at=None))


def circulated(room: Room) -> None:
    """Let the note of a room circulate and be objected to, unless it is."""
    with room.store.session() as db:
        is_objected = select(Objection.id).where(Objection.seminar_id == room.seminar(db).id)
        if db.scalar(is_objected.limit(1)) is not None:
            return
    objected(room)
