"""A proposed step as the deeds on it make and find it, and what it may hold."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from seminar.core.due import has_passed
from seminar.core.terms import CardState, ItemKind, Scope, TextState
from seminar.debate.steps_refusals import DayHasPassed, StepAlreadySent, StepsClosed
from seminar.debate.subject import UnfitText, UnknownArea, areas_about, refuse_unfit
from seminar.errors import NotFound
from seminar.live import outbox
from seminar.models import Card, NextStep, Point, Seminar, Voice
from seminar.readings.step import current_step

LONGEST_STEP = 280
LONGEST_ADDRESSEE = 80
LONGEST_MEASURE = 200
LONGEST_DUE = 60
MOST_SOURCES = 5

Ids = Collection[uuid.UUID]


@dataclass(frozen=True)
class ProposedStep:
    """A step as somebody proposes it; `cards` and `points` are what it builds on."""

    scope: Scope
    area_positions: Collection[int]
    addressee: str
    text: str
    measure: str = ""
    due: str = ""
    cards: Ids = ()
    points: Ids = ()


def today_of(seminar: Seminar, now: datetime) -> date:
    """Return which day it is where the seminar is held."""
    return now.astimezone(ZoneInfo(seminar.zone)).date()


def add(
    db: Session,
    seminar: Seminar,
    step_id: uuid.UUID,
    step: ProposedStep,
    *,
    voice: Voice | None,
    now: datetime,
) -> NextStep:
    """Put a step before the room, once it is known to be fit."""
    _refuse_unfit(step, today=today_of(seminar, now))
    added = NextStep(
        id=step_id,
        seminar_id=seminar.id,
        voice_id=voice.id if voice else None,
        scope=step.scope,
        addressee=step.addressee,
        text=step.text,
        measure=step.measure,
        due=step.due,
        areas=areas_about(seminar, step.scope, step.area_positions),
        cards=_cards(db, seminar, step.cards),
        points=_points(db, seminar, step.points),
    )
    db.add(added)
    db.flush()
    outbox.announce(db, seminar.id)
    return added


def proposed(db: Session, which: ColumnElement[bool]) -> int:
    """Return how many steps there are of these, also of those taken back."""
    return db.scalar(select(func.count()).select_from(NextStep).where(which)) or 0


def locked_step(
    db: Session, seminar: Seminar, step_id: uuid.UUID, *, shared: bool = False
) -> NextStep:
    """Return a step of this seminar, which nobody else changes until the commit."""
    step = db.scalar(
        select(NextStep)
        .where(NextStep.id == step_id, NextStep.seminar_id == seminar.id)
        .with_for_update(read=shared)
        .execution_options(populate_existing=True)
    )
    if step is None:
        raise NotFound
    return step


def refuse_unless_same(sent: NextStep, voice_id: uuid.UUID | None, step: ProposedStep) -> NextStep:
    """Return what was sent before if this is the same; refuse another under its id."""
    is_theirs = sent.voice_id == voice_id
    if not is_theirs or (sent.text != step.text and sent.state is not TextState.WITHDRAWN):
        raise StepAlreadySent
    return sent


def refuse_unless_collected(db: Session, seminar: Seminar) -> None:
    """Refuse outside an item for proposed steps."""
    if current_step(db, seminar.id).kind is not ItemKind.STEPS:
        raise StepsClosed


def _refuse_unfit(step: ProposedStep, *, today: date) -> None:
    refuse_unfit(step.text, longest=LONGEST_STEP)
    refuse_unfit(step.addressee, longest=LONGEST_ADDRESSEE)
    if len(step.measure) > LONGEST_MEASURE or len(step.due) > LONGEST_DUE:
        raise UnfitText
    if len({*step.cards}) + len({*step.points}) > MOST_SOURCES:
        raise UnfitText
    if step.scope is Scope.OTHER:
        raise UnknownArea
    if has_passed(step.due, today=today):
        raise DayHasPassed


def _cards(db: Session, seminar: Seminar, ids: Ids) -> list[Card]:
    """Return the cards that the room sees; one that was hidden meanwhile costs nobody a step."""
    shown = (Card.seminar_id == seminar.id, Card.state == CardState.SHOWN)
    return [*db.scalars(select(Card).where(Card.id.in_(ids), *shown))] if ids else []


def _points(db: Session, seminar: Seminar, ids: Ids) -> list[Point]:
    chosen = select(Point).where(Point.id.in_(ids), Point.seminar_id == seminar.id)
    return [*db.scalars(chosen)] if ids else []
