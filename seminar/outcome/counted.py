"""What was counted, as a note may say it: rounds come as their stored, published readings."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from seminar.core.movement import Movement, movement_from_json
from seminar.core.note.facts import FurtherFacts, RoundFacts, SetAsideFacts
from seminar.core.publishable import shows_order
from seminar.core.reading import from_json
from seminar.core.terms import COUNTED, QuestionKind
from seminar.models import AgendaItem, Question, Result, Round, Seminar
from seminar.readings.areas import asked_areas


@dataclass(frozen=True)
class Counted:
    """The rounds that count and those set aside, what changed, and the further questions."""

    rounds: tuple[RoundFacts, ...]
    set_aside: tuple[SetAsideFacts, ...]
    movement: Movement | None
    further: tuple[FurtherFacts, ...]


def counted(db: Session, seminar: Seminar) -> Counted:
    """Return what was counted in the seminar, in one statement; nothing that only tried out."""
    found = db.execute(
        select(Round, AgendaItem.title, Question, Result)
        .join(Result, Result.round_id == Round.id)
        .join(Question, Question.id == Round.question_id)
        .join(AgendaItem, AgendaItem.id == Round.agenda_item_id)
        .where(
            Question.seminar_id == seminar.id,
            Question.kind != QuestionKind.PRACTICE,
            Round.state.in_(COUNTED),
        )
        .order_by(Round.number, Round.attempt, Round.opened_at)
    ).all()
    rows = [row for row in found if row.Question.kind == QuestionKind.ORDER]
    others = [
        row
        for row in found
        if row.Question.kind == QuestionKind.FURTHER and row.Round.void_reason is None
    ]
    facts = [(_round(row, seminar.zone), row.Round.void_reason) for row in rows]
    counting = [row.Result.movement for row in rows if row.Round.void_reason is None]
    stored = counting[-1] if counting else None
    return Counted(
        rounds=tuple(held for held, reason in facts if reason is None),
        set_aside=tuple(
            SetAsideFacts(held, reason) for held, reason in facts if reason is not None
        ),
        movement=movement_from_json(stored) if stored else None,
        further=tuple(
            _further(row, seminar, number)
            for number, row in enumerate(sorted(others, key=lambda row: row.Round.opened_at), 1)
        ),
    )


def _further(row: Row[Round, str, Question, Result], seminar: Seminar, number: int) -> FurtherFacts:
    asked = asked_areas(seminar, row.Question, seminar.language)
    held = replace(_round(row, seminar.zone), number=number, count_file=None)
    return FurtherFacts(tuple(entry.name for entry in asked), held)


def _round(row: Row[Round, str, Question, Result], zone: str) -> RoundFacts:
    reading = from_json(row.Result.reading)
    return RoundFacts(
        number=row.Round.number,
        attempt=row.Round.attempt,
        label=row.title,
        question=row.Question.text,
        opened=clock_of(row.Round.opened_at, zone),
        closed=clock_of(row.Round.closed_at, zone),
        present=row.Result.present,
        reading=reading,
        paper=row.Result.paper,
        count_file=row.Result.count_file if shows_order(reading.orders) else None,
    )


def clock_of(moment: datetime | None, zone: str) -> str:
    """Return a time of day as clocks in the room show it; empty for what has not happened."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M") if moment else ""
