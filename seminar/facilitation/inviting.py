"""Whether an item for different views invites those who share another order than the room."""

from sqlalchemy.orm import Session

from seminar.core.terms import ItemKind, RoundState
from seminar.models import AgendaItem, Seminar
from seminar.readings.round import stored_result
from seminar.readings.step import current_step, last_round


def invite(db: Session, seminar: Seminar, item: AgendaItem) -> None:
    """Let a begun item invite everybody, where some share another order than was shown last.

    A round that only the team has seen invites nobody: who reads an invitation reads the result.
    """
    if item.kind is not ItemKind.VIEWS:
        return
    shown = last_round(db, seminar.id, RoundState.SHOWN).round
    stored = stored_result(db, shown.id) if shown else None
    item.invites = stored is not None and stored.reading.other_order
    db.flush()


def invite_now(db: Session, seminar: Seminar) -> None:
    """Let the running item invite after the room was shown another order."""
    running = current_step(db, seminar.id).item
    if running is not None:
        invite(db, seminar, running)
