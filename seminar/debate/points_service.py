"""The rapporteur's points: what was said aloud, noted while it is said."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import CardKind, Scope
from seminar.debate.subject import areas_about, refuse_unfit
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import Point, Seminar

LONGEST_POINT = 600


class PointTaken(Refusal):
    """A point under an id that another seminar's point has."""

    sentence = "A point was already noted from this form. Please load the page again."


def note_point(
    db: Session,
    seminar: Seminar,
    *,
    point_id: uuid.UUID,
    scope: Scope,
    kind: CardKind | None = None,
    area_positions: Collection[int],
    text: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> Point:
    """Note a spoken point; the same point sent twice is there once, as it was first noted."""
    # The row of the seminar is locked, so that two sendings of one point follow each other.
    db.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    noted = db.get(Point, point_id)
    if noted is not None:
        return _refuse_unless_of(seminar, noted)
    refuse_unfit(text, longest=LONGEST_POINT)
    point = Point(
        id=point_id,
        seminar_id=seminar.id,
        account_id=account_id,
        scope=scope,
        kind=kind,
        areas=areas_about(seminar, scope, area_positions),
        text=text,
        noted_at=now,
    )
    db.add(point)
    db.flush()
    outbox.announce_count(db, seminar.id)
    return point


def edit_point(
    db: Session,
    seminar: Seminar,
    *,
    point_id: uuid.UUID,
    scope: Scope,
    kind: CardKind | None = None,
    area_positions: Collection[int],
    text: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> Point:
    """Write a point anew; the time at which it was said stays."""
    point = db.scalar(
        select(Point).where(Point.id == point_id, Point.seminar_id == seminar.id).with_for_update()
    )
    if point is None:
        raise NotFound
    refuse_unfit(text, longest=LONGEST_POINT)
    point.scope = scope
    point.kind = kind
    point.areas = areas_about(seminar, scope, area_positions)
    point.text = text
    db.flush()
    journal.record(
        db,
        seminar,
        deed="edited point",
        object=f"point {point.id}",
        account_id=account_id,
        now=now,
    )
    outbox.announce_count(db, seminar.id)
    return point


def _refuse_unless_of(seminar: Seminar, noted: Point) -> Point:
    if noted.seminar_id != seminar.id:
        raise PointTaken
    return noted
