"""The statements of answers, written once: building them anew costs more than running them."""

import typing

from sqlalchemy import Table, bindparam, func, select, update

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import insert

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

TAKE_PART = (
    insert(_participation)
    .on_conflict_do_nothing(index_elements=["round_id", "seat_id"])
    .returning(_participation.c.round_id, _participation.c.seat_id)
)

ADD_ANSWERS = insert(_ballot)

# An update, because an upsert would give a reissued seat a second answer under its new key.
CHANGE_ANSWER = (
    update(_ballot)
    .where(
        _ballot.c.round_id == bindparam("in_round"),
        _ballot.c.answer_key == bindparam("of_key"),
        _ballot.c.revision < bindparam("sent_revision"),
    )
    .values(
        kind=bindparam("sent_kind"),
        ranking=bindparam("sent_ranking"),
        revision=bindparam("sent_revision"),
    )
    .returning(_ballot.c.revision)
)

SEAT_OF_SEMINAR = (
    select(Seat.id)
    .join(Seminar, Seminar.id == Seat.seminar_id)
    .where(
        Seat.token_sha256 == bindparam("token_sha256"),
        Seat.state == SeatState.ACTIVE,
        Seminar.public_id == bindparam("public_id"),
    )
)

TOOK_PART = select(Participation.seat_id).where(
    Participation.round_id == bindparam("round_id"), Participation.seat_id == bindparam("seat_id")
)
