"""An item of the agenda as the deeds on it find it, and what finishing one means."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import COUNTED, ItemKind, ItemState, RoundState
from seminar.facilitation.mixing import note_leftover
from seminar.facilitation.refusals import NoSuchItem, RoundUnfinished
from seminar.models import AgendaItem, Seminar
from seminar.readings.step import current_step


def locked_item(db: Session, seminar: Seminar, item_id: uuid.UUID) -> AgendaItem:
    """Return an item of this seminar, whose agenda nobody else can change until the commit."""
    # Two people at two consoles must not start two items at once, so both wait for one row.
    db.refresh(seminar, with_for_update=True)
    item = db.get(AgendaItem, item_id)
    if item is None or item.seminar_id != seminar.id:
        raise NoSuchItem
    return item


def finish_running(
    db: Session, seminar: Seminar, *, account_id: uuid.UUID | None, now: datetime
) -> None:
    """Finish whatever runs; refuse while there are answers that nobody has counted."""
    step = current_step(db, seminar.id)
    if step.item is None:
        return
    if step.round is not None and step.round.state is RoundState.DRAFT:
        # Nobody could answer, so nothing is lost; its number is free for the next ranking.
        db.delete(step.round)
    elif step.round is not None and step.round.state not in COUNTED:
        raise RoundUnfinished
    step.item.state, step.item.ended_at = ItemState.DONE, now
    db.flush()
    if step.kind in (ItemKind.VIEWS, ItemKind.STEPS):
        # As a rule nothing is counted after it, so nothing else would mix who spoke here.
        note_leftover(db, seminar.id)
    journal.record(
        db, seminar, deed="finished item", account_id=account_id, now=now, object=step.item.title
    )
