"""What the pages of proposed steps show: to a participant, and to the team."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.note.quantifier import Weighing, sharing_of
from seminar.core.publishable import shows_counts
from seminar.core.shown import state_of
from seminar.core.terms import CardKind, CardState, HideReason, Scope, TextState
from seminar.models import Card, NextStep, Point, Seminar, StepMark, Voice
from seminar.readings.round import joined
from seminar.readings.steps import (
    Source,
    StepReading,
    hidden_steps,
    step_areas,
    step_cards,
    steps_are_open,
    steps_in_order,
)

AT_A_TIME = 12
MOST_OFFERED = 20
NOBODY = uuid.UUID(int=0)


@dataclass(frozen=True)
class StepOnPage:
    """A step as a participant reads it; how many find it worthwhile is told to nobody in the room.

    `is_marked` says that one does so oneself, `reason` why the room does not see one's own.
    """

    id: uuid.UUID
    scope: Scope
    areas: tuple[int, ...]
    addressee: str
    text: str
    measure: str
    due: str
    sources: tuple[Source, ...]
    is_marked: bool
    reason: HideReason | None


@dataclass(frozen=True)
class StepsPart:
    """The part of the page that changes on its own; `more` is the number of those not on it."""

    others: tuple[StepOnPage, ...]
    more: int
    own: tuple[StepOnPage, ...]

    @property
    def next(self) -> int:
        """How many steps the page holds once more of them are asked for."""
        return len(self.others) + AT_A_TIME

    @property
    def key(self) -> str:
        """A short text that changes exactly when the part does."""
        return state_of(self)


@dataclass(frozen=True)
class TeamStep:
    """A step as the team reads it; `worth` is None while an item for steps still runs.

    `percent` is None where a number alone is told.
    """

    step: StepReading
    worth: Weighing | None
    percent: int | None


@dataclass(frozen=True)
class TeamSteps:
    """The steps, of `people` who joined; `left_out` are the areas without one."""

    steps: tuple[TeamStep, ...]
    hidden: tuple[StepReading, ...]
    left_out: tuple[int, ...]
    people: int
    is_open: bool


def steps_part(
    db: Session, seminar_id: uuid.UUID, token: str, *, at_most: int = AT_A_TIME
) -> StepsPart:
    """Return the steps of one participant's page, in seven statements.

    Each participant reads them in an order of their own, so that no step is always on top.
    """
    key = tokens.voice_key(token, seminar_id)
    voice_id = db.scalar(select(Voice.id).where(Voice.key == key)) or NOBODY
    order = _own_order(db, seminar_id, voice_id, key)
    chosen = order[: max(at_most, AT_A_TIME)]
    # Asked anew: one may have been hidden or taken back in this very moment.
    rows = _rows(db, NextStep.id.in_(chosen), NextStep.state == TextState.SHOWN)
    marked = _marked(db, voice_id, chosen)
    own = _rows(db, NextStep.voice_id == voice_id, NextStep.state != TextState.WITHDRAWN)
    grounds = step_areas(db, seminar_id), step_cards(db, seminar_id)
    return StepsPart(
        others=tuple(
            _on_page(rows[one], *grounds, is_marked=one in marked) for one in chosen if one in rows
        ),
        more=len(order) - len(chosen),
        own=tuple(_on_page(row, *grounds) for row in own.values()),
    )


def _own_order(
    db: Session, seminar_id: uuid.UUID, voice_id: uuid.UUID, key: bytes
) -> list[uuid.UUID]:
    """Return the steps of others that the room sees, in the order that belongs to a key."""
    ids = db.scalars(
        select(NextStep.id).where(
            NextStep.seminar_id == seminar_id,
            NextStep.state == TextState.SHOWN,
            # What the team proposed has no voice.
            NextStep.voice_id.is_distinct_from(voice_id),
        )
    )
    return sorted(ids, key=lambda one: hashlib.sha256(key + one.bytes).digest())


def _rows(db: Session, *which: ColumnElement[bool]) -> dict[uuid.UUID, NextStep]:
    found = db.scalars(select(NextStep).where(*which).order_by(NextStep.id))
    return {row.id: row for row in found}


def _marked(db: Session, voice_id: uuid.UUID, steps: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    marks = select(StepMark.step_id).where(StepMark.voice_id == voice_id)
    return set(db.scalars(marks.where(StepMark.step_id.in_(steps))))


def offered_cards(
    db: Session, seminar_id: uuid.UUID, *, also: Sequence[uuid.UUID] = ()
) -> tuple[Source, ...]:
    """Return cards that a step may build on, proposals first, in one statement.

    The order is the same on every phone and tells nothing; `also` are those ticked already.
    """
    rows = db.execute(
        select(Card.id, Card.text)
        .where(Card.seminar_id == seminar_id, Card.state == CardState.SHOWN)
        .order_by(
            case((Card.id.in_(also), 0), (Card.kind == CardKind.PROPOSAL, 1), else_=2), Card.id
        )
        .limit(MOST_OFFERED)
    )
    return tuple(Source(row.id, row.text) for row in rows)


def offered_points(
    db: Session, seminar_id: uuid.UUID, *, also: Sequence[uuid.UUID] = ()
) -> tuple[Source, ...]:
    """Return points that a step of the team may build on, in one statement."""
    rows = db.execute(
        select(Point.id, Point.text)
        .where(Point.seminar_id == seminar_id)
        .order_by(
            case((Point.id.in_(also), 0), (Point.kind == CardKind.PROPOSAL, 1), else_=2),
            Point.noted_at.desc(),
            Point.id,
        )
        .limit(MOST_OFFERED)
    )
    return tuple(Source(row.id, row.text, is_point=True) for row in rows)


def team_steps(db: Session, seminar: Seminar) -> TeamSteps:
    """Return the steps as the team reads them, in a fixed number of statements.

    While the item runs nobody learns how many find a step worthwhile, not even from its place:
    a phone that taps in this moment could be seen. Afterwards it is what the note says.
    """
    is_open = steps_are_open(seminar)
    people = joined(db, seminar.id)
    shown = steps_in_order(db, seminar)
    named = {area for step in shown for area in step.areas}
    return TeamSteps(
        steps=tuple(_for_team(step, people, is_open=is_open) for step in shown),
        hidden=hidden_steps(db, seminar.id),
        left_out=tuple(area.position for area in seminar.areas if area.position not in named),
        people=people,
        is_open=is_open,
    )


def _for_team(step: StepReading, people: int, *, is_open: bool) -> TeamStep:
    if is_open:
        return TeamStep(step, None, None)
    worth = sharing_of(step.marks, people)
    is_number = worth not in (Weighing.FEW, Weighing.MOST)
    percent = round(100 * step.marks / people) if is_number and shows_counts(people) else None
    return TeamStep(step, worth, percent)


def _on_page(
    row: NextStep,
    areas: Mapping[uuid.UUID, tuple[int, ...]],
    cards: Mapping[uuid.UUID, tuple[Source, ...]],
    *,
    is_marked: bool = False,
) -> StepOnPage:
    return StepOnPage(
        id=row.id,
        scope=row.scope,
        areas=areas.get(row.id, ()),
        addressee=row.addressee,
        text=row.text,
        measure=row.measure,
        due=row.due,
        sources=cards.get(row.id, ()),
        is_marked=is_marked,
        reason=row.reason,
    )
