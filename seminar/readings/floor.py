"""The floor as it was given in the debates of a seminar, and who has it now."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.floor import FloorSpan, holds_floor
from seminar.journal import ON_THE_NOTE
from seminar.models import AgendaItem, Area, Floor, JournalEntry


@dataclass(frozen=True)
class FloorNow:
    """Who has the floor: an area by its number, or all of them together, where it is None.

    `ends_at` is when its time is up, if a time was given; it keeps the floor even so.
    """

    area: int | None
    since: datetime
    ends_at: datetime | None


def floor_spans(db: Session, seminar_id: uuid.UUID) -> tuple[FloorSpan, ...]:
    """Return every span in the order in which it was given, in one statement."""
    rows = db.execute(
        select(Floor, Area.position, AgendaItem.ended_at)
        .join(AgendaItem, AgendaItem.id == Floor.agenda_item_id)
        .outerjoin(Area, Area.id == Floor.area_id)
        .where(AgendaItem.seminar_id == seminar_id)
        .order_by(Floor.started_at, Floor.ended_at.is_(None))
    )
    return tuple(
        FloorSpan(
            area=position,
            started=floor.started_at,
            ended=min((end for end in (floor.ended_at, item_ended) if end), default=None),
        )
        for floor, position, item_ended in rows
    )


def floor_now(db: Session, item: AgendaItem | None, *, now: datetime) -> FloorNow | None:
    """Return who has the floor in the running item, in one statement; None where nobody has."""
    if item is None:
        return None
    row = db.execute(
        select(Floor, Area.position)
        .outerjoin(Area, Area.id == Floor.area_id)
        .where(Floor.agenda_item_id == item.id, Floor.ended_at.is_(None))
        .order_by(Floor.started_at.desc())
        .limit(1)
    ).one_or_none()
    if row is None or not holds_floor(FloorSpan(row.position, row.Floor.started_at), now=now):
        return None
    started, minutes = row.Floor.started_at, row.Floor.minutes
    return FloorNow(
        row.position, started, started + timedelta(minutes=minutes) if minutes else None
    )


def last_deed_at(db: Session, seminar_id: uuid.UUID) -> datetime | None:
    """Return when the team did something last: up to then a floor that nobody ended counts."""
    return db.scalar(
        select(JournalEntry.at)
        .where(JournalEntry.seminar_id == seminar_id, JournalEntry.deed.not_in(ON_THE_NOTE))
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )
