"""A sheet counts once, when two entries in a row are equal, in every identity mode."""

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.ballot import AnswerKind
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.models import Ballot, Participation, Round, Seat
from seminar.ranking.paper_refusals import SheetCounted
from seminar.ranking.paper_service import Entered
from seminar.readings.round import joined
from tests.cast import Room, furnish_room
from tests.ranking.paper_stage import offered, seat_of, set_aside, told, typed, typed_twice, waiting
from tests.ranking.stage import answers, close, open_round, send, show, taking_part

OTHER = "5>4>3>2>1"


def test_first_entry_waits_and_counts_nothing(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)

    came_of_it = typed(room, round_id, code, "3>1=4>2|5")

    assert came_of_it is Entered.ONCE
    assert waiting(room, round_id) == [("order", "3>1=4>2|5")]
    assert (answers(room, round_id), taking_part(room, round_id)) == ([], 0)
    assert seat_of(room, code).state is SeatState.OFFERED


@pytest.mark.parametrize("mode", IdentityMode)
@pytest.mark.parametrize(
    ("kind", "ranking"),
    [
        (AnswerKind.ORDER, "1>2>3>4>5"),
        (AnswerKind.ORDER, "1=2=3=4=5"),
        (AnswerKind.ORDER, "3>1=4>2|5"),
        (AnswerKind.ORDER, "|1=2=3=4=5"),
        (AnswerKind.TOGETHER, ""),
    ],
)
def test_equal_second_entry_is_the_answer(
    app: Flask, now, mode: IdentityMode, kind: AnswerKind, ranking: str
) -> None:
    room = furnish_room(app, now=now, mode=mode)
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code, ranking, kind=kind)

    came_of_it = typed(room, round_id, code, ranking, kind=kind)

    assert came_of_it is Entered.COUNTED
    assert answers(room, round_id) == [(kind.value, ranking, 1)]
    assert (taking_part(room, round_id), waiting(room, round_id)) == (1, [])
    seat = seat_of(room, code)
    assert (seat.kind, seat.state, seat.mode, seat.name) == (
        SeatKind.PAPER,
        SeatState.ACTIVE,
        mode,
        None,
    )


@pytest.mark.parametrize("mode", IdentityMode)
def test_answer_hangs_on_the_code_as_a_phone_s_does(app: Flask, now, mode: IdentityMode) -> None:
    room = furnish_room(app, now=now, mode=mode)
    (code,), first = offered(room), open_round(room)
    typed_twice(room, first, code)
    show(room, first)
    second = open_round(room)

    typed_twice(room, second, code, OTHER)

    with room.store.session() as db:
        rounds = [db.get_one(Round, round_id) for round_id in (first, second)]
        anonymous = mode is IdentityMode.ANONYMOUS
        scopes = [each.id if anonymous else each.question_id for each in rounds]
        keys = [
            db.scalar(select(Ballot.answer_key).where(Ballot.round_id == each.id))
            for each in rounds
        ]
    assert keys[1] == tokens.answer_key(code, scopes[1])
    assert (keys[0] == keys[1]) is not anonymous
    assert taking_part(room, second) == 1


def test_different_second_entry_takes_the_place_of_the_first(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code)

    heard = [
        typed(room, round_id, code, OTHER),
        typed(room, round_id, code),
        typed(room, round_id, code),
    ]

    assert heard == [Entered.DIFFERENT, Entered.DIFFERENT, Entered.COUNTED]
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_all_together_is_not_equal_to_any_order(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code, "1=2=3=4=5")

    came_of_it = typed(room, round_id, code, "", kind=AnswerKind.TOGETHER)

    assert came_of_it is Entered.DIFFERENT
    assert waiting(room, round_id) == [("together", "")]


def test_one_form_sent_twice_is_one_entry(room: Room) -> None:
    (code,), round_id, form_id = offered(room), open_round(room), uuid.uuid4()

    heard = [typed(room, round_id, code, form_id=form_id) for _ in range(3)]

    assert heard == [Entered.ONCE] * 3
    assert answers(room, round_id) == []
    assert told(room, "entered paper order") == [("entered paper order", "round 1", "")]


def test_form_that_differed_and_is_sent_again_does_not_confirm_itself(room: Room) -> None:
    (code,), round_id, form_id = offered(room), open_round(room), uuid.uuid4()
    typed(room, round_id, code)
    typed(room, round_id, code, OTHER, form_id=form_id)

    came_of_it = typed(room, round_id, code, OTHER, form_id=form_id)

    assert came_of_it is Entered.ONCE
    assert answers(room, round_id) == []


@pytest.mark.parametrize("ranking", ["1>2>3>4>5", OTHER])
def test_counted_sheet_stays_as_it_is_whatever_is_typed(room: Room, ranking: str) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed_twice(room, round_id, code)

    with pytest.raises(SheetCounted) as refused:
        typed(room, round_id, code, ranking)

    assert str(refused.value) == SheetCounted.sentence
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert waiting(room, round_id) == []


def test_sheet_is_entered_while_the_round_is_closed_and_a_phone_is_refused(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    send(room, round_id, OTHER, token=room.seats["chidi"])
    close(room, round_id)

    typed_twice(room, round_id, code)

    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1), ("order", OTHER, 1)]


def test_batch_printed_again_adds_no_seat(room: Room) -> None:
    batch = tokens.new_token()
    codes = offered(room, 3, batch=batch)

    again, more = offered(room, 3, batch=batch), offered(room, 5, batch=batch)

    assert again == more[:3] == codes
    assert len(set(more)) == 5
    with room.store.session() as db:
        seats = db.scalars(select(Seat).where(Seat.kind == SeatKind.PAPER)).all()
    assert {seat.token_sha256 for seat in seats} == {tokens.seat_hash(code) for code in more}
    assert {seat.state for seat in seats} == {SeatState.OFFERED}
    assert told(room, "offered sheets") == [
        ("offered sheets", "", "3"),
        ("offered sheets", "", "2"),
    ]


def test_who_was_counted_on_paper_has_joined(room: Room) -> None:
    codes, round_id = offered(room, 3), open_round(room)
    with room.store.session() as db:
        before = joined(db, room.seminar(db).id)

    typed_twice(room, round_id, codes[0])
    typed(room, round_id, codes[1])

    with room.store.session() as db:
        assert joined(db, room.seminar(db).id) == before + 1


def test_entries_set_aside_are_gone_and_may_be_typed_anew(room: Room) -> None:
    codes, round_id = offered(room, 3), open_round(room)
    typed_twice(room, round_id, codes[0])
    for code in codes[1:]:
        typed(room, round_id, code)

    heard = [set_aside(room, round_id), set_aside(room, round_id)]

    assert heard == [2, 0]
    assert waiting(room, round_id) == []
    assert told(room, "set aside paper entries") == [("set aside paper entries", "round 1", "2")]
    assert typed(room, round_id, codes[1], OTHER) is Entered.ONCE
    assert len(answers(room, round_id)) == 1


def test_journal_holds_no_code_and_no_order(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code, OTHER)

    typed_twice(room, round_id, code)

    deeds = ("offered sheets", "entered paper order")
    assert told(room, *deeds) == [
        ("offered sheets", "", "1"),
        *[("entered paper order", "round 1", "")] * 3,
    ]
    with room.store.session() as db:
        assert len(db.scalars(select(Participation)).all()) == 1
