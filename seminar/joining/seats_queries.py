"""What the pages of seats show: how many joined, cards that wait, and who is here by name.

Never who has answered: nothing here reads who took part in a round.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.joining.queries import STILL_OPEN
from seminar.joining.seats_refusals import MarkIsShared, NoSuchMark, SeatGone
from seminar.joining.seats_service import SERVING
from seminar.models import Seat, Seminar
from seminar.readings.round import joined


@dataclass(frozen=True)
class SeatLine:
    """A seat as the team may see it. `name` only where names are kept."""

    id: uuid.UUID
    mark: str
    name: str | None
    is_card: bool
    is_offered: bool


@dataclass(frozen=True)
class SeatsPage:
    """The seats of a seminar; `people` is None where no names are kept."""

    joined: int
    mode: IdentityMode
    cards: tuple[SeatLine, ...]
    people: tuple[SeatLine, ...] | None


@dataclass(frozen=True)
class UnusedCard:
    """A card that may be used now, and the name that stands on it."""

    seminar: Seminar
    name: str | None


def seats_page(db: Session, seminar: Seminar) -> SeatsPage:
    """Return the seats. Phones without a name are only a number."""
    is_named = seminar.mode is IdentityMode.NAMED
    return SeatsPage(
        joined=joined(db, seminar.id),
        mode=seminar.mode,
        cards=_lines(db, seminar, SeatState.OFFERED),
        people=_lines(db, seminar, SeatState.ACTIVE) if is_named else None,
    )


def seat_line(db: Session, seminar: Seminar, seat_id: uuid.UUID) -> SeatLine:
    """Return one seat that may answer or be taken, or raise SeatGone."""
    seat = db.scalar(_serving(seminar).where(Seat.id == seat_id))
    if seat is None:
        raise SeatGone
    return _line(seat)


def seat_with_mark(db: Session, seminar: Seminar, mark: str) -> uuid.UUID:
    """Return the id of the one seat that has this mark, or raise why there is none."""
    rows = db.execute(_serving(seminar).with_only_columns(Seat.id, Seat.token_sha256))
    found = [seat_id for seat_id, token_sha256 in rows if tokens.seat_mark(token_sha256) == mark]
    if not found:
        raise NoSuchMark
    if len(found) > 1:
        raise MarkIsShared
    return found[0]


def seat_lines(db: Session, seats: Select[Seat]) -> tuple[SeatLine, ...]:
    """Return these seats by name, those without a name by mark behind them."""
    lines = [_line(seat) for seat in db.scalars(seats)]
    return tuple(
        sorted(lines, key=lambda line: (line.name is None, (line.name or "").casefold(), line.mark))
    )


def unused_card(db: Session, token: str, *, today: date) -> UnusedCard | None:
    """Return the card with this link, if nobody has used it and its seminar may be joined."""
    if not tokens.is_token(token):
        return None
    row = db.execute(
        select(Seminar, Seat.name)
        .join(Seat, Seat.seminar_id == Seminar.id)
        .where(
            Seat.token_sha256 == tokens.seat_hash(token),
            Seat.kind == SeatKind.CARD,
            Seat.state == SeatState.OFFERED,
            *STILL_OPEN,
        ),
        {"today": today},
    ).one_or_none()
    return UnusedCard(row.Seminar, row.name) if row else None


def _lines(db: Session, seminar: Seminar, state: SeatState) -> tuple[SeatLine, ...]:
    return seat_lines(db, _serving(seminar).where(Seat.state == state))


def _serving(seminar: Seminar) -> Select[Seat]:
    """Select the seats that may answer or be taken; sheets of paper are looked after elsewhere."""
    return select(Seat).where(
        Seat.seminar_id == seminar.id,
        Seat.kind != SeatKind.PAPER,
        Seat.state.in_(SERVING),
    )


def _line(seat: Seat) -> SeatLine:
    return SeatLine(
        id=seat.id,
        mark=tokens.seat_mark(seat.token_sha256),
        name=seat.name,
        is_card=seat.kind is SeatKind.CARD,
        is_offered=seat.state is SeatState.OFFERED,
    )
