"""A round in the hands of the facilitator: found and held still, judged by the table, told of."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.rounds import Obstacle, RoundDeed, after, stage_of
from seminar.core.terms import QuestionKind
from seminar.errors import Refusal
from seminar.facilitation.refusals import (
    NoSuchRound,
    RoundCounted,
    RoundNotClosedYet,
    RoundNotCounted,
    RoundNotOpenedYet,
    RoundStillOpen,
    RoundWasSetAside,
)
from seminar.live import outbox
from seminar.models import AgendaItem, Question, Round, Seminar

REFUSALS: Mapping[Obstacle, type[Refusal]] = MappingProxyType(
    {
        Obstacle.NOT_OPENED: RoundNotOpenedYet,
        Obstacle.STILL_OPEN: RoundStillOpen,
        Obstacle.CLOSE_FIRST: RoundNotClosedYet,
        Obstacle.NOT_COUNTED: RoundNotCounted,
        Obstacle.COUNTED: RoundCounted,
        Obstacle.WAS_SET_ASIDE: RoundWasSetAside,
    }
)


def found_round(db: Session, seminar: Seminar, round_id: uuid.UUID) -> Round:
    """Return a round of this seminar; raise NoSuchRound when it has none of this id."""
    return _found(db, _round_of(seminar, round_id))


def locked_round(db: Session, seminar: Seminar, round_id: uuid.UUID) -> Round:
    """Return the round, which nobody else can change or answer until this is committed."""
    # An answer holds its round FOR SHARE until it is stored; waiting for it here means that
    # no answer is acknowledged and then left out of the count.
    return _found(db, _round_of(seminar, round_id).with_for_update(of=Round))


def leads_on(db: Session, round: Round, deed: RoundDeed) -> bool:
    """Whether the deed changes anything, or raise why it cannot be done now."""
    set_aside = round.void_reason is not None
    stage = stage_of(
        round.state, set_aside=set_aside, asked_again=set_aside and _was_asked_again(db, round)
    )
    end = after(stage, deed)
    if isinstance(end, Obstacle):
        raise REFUSALS[end]
    return end is not stage


def tell(
    db: Session,
    seminar: Seminar,
    round: Round,
    deed: str,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
    detail: str = "",
) -> None:
    """Record the deed and let the room know that something changed."""
    kind = db.get_one(Question, round.question_id).kind
    journal.record(
        db,
        seminar,
        deed=deed,
        account_id=account_id,
        now=now,
        object=f"{'round' if kind == QuestionKind.ORDER else kind} {round.number}",
        detail=detail,
    )
    outbox.announce(db, seminar.id)


def _round_of(seminar: Seminar, round_id: uuid.UUID) -> Select[Round]:
    return (
        select(Round)
        .join(AgendaItem, AgendaItem.id == Round.agenda_item_id)
        .where(Round.id == round_id, AgendaItem.seminar_id == seminar.id)
        .execution_options(populate_existing=True)
    )


def _found(db: Session, statement: Select[Round]) -> Round:
    found = db.scalar(statement)
    if found is None:
        raise NoSuchRound
    return found


def _was_asked_again(db: Session, round: Round) -> bool:
    later = exists().where(
        Round.question_id == round.question_id,
        Round.number == round.number,
        Round.attempt > round.attempt,
    )
    return bool(db.scalar(select(later)))
