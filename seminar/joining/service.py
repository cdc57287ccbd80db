"""Taking a seat, alone or with everybody who arrives in the same moment."""

import uuid
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import bindparam, select, update

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.errors import Refusal
from seminar.joining.door_refusals import DoorClosed, UnknownCode
from seminar.live import outbox
from seminar.models import Seat, Seminar, StakeholderGroup

# The first thing that people are told before they join; each change of it counts one more.
FIRST_NOTICE = 1
TAKE_SEAT = insert(Seat).on_conflict_do_nothing(index_elements=["token_sha256"])
# Locked on PostgreSQL, where somebody could change what is promised or close the door before these
# seats are committed.
DOORS = (
    select(
        Seminar.id,
        Seminar.mode,
        Seminar.notice_version,
        Seminar.code,
        Seminar.is_locked,
        Seminar.has_waiting_room,
    )
    .where(Seminar.id.in_(bindparam("seminar_ids", expanding=True)))
    .with_for_update(read=True, key_share=True)
)


class PromiseChanged(Refusal):
    """The seminar is held in another identity mode than the one the person was promised."""

    status = 422
    sentence = "The way names are handled has changed. Please read this again."


class NoticeChanged(Refusal):
    """What is said about data protection is not what the person has read and agreed to."""

    status = 422
    sentence = "What you are told here has changed. Please read it again."


class UnknownGroup(Refusal):
    """The group chosen is none of this seminar's."""

    status = 422
    sentence = "This group is not on the list any more. Please choose again."


@dataclass(frozen=True)
class Door:
    """How a seminar may be joined."""

    mode: IdentityMode
    notice: int
    code: str
    is_locked: bool
    has_waiting_room: bool


class Arriving(Protocol):
    """Whoever comes to a seminar, by its code or with a card."""

    @property
    def seminar_id(self) -> uuid.UUID:
        """The seminar they come to."""


@dataclass(frozen=True)
class Arrival:
    """Somebody who takes the seat that belongs to a token; `day` is when they agreed to it.

    `code` is the one they came with, `mode` what they were promised about names, `notice` the
    version of all that they were told and agreed to. A `name` is kept in the named mode only. Who
    `must_wait` is let in by the team, whatever the seminar's setting.
    """

    seminar_id: uuid.UUID
    code: str
    mode: IdentityMode
    token: str
    group_id: uuid.UUID | None
    day: date
    name: str | None = None
    notice: int = FIRST_NOTICE
    must_wait: bool = False


def join(
    db: Session,
    seminar: Seminar,
    token: str,
    *,
    group_id: uuid.UUID | None,
    now: datetime,
    name: str | None = None,
) -> None:
    """Take one seat, or raise why not."""
    arrival = Arrival(
        seminar.id,
        seminar.code,
        seminar.mode,
        token,
        group_id,
        now.date(),
        name=name,
        notice=seminar.notice_version,
    )
    outcome = take_seats(db, [arrival])[0]
    if outcome is not None:
        raise outcome


def take_seats(db: Session, arrivals: Sequence[Arrival]) -> list[Refusal | None]:
    """Take the seats of all who arrive together; who is refused has the refusal, others None.

    A phone repeats the request and thirty people send at once: the first one with a token makes
    its seat, any other changes nothing.
    """
    doors, groups = doors_of(db, arrivals), _groups_of(db, arrivals)
    outcomes = [_refusal(arrival, doors, groups) for arrival in arrivals]
    seats = [
        _row(arrival, doors[arrival.seminar_id])
        for arrival, refusal in zip(arrivals, outcomes, strict=True)
        if refusal is None
    ]
    if seats:
        db.execute(TAKE_SEAT, seats)
    for seminar_id in {seat["seminar_id"] for seat in seats}:
        outbox.announce_count(db, seminar_id)
    return outcomes


def doors_of(db: Session, arriving: Sequence[Arriving]) -> Mapping[uuid.UUID, Door]:
    """Return how each seminar that somebody joins may be joined, as it stays until the commit."""
    seminar_ids = sorted({one.seminar_id for one in arriving})
    return {
        row.id: Door(row.mode, row.notice_version, row.code, row.is_locked, row.has_waiting_room)
        for row in db.execute(DOORS, {"seminar_ids": seminar_ids})
    }


def agree_again(db: Session, seat: Seat, *, version: int, day: date) -> bool:
    """Note that a seat agreed to what is told now; False when something else is told by then."""
    told = select(Seminar.notice_version).where(Seminar.id == seat.seminar_id).scalar_subquery()
    agreed = db.scalar(
        update(Seat)
        .where(Seat.id == seat.id, told == version)
        .values(consent_version=version, consent_day=day)
        .returning(Seat.id)
        .execution_options(synchronize_session=False)
    )
    return agreed is not None


def _groups_of(db: Session, arrivals: Sequence[Arrival]) -> Set[tuple[uuid.UUID, uuid.UUID]]:
    """Return each group that somebody chose, with the seminar it belongs to."""
    chosen = {arrival.group_id for arrival in arrivals if arrival.group_id is not None}
    if not chosen:
        return set()
    rows = db.execute(
        select(StakeholderGroup.id, StakeholderGroup.seminar_id).where(
            StakeholderGroup.id.in_(chosen)
        )
    )
    return {(row.id, row.seminar_id) for row in rows}


def _refusal(
    arrival: Arrival,
    doors: Mapping[uuid.UUID, Door],
    groups: Set[tuple[uuid.UUID, uuid.UUID]],
) -> Refusal | None:
    door = doors.get(arrival.seminar_id)
    if door is None or door.code != arrival.code:
        return UnknownCode()
    if door.is_locked:
        return DoorClosed()
    if door.mode is not arrival.mode:
        return PromiseChanged()
    if door.notice != arrival.notice:
        return NoticeChanged()
    if arrival.group_id is not None and (arrival.group_id, arrival.seminar_id) not in groups:
        return UnknownGroup()
    return None


def _row(arrival: Arrival, door: Door) -> dict[str, Any]:
    waits = arrival.must_wait or door.has_waiting_room
    return {
        "id": uuid.uuid4(),
        "seminar_id": arrival.seminar_id,
        "mode": arrival.mode,
        "token_sha256": tokens.seat_hash(arrival.token),
        "group_id": arrival.group_id,
        "name": arrival.name if arrival.mode is IdentityMode.NAMED else None,
        "kind": SeatKind.PHONE,
        "state": SeatState.WAITING if waits else SeatState.ACTIVE,
        "consent_version": arrival.notice,
        "consent_day": arrival.day,
    }
