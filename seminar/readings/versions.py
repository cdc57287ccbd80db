"""Kept versions of a note without the words that were taken back or hidden since."""

import uuid
from collections.abc import Collection, Iterable

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from seminar.core.note.frozen import freeze, thaw
from seminar.core.note.struck import without
from seminar.core.note.writer import brief_text
from seminar.core.terms import CardState, TextState
from seminar.models import (
    Card,
    DifferentView,
    NextStep,
    NoteSentence,
    NoteVersion,
    Objection,
    Point,
    Seminar,
)

# So much of a card stands at least in whatever quotes it.
QUOTED_AT_LEAST = 60
# Fewer letters stand in sentences that quote nobody.
SHORTEST_QUOTE = 12


def gone_from(db: Session, version: NoteVersion) -> frozenset[str]:
    """Return the evidence of a version whose words the room does not see any more."""
    at = version.seminar_id
    shown = (
        *db.scalars(select(Card.id).where(Card.seminar_id == at, Card.state == CardState.SHOWN)),
        *db.scalars(
            select(DifferentView.id).where(
                DifferentView.seminar_id == at, DifferentView.state == TextState.SHOWN
            )
        ),
        *db.scalars(
            select(NextStep.id).where(NextStep.seminar_id == at, NextStep.state == TextState.SHOWN)
        ),
        *db.scalars(select(Point.id).where(Point.seminar_id == at)),
    )
    kept = {str(one) for one in shown}
    return frozenset(evidence for one, evidence in version.holds.items() if one not in kept)


def strike_from_versions(db: Session, seminar_id: uuid.UUID, texts: Collection[uuid.UUID]) -> None:
    """Write the versions of a note anew without these texts, which are taken back.

    The hash of a version stays that of what went out.
    """
    if not texts:
        return
    taken = {str(text) for text in texts}
    for version in _locked_versions(db, seminar_id):
        gone = [evidence for one, evidence in version.holds.items() if one in taken]
        if gone:
            version.note = freeze(without(thaw(version.note), gone))
            version.brief = freeze(without(thaw(version.brief), gone))
    # What its author said of a card goes with its words.
    db.execute(delete(Objection).where(Objection.card_id.in_(texts)))
    db.flush()


def forget_quotes(db: Session, seminar_id: uuid.UUID, texts: Iterable[str]) -> None:
    """Delete the rapporteur's wordings that quote these words, and strike them from versions."""
    for text in texts:
        said = brief_text(text, QUOTED_AT_LEAST).removesuffix("…").strip()
        if len(said) < SHORTEST_QUOTE:
            continue
        holds = [
            column.contains(said, autoescape=True)
            for column in (NoteSentence.edited, NoteSentence.composed)
        ]
        of_note = NoteSentence.seminar_id == seminar_id
        db.execute(delete(NoteSentence).where(of_note, or_(*holds)))
        for version in _locked_versions(db, seminar_id):
            version.note = freeze(without(thaw(version.note), (), said=said))
            version.brief = freeze(without(thaw(version.brief), (), said=said))


def _locked_versions(db: Session, seminar_id: uuid.UUID) -> Iterable[NoteVersion]:
    # Whoever makes a version holds the seminar: what is being taken back is then found in it.
    held = select(Seminar.id).where(Seminar.id == seminar_id)
    db.execute(held.with_for_update(read=True, key_share=True))
    of_note = NoteVersion.seminar_id == seminar_id
    return db.scalars(select(NoteVersion).where(of_note).with_for_update()).all()
