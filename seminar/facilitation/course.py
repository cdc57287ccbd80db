"""How the day goes: each item with its planned and its real minutes, and when the day ends."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from seminar.core.terms import TO_COME, ItemKind, ItemState
from seminar.facilitation.agenda_service import last_ended
from seminar.facilitation.asking import ASKING
from seminar.models import AgendaItem, Seminar
from seminar.readings.step import ends_at, minutes_taken


@dataclass(frozen=True)
class AgendaRow:
    """One item of the day; `number` counts from 1, `taken` is what it really took once it ended.

    `invites` says that phones and big screen invite those who share another order.
    """

    id: uuid.UUID
    number: int
    kind: ItemKind
    title: str
    minutes: int
    extra_minutes: int
    taken: int | None
    state: ItemState
    ends_at: datetime | None
    invites: bool

    @property
    def asks(self) -> bool:
        """Whether starting it puts a question to the room."""
        return self.kind in ASKING

    @property
    def is_to_come(self) -> bool:
        """Whether it may still be started."""
        return self.state in TO_COME


@dataclass(frozen=True)
class DayTimes:
    """When the day ends as planned from its start, and as it stands if what is left keeps time."""

    planned_until: datetime
    until: datetime

    @property
    def late(self) -> int:
        """How many minutes late the day is; fewer than none when it is early."""
        return round((self.until - self.planned_until).total_seconds() / 60)


def agenda_rows(seminar: Seminar) -> tuple[AgendaRow, ...]:
    """Return the agenda in its order."""
    return tuple(_row(number, item) for number, item in enumerate(seminar.agenda, 1))


def next_row(agenda: tuple[AgendaRow, ...]) -> AgendaRow | None:
    """Return the planned item after the last one that was started; earlier ones stay behind.

    Phones are tried out at any time: that skips nothing, wherever it stands on the agenda.
    """
    planned = [row for row in agenda if row.state is ItemState.PLANNED]
    begun = [
        row.number for row in agenda if not row.is_to_come and row.kind is not ItemKind.PRACTICE
    ]
    return next((row for row in planned if row.number > max(begun, default=0)), None)


def last_row(seminar: Seminar, agenda: tuple[AgendaRow, ...]) -> AgendaRow | None:
    """Return the item that ended last, to which the room can go back."""
    last = last_ended(seminar)
    return next((row for row in agenda if row.id == last), None)


def day_times(seminar: Seminar) -> DayTimes | None:
    """Return when the day ends; None before it has begun and while nothing runs."""
    begun = [item for item in seminar.agenda if item.started_at]
    running = next((item for item in seminar.agenda if item.state is ItemState.RUNNING), None)
    until = ends_at(running) if running else None
    starts = [item.started_at for item in begun if item.started_at]
    if until is None or not starts:
        return None
    planned = sum(item.minutes for item in seminar.agenda if _was_planned(item))
    left = sum(item.minutes for item in seminar.agenda if item.state is ItemState.PLANNED)
    return DayTimes(min(starts) + timedelta(minutes=planned), until + timedelta(minutes=left))


def _was_planned(item: AgendaItem) -> bool:
    return item.kind is not ItemKind.FURTHER


def _row(number: int, item: AgendaItem) -> AgendaRow:
    return AgendaRow(
        id=item.id,
        number=number,
        kind=item.kind,
        title=item.title,
        minutes=item.minutes,
        extra_minutes=item.extra_minutes,
        taken=minutes_taken(item),
        state=item.state,
        ends_at=ends_at(item),
        invites=item.invites,
    )
