"""Putting a question to the room: a new round of the seminar's question, or of one to try out."""

import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import ItemKind, QuestionKind, RoundState
from seminar.facilitation.refusals import NoQuestion
from seminar.facilitation.rounds import tell
from seminar.frameworks import practice
from seminar.models import AgendaItem, Question, Round, Seminar

# The items that have a round.
ASKING = (ItemKind.PRACTICE, ItemKind.RANKING, ItemKind.FURTHER)


def ask(
    db: Session,
    seminar: Seminar,
    item: AgendaItem,
    *,
    question_first: bool,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Add the round of an item, open unless the room is to see the question first."""
    question = _question_of(db, seminar, item)
    asked = db.scalar(select(func.max(Round.number)).where(Round.question_id == question.id)) or 0
    added = Round(
        question_id=question.id,
        agenda_item_id=item.id,
        number=asked + 1,
        state=RoundState.DRAFT if question_first else RoundState.OPEN,
        opened_at=None if question_first else now,
    )
    db.add(added)
    db.flush()
    if not question_first:
        tell(db, seminar, added, "opened round", account_id=account_id, now=now)


def ask_anew(db: Session, round: Round, *, now: datetime) -> Round:
    """Add the next attempt of a round, open and without any answer."""
    added = Round(
        question_id=round.question_id,
        agenda_item_id=round.agenda_item_id,
        number=round.number,
        attempt=round.attempt + 1,
        state=RoundState.OPEN,
        opened_at=now,
    )
    db.add(added)
    db.flush()
    return added


def areas_of(seminar: Seminar) -> list[dict[str, Any]]:
    """Return the areas as a question keeps them from its first round on."""
    return [
        {"position": area.position, "key": area.key, "texts": area.texts} for area in seminar.areas
    ]


def _question_of(db: Session, seminar: Seminar, item: AgendaItem) -> Question:
    match item.kind:
        case ItemKind.PRACTICE:
            return _practice_question(db, seminar)
        case ItemKind.FURTHER:
            return db.get_one(Question, item.question_id)
    return _question(db, seminar)


def _question(db: Session, seminar: Seminar) -> Question:
    """Return the question to the room; from its first round on, its areas stay as they are."""
    question = _of_kind(db, seminar, QuestionKind.ORDER)
    if question is None:
        raise NoQuestion
    if question.frozen is None:
        question.frozen = areas_of(seminar)
    return question


def _practice_question(db: Session, seminar: Seminar) -> Question:
    """Return the harmless question, which a seminar has from its first trying out on."""
    question = _of_kind(db, seminar, QuestionKind.PRACTICE)
    if question is None:
        question = Question(
            seminar_id=seminar.id,
            kind=QuestionKind.PRACTICE.value,
            text=practice().question[seminar.language],
            frozen=_practice_areas(),
        )
        db.add(question)
        db.flush()
    return question


def _practice_areas() -> list[dict[str, Any]]:
    return [
        {
            "position": position,
            "key": area.key,
            "texts": {language: asdict(words) for language, words in area.words.items()},
        }
        for position, area in enumerate(practice().areas, start=1)
    ]


def _of_kind(db: Session, seminar: Seminar, kind: QuestionKind) -> Question | None:
    return db.scalar(
        select(Question).where(Question.seminar_id == seminar.id, Question.kind == kind)
    )
