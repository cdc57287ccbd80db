"""Where the room stands: the running item, in a ranking its round, and the last one counted."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from seminar.core.terms import TO_COME, ItemKind, ItemState, RoundState
from seminar.models import AgendaItem, Round, Seminar

# Written once, since every page of a phone asks it.
RUNNING = (
    select(AgendaItem, Round)
    .outerjoin(Round, (Round.agenda_item_id == AgendaItem.id) & Round.void_reason.is_(None))
    .where(AgendaItem.seminar_id == bindparam("seminar_id"))
    .where(AgendaItem.state == ItemState.RUNNING)
    .order_by(Round.attempt.desc())
    .limit(1)
)
# The same as plain values, for whoever only asks whether the room has moved on.
WHERE_IT_STANDS = RUNNING.with_only_columns(
    AgendaItem.id.label("item_id"),
    AgendaItem.kind,
    AgendaItem.invites,
    Round.id.label("round_id"),
    Round.state,
)

BETWEEN = "between"


@dataclass(frozen=True)
class Step:
    """What is going on. `key` names the state; a page that shows it needs no refresh."""

    item: AgendaItem | None
    round: Round | None

    @property
    def kind(self) -> ItemKind | None:
        """The kind of the running item, or None between items."""
        return self.item.kind if self.item else None

    @property
    def state(self) -> RoundState | None:
        """The state of its round, or None where nothing is asked."""
        return self.round.state if self.round else None

    @property
    def key(self) -> str:
        """A short text that changes exactly when the room moves on."""
        if self.item is None:
            return BETWEEN
        if self.round is None:
            return _key(self.item.id, invites=self.item.invites)
        return _key(self.item.id, self.round.id, self.round.state)


@dataclass(frozen=True)
class WhereItStands:
    """Of what is going on only its key, the kind of its item, and the state of its round."""

    key: str
    kind: ItemKind | None
    state: RoundState | None


def current_step(db: Session, seminar_id: uuid.UUID) -> Step:
    """Return the running item and the latest attempt of its round, in one statement."""
    row = db.execute(RUNNING, {"seminar_id": seminar_id}).one_or_none()
    return Step(row.AgendaItem, row.Round) if row else Step(None, None)


def where_it_stands(db: Session, seminar_id: uuid.UUID) -> WhereItStands:
    """Return the same without objects: a third of the time, for what each phone asks most."""
    # The connection gives rows as they are, and knows nothing of objects.
    asked = {"seminar_id": seminar_id}
    row = db.connection().execute(WHERE_IT_STANDS, asked).one_or_none()
    if row is None:
        return WhereItStands(BETWEEN, None, None)
    key = _key(row.item_id, row.round_id, row.state, invites=row.invites)
    return WhereItStands(key, row.kind, row.state)


def ends_at(item: AgendaItem) -> datetime | None:
    """Return when a started item ends as planned, with what it was given and what was not it."""
    if item.started_at is None:
        return None
    given = timedelta(minutes=item.minutes + item.extra_minutes, seconds=item.away_seconds)
    return item.started_at + given


def minutes_taken(item: AgendaItem) -> int | None:
    """Return how long an item really took; None while it has not ended, or was not held."""
    if item.started_at is None or item.ended_at is None:
        return None
    seconds = (item.ended_at - item.started_at).total_seconds() - item.away_seconds
    return round(seconds / 60)


def is_beginning(seminar: Seminar, step: Step) -> bool:
    """Whether people are still coming in: it is the welcome, or nothing of the day has begun."""
    begun = {item.kind for item in seminar.agenda if item.state not in TO_COME}
    return step.kind is ItemKind.WELCOME or begun <= {ItemKind.WELCOME, ItemKind.PRACTICE}


def is_closing(seminar: Seminar, step: Step) -> bool:
    """Whether the seminar is being closed, or over; items that were skipped do not matter."""
    if step.item is not None:
        return step.kind is ItemKind.CLOSE
    closing = [item for item in seminar.agenda if item.kind is ItemKind.CLOSE] or seminar.agenda
    over = {item.state for item in closing}
    if ItemState.DONE not in over:
        return False
    return over <= {ItemState.DONE, ItemState.SKIPPED}


def last_round(db: Session, seminar_id: uuid.UUID, *states: RoundState) -> Step:
    """Return the latest round in one of these states with its item, in one statement.

    One that was set aside, that only tried the phones out, or that put a further question, is
    never the latest.
    """
    row = db.execute(
        select(AgendaItem, Round)
        .join(Round, Round.agenda_item_id == AgendaItem.id)
        .where(
            AgendaItem.seminar_id == seminar_id,
            AgendaItem.kind == ItemKind.RANKING,
            Round.state.in_(states),
            Round.void_reason.is_(None),
        )
        .order_by(Round.number.desc(), Round.attempt.desc())
        .limit(1)
    ).one_or_none()
    return Step(row.AgendaItem, row.Round) if row else Step(None, None)


def _key(
    item_id: uuid.UUID,
    round_id: uuid.UUID | None = None,
    state: RoundState | None = None,
    *,
    invites: bool = False,
) -> str:
    if round_id is None or state is None:
        return f"{item_id.hex}-invites" if invites else item_id.hex
    return f"{item_id.hex}-{round_id.hex}-{state.value}"
