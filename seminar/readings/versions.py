"""Kept versions of a note without the words that were taken back or hidden since."""

import uuid
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.note.frozen import freeze, thaw
from seminar.core.note.struck import without
from seminar.core.terms import CardState, TextState
from seminar.models import Card, DifferentView, NoteVersion, Point, Seminar


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
        *db.scalars(select(Point.id).where(Point.seminar_id == at)),
    )
    kept = {str(one) for one in shown}
    return frozenset(evidence for one, evidence in version.holds.items() if one not in kept)


def strike_from_versions(db: Session, seminar_id: uuid.UUID, texts: Collection[uuid.UUID]) -> None:
    """Write the versions of a note anew without these cards or views, which are taken back.

    The hash of a version stays that of what went out.
    """
    if not texts:
        return
    # Whoever makes a version holds the seminar: what is being taken back is then found in it.
    held = select(Seminar.id).where(Seminar.id == seminar_id)
    db.execute(held.with_for_update(read=True, key_share=True))
    taken = {str(text) for text in texts}
    for version in db.scalars(
        select(NoteVersion).where(NoteVersion.seminar_id == seminar_id).with_for_update()
    ):
        gone = [evidence for one, evidence in version.holds.items() if one in taken]
        if gone:
            version.note = freeze(without(thaw(version.note), gone))
            version.brief = freeze(without(thaw(version.brief), gone))
    db.flush()
