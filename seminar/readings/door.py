"""The door of a seminar: its code, whether anybody may join, and how many wait to be let in."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import SeatState
from seminar.models import Seat, Seminar


@dataclass(frozen=True)
class Door:
    """The door as the team sees it."""

    code: str
    is_locked: bool
    has_waiting_room: bool
    waiting: int


def door_of(db: Session, seminar: Seminar) -> Door:
    """Return the door of this moment."""
    waiting = db.scalar(
        select(func.count()).where(Seat.seminar_id == seminar.id, Seat.state == SeatState.WAITING)
    )
    return Door(seminar.code, seminar.is_locked, seminar.has_waiting_room, waiting or 0)
