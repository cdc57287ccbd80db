"""The steps that one proposed oneself, and those of others that one finds worth taking forward."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, Scope, TextState
from seminar.models import NextStep, Seminar, StepMark
from seminar.readings.areas import area_texts
from seminar.readings.steps import step_areas


@dataclass(frozen=True)
class OwnStep:
    """A step of one's own; `hidden_because` says why the room does not see it, if so."""

    id: uuid.UUID
    about: Scope
    areas: tuple[str, ...]
    text: str
    addressed_to: str
    known_by: str
    by_when: str
    hidden_because: HideReason | None


def own_steps(
    db: Session, seminar: Seminar, voice_id: uuid.UUID, *, language: str
) -> tuple[OwnStep, ...]:
    """Return one's steps but for those taken back, in two statements."""
    areas = step_areas(db, seminar.id)
    name = {area.number: area.name for area in area_texts(seminar, language)}
    rows = db.scalars(
        select(NextStep)
        .where(NextStep.voice_id == voice_id, NextStep.state != TextState.WITHDRAWN)
        .order_by(NextStep.id)
    )
    return tuple(
        OwnStep(
            id=row.id,
            about=row.scope,
            areas=tuple(name[area] for area in areas.get(row.id, ())),
            text=row.text,
            addressed_to=row.addressee,
            known_by=row.measure,
            by_when=row.due,
            hidden_because=row.reason,
        )
        for row in rows
    )


def own_step_marks(db: Session, voice_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return the steps of others that one finds worthwhile; their texts are their authors'."""
    marked = select(StepMark.step_id).where(StepMark.voice_id == voice_id)
    return tuple(db.scalars(marked.order_by(StepMark.step_id)))
