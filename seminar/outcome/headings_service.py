"""Renaming the headings of the note."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.note.check import HEADING
from seminar.errors import NotFound
from seminar.models import NoteHeading, NoteTick, Seminar
from seminar.outcome.documents import note_draft
from seminar.outcome.refusals import UnfitHeading

LONGEST_HEADING = 80


@dataclass(frozen=True)
class ListedHeading:
    """One section of the note: what it is called without a name of its own, and that name."""

    key: str
    default: str
    text: str


def headings(db: Session, seminar: Seminar) -> tuple[ListedHeading, ...]:
    """Return the sections that the note has now, in its order."""
    draft = note_draft(db, seminar)
    named = dict(draft.facts.headings)
    unnamed = replace(draft, facts=replace(draft.facts, headings=()))
    return tuple(
        ListedHeading(section.key, section.heading, named.get(section.key, ""))
        for section in unnamed.note().sections
    )


def rename_heading(
    db: Session,
    seminar: Seminar,
    *,
    key: str,
    text: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Call a section otherwise, or by its default where `text` is empty or just that.

    Return False when it is called so already.
    """
    if len(text) > LONGEST_HEADING:
        raise UnfitHeading
    db.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    section = next((one for one in headings(db, seminar) if one.key == key), None)
    if section is None:
        raise NotFound
    wanted = "" if text == section.default else text
    if wanted == section.text:
        return False
    db.execute(
        delete(NoteHeading).where(NoteHeading.seminar_id == seminar.id, NoteHeading.key == key)
    )
    if wanted:
        db.add(NoteHeading(seminar_id=seminar.id, key=key, text=wanted))
    at_it = (NoteTick.seminar_id == seminar.id, NoteTick.key == f"{HEADING}{key}")
    db.execute(delete(NoteTick).where(*at_it))
    db.flush()
    journal.record(db, seminar, deed="renamed heading", object=key, account_id=account_id, now=now)
    return True
