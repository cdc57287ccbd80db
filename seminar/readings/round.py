"""A round as it may be read: while it is open only how many answered, then its stored result."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, Subquery, Text, cast, func, select
from sqlalchemy.orm import Session

from seminar.core.ballot import AnswerKind
from seminar.core.movement import Movement, movement_from_json
from seminar.core.profile import Profile
from seminar.core.reading import RoundReading, from_json
from seminar.core.terms import RoundState, SeatState
from seminar.errors import Refusal
from seminar.models import (
    AgendaItem,
    Ballot,
    HeadCount,
    Participation,
    Result,
    Round,
    Seat,
    StakeholderGroup,
)

# Over so few areas there are 1,082 texts at most. A leap to each of very many takes longer than
# to read them all.
LEAPT_AREAS = 5


class RoundNotClosed(Refusal):
    """Somebody asks what was answered before the round is closed."""

    sentence = "Nothing is counted while a round is open. Close the round first."


@dataclass(frozen=True)
class Histogram:
    """How often each distinct answer was given, in the room and by stakeholder group."""

    room: Profile
    together: int
    groups: dict[str, Profile]

    @property
    def n(self) -> int:
        """How many people answered."""
        return self.room.n + self.together


@dataclass(frozen=True)
class StoredResult:
    """What a sealed round came to, in the form that may be seen.

    `n` counts everybody who answered, `present` who was in the room; None where that is not
    known.
    """

    n: int
    present: int | None
    reading: RoundReading
    movement: Movement | None


def answered(db: Session, round_id: uuid.UUID) -> int:
    """Return how many seats have answered: all that an open round tells anybody."""
    statement = select(func.count()).where(Participation.round_id == round_id)
    return db.scalar(statement) or 0


def head_count(db: Session, seminar_id: uuid.UUID) -> int | None:
    """Return how many people are in the room by the facilitator's last count."""
    return db.scalar(
        select(HeadCount.people)
        .where(HeadCount.seminar_id == seminar_id)
        .order_by(HeadCount.at.desc())
        .limit(1)
    )


def joined(db: Session, seminar_id: uuid.UUID) -> int:
    """Return how many seats have been taken and not revoked."""
    statement = select(func.count()).where(
        Seat.seminar_id == seminar_id, Seat.state == SeatState.ACTIVE
    )
    return db.scalar(statement) or 0


def histogram(db: Session, round_id: uuid.UUID, areas: int) -> Histogram:
    """Return the answers of a closed round, counted. Refuses any other round."""
    if db.scalar(select(Round.state).where(Round.id == round_id)) is not RoundState.CLOSED:
        raise RoundNotClosed
    names = _group_names(db, round_id)
    return _by_group(db, round_id, areas, names) if names else _of_the_room(db, round_id, areas)


def stored_result(db: Session, round_id: uuid.UUID) -> StoredResult | None:
    """Return what was stored when the round was sealed; None before."""
    result = db.get(Result, round_id)
    if result is None:
        return None
    return StoredResult(
        n=result.n,
        present=result.present,
        reading=from_json(result.reading),
        movement=movement_from_json(result.movement) if result.movement else None,
    )


def _of_the_room(db: Session, round_id: uuid.UUID, areas: int) -> Histogram:
    """Return the answers of a room without groups.

    One text from the store takes a third of the time of a hundred thousand rows, and all that is
    asked lies in the index of the ballots, so that no row is looked up.
    """
    answers = select(func.count()).where(Ballot.round_id == round_id)
    orders = answers.where(Ballot.kind == AnswerKind.ORDER)
    leaps = areas <= LEAPT_AREAS and db.get_bind().dialect.name == "sqlite"
    counted = _leaping(orders) if leaps else _grouped(orders)
    lines = func.aggregate_strings(cast(counted.c.people, Text) + " " + counted.c.ranking, "\n")
    together = answers.where(Ballot.kind == AnswerKind.TOGETHER).scalar_subquery()
    found = db.execute(select(lines, together).select_from(counted)).one()
    return Histogram(Profile.from_lines(areas, found[0] or ""), found[1], groups={})


def _grouped(orders: Select[int]) -> Subquery:
    """Return each distinct order with its count."""
    people = orders.with_only_columns(func.count().label("people"), Ballot.ranking)
    return people.group_by(Ballot.ranking).subquery()


def _leaping(orders: Select[int]) -> Subquery:
    """Return the same by a leap in the index from each distinct order to the next.

    SQLite counts the entries of one order in three quarters of the time in which it compares each
    entry with the one before. PostgreSQL groups in memory, and quicker.
    """
    smallest = orders.with_only_columns(func.min(Ballot.ranking).label("ranking"))
    found = smallest.cte("found", recursive=True)
    after = smallest.where(Ballot.ranking > found.c.ranking).scalar_subquery()
    found = found.union_all(select(after).where(found.c.ranking.is_not(None)))
    people = orders.where(Ballot.ranking == found.c.ranking).scalar_subquery()
    every = select(people.label("people"), found.c.ranking)
    return every.where(found.c.ranking.is_not(None)).subquery()


def _by_group(
    db: Session, round_id: uuid.UUID, areas: int, names: dict[uuid.UUID, str]
) -> Histogram:
    """Return the answers of a room and of its groups, which one statement reads together."""
    parts = Ballot.kind, Ballot.ranking, Ballot.group_id
    counted = select(func.count(), *parts).where(Ballot.round_id == round_id).group_by(*parts)
    together, orders = 0, []
    groups: dict[str, list[tuple[str, int]]] = {}
    for people, kind, ranking, group_id in db.execute(counted):
        if kind == AnswerKind.TOGETHER:
            together += people
            continue
        orders.append((ranking, people))
        if group_id in names:
            groups.setdefault(names[group_id], []).append((ranking, people))
    return Histogram(
        room=Profile.from_histogram(areas, orders),
        together=together,
        groups={name: Profile.from_histogram(areas, groups[name]) for name in sorted(groups)},
    )


def _group_names(db: Session, round_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """Return the stakeholder groups of the seminar that a round belongs to."""
    rows = db.execute(
        select(StakeholderGroup.id, StakeholderGroup.name)
        .join(AgendaItem, AgendaItem.seminar_id == StakeholderGroup.seminar_id)
        .join(Round, Round.agenda_item_id == AgendaItem.id)
        .where(Round.id == round_id)
    )
    return {row.id: row.name for row in rows}
