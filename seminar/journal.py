"""The record of the day: who of the staff did what, when; each entry chained to the last."""

import hashlib
import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.models import JournalEntry, Seminar

FIRST = "0" * 64


def record(
    db: Session,
    seminar: Seminar,
    *,
    deed: str,
    account_id: uuid.UUID | None,
    now: datetime,
    object: str = "",
    detail: str = "",
) -> None:
    """Append one deed. `deed` and `object` are words of the glossary, `detail` plain text."""
    # Two deeds at once wait for one row; else both would go on from the same entry.
    db.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update(key_share=True))
    entry = JournalEntry(
        seminar_id=seminar.id,
        at=now,
        account_id=account_id,
        deed=deed,
        object=object,
        detail=detail,
        prev_hash=_last_hash(db, seminar),
        hash="",
    )
    entry.hash = entry_hash(entry)
    db.add(entry)
    db.flush()


def entry_hash(entry: JournalEntry) -> str:
    """Return the SHA-256 over the entry and the hash of the one before it."""
    parts = (
        entry.prev_hash,
        entry.at.isoformat(),
        str(entry.account_id or ""),
        entry.deed,
        entry.object,
        entry.detail,
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def first_broken(db: Session) -> int | None:
    """Return the number of the first entry that does not follow from the one before, or None."""
    last: dict[uuid.UUID, str] = {}
    for entry in db.scalars(select(JournalEntry).order_by(JournalEntry.seq)):
        expected = last.get(entry.seminar_id, FIRST), entry_hash(entry)
        if (entry.prev_hash, entry.hash) != expected:
            return entry.seq
        last[entry.seminar_id] = entry.hash
    return None


def _last_hash(db: Session, seminar: Seminar) -> str:
    last = db.scalar(
        select(JournalEntry.hash)
        .where(JournalEntry.seminar_id == seminar.id)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )
    return last or FIRST
