"""What may no longer be changed because people rely on it."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from seminar.core.terms import QuestionKind
from seminar.models import (
    AgendaItem,
    Card,
    DifferentView,
    Floor,
    NextStep,
    Point,
    Question,
    Result,
    Round,
    Seat,
    Seminar,
)


def lock(db: Session, seminar: Seminar) -> None:
    """Keep others from joining, asking or setting up until this change is made.

    On PostgreSQL whoever adds a row that points to a locked one waits; SQLite has one writer.
    """
    db.refresh(seminar, with_for_update=True)
    db.execute(select(Question.id).where(Question.seminar_id == seminar.id).with_for_update())


def somebody_joined(db: Session, seminar: Seminar) -> bool:
    """Whether the seminar has a seat, or had one whose answer is counted.

    Whoever left was promised as much as whoever is still here.
    """
    counted = exists().where(
        Result.round_id == Round.id,
        Round.agenda_item_id == AgendaItem.id,
        AgendaItem.seminar_id == seminar.id,
    )
    return bool(db.scalar(select(exists().where(Seat.seminar_id == seminar.id) | counted)))


def question_was_asked(db: Session, seminar: Seminar) -> bool:
    """Whether the question was put to the room, which froze it and the list of areas."""
    asked = exists().where(
        Question.seminar_id == seminar.id,
        Question.kind == QuestionKind.ORDER,
        Question.frozen.is_not(None),
    )
    return bool(db.scalar(select(asked)))


def areas_are_fixed(db: Session, seminar: Seminar) -> bool:
    """Whether answers, cards, points, views, steps or the floor rely on the list as it is."""
    spoken_of = select(
        exists().where(Card.seminar_id == seminar.id)
        | exists().where(Point.seminar_id == seminar.id)
        | exists().where(DifferentView.seminar_id == seminar.id)
        | exists().where(NextStep.seminar_id == seminar.id)
        | exists().where(Floor.agenda_item_id == AgendaItem.id, AgendaItem.seminar_id == seminar.id)
    )
    return question_was_asked(db, seminar) or bool(db.scalar(spoken_of))
