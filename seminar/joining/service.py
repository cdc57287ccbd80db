"""Taking a seat, alone or with everybody who arrives in the same moment."""

import uuid
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.errors import Refusal
from seminar.live import outbox
from seminar.models import Seat, Seminar, StakeholderGroup

CONSENT_VERSION = 1
TAKE_SEAT = insert(Seat).on_conflict_do_nothing(index_elements=["token_sha256"])


class UnknownGroup(Refusal):
    """The group chosen is none of this seminar's."""

    status = 422
    sentence = "This group is not on the list any more. Please choose again."


@dataclass(frozen=True)
class Arrival:
    """Somebody who takes the seat that belongs to a token; `day` is when they agreed to it."""

    seminar_id: uuid.UUID
    mode: IdentityMode
    token: str
    group_id: uuid.UUID | None
    day: date


def join(
    db: Session, seminar: Seminar, token: str, *, group_id: uuid.UUID | None, now: datetime
) -> None:
    """Take one seat, or raise why not."""
    outcome = take_seats(db, [Arrival(seminar.id, seminar.mode, token, group_id, now.date())])[0]
    if outcome is not None:
        raise outcome


def take_seats(db: Session, arrivals: Sequence[Arrival]) -> list[Refusal | None]:
    """Take the seats of all who arrive together; who is refused has the refusal, others None.

    A phone repeats the request and thirty people send at once: the first one with a token makes
    its seat, any other changes nothing.
    """
    groups = _groups_of(db, arrivals)
    known = [_is_known(arrival, groups) for arrival in arrivals]
    seats = [_row(arrival) for arrival, takes in zip(arrivals, known, strict=True) if takes]
    if seats:
        db.execute(TAKE_SEAT, seats)
    for seminar_id in {seat["seminar_id"] for seat in seats}:
        outbox.announce_count(db, seminar_id)
    return [None if takes else UnknownGroup() for takes in known]


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


def _is_known(arrival: Arrival, groups: Set[tuple[uuid.UUID, uuid.UUID]]) -> bool:
    return arrival.group_id is None or (arrival.group_id, arrival.seminar_id) in groups


def _row(arrival: Arrival) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "seminar_id": arrival.seminar_id,
        "mode": arrival.mode,
        "token_sha256": tokens.seat_hash(arrival.token),
        "group_id": arrival.group_id,
        "kind": SeatKind.PHONE,
        "state": SeatState.ACTIVE,
        "consent_version": CONSENT_VERSION,
        "consent_day": arrival.day,
    }
