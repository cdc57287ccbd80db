"""How many orders on paper a round has: entered once, and counted."""

import uuid

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import SeatKind
from seminar.models import PaperSheet, Participation, Seat


def entered_once(db: Session, round_id: uuid.UUID) -> int:
    """Return how many sheets wait for their second entry."""
    statement = select(func.count()).where(PaperSheet.round_id == round_id)
    return db.scalar(statement) or 0


def answered_on_paper(db: Session, round_id: uuid.UUID) -> int:
    """Return how many of the answers of a round came on paper."""
    statement = (
        select(func.count())
        .select_from(Participation)
        .join(Seat, Seat.id == Participation.seat_id)
        .where(Participation.round_id == round_id, Seat.kind == SeatKind.PAPER)
    )
    return db.scalar(statement) or 0
