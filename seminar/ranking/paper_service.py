"""Orders on paper: sheets are offered, and each is entered twice before it counts."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, select

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.core.ballot import AnswerKind
from seminar.core.terms import COUNTED, ItemKind, RoundState, SeatKind, SeatState
from seminar.errors import NotFound
from seminar.models import PaperSheet, Participation, Question, Round, Seat, Seminar
from seminar.ranking.paper_refusals import (
    NoRankingRuns,
    RankingCounted,
    SheetCounted,
    SheetOfAnotherRanking,
    SheetUnknown,
    SheetWithdrawn,
)
from seminar.ranking.service import cast, refuse_unreadable
from seminar.readings.step import current_step

# Which promise is printed on the sheets.
PROMISE_VERSION = 1
# Sheets are often collected when the round is closed.
ENTERED_IN = (RoundState.OPEN, RoundState.CLOSED)
OFFER_SHEETS = (
    insert(Seat).on_conflict_do_nothing(index_elements=["token_sha256"]).returning(Seat.id)
)


class Entered(StrEnum):
    """What came of typing a sheet in."""

    ONCE = "once"
    DIFFERENT = "different"
    COUNTED = "counted"


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as somebody typed it in. The form it was typed in has an id of its own."""

    round_id: uuid.UUID
    code: str
    form_id: uuid.UUID
    kind: AnswerKind
    ranking: str


def offer_sheets(
    db: Session,
    seminar: Seminar,
    batch: str,
    *,
    people: int,
    account_id: uuid.UUID | None,
    now: datetime,
) -> tuple[str, ...]:
    """Offer a seat on paper to so many people; return their codes.

    The same batch gives the same codes and no further seat, so a page may be printed again.
    """
    numbers = range(1, people + 1)
    codes = tuple(tokens.sheet_code(batch, seminar.id, number) for number in numbers)
    rows = [_offered(seminar, code, now=now) for code in codes]
    made = len(db.execute(OFFER_SHEETS, rows).all())
    if made:
        journal.record(
            db, seminar, deed="offered sheets", account_id=account_id, now=now, detail=str(made)
        )
    return codes


def enter_sheet(
    db: Session,
    seminar: Seminar,
    entry: SheetEntry,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> Entered:
    """Enter a sheet: the first entry is kept, an equal second one counts as its answer.

    A second entry that differs takes the place of the first, so two equal ones in a row are
    needed. The same form sent again is no second entry.
    """
    running = running_round(db, seminar, entry.round_id)
    # Two people who type the same sheet in wait for each other here.
    seat = sheet_of(db, seminar, entry.code, locks=True)
    question = db.get_one(Question, running.question_id)
    refuse_unreadable(entry.kind, entry.ranking, areas=len(question.frozen or ()))
    first = first_entry(db, running.id, seat)
    if first is not None and first.form_id == entry.form_id:
        return Entered.ONCE
    if first is not None and _is_equal(first, entry):
        _count(db, seminar, entry, first, seat=seat)
        came_of_it = Entered.COUNTED
    else:
        db.merge(_row(entry, seat, account_id=account_id))
        came_of_it = Entered.ONCE if first is None else Entered.DIFFERENT
    journal.record(
        db,
        seminar,
        deed="entered paper order",
        account_id=account_id,
        now=now,
        object=f"round {running.number}",
    )
    return came_of_it


def set_entries_aside(
    db: Session,
    seminar: Seminar,
    round_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    """Delete what was entered only once; return of how many sheets that was."""
    running = running_round(db, seminar, round_id)
    found = db.execute(
        delete(PaperSheet).where(PaperSheet.round_id == running.id).returning(PaperSheet.seat_id)
    )
    entries = len(found.all())
    if entries:
        journal.record(
            db,
            seminar,
            deed="set aside paper entries",
            account_id=account_id,
            now=now,
            object=f"round {running.number}",
            detail=str(entries),
        )
    return entries


def running_round(db: Session, seminar: Seminar, round_id: uuid.UUID) -> Round:
    """Return the round that sheets are entered into, which must be this one; not once counted."""
    step = current_step(db, seminar.id)
    runs = step.round is not None and step.kind is ItemKind.RANKING
    if step.round is None or not runs or step.round.id != round_id:
        _refuse_unless_its_own(db, seminar, round_id)
        raise SheetOfAnotherRanking if runs else NoRankingRuns
    # Counting waits for this lock: else an entry could be acknowledged and left out of the count.
    db.refresh(step.round, with_for_update={"read": True})
    if step.round.void_reason is not None:
        raise SheetOfAnotherRanking
    if step.round.state in COUNTED:
        raise RankingCounted
    return step.round


def _refuse_unless_its_own(db: Session, seminar: Seminar, round_id: uuid.UUID) -> None:
    its_own = (
        select(Round.id)
        .join(Question)
        .where(Round.id == round_id, Question.seminar_id == seminar.id)
    )
    if db.scalar(its_own) is None:
        raise NotFound


def sheet_of(db: Session, seminar: Seminar, code: str, *, locks: bool = False) -> Seat:
    """Return the seat of a sheet of this seminar."""
    sheet = select(Seat).where(
        Seat.seminar_id == seminar.id,
        Seat.token_sha256 == tokens.seat_hash(code),
        Seat.kind == SeatKind.PAPER,
    )
    seat = db.scalar(sheet.with_for_update(key_share=True) if locks else sheet)
    if seat is None:
        raise SheetUnknown
    if seat.state is SeatState.REVOKED:
        raise SheetWithdrawn
    return seat


def first_entry(db: Session, round_id: uuid.UUID, seat: Seat) -> PaperSheet | None:
    """Return the entry that waits for a second one, if there is one; refuses a counted sheet."""
    if db.get(Participation, (round_id, seat.id)) is not None:
        raise SheetCounted
    return db.get(PaperSheet, (round_id, seat.id))


def _offered(seminar: Seminar, code: str, *, now: datetime) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "seminar_id": seminar.id,
        "mode": seminar.mode,
        "token_sha256": tokens.seat_hash(code),
        "kind": SeatKind.PAPER,
        "state": SeatState.OFFERED,
        "consent_version": PROMISE_VERSION,
        "consent_day": now.date(),
    }


def _is_equal(first: PaperSheet, entry: SheetEntry) -> bool:
    return (first.kind, first.ranking) == (entry.kind, entry.ranking)


def _row(entry: SheetEntry, seat: Seat, *, account_id: uuid.UUID | None) -> PaperSheet:
    return PaperSheet(
        round_id=entry.round_id,
        seat_id=seat.id,
        account_id=account_id,
        form_id=entry.form_id,
        kind=entry.kind.value,
        ranking=entry.ranking,
    )


def _count(
    db: Session, seminar: Seminar, entry: SheetEntry, first: PaperSheet, *, seat: Seat
) -> None:
    """Let a sheet that was entered twice count as its person's answer."""
    db.delete(first)
    seat.state = SeatState.ACTIVE
    db.flush()
    cast(
        db,
        public_id=seminar.public_id,
        round_id=entry.round_id,
        token=entry.code,
        kind=entry.kind,
        ranking=entry.ranking,
        revision=1,
        taken_in=ENTERED_IN,
    )
