"""What the pages of the door show: to the team who waits, to who waits the own mark."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import SeatState
from seminar.joining.seats_queries import SeatLine, seat_lines
from seminar.models import Seat, Seminar
from seminar.readings.door import Door, door_of

# More could not be looked at one by one; the others stand there once some are let in.
MOST_SHOWN = 60


@dataclass(frozen=True)
class DoorPage:
    """The door, and those of `door.waiting` who are shown."""

    door: Door
    waiting: tuple[SeatLine, ...]

    @property
    def more(self) -> int:
        """How many wait beside those shown."""
        return self.door.waiting - len(self.waiting)


def door_page(db: Session, seminar: Seminar) -> DoorPage:
    """Return the door of this moment, in a fixed number of statements."""
    waiting = select(Seat).where(Seat.seminar_id == seminar.id, Seat.state == SeatState.WAITING)
    return DoorPage(door_of(db, seminar), seat_lines(db, waiting)[:MOST_SHOWN])
