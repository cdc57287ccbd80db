"""The proposed steps of a seminar, what each builds on, and how many find each worthwhile."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.note.quantifier import told_rank
from seminar.core.terms import CardState, HideReason, ItemKind, ItemState, Scope, TextState
from seminar.models import (
    Area,
    Card,
    NextStep,
    Point,
    Seminar,
    StepMark,
    step_area,
    step_card,
    step_point,
)
from seminar.readings.round import joined

HELD = (ItemState.RUNNING, ItemState.DONE)


@dataclass(frozen=True)
class Source:
    """A card, or a point of the rapporteur, that a step builds on."""

    id: uuid.UUID
    text: str
    is_point: bool = False


@dataclass(frozen=True)
class StepReading:
    """One step as it was proposed; a hidden one has its reason.

    `is_of_team` says that the team proposed it for the room. `marks` counts those who find it
    worth taking forward, whoever proposed it on a phone among them. It stays out of the text form:
    a page derives from that which state it shows.
    """

    id: uuid.UUID
    scope: Scope
    areas: tuple[int, ...]
    addressee: str
    text: str
    measure: str
    due: str
    sources: tuple[Source, ...]
    is_of_team: bool
    marks: int = field(repr=False)
    reason: HideReason | None = None


def steps_were_held(seminar: Seminar) -> bool:
    """Whether an item for proposed steps was held, or is being held."""
    return any(item.kind is ItemKind.STEPS and item.state in HELD for item in seminar.agenda)


def steps_are_open(seminar: Seminar) -> bool:
    """Whether an item for proposed steps is running."""
    running = ItemState.RUNNING
    return any(item.kind is ItemKind.STEPS and item.state is running for item in seminar.agenda)


def shown_steps(db: Session, seminar_id: uuid.UUID) -> tuple[StepReading, ...]:
    """Return the steps that the room sees, in five statements, in an order that tells nothing."""
    return _steps(db, seminar_id, TextState.SHOWN)


def steps_in_order(db: Session, seminar: Seminar) -> tuple[StepReading, ...]:
    """Return the steps that the room sees: those that most people find worthwhile first.

    While the item runs their order tells nothing: else a phone that taps in this moment could be
    seen on the team's page or on the big screen.
    """
    shown = shown_steps(db, seminar.id)
    if steps_are_open(seminar):
        return shown
    people = joined(db, seminar.id)
    return tuple(sorted(shown, key=lambda step: (-told_rank(step.marks, people), step.id)))


def hidden_steps(db: Session, seminar_id: uuid.UUID) -> tuple[StepReading, ...]:
    """Return the steps that only the team sees, in five statements."""
    return _steps(db, seminar_id, TextState.HIDDEN)


def areas_of_shown_steps(db: Session, seminar_id: uuid.UUID) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the areas of each step that the room sees, in one statement."""
    found: dict[uuid.UUID, tuple[int, ...]] = {}
    about = (
        select(NextStep.id, Area.position)
        .outerjoin(step_area, step_area.c.step_id == NextStep.id)
        .outerjoin(Area, Area.id == step_area.c.area_id)
        .where(NextStep.seminar_id == seminar_id, NextStep.state == TextState.SHOWN)
        .order_by(Area.position)
    )
    for step_id, position in db.execute(about):
        found[step_id] = (*found.get(step_id, ()), *((position,) if position else ()))
    return tuple(found.values())


def step_areas(db: Session, seminar_id: uuid.UUID) -> dict[uuid.UUID, tuple[int, ...]]:
    """Return the numbers of the areas that each step is about, in one statement."""
    found: dict[uuid.UUID, tuple[int, ...]] = {}
    about = (
        select(step_area.c.step_id, Area.position)
        .join(Area, Area.id == step_area.c.area_id)
        .where(Area.seminar_id == seminar_id)
        .order_by(Area.position)
    )
    for step_id, position in db.execute(about):
        found[step_id] = (*found.get(step_id, ()), position)
    return found


def step_cards(db: Session, seminar_id: uuid.UUID) -> dict[uuid.UUID, tuple[Source, ...]]:
    """Return the cards that each step builds on, as far as the room sees them; one statement."""
    found: dict[uuid.UUID, tuple[Source, ...]] = {}
    cards = (
        select(step_card.c.step_id, Card.id, Card.text)
        .join(Card, Card.id == step_card.c.card_id)
        .where(Card.seminar_id == seminar_id, Card.state == CardState.SHOWN)
        .order_by(Card.id)
    )
    for step_id, card_id, text in db.execute(cards):
        found[step_id] = (*found.get(step_id, ()), Source(card_id, text))
    return found


def _step_points(db: Session, seminar_id: uuid.UUID) -> dict[uuid.UUID, tuple[Source, ...]]:
    found: dict[uuid.UUID, tuple[Source, ...]] = {}
    points = (
        select(step_point.c.step_id, Point.id, Point.text)
        .join(Point, Point.id == step_point.c.point_id)
        .where(Point.seminar_id == seminar_id)
        .order_by(Point.id)
    )
    for step_id, point_id, text in db.execute(points):
        found[step_id] = (*found.get(step_id, ()), Source(point_id, text, is_point=True))
    return found


def _steps(db: Session, seminar_id: uuid.UUID, state: TextState) -> tuple[StepReading, ...]:
    of_seminar = (NextStep.seminar_id == seminar_id, NextStep.state == state)
    rows = db.scalars(select(NextStep).where(*of_seminar).order_by(NextStep.id)).all()
    counted = db.execute(
        select(StepMark.step_id, func.count())
        .join(NextStep, NextStep.id == StepMark.step_id)
        .where(*of_seminar)
        .group_by(StepMark.step_id)
    )
    marks: dict[uuid.UUID, int] = defaultdict(int, {row[0]: row[1] for row in counted})
    areas = step_areas(db, seminar_id)
    cards, points = step_cards(db, seminar_id), _step_points(db, seminar_id)
    return tuple(
        StepReading(
            id=row.id,
            scope=row.scope,
            areas=areas.get(row.id, ()),
            addressee=row.addressee,
            text=row.text,
            measure=row.measure,
            due=row.due,
            sources=(*cards.get(row.id, ()), *points.get(row.id, ())),
            is_of_team=row.voice_id is None,
            marks=marks[row.id] + (row.voice_id is not None),
            reason=row.reason,
        )
        for row in rows
    )
