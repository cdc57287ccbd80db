"""What the facilitator does: count heads, run the agenda, and lead a round to its showing.

Where a deed on a round leads is one table, `seminar.core.rounds`.

Each deed returns False when all was so already, as after a second click: nothing changes then.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.rounds import RoundDeed
from seminar.core.terms import TO_COME, ItemState, RoundState
from seminar.facilitation import sealing
from seminar.facilitation.asking import ASKING, ask
from seminar.facilitation.inviting import invite, invite_now
from seminar.facilitation.items import finish_running, locked_item
from seminar.facilitation.refusals import ItemNotStarted, ItemOver
from seminar.facilitation.rounds import found_round, leads_on, locked_round, tell
from seminar.live import outbox
from seminar.models import HeadCount, Seminar
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
    question_first: bool = False,
) -> bool:
    """Start an item and finish the running one; a ranking opens its round.

    With `question_first` the room sees the question, and answers only once it is opened.
    """
    item = locked_item(db, seminar, item_id)
    if item.state is ItemState.RUNNING:
        return False
    if item.state is ItemState.DONE:
        raise ItemOver
    finish_running(db, seminar, account_id=account_id, now=now)
    item.state, item.started_at = ItemState.RUNNING, now
    journal.record(
        db, seminar, deed="started item", account_id=account_id, now=now, object=item.title
    )
    if item.kind in ASKING:
        ask(db, seminar, item, question_first=question_first, account_id=account_id, now=now)
    invite(db, seminar, item)
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
    item = locked_item(db, seminar, item_id)
    if item.state is ItemState.DONE:
        return False
    if item.state in TO_COME:
        raise ItemNotStarted
    finish_running(db, seminar, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)
    return True


def open_round(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take answers to a question that the room has seen."""
    if not leads_on(db, found_round(db, seminar, round_id), RoundDeed.OPEN):
        return False
    # Whoever goes on without asking holds the seminar and takes this round away; waiting in
    # the same order, neither of the two waits for the other for ever.
    db.refresh(seminar, with_for_update=True)
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.OPEN):
        return False
    locked.state, locked.opened_at = RoundState.OPEN, now
    tell(db, seminar, locked, "opened round", account_id=account_id, now=now)
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
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.CLOSE):
        return False
    locked.state, locked.closed_at = RoundState.CLOSED, now
    tell(db, seminar, locked, "closed round", account_id=account_id, now=now)
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
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.REOPEN):
        return False
    locked.state, locked.closed_at = RoundState.OPEN, None
    tell(db, seminar, locked, "opened round again", account_id=account_id, now=now)
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
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.COUNT):
        return False
    sealing.seal(db, seminar, locked)
    locked.state = RoundState.SEALED
    tell(db, seminar, locked, "counted round", account_id=account_id, now=now)
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
    locked = locked_round(db, seminar, round_id)
    if not leads_on(db, locked, RoundDeed.SHOW):
        return False
    locked.state, locked.shown_at = RoundState.SHOWN, now
    db.flush()
    invite_now(db, seminar)
    tell(db, seminar, locked, "showed round", account_id=account_id, now=now)
    return True
