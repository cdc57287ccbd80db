"""The record of the day: who of the staff did what, when; each entry chained to the last."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.models import JournalEntry, Seminar

FIRST = "0" * 64
# Deeds on the note change nothing of the day: a floor that nobody ended does not go on for them.
ON_THE_NOTE = (
    *("worded sentence", "restored sentence", "renamed heading"),
    *("ticked finding", "let name stand", "unticked finding"),
    *("circulated note", "finalised note", "closed note link", "answered objection"),
)


@dataclass(frozen=True)
class BrokenEntry:
    """An entry that was altered, or before which one is missing."""

    seq: int
    at: datetime
    deed: str


@dataclass(frozen=True)
class Chain:
    """The record of one seminar: the hashes of its entries, and the first that is broken.

    Each hash rests on all before it. That entries were cut off at the end nobody can see from the
    rest; whoever noted a hash elsewhere finds it missing.
    """

    public_id: str
    title: str
    hashes: tuple[str, ...]
    broken: BrokenEntry | None

    def holds(self, noted: str) -> bool:
        """Whether a hash that begins like this, noted once, is still among the entries."""
        return any(its.startswith(noted.lower()) for its in self.hashes)


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


def chains(db: Session, public_id: str | None = None) -> tuple[Chain, ...]:
    """Return the record of every seminar, or of the one of this name, as it is stored now."""
    wanted = select(Seminar.id, Seminar.public_id, Seminar.title).order_by(Seminar.public_id)
    if public_id is not None:
        wanted = wanted.where(Seminar.public_id == public_id)
    return tuple(_chain(db, *row) for row in db.execute(wanted).all())


def first_broken(db: Session) -> int | None:
    """Return the number of the first entry that does not follow from the one before, or None."""
    return min((chain.broken.seq for chain in chains(db) if chain.broken), default=None)


def _chain(db: Session, seminar_id: uuid.UUID, public_id: str, title: str) -> Chain:
    broken, hashes = None, [FIRST]
    entries = select(JournalEntry).where(JournalEntry.seminar_id == seminar_id)
    for entry in db.scalars(entries.order_by(JournalEntry.seq)):
        follows = (entry.prev_hash, entry.hash) == (hashes[-1], entry_hash(entry))
        if not follows and broken is None:
            broken = BrokenEntry(entry.seq, entry.at, entry.deed)
        hashes.append(entry.hash)
    return Chain(public_id, title, tuple(hashes[1:]), broken)


def _last_hash(db: Session, seminar: Seminar) -> str:
    last = db.scalar(
        select(JournalEntry.hash)
        .where(JournalEntry.seminar_id == seminar.id)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )
    return last or FIRST
