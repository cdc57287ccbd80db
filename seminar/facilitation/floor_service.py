"""Giving the floor to an area and taking it back; its seconds are by the clock of the server."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import ItemKind
from seminar.errors import Refusal
from seminar.live import outbox
from seminar.models import AgendaItem, Area, Floor, Seminar
from seminar.readings.floor import floor_now
from seminar.readings.step import current_step

MOST_MINUTES = 60


class NoDebate(Refusal):
    """The floor is given while no debate is running."""

    sentence = "No debate is running, so no area can have the floor. Nothing was changed."


class NoSuchArea(Refusal):
    """The floor is given to something that is no area of this seminar."""

    status = 422
    sentence = "This area is not part of this seminar. Nothing was changed."


def give_floor(
    db: Session,
    seminar: Seminar,
    position: int | None,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
    minutes: int | None = None,
) -> bool:
    """Give the floor to one area, or to all of them together where `position` is None.

    Who had it before gives it up. Return False when all was so already: the same area has it, and
    no time was asked for, or its time is not up yet.
    """
    item = _running_debate(db, seminar)
    area = _area(seminar, position)
    current = floor_now(db, item, now=now)
    if current is not None and current.area == position:
        runs = current.ends_at is not None and current.ends_at > now
        if minutes is None or runs:
            return False
    _take_back(db, item, now=now)
    db.add(
        Floor(
            agenda_item_id=item.id,
            area_id=area.id if area else None,
            minutes=minutes,
            started_at=now,
        )
    )
    _tell(db, seminar, "gave floor", position, account_id=account_id, now=now, minutes=minutes)
    return True


def end_floor(
    db: Session, seminar: Seminar, *, account_id: uuid.UUID | None, now: datetime
) -> bool:
    """Take the floor back; return False when nobody has it."""
    item = _running_debate(db, seminar)
    current = floor_now(db, item, now=now)
    if current is None:
        return False
    _take_back(db, item, now=now)
    _tell(db, seminar, "ended floor", current.area, account_id=account_id, now=now)
    return True


def _running_debate(db: Session, seminar: Seminar) -> AgendaItem:
    # Two facilitators who tap two areas at once follow each other; the later tap stands.
    db.refresh(seminar, with_for_update=True)
    item = current_step(db, seminar.id).item
    if item is None or item.kind is not ItemKind.DEBATE:
        raise NoDebate
    return item


def _area(seminar: Seminar, position: int | None) -> Area | None:
    if position is None:
        return None
    for area in seminar.areas:
        if area.position == position:
            return area
    raise NoSuchArea


def _take_back(db: Session, item: AgendaItem, *, now: datetime) -> None:
    open_floors = select(Floor).where(Floor.agenda_item_id == item.id, Floor.ended_at.is_(None))
    for floor in db.scalars(open_floors):
        floor.ended_at = now
    db.flush()


def _tell(
    db: Session,
    seminar: Seminar,
    deed: str,
    position: int | None,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
    minutes: int | None = None,
) -> None:
    db.flush()
    journal.record(
        db,
        seminar,
        deed=deed,
        object="all areas" if position is None else f"area {position}",
        detail="" if minutes is None else str(minutes),
        account_id=account_id,
        now=now,
    )
    # Phones show nothing of it; console and big screen do.
    outbox.announce_count(db, seminar.id)
