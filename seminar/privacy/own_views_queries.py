"""The different views that one worded oneself, and those of others that one shares."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, Scope, TextState
from seminar.models import DifferentView, Seminar, ViewShare
from seminar.readings.areas import area_texts
from seminar.readings.views import Subject, view_subjects


@dataclass(frozen=True)
class OwnPlace:
    """A place in one's order and the areas that share it."""

    place: int
    areas: tuple[str, ...]


@dataclass(frozen=True)
class OwnView:
    """A view of one's own; `hidden_because` says why the room does not see it, if so."""

    id: uuid.UUID
    about: Scope
    areas: tuple[str, ...]
    order: tuple[OwnPlace, ...]
    text: str
    hidden_because: HideReason | None


def own_views(
    db: Session, seminar: Seminar, voice_id: uuid.UUID, *, language: str
) -> tuple[OwnView, ...]:
    """Return one's views but for those taken back, in three statements."""
    subjects = view_subjects(db, seminar.id)
    name = {area.number: area.name for area in area_texts(seminar, language)}
    rows = db.execute(
        select(DifferentView.id, DifferentView.scope, DifferentView.text, DifferentView.reason)
        .where(DifferentView.voice_id == voice_id, DifferentView.state != TextState.WITHDRAWN)
        .order_by(DifferentView.id)
    )
    views = []
    for row in rows:
        subject = subjects.get(row.id, Subject())
        order = tuple(
            OwnPlace(place, tuple(name[area] for area in tier)) for place, tier in subject.order
        )
        areas = tuple(name[area] for area in subject.areas)
        views.append(OwnView(row.id, row.scope, areas, order, row.text, row.reason))
    return tuple(views)


def own_shares(db: Session, voice_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return the views of others that one shares; their texts are their authors'."""
    shares = select(ViewShare.view_id).where(ViewShare.voice_id == voice_id)
    return tuple(db.scalars(shares.order_by(ViewShare.view_id)))
