"""Sheets of paper in Ada's room: offered, typed in, and what the store holds of them."""

import re
import uuid

from sqlalchemy import select
from werkzeug.test import TestResponse

from seminar.access import tokens
from seminar.core.ballot import AnswerKind
from seminar.models import JournalEntry, PaperSheet, Seat
from seminar.ranking import paper_service
from seminar.ranking.paper_service import Entered, SheetEntry
from tests.cast import Room

CODE = re.compile(r"(?:[2-9B-Z]{4}-){5}[2-9B-Z]{4}")


def offered(room: Room, people: int = 1, *, batch: str = "") -> tuple[str, ...]:
    """Offer sheets to so many people; return their codes."""
    with room.store.session() as db, room.store.writing(db):
        return paper_service.offer_sheets(
            db,
            room.seminar(db),
            batch or tokens.new_token(),
            people=people,
            account_id=None,
            now=room.now,
        )


def typed(
    room: Room,
    round_id: uuid.UUID,
    code: str,
    ranking: str = "1>2>3>4>5",
    *,
    kind: AnswerKind = AnswerKind.ORDER,
    form_id: uuid.UUID | None = None,
) -> Entered:
    """Type a sheet in, in a form of its own unless one is named."""
    entry = SheetEntry(round_id, code, form_id or uuid.uuid4(), kind, ranking)
    with room.store.session() as db, room.store.writing(db):
        return paper_service.enter_sheet(db, room.seminar(db), entry, account_id=None, now=room.now)


def typed_twice(room: Room, round_id: uuid.UUID, code: str, ranking: str = "1>2>3>4>5") -> Entered:
    """Type a sheet in and once more; return what came of the second time."""
    typed(room, round_id, code, ranking)
    return typed(room, round_id, code, ranking)


def set_aside(room: Room, round_id: uuid.UUID) -> int:
    """Set aside what was entered once."""
    with room.store.session() as db, room.store.writing(db):
        return paper_service.set_entries_aside(
            db, room.seminar(db), round_id, account_id=None, now=room.now
        )


def waiting(room: Room, round_id: uuid.UUID) -> list[tuple[str, str]]:
    """Return every order that was entered once."""
    with room.store.session() as db:
        rows = db.execute(
            select(PaperSheet.kind, PaperSheet.ranking).where(PaperSheet.round_id == round_id)
        )
        return sorted((row.kind, row.ranking) for row in rows)


def seat_of(room: Room, code: str) -> Seat | None:
    """Return the seat of a sheet."""
    with room.store.session() as db:
        return db.scalar(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(code)))


def told(room: Room, *deeds: str) -> list[tuple[str, str, str]]:
    """Return what the journal says of these deeds: deed, object, detail."""
    with room.store.session() as db:
        entries = db.scalars(
            select(JournalEntry).where(JournalEntry.deed.in_(deeds)).order_by(JournalEntry.seq)
        )
        return [(entry.deed, entry.object, entry.detail) for entry in entries]


def paper(room: Room, path: str = "") -> str:
    """Return the address of a page of orders on paper."""
    return f"/seminars/{room.public_id}/paper{path}"


def printed(room: Room, people: str = "1", *, name: str = "ben", **fields: str) -> TestResponse:
    """Ask for sheets to print."""
    batch = fields.pop("batch", tokens.new_token())
    return room.staff(name).post(paper(room, "/sheets"), people=people, batch=batch, **fields)


def codes_on(page: TestResponse) -> list[str]:
    """Return the codes printed on the sheets of a page, in order."""
    found = re.findall(r'class="sheet-code"><span>\w+</span> ([2-9B-Z-]+)', page.text)
    assert all(CODE.fullmatch(code) for code in found)
    return found
