"""Counting answers: three statements for all that arrive together, no object of the ORM."""

import uuid
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.ballot import AnswerKind, UnreadableOrder, parse_ranking
from seminar.core.terms import IdentityMode, RoundState, SeatState
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.ranking import statements
from seminar.ranking.refusals import (
    NewerAnswerCounts,
    RoundClosed,
    RoundNotOpened,
    SeatUnknown,
    SeatWaits,
    SeatWasReissued,
    StoredAnswer,
)

OPEN = (RoundState.OPEN,)

SeatInRound = Row[Any]
Place = tuple[uuid.UUID, bytes]


@dataclass(frozen=True)
class Outcome:
    """A counted answer; `changed` is false when it had been counted before."""

    zone: str
    changed: bool


@dataclass(frozen=True)
class Answer:
    """An answer to a round, as the holder of a seat sends it.

    `revision` is one more than that of the answer the person saw; a phone's delayed retry
    carries an old one and cannot overwrite a newer order.
    """

    public_id: str
    round_id: uuid.UUID
    token: str
    kind: AnswerKind
    ranking: str
    revision: int


@dataclass(frozen=True)
class _Ballot:
    """An answer that may be counted: the key it is kept under, and the seat that takes part."""

    key: bytes
    seat: SeatInRound
    answer: Answer


def answer_key(
    token: str, mode: IdentityMode, *, round_id: uuid.UUID, question_id: uuid.UUID
) -> bytes:
    """Return the key of a seat's answer: one for each round, or one for both of a question."""
    scope = tokens.scope_of_answer(mode, round_id=round_id, question_id=question_id)
    return tokens.answer_key(token, scope)


def cast(
    db: Session,
    *,
    public_id: str,
    round_id: uuid.UUID,
    token: str,
    kind: AnswerKind,
    ranking: str,
    revision: int,
    taken_in: Collection[RoundState] = OPEN,
) -> Outcome:
    """Count one answer, or raise why it is refused."""
    answer = Answer(public_id, round_id, token, kind, ranking, revision)
    outcome = count_answers(db, [answer], taken_in=taken_in)[0]
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def count_answers(
    db: Session, answers: Sequence[Answer], *, taken_in: Collection[RoundState] = OPEN
) -> list[Outcome | Exception]:
    """Count answers of different seats, or change those that count; a refused one has its refusal.

    The same answer sent again changes nothing, also after the round has closed. A refused one has
    written nothing either, so the others are counted. Only orders on paper are also taken while a
    round is closed.
    """
    store = db.connection()
    seats = _seats_in_rounds(store, answers)
    examined = [_examined(db, answer, seats, taken_in=taken_in) for answer in answers]
    ballots = [ballot for ballot in examined if isinstance(ballot, _Ballot)]
    first = _take_part(store, ballots)
    _add(store, [ballot for ballot in ballots if _place(ballot) in first])
    changed = _change(store, [ballot for ballot in ballots if _place(ballot) not in first])
    return [
        _outcome(db, ballot, is_first=_place(ballot) in first, is_changed=_key(ballot) in changed)
        if isinstance(ballot, _Ballot)
        else ballot
        for ballot in examined
    ]


def stored_answer(db: Session, round_id: uuid.UUID, *, key: bytes) -> StoredAnswer | None:
    """Return the answer that counts in a round under this key, if there is one."""
    asked = {"round_id": round_id, "key": key}
    row = db.connection().execute(statements.STORED, asked).one_or_none()
    return StoredAnswer(AnswerKind(row.kind), row.ranking, row.revision) if row else None


def _seats_in_rounds(store: Connection, answers: Sequence[Answer]) -> Mapping[Place, SeatInRound]:
    """Find every seat together with the round that was answered from it."""
    asked = {
        "tokens_sha256": [tokens.seat_hash(answer.token) for answer in answers],
        "round_ids": list({answer.round_id for answer in answers}),
    }
    rows = store.execute(statements.SEATS_IN_ROUNDS, asked)
    return {(row.round_id, row.token_sha256): row for row in rows}


def refuse_unreadable(kind: AnswerKind, ranking: str, *, areas: int) -> None:
    """Refuse a text that is no answer over so many areas."""
    if kind is AnswerKind.ORDER:
        parse_ranking(ranking, areas)
    elif ranking:
        raise UnreadableOrder


def _examined(
    db: Session,
    answer: Answer,
    seats: Mapping[Place, SeatInRound],
    *,
    taken_in: Collection[RoundState],
) -> _Ballot | Outcome | Refusal:
    seat = seats.get((answer.round_id, tokens.seat_hash(answer.token)))
    if seat is None or seat.public_id != answer.public_id:
        return _unknown(db.connection(), answer)
    if seat.state not in taken_in:
        return _not_open(db, seat, answer)
    try:
        refuse_unreadable(answer.kind, answer.ranking, areas=seat.areas)
    except Refusal as refusal:
        return refusal
    return _Ballot(_key_of(answer, seat), seat, answer)


def _key_of(answer: Answer, seat: SeatInRound) -> bytes:
    return answer_key(
        answer.token, seat.mode, round_id=answer.round_id, question_id=seat.question_id
    )


def _unknown(store: Connection, answer: Answer) -> Refusal:
    """Say whether the seat or the round is unknown here, or the seat still waits at the door."""
    asked = {"token_sha256": tokens.seat_hash(answer.token), "public_id": answer.public_id}
    match store.scalar(statements.STATE_OF_SEAT, asked):
        case SeatState.ACTIVE:
            return NotFound()
        case SeatState.WAITING:
            return SeatWaits()
        case _:
            return SeatUnknown()


def _not_open(
    db: Session, seat: SeatInRound, answer: Answer
) -> Outcome | RoundNotOpened | RoundClosed:
    if seat.state is RoundState.DRAFT:
        return RoundNotOpened()
    if seat.state is RoundState.CLOSED and seat.void_reason is None:
        # A phone that lost the thanks for it sends it again when it hears of us again.
        key = _key_of(answer, seat)
        stored = stored_answer(db, seat.round_id, key=key)
        if stored and (stored.kind, stored.ranking) == (answer.kind, answer.ranking):
            return Outcome(seat.zone, changed=False)
    took_part = db.connection().scalar(
        statements.TOOK_PART, {"round_id": seat.round_id, "seat_id": seat.seat_id}
    )
    return RoundClosed(
        closed_at=seat.closed_at,
        zone=seat.zone,
        earlier_counts=took_part is not None,
        set_aside=seat.void_reason is not None,
    )


def _place(ballot: _Ballot) -> tuple[uuid.UUID, uuid.UUID]:
    return ballot.seat.round_id, ballot.seat.seat_id


def _take_part(store: Connection, ballots: Sequence[_Ballot]) -> Set[tuple[uuid.UUID, uuid.UUID]]:
    """Note that the seats have answered; return those whose first answer in the round this is."""
    if not ballots:
        return set()
    places = [
        {"round_id": ballot.seat.round_id, "seat_id": ballot.seat.seat_id} for ballot in ballots
    ]
    noted = (
        store.execute(statements.TAKE_PART_IN_COLUMNS, _columns(places))
        if store.dialect.name == "postgresql"
        else store.execute(statements.TAKE_PART, places)
    )
    return {(row.round_id, row.seat_id) for row in noted}


def _add(store: Connection, ballots: Sequence[_Ballot]) -> None:
    rows = [_row(ballot) for ballot in ballots]
    if rows and store.dialect.name == "postgresql":
        store.execute(statements.ADD_ANSWERS_IN_COLUMNS, _columns(rows))
    elif rows:
        store.execute(statements.ADD_ANSWERS, rows)


def _change(store: Connection, ballots: Sequence[_Ballot]) -> Set[Place]:
    """Replace the seats' earlier answers by newer ones; return the keys of those that changed."""
    rows = [_row(ballot) for ballot in ballots]
    if rows and store.dialect.name == "postgresql":
        return set(map(tuple, store.execute(statements.CHANGE_ANSWERS_IN_COLUMNS, _columns(rows))))
    sent = [{f"sent_{name}": value for name, value in row.items()} for row in rows]
    changed = [store.execute(statements.CHANGE_ANSWER, row).one_or_none() for row in sent]
    return {tuple(row) for row in changed if row is not None}


def _columns(rows: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    """Return rows of one kind as a list for each column."""
    return {f"sent_{name}": [row[name] for row in rows] for name in rows[0]}


def _row(ballot: _Ballot) -> dict[str, object]:
    return {
        "round_id": ballot.seat.round_id,
        "answer_key": ballot.key,
        "kind": ballot.answer.kind.value,
        "ranking": ballot.answer.ranking,
        "group_id": ballot.seat.group_id,
        "revision": ballot.answer.revision,
    }


def _key(ballot: _Ballot) -> Place:
    return ballot.seat.round_id, ballot.key


def _outcome(
    db: Session, ballot: _Ballot, *, is_first: bool, is_changed: bool
) -> Outcome | Refusal:
    """Say what came of an answer."""
    if is_first:
        # Nobody is told of a change: it would show more than how many have answered.
        outbox.announce_count(db, ballot.seat.seminar_id)
    elif not is_changed:
        stored = stored_answer(db, ballot.seat.round_id, key=ballot.key)
        return _another(stored, ballot.answer) or Outcome(ballot.seat.zone, changed=False)
    return Outcome(ballot.seat.zone, changed=True)


def _another(stored: StoredAnswer | None, answer: Answer) -> Refusal | None:
    """Return why the answer is refused, or None when it is the one that counts already."""
    if stored is None:
        return SeatWasReissued()
    if (stored.kind, stored.ranking) != (answer.kind, answer.ranking):
        return NewerAnswerCounts(stored)
    return None
