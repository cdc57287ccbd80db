"""What the pages of joining and waiting show."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import Basis, IdentityMode, ItemKind, ItemState, RoundState, SeatState
from seminar.models import AgendaItem, Seat, Seminar
from seminar.readings.areas import AreaText, area_texts
from seminar.readings.step import Step, current_step, ends_at, is_beginning, is_closing, last_round

# When a seminar may be joined, by its code or with a card.
STILL_OPEN = (
    Seminar.link_until >= bindparam("today"),
    ~exists().where(
        AgendaItem.seminar_id == Seminar.id,
        AgendaItem.kind == ItemKind.CLOSE,
        AgendaItem.state == ItemState.DONE,
    ),
)
# Written once: five hundred who join at the same moment all ask it.
OPEN_SEMINAR = select(Seminar).where(Seminar.code == bindparam("code"), *STILL_OPEN)


@dataclass(frozen=True)
class GroupChoice:
    """A group somebody may say they are from."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True)
class JoiningPage:
    """Who runs the seminar, why, where, until when, what it promises, and what may be chosen."""

    title: str
    host: str
    day: date
    place: str
    mode: IdentityMode
    link_until: date
    purpose: str
    contact: str
    basis: Basis
    retention_until: date
    notice_version: int
    groups: tuple[GroupChoice, ...]


@dataclass(frozen=True)
class AgendaLine:
    """One item of the day as a participant sees it."""

    kind: ItemKind
    title: str
    state: ItemState


@dataclass(frozen=True)
class WaitingPage:
    """What goes on in the room while nothing is asked; `running` is None between items.

    `areas` is filled until the welcome is over: what will be put in order.
    """

    step_key: str
    running: AgendaLine | None
    until: datetime | None
    agenda: tuple[AgendaLine, ...]
    is_closing: bool
    has_result: bool
    purpose: str
    areas: tuple[AreaText, ...]


def open_seminar(db: Session, code: str, *, today: date) -> Seminar | None:
    """Return the seminar that may be joined under this code: not after its close, not later."""
    if not set(code) <= set(tokens.ALPHABET):
        return None
    return db.scalar(OPEN_SEMINAR, {"code": code, "today": today})


def joining_page(seminar: Seminar) -> JoiningPage:
    """Return what the joining page says of a seminar."""
    return JoiningPage(
        title=seminar.title,
        host=seminar.host,
        day=seminar.day,
        place=seminar.place,
        mode=seminar.mode,
        link_until=seminar.link_until,
        purpose=seminar.purpose,
        contact=seminar.contact,
        basis=seminar.basis,
        retention_until=seminar.retention_until,
        notice_version=seminar.notice_version,
        groups=tuple(GroupChoice(group.id, group.name) for group in seminar.groups),
    )


def waiting_page(db: Session, seminar: Seminar, step: Step, *, language: str) -> WaitingPage:
    """Return what a participant sees between two tasks."""
    return WaitingPage(
        step_key=step.key,
        running=_line(step.item) if step.item else None,
        until=ends_at(step.item) if step.item else None,
        agenda=tuple(_line(item) for item in seminar.agenda),
        is_closing=is_closing(seminar, step),
        has_result=last_round(db, seminar.id, RoundState.SHOWN).round is not None,
        purpose=seminar.purpose,
        areas=area_texts(seminar, language) if is_beginning(seminar, step) else (),
    )


def runs_until(db: Session, seminar: Seminar) -> datetime | None:
    """Return when the running item ends; None between items."""
    item = current_step(db, seminar.id).item
    return ends_at(item) if item else None


def seminar_of_seat(db: Session, token: str) -> Seminar | None:
    """Return the seminar in which this token holds a seat that may still answer."""
    if not tokens.is_token(token):
        return None
    return db.scalar(
        select(Seminar)
        .join(Seat, Seat.seminar_id == Seminar.id)
        .where(Seat.token_sha256 == tokens.seat_hash(token), Seat.state == SeatState.ACTIVE)
    )


def _line(item: AgendaItem) -> AgendaLine:
    return AgendaLine(item.kind, item.title, item.state)
