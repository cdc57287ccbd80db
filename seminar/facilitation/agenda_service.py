"""Rescues of the day: giving an item more time, skipping one, and going back to the last.

Each deed returns False when all was so already, as after a second click: nothing changes then.
"""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import ItemKind, ItemState, RoundState
from seminar.facilitation.asking import ASKING
from seminar.facilitation.inviting import invite
from seminar.facilitation.items import finish_running, locked_item
from seminar.facilitation.refusals import (
    ItemNotLast,
    ItemNotRunning,
    ItemOver,
    ItemRuns,
    ItemTooLong,
    RoomMovedOn,
)
from seminar.facilitation.rounds import locked_round
from seminar.live import outbox
from seminar.models import AgendaItem, PaperSheet, Participation, Round, Seminar
from seminar.readings.step import Step, current_step

MORE_MINUTES = 2
MOST_EXTRA = 600
# Who goes back sooner had only slipped; after that something of the item was held.
SLIP = timedelta(minutes=2)


def extend_item(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    given: int,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Give the running item two minutes more.

    `given` is how many minutes more it had when the button was shown: of two people who press it
    at once, the second changes nothing.
    """
    item = locked_item(db, seminar, item_id)
    if item.state is not ItemState.RUNNING:
        raise ItemNotRunning
    if item.extra_minutes != given:
        return False
    if given + MORE_MINUTES > MOST_EXTRA:
        raise ItemTooLong
    item.extra_minutes = given + MORE_MINUTES
    _record(db, seminar, "extended item", item, account_id=account_id, now=now)
    return True


def skip_item(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Leave out an item that is still to come; it may be started all the same."""
    item = locked_item(db, seminar, item_id)
    if item.state is ItemState.SKIPPED:
        return False
    if item.state is ItemState.RUNNING:
        raise ItemRuns
    if item.state is ItemState.DONE:
        raise ItemOver
    item.state = ItemState.SKIPPED
    _record(db, seminar, "skipped item", item, account_id=account_id, now=now)
    return True


def go_back(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Let the item that ended last run again; what runs now is taken back, or finished.

    It is taken back where it was started by a slip: nobody has answered in it, and it asks
    something or began less than two minutes ago.
    """
    step = _held(db, seminar)
    item = locked_item(db, seminar, item_id)
    if item.state is ItemState.RUNNING:
        return False
    if item.ended_at is None or item.id != last_ended(seminar):
        raise ItemNotLast
    if current_step(db, seminar.id).key != step.key:
        raise RoomMovedOn
    if step.item is not None and _was_a_slip(db, step, step.item, now=now):
        _take_back(db, seminar, step, account_id=account_id, now=now)
    finish_running(db, seminar, account_id=account_id, now=now)
    item.away_seconds += round((now - item.ended_at).total_seconds())
    item.state, item.ended_at = ItemState.RUNNING, None
    invite(db, seminar, item)
    _record(db, seminar, "went back to item", item, account_id=account_id, now=now)
    return True


def last_ended(seminar: Seminar) -> uuid.UUID | None:
    """Return the item that ended last, the only one that may run again."""
    ended = [(item.ended_at, item.position, item.id) for item in seminar.agenda if item.ended_at]
    return max(ended)[-1] if ended else None


def _held(db: Session, seminar: Seminar) -> Step:
    """Return what runs, its round held as every deed on a round holds it: before the seminar."""
    step = current_step(db, seminar.id)
    # Whoever opens a question that the room has seen holds the seminar first, so this does too.
    if step.round is not None and step.round.state is not RoundState.DRAFT:
        locked_round(db, seminar, step.round.id)
    return step


def _was_a_slip(db: Session, step: Step, item: AgendaItem, *, now: datetime) -> bool:
    answered = (
        exists().where(Round.agenda_item_id == item.id, Round.void_reason.is_not(None))
        | exists().where(Round.agenda_item_id == item.id, Participation.round_id == Round.id)
        | exists().where(Round.agenda_item_id == item.id, PaperSheet.round_id == Round.id)
    )
    if step.kind in ASKING:
        return not db.scalar(select(answered))
    return item.started_at is not None and now - item.started_at < SLIP


def _take_back(
    db: Session, seminar: Seminar, step: Step, *, account_id: uuid.UUID | None, now: datetime
) -> None:
    item = step.item
    if item is None:
        return
    db.execute(delete(Round).where(Round.agenda_item_id == item.id))
    item.state, item.started_at = ItemState.PLANNED, None
    item.extra_minutes, item.away_seconds, item.invites = 0, 0, False
    db.flush()
    _record(db, seminar, "took item back", item, account_id=account_id, now=now)


def _record(
    db: Session,
    seminar: Seminar,
    deed: str,
    item: AgendaItem,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    # The note tells nothing of trying the phones out, so the record knows which items do.
    kind = item.kind.value if item.kind is ItemKind.PRACTICE else ""
    db.flush()
    journal.record(
        db, seminar, deed=deed, object=item.title, detail=kind, account_id=account_id, now=now
    )
    outbox.announce(db, seminar.id)
