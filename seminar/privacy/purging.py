"""Deleting whole seminars, when the day promised has passed or the organiser says so.

Rows go first, in slices that keep nobody waiting; the files are cleared by the sweeping, for which
a leftover is noted. A deletion cut short is taken up by the next upkeep.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, Delete, delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from seminar.core.retention import is_over
from seminar.core.terms import ItemState
from seminar.database import Database
from seminar.models import (
    AgendaItem,
    Ballot,
    Card,
    DifferentView,
    ErasedSeminar,
    Leftover,
    NextStep,
    Point,
    Question,
    Round,
    Seat,
    Seminar,
    Voice,
)

# An item that was started this lately belongs to a room with people in it. One that nobody ever
# finished must not keep a promise from being kept.
RUNS_FOR = timedelta(days=2)
# Each seat and voice that goes is looked for in every answer and card of the store.
SLICE = 50
# On a clock somewhere it is tomorrow already.
FURTHEST_EAST = timedelta(hours=14)


@dataclass(frozen=True)
class Purged:
    """A seminar that was deleted, by its day and what it held. Its title is gone with it."""

    public_id: str
    day: date
    seats: int
    answers: int
    cards: int
    points: int

    def sentence(self) -> str:
        """Return what is told of it."""
        return (
            f"Seminar {self.public_id} of {self.day.isoformat()} was deleted whole: "
            f"{self.seats} seats, {self.answers} answers, {self.cards} cards, "
            f"{self.points} points, and everything else of it."
        )


def purge_due(store: Database, *, now: datetime) -> tuple[tuple[Purged, ...], int]:
    """Delete the seminars whose last day has passed; return them, and how many run and wait."""
    purged, waiting = [], 0
    for seminar_id in _due(store, now=now):
        if _runs(store, seminar_id, now=now):
            waiting += 1
        elif done := purge(store, seminar_id, now=now):
            purged.append(done)
    return tuple(purged), waiting


def purge(store: Database, seminar_id: uuid.UUID, *, now: datetime) -> Purged | None:
    """Delete one seminar whole; None when another process was quicker."""
    with store.session() as db:
        told = _told(db, seminar_id)
    if told is None:
        return None
    rounds = select(Round.id).join(Question).where(Question.seminar_id == seminar_id)
    for rows in (
        delete(Round).where(Round.id.in_(rounds)),
        delete(Card).where(Card.seminar_id == seminar_id),
        delete(DifferentView).where(DifferentView.seminar_id == seminar_id),
        delete(NextStep).where(NextStep.seminar_id == seminar_id),
    ):
        _delete(store, rows)
    for people in (Seat, Voice):
        some = select(people.id).where(people.seminar_id == seminar_id).limit(SLICE)
        while _delete(store, delete(people).where(people.id.in_(some))) == SLICE:
            pass
    return told if _delete_rest(store, seminar_id, now=now) else None


def _due(store: Database, *, now: datetime) -> list[uuid.UUID]:
    """Return the seminars whose last day has passed where they are held."""
    with store.session() as db:
        rows = db.execute(
            select(Seminar.id, Seminar.retention_until, Seminar.zone).where(
                Seminar.retention_until < (now + FURTHEST_EAST).date()
            )
        ).all()
    return [
        row.id
        for row in rows
        if is_over(row.retention_until, today=now.astimezone(ZoneInfo(row.zone)).date())
    ]


def _runs(store: Database, seminar_id: uuid.UUID, *, now: datetime) -> bool:
    """Whether people are in its room: an item runs that was started not long ago."""
    with store.session() as db:
        running = select(AgendaItem.id).where(
            AgendaItem.seminar_id == seminar_id,
            AgendaItem.state == ItemState.RUNNING,
            AgendaItem.started_at > now.astimezone(UTC) - RUNS_FOR,
        )
        return db.scalar(running) is not None


def _told(db: Session, seminar_id: uuid.UUID) -> Purged | None:
    seminar = db.get(Seminar, seminar_id)
    if seminar is None:
        return None
    answers = (
        select(func.count())
        .select_from(Ballot)
        .join(Round, Round.id == Ballot.round_id)
        .join(Question, Question.id == Round.question_id)
        .where(Question.seminar_id == seminar_id)
    )
    return Purged(
        public_id=seminar.public_id,
        day=seminar.day,
        seats=_count(db, Seat.seminar_id, seminar_id),
        answers=db.scalar(answers) or 0,
        cards=_count(db, Card.seminar_id, seminar_id),
        points=_count(db, Point.seminar_id, seminar_id),
    )


def _count(db: Session, column: InstrumentedAttribute[uuid.UUID], seminar_id: uuid.UUID) -> int:
    return db.scalar(select(func.count()).where(column == seminar_id)) or 0


def _delete(store: Database, rows: Delete) -> int:
    with store.session() as db, store.writing(db):
        done: CursorResult[Any] = db.connection().execute(rows)
        return done.rowcount


def _delete_rest(store: Database, seminar_id: uuid.UUID, *, now: datetime) -> bool:
    """Delete the seminar with what refers to it, and note that its files are to be cleared."""
    with store.session() as db, store.writing(db):
        gone = delete(Seminar).where(Seminar.id == seminar_id).returning(Seminar.created_at)
        created_at = db.scalar(gone)
        if created_at is None:
            return False
        db.add(ErasedSeminar(created_at=created_at, erased_at=now))
        db.add(Leftover())
    return True
