"""What the team does at the door: close and open it, another code, let people in or send them away.

Those inside, their own links and cards in use are never touched by it.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access.codes import unused_code
from seminar.core.terms import SeatState
from seminar.joining.door_refusals import NobodyWaits
from seminar.live import outbox
from seminar.models import Leftover, Seat, Seminar


def lock_door(
    db: Session, seminar: Seminar, *, account_id: uuid.UUID | None, now: datetime
) -> bool:
    """Let nobody else join, by code or with a card; False if it was so already."""
    return _switch(
        db, seminar, "is_locked", is_on=True, deed="closed door", account_id=account_id, now=now
    )


def open_door(
    db: Session, seminar: Seminar, *, account_id: uuid.UUID | None, now: datetime
) -> bool:
    """Let people join again; False if they could already."""
    return _switch(
        db, seminar, "is_locked", is_on=False, deed="opened door", account_id=account_id, now=now
    )


def change_code(
    db: Session, seminar: Seminar, code: str, *, account_id: uuid.UUID | None, now: datetime
) -> bool:
    """Give the seminar another code in place of this one; False if it has another already.

    So two people who press at once, and one who presses twice, change it once.
    """
    _lock(db, seminar)
    if seminar.code != code:
        return False
    seminar.code = unused_code(db)
    journal.record(db, seminar, deed="changed code", account_id=account_id, now=now)
    outbox.announce_count(db, seminar.id)
    return True


def set_waiting_room(
    db: Session, seminar: Seminar, *, wanted: bool, account_id: uuid.UUID | None, now: datetime
) -> bool:
    """Let who joins by the code wait until they are let in, or no more; False if it was so."""
    deed = "opened waiting room" if wanted else "closed waiting room"
    return _switch(
        db, seminar, "has_waiting_room", is_on=wanted, deed=deed, account_id=account_id, now=now
    )


def let_in(
    db: Session,
    seminar: Seminar,
    seat_id: uuid.UUID | None = None,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    """Let one who waits in, or without a seat everybody; return how many that were."""
    values = {"state": SeatState.ACTIVE}
    return _decide(
        db, seminar, seat_id, values=values, deed="let people in", account_id=account_id, now=now
    )


def send_away(
    db: Session,
    seminar: Seminar,
    seat_id: uuid.UUID | None = None,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    """Send one who waits away, or without a seat everybody; return how many that were.

    Nothing is kept of who they were.
    """
    values = {"state": SeatState.REVOKED, "name": None, "group_id": None}
    sent = _decide(
        db, seminar, seat_id, values=values, deed="sent people away", account_id=account_id, now=now
    )
    if sent:
        db.add(Leftover())
    return sent


def _switch(
    db: Session,
    seminar: Seminar,
    switch: Literal["is_locked", "has_waiting_room"],
    *,
    is_on: bool,
    deed: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    _lock(db, seminar)
    if getattr(seminar, switch) is is_on:
        return False
    setattr(seminar, switch, is_on)
    journal.record(db, seminar, deed=deed, account_id=account_id, now=now)
    outbox.announce_count(db, seminar.id)
    return True


def _decide(
    db: Session,
    seminar: Seminar,
    seat_id: uuid.UUID | None,
    *,
    values: Mapping[str, object],
    deed: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    _lock(db, seminar)
    meant = (
        update(Seat)
        .where(Seat.seminar_id == seminar.id, Seat.state == SeatState.WAITING)
        .values(values)
        .returning(Seat.id)
        .execution_options(synchronize_session=False)
    )
    if seat_id is not None:
        meant = meant.where(Seat.id == seat_id)
    number = len(db.execute(meant).all())
    if number:
        # Never for whom: the record is kept, and read by many.
        journal.record(db, seminar, deed=deed, detail=str(number), account_id=account_id, now=now)
        outbox.announce_door(db, seminar.id)
    elif seat_id is not None and not _has_seat(db, seminar, seat_id):
        raise NobodyWaits
    return number


def _has_seat(db: Session, seminar: Seminar, seat_id: uuid.UUID) -> bool:
    its_own = select(Seat.id).where(Seat.id == seat_id, Seat.seminar_id == seminar.id)
    return db.scalar(its_own) is not None


def _lock(db: Session, seminar: Seminar) -> None:
    # Against those who are joining: on PostgreSQL they hold the row until their seats are stored,
    # so that nobody comes in after the door was closed.
    db.refresh(seminar, with_for_update=True)
