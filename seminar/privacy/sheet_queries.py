"""The record of processing of one seminar, from its own settings and counts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import Basis, IdentityMode, Rule
from seminar.models import Card, Point, Seminar, StakeholderGroup
from seminar.readings.round import joined


@dataclass(frozen=True)
class Sheet:
    """What a data protection officer asks of a seminar."""

    title: str
    day: date
    host: str
    contact: str
    purpose: str
    basis: Basis
    mode: IdentityMode
    rule: Rule
    link_until: date
    retention_until: date
    retention_reason: str
    notice_version: int
    groups: int
    seats: int
    cards: int
    points: int


def sheet(db: Session, seminar: Seminar) -> Sheet:
    """Return the record of processing; how many there are of each, never of whom."""
    return Sheet(
        title=seminar.title,
        day=seminar.day,
        host=seminar.host,
        contact=seminar.contact,
        purpose=seminar.purpose,
        basis=seminar.basis,
        mode=seminar.mode,
        rule=seminar.rule,
        link_until=seminar.link_until,
        retention_until=seminar.retention_until,
        retention_reason=seminar.retention_reason,
        notice_version=seminar.notice_version,
        groups=_count(db, StakeholderGroup, seminar),
        seats=joined(db, seminar.id),
        cards=_count(db, Card, seminar),
        points=_count(db, Point, seminar),
    )


def _count(db: Session, table: type[StakeholderGroup | Card | Point], seminar: Seminar) -> int:
    counted = select(func.count()).select_from(table).where(table.seminar_id == seminar.id)
    return db.scalar(counted) or 0
