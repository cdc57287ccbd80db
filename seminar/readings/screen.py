"""What the facilitator chose for the big screen, as far as it holds at this moment."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from seminar.core.terms import Picture, QuestionKind, RoundState
from seminar.models import Question, Round, ScreenChoice, Seminar
from seminar.readings.step import Step

# What may stand beside a round that people answer, or could still answer: nothing that sways.
BESIDE_A_ROUND = (Picture.AGENDA, Picture.JOINING)
UNCOUNTED = (RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED)


@dataclass(frozen=True)
class Choice:
    """The picture, from which page on, and whether everything is hidden."""

    picture: Picture = Picture.AGENDA
    page: int = 1
    is_hidden: bool = False


def screen_choice(db: Session, seminar: Seminar, step: Step) -> Choice:
    """Return the choice; once the room has moved on, only the hiding is left of it."""
    chosen = db.get(ScreenChoice, seminar.id)
    if chosen is None:
        return Choice()
    if chosen.step != step.key or not stands_beside(chosen.picture, step):
        return Choice(is_hidden=chosen.is_hidden)
    return Choice(chosen.picture, chosen.page, chosen.is_hidden)


def stands_beside(picture: Picture, step: Step) -> bool:
    """Whether a picture may be shown now: beside a round nothing but its own, and how to join."""
    asks = step.round is not None and step.round.state in UNCOUNTED
    return not asks or picture in BESIDE_A_ROUND


def holds_back(db: Session, seminar: Seminar) -> bool:
    """Whether a counted round was not shown to the room: the brief would tell its result."""
    return bool(
        db.scalar(
            select(
                exists().where(
                    Round.question_id == Question.id,
                    Question.seminar_id == seminar.id,
                    Question.kind == QuestionKind.ORDER,
                    Round.state == RoundState.SEALED,
                )
            )
        )
    )
