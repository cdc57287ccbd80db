"""What the facilitator does: count heads, run the agenda, and lead a round to its showing.

A round goes open ⇄ closed → sealed → shown; only closed goes back.

Each deed returns False when all was so already, as after a second click: nothing changes then.
"""

import uuid
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import COUNTED, ItemKind, ItemState, QuestionKind, RoundState
from seminar.facilitation import sealing
from seminar.facilitation.refusals import (
    ItemNotStarted,
    ItemOver,
    NoQuestion,
    NoSuchItem,
    NoSuchRound,
    RoundCounted,
    RoundNotCounted,
    RoundStillOpen,
    RoundUnfinished,
)
from seminar.live import outbox
from seminar.models import AgendaItem, HeadCount, Question, Round, Seminar
from seminar.readings.round import head_count
from seminar.readings.step import current_step


def set_head_count(
    db: Session, seminar: Seminar, people: int, *, account_id: uuid.UUID | None, now: datetime
) -> bool:
    """Say how many people are in the room; shares are of this number."""
    if head_count(db, seminar.id) == people:
        return False
    running = current_step(db, seminar.id).item
    db.add(
        HeadCount(
            seminar_id=seminar.id,
            agenda_item_id=running.id if running else None,
            at=now,
            people=people,
        )
    )
    journal.record(
        db,
        seminar,
        deed="counted heads",
        account_id=account_id,
        now=now,
        detail=str(people),
    )
    outbox.announce(db, seminar.id)
    return True


def start_item(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Start an item and finish the running one; a ranking opens its round."""
    item = _locked_item(db, seminar, item_id)
    if item.state is ItemState.RUNNING:
        return False
    if item.state is ItemState.DONE:
        raise ItemOver
    _finish_running(db, seminar, account_id=account_id, now=now)
    item.state, item.started_at = ItemState.RUNNING, now
    journal.record(
        db, seminar, deed="started item", account_id=account_id, now=now, object=item.title
    )
    if item.kind is ItemKind.RANKING:
        _open_round(db, seminar, item, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)
    return True


def finish_item(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Finish the running item without starting another."""
    item = _locked_item(db, seminar, item_id)
    if item.state is ItemState.DONE:
        return False
    if item.state is ItemState.PLANNED:
        raise ItemNotStarted
    _finish_running(db, seminar, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)
    return True


def close_round(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Stop taking answers; what was answered stays."""
    locked = _locked_round(db, seminar, round_id)
    if locked.state in COUNTED:
        raise RoundCounted
    if locked.state is RoundState.CLOSED:
        return False
    locked.state, locked.closed_at = RoundState.CLOSED, now
    _tell(db, seminar, locked, "closed round", account_id=account_id, now=now)
    return True


def reopen_round(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take answers again; possible as long as nobody has seen a figure."""
    locked = _locked_round(db, seminar, round_id)
    if locked.state in COUNTED:
        raise RoundCounted
    if locked.state is RoundState.OPEN:
        return False
    locked.state, locked.closed_at = RoundState.OPEN, None
    _tell(db, seminar, locked, "opened round again", account_id=account_id, now=now)
    return True


def count_round(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Count and seal the round; the team sees the result first."""
    locked = _locked_round(db, seminar, round_id)
    if locked.state is RoundState.OPEN:
        raise RoundStillOpen
    if locked.state in COUNTED:
        return False
    sealing.seal(db, seminar, locked)
    locked.state = RoundState.SEALED
    _tell(db, seminar, locked, "counted round", account_id=account_id, now=now)
    return True


def show_round(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Show the result on phones and on the big screen."""
    locked = _locked_round(db, seminar, round_id)
    if locked.state is RoundState.OPEN:
        raise RoundStillOpen
    if locked.state is RoundState.CLOSED:
        raise RoundNotCounted
    if locked.state is RoundState.SHOWN:
        return False
    locked.state, locked.shown_at = RoundState.SHOWN, now
    _tell(db, seminar, locked, "showed round", account_id=account_id, now=now)
    return True


def _locked_item(db: Session, seminar: Seminar, item_id: uuid.UUID) -> AgendaItem:
    # Two people at two consoles must not start two items at once, so both wait for one row.
    db.refresh(seminar, with_for_update=True)
    item = db.get(AgendaItem, item_id)
    if item is None or item.seminar_id != seminar.id:
        raise NoSuchItem
    return item


def _finish_running(
    db: Session, seminar: Seminar, *, account_id: uuid.UUID | None, now: datetime
) -> None:
    step = current_step(db, seminar.id)
    if step.item is None:
        return
    if step.round is not None and step.round.state not in COUNTED:
        raise RoundUnfinished
    step.item.state, step.item.ended_at = ItemState.DONE, now
    db.flush()
    journal.record(
        db, seminar, deed="finished item", account_id=account_id, now=now, object=step.item.title
    )


def _open_round(
    db: Session,
    seminar: Seminar,
    item: AgendaItem,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    question = _frozen_question(db, seminar)
    asked = db.scalar(select(func.max(Round.number)).where(Round.question_id == question.id)) or 0
    db.add(
        Round(
            question_id=question.id,
            agenda_item_id=item.id,
            number=asked + 1,
            state=RoundState.OPEN,
            opened_at=now,
        )
    )
    db.flush()
    opened = f"round {asked + 1}"
    journal.record(db, seminar, deed="opened round", account_id=account_id, now=now, object=opened)


def _frozen_question(db: Session, seminar: Seminar) -> Question:
    """Return the question to the room; from its first round on, its areas stay as they are."""
    question = db.scalar(
        select(Question).where(
            Question.seminar_id == seminar.id, Question.kind == QuestionKind.ORDER
        )
    )
    if question is None:
        raise NoQuestion
    if question.frozen is None:
        question.frozen = [
            {"position": area.position, "key": area.key, "texts": area.texts}
            for area in seminar.areas
        ]
    return question


def _locked_round(db: Session, seminar: Seminar, round_id: uuid.UUID) -> Round:
    # An answer holds its round FOR SHARE until it is stored; waiting for it here means that
    # no answer is acknowledged and then left out of the count.
    found = db.scalar(
        select(Round)
        .join(AgendaItem, AgendaItem.id == Round.agenda_item_id)
        .where(Round.id == round_id, AgendaItem.seminar_id == seminar.id)
        .with_for_update(of=Round)
    )
    if found is None:
        raise NoSuchRound
    return found


def _tell(
    db: Session,
    seminar: Seminar,
    round: Round,
    deed: str,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    journal.record(
        db, seminar, deed=deed, account_id=account_id, now=now, object=f"round {round.number}"
    )
    outbox.announce(db, seminar.id)
