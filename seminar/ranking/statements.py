"""The statements of answers, written once: building them anew costs more than running them."""

import typing
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Label, Table, bindparam, func, select, update

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import ARRAY, Insert, insert
from sqlalchemy.sql.dml import ReturningInsert, ReturningUpdate

from seminar.core.terms import SeatState
from seminar.models import Ballot, Participation, Question, Round, Seat, Seminar

_participation = typing.cast("Table", Participation.__table__)
_ballot = typing.cast("Table", Ballot.__table__)

# Found by their tokens before anything else: SQLite, which keeps no statistics, would otherwise
# walk through every seat of the seminar, four times slower in a hall of a hundred thousand.
_seats = (
    select(Seat.id, Seat.token_sha256, Seat.group_id, Seat.seminar_id)
    .where(
        Seat.token_sha256.in_(bindparam("tokens_sha256", expanding=True)),
        Seat.state == SeatState.ACTIVE,
    )
    .cte("seats")
    .prefix_with("MATERIALIZED")
)

# The rounds are locked against closing on PostgreSQL: else an answer could be acknowledged
# after the count had been taken.
SEATS_IN_ROUNDS = (
    select(
        _seats.c.token_sha256,
        _seats.c.id.label("seat_id"),
        _seats.c.group_id,
        Seminar.id.label("seminar_id"),
        Seminar.public_id,
        Seminar.mode,
        Seminar.zone,
        Question.id.label("question_id"),
        func.json_array_length(Question.frozen).label("areas"),
        Round.id.label("round_id"),
        Round.state,
        Round.closed_at,
        Round.void_reason,
    )
    .join(Seminar, Seminar.id == _seats.c.seminar_id)
    .join(Question, Question.seminar_id == Seminar.id)
    .join(Round, Round.question_id == Question.id)
    .where(Round.id.in_(bindparam("round_ids", expanding=True)))
    .with_for_update(read=True, of=Round)
)


def _taking_part(places: Insert) -> ReturningInsert[Any]:
    return places.on_conflict_do_nothing(index_elements=["round_id", "seat_id"]).returning(
        _participation.c.round_id, _participation.c.seat_id
    )


def _in_columns(table: Table) -> Insert:
    """Return the statement that takes any number of rows as one array for each column.

    PostgreSQL reads its one text once, where many rows would each be a message to answer.
    """
    return insert(table).from_select([c.name for c in table.columns], select(*_unnested(table)))


def _unnested(table: Table) -> list[Label[Any]]:
    return [
        func.unnest(bindparam(f"sent_{c.name}", type_=ARRAY(c.type))).label(c.name)
        for c in table.columns
    ]


TAKE_PART = _taking_part(insert(_participation))
TAKE_PART_IN_COLUMNS = _taking_part(_in_columns(_participation))

ADD_ANSWERS = insert(_ballot)
ADD_ANSWERS_IN_COLUMNS = _in_columns(_ballot)


# An update, because an upsert would give a reissued seat a second answer under its new key.
def _changing(sent: Mapping[str, Any]) -> ReturningUpdate[Any]:
    return (
        update(_ballot)
        .where(
            _ballot.c.round_id == sent["round_id"],
            _ballot.c.answer_key == sent["answer_key"],
            _ballot.c.revision < sent["revision"],
        )
        .values(kind=sent["kind"], ranking=sent["ranking"], revision=sent["revision"])
        .returning(_ballot.c.round_id, _ballot.c.answer_key)
    )


CHANGE_ANSWER = _changing({c.name: bindparam(f"sent_{c.name}") for c in _ballot.columns})
CHANGE_ANSWERS_IN_COLUMNS = _changing(dict(select(*_unnested(_ballot)).subquery("sent").c.items()))

STATE_OF_SEAT = (
    select(Seat.state)
    .join(Seminar, Seminar.id == Seat.seminar_id)
    .where(
        Seat.token_sha256 == bindparam("token_sha256"),
        Seminar.public_id == bindparam("public_id"),
    )
)

TOOK_PART = select(Participation.seat_id).where(
    Participation.round_id == bindparam("round_id"), Participation.seat_id == bindparam("seat_id")
)
STORED = select(Ballot.kind, Ballot.ranking, Ballot.revision).where(
    Ballot.round_id == bindparam("round_id"), Ballot.answer_key == bindparam("key")
)
