"""Objections to versions of a note, each beside the sentence it is about."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.note.document import Document, Quotations
from seminar.core.note.facts import ObjectionFacts
from seminar.core.note.margin import sentences_of
from seminar.core.terms import ObjectionState
from seminar.models import Objection, Seminar
from seminar.outcome.kept import kept_version


@dataclass(frozen=True)
class Objected:
    """One objection as the rapporteur reads it; `about` is the sentence, or the card's words."""

    id: uuid.UUID
    number: int
    key: str
    about: str
    of_author: bool
    text: str
    state: ObjectionState
    answer: str
    in_annex: bool


def objected(db: Session, seminar: Seminar, *, annex_only: bool = False) -> tuple[Objected, ...]:
    """Return the objections, to the newest version first; else in no order that tells when."""
    found = select(Objection).where(Objection.seminar_id == seminar.id)
    if annex_only:
        left = (Objection.in_annex.is_(True), Objection.state == ObjectionState.LEFT)
        found = found.where(*left)
    rows = db.scalars(found.order_by(Objection.number.desc(), Objection.key, Objection.id)).all()
    said = {number: _said(db, seminar, number) for number in {row.number for row in rows}}
    return tuple(
        Objected(
            id=row.id,
            number=row.number,
            key=row.key,
            about=said[row.number].get(row.key, ""),
            of_author=row.card_id is not None,
            text=row.text,
            state=row.state,
            answer=row.answer,
            in_annex=row.in_annex,
        )
        for row in rows
    )


def objections_left(db: Session, seminar: Seminar) -> tuple[ObjectionFacts, ...]:
    """Return what the rapporteur left and chose for the annex."""
    return tuple(
        ObjectionFacts(one.about, one.text) for one in objected(db, seminar, annex_only=True)
    )


def sayings(document: Document) -> dict[str, str]:
    """Return what stands under each key: the sentence, or the words that it introduces."""
    found: dict[str, str] = {}
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Quotations):
                found |= {item.lead.key: item.text for item in block.items}
            else:
                found |= {sentence.key: sentence.text for sentence in sentences_of(block)}
    return found


def _said(db: Session, seminar: Seminar, number: int) -> Mapping[str, str]:
    return sayings(kept_version(db, seminar, number).note)
