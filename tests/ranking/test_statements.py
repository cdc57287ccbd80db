"""Each statement keeps to its round, seat, question and seminar, whichever ids are beside them."""

import uuid
from datetime import date

import pytest
from sqlalchemy import Row, select

from seminar.access import tokens
from seminar.core.terms import QuestionKind, RoundState, SeatState
from seminar.errors import NotFound
from seminar.models import Ballot, Participation, Question, Round, Seat
from seminar.ranking import statements
from seminar.ranking.refusals import SeatUnknown
from tests.cast import Room
from tests.ranking.stage import answers, open_round, send

LOWEST, HIGHEST = uuid.UUID(int=1), uuid.UUID(int=2**128 - 1)
BESIDE = (LOWEST, HIGHEST)


def add_rounds_beside(room: Room, round_id: uuid.UUID) -> None:
    """Add two counted rounds to the question, one id below every other and one above."""
    with room.store.session() as db, room.store.writing(db):
        asked = db.get_one(Round, round_id)
        for attempt, beside in enumerate(BESIDE, start=2):
            db.add(
                Round(
                    id=beside,
                    question_id=asked.question_id,
                    agenda_item_id=asked.agenda_item_id,
                    number=asked.number,
                    attempt=attempt,
                    state=RoundState.SEALED,
                )
            )


def seat_of(db: object, token: str) -> Seat:
    """Return the seat of a token."""
    return db.scalars(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(token))).one()


def test_change_stays_in_its_round(room: Room) -> None:
    round_id, chidi = open_round(room), room.seats["chidi"]
    send(room, round_id, token=chidi)
    add_rounds_beside(room, round_id)
    with room.store.session() as db, room.store.writing(db):
        mine = db.scalars(select(Ballot)).one()
        for beside in BESIDE:
            db.add(
                Ballot(
                    round_id=beside,
                    answer_key=mine.answer_key,
                    kind="order",
                    ranking="5>4>3>2>1",
                    revision=0,
                )
            )

    send(room, round_id, "2>1>3>4>5", token=chidi, revision=2)

    assert answers(room, round_id) == [("order", "2>1>3>4>5", 2)]
    assert [answers(room, beside) for beside in BESIDE] == [[("order", "5>4>3>2>1", 0)]] * 2


def test_change_is_that_of_its_key_alone(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    with room.store.session() as db, room.store.writing(db):
        for key in (b"\x00" * 32, b"\xff" * 32):
            db.add(
                Ballot(
                    round_id=round_id,
                    answer_key=key,
                    kind="order",
                    ranking="5>4>3>2>1",
                    revision=1,
                )
            )

    send(room, round_id, "2>1>3>4>5", token=room.seats["chidi"], revision=2)

    others = [("order", "5>4>3>2>1", 1)] * 2
    assert answers(room, round_id) == [("order", "2>1>3>4>5", 2), *others]


def test_seat_is_found_with_its_round_and_question_alone(room: Room) -> None:
    round_id, chidi = open_round(room), room.seats["chidi"]
    add_rounds_beside(room, round_id)
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        for beside, kind in zip(BESIDE, (QuestionKind.PRACTICE.value, "another"), strict=True):
            db.add(
                Question(id=beside, seminar_id=seminar.id, kind=kind, text="?", frozen=["a", "b"])
            )

    rows = found(room, [chidi], [round_id])

    with room.store.session() as db:
        asked, seat = db.get_one(Round, round_id), seat_of(db, chidi)
    assert [(row.round_id, row.question_id, row.seat_id, row.areas) for row in rows] == [
        (round_id, asked.question_id, seat.id, 5)
    ]


def test_seats_are_found_by_their_tokens_and_only_if_somebody_holds_them(room: Room) -> None:
    round_id = open_round(room)
    for state in (SeatState.OFFERED, SeatState.REVOKED):
        room.seats[state] = room.new_seat()
        with room.store.session() as db, room.store.writing(db):
            seat_of(db, room.seats[state]).state = state
    asked = ["chidi", "dana", SeatState.OFFERED, SeatState.REVOKED]

    rows = found(room, [*(room.seats[name] for name in asked), tokens.new_token()], [round_id])

    expected = {tokens.seat_hash(room.seats[name]) for name in ("chidi", "dana")}
    assert {row.token_sha256 for row in rows} == expected
    assert len(rows) == 2


def found(room: Room, held: list[str], round_ids: list[uuid.UUID]) -> list[Row]:
    """Return what the first statement finds."""
    asked = {"tokens_sha256": [tokens.seat_hash(token) for token in held], "round_ids": round_ids}
    with room.store.session() as db:
        return list(db.connection().execute(statements.SEATS_IN_ROUNDS, asked))


def test_seat_answers_the_rounds_of_its_own_seminar(room: Room) -> None:
    eve = room.eves()
    ours, theirs, seat = open_round(room), open_round(eve), eve.new_seat()

    for where, round_id, token, refusal in (
        (room, theirs, room.seats["chidi"], NotFound),
        (eve, ours, seat, NotFound),
        (room, ours, seat, SeatUnknown),
        (eve, theirs, room.seats["chidi"], SeatUnknown),
    ):
        with pytest.raises(refusal):
            send(where, round_id, token=token)

    assert [answers(room, round_id) for round_id in (ours, theirs)] == [[], []]


def test_revoked_seat_is_unknown_in_its_own_seminar(room: Room) -> None:
    round_id = uuid.uuid4()
    with room.store.session() as db, room.store.writing(db):
        seat_of(db, room.seats["chidi"]).state = SeatState.REVOKED

    with pytest.raises(SeatUnknown):
        send(room, round_id, token=room.seats["chidi"])
    with pytest.raises(NotFound):
        send(room, round_id, token=room.seats["dana"])


def test_took_part_is_said_of_this_seat_and_this_round(room: Room) -> None:
    round_id = open_round(room)
    add_rounds_beside(room, round_id)
    with room.store.session() as db, room.store.writing(db):
        chidi = seat_of(db, room.seats["chidi"])
        for beside in BESIDE:
            db.add(another_seat(chidi, beside))
        db.flush()
        for beside in BESIDE:
            db.add(Participation(round_id=beside, seat_id=chidi.id))
            db.add(Participation(round_id=round_id, seat_id=beside))

    asked = {"round_id": round_id, "seat_id": chidi.id}
    with room.store.session() as db:
        before = db.scalar(statements.TOOK_PART, asked)
    send(room, round_id, token=room.seats["chidi"])
    with room.store.session() as db:
        after = db.scalar(statements.TOOK_PART, asked)

    assert (before, after) == (None, chidi.id)


def another_seat(like: Seat, seat_id: uuid.UUID) -> Seat:
    """Return a seat in the same seminar."""
    return Seat(
        id=seat_id,
        seminar_id=like.seminar_id,
        mode=like.mode,
        token_sha256=seat_id.bytes * 2,
        state=SeatState.ACTIVE,
        consent_version=1,
        consent_day=date(2026, 11, 23),
    )
