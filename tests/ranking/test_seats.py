"""Whose answer counts: seats of their own, of a new link, withdrawn, unused or unknown."""

import pytest

from seminar.access import tokens
from seminar.errors import NotFound
from seminar.ranking.refusals import (
    SeatUnknown,
    SeatWasReissued,
)
from seminar.readings.round import joined
from tests.cast import Room
from tests.joining.seats_stage import card, renew, withdraw
from tests.ranking.stage import answers, open_round, send, show, taking_part


def test_two_seats_are_two_answers(room: Room) -> None:
    round_id = open_round(room)

    send(room, round_id, token=room.seats["chidi"])
    send(room, round_id, "5>4>3>2>1", token=room.seats["dana"])

    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1), ("order", "5>4>3>2>1", 1)]


def test_reissued_seat_gets_no_second_answer(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    reissued = renew(room, room.seats["chidi"])

    with pytest.raises(SeatWasReissued):
        send(room, round_id, "5>4>3>2>1", token=reissued, revision=2)

    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert taking_part(room, round_id) == 1


def test_token_of_before_a_reissue_has_no_seat(room: Room) -> None:
    round_id = open_round(room)
    renew(room, room.seats["chidi"])

    with pytest.raises(SeatUnknown):
        send(room, round_id, token=room.seats["chidi"])

    assert answers(room, round_id) == []


def test_seat_with_a_new_link_answers_the_next_round(room: Room) -> None:
    first = open_round(room)
    send(room, first, token=room.seats["chidi"])
    reissued = renew(room, room.seats["chidi"])
    show(room, first)
    second = open_round(room)

    outcome = send(room, second, "5>4>3>2>1", token=reissued)

    assert outcome.changed is True
    assert answers(room, second) == [("order", "5>4>3>2>1", 1)]
    assert taking_part(room, second) == 1


def test_seat_that_had_not_answered_answers_with_its_new_link(room: Room) -> None:
    round_id = open_round(room)
    reissued = renew(room, room.seats["chidi"])

    send(room, round_id, "5>4>3>2>1", token=reissued)

    assert answers(room, round_id) == [("order", "5>4>3>2>1", 1)]


def test_answer_of_a_seat_withdrawn_since_stays_counted(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])

    withdraw(room, room.seats["chidi"])

    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert taking_part(room, round_id) == 1
    with room.store.session() as db:
        assert joined(db, room.seminar(db).id) == 1


def test_card_that_nobody_used_cannot_answer(room: Room) -> None:
    round_id = open_round(room)

    with pytest.raises(SeatUnknown):
        send(room, round_id, token=card(room))

    assert answers(room, round_id) == []


def test_revoked_seat_cannot_answer(room: Room) -> None:
    round_id = open_round(room)
    withdraw(room, room.seats["chidi"])

    with pytest.raises(SeatUnknown):
        send(room, round_id, token=room.seats["chidi"])

    assert answers(room, round_id) == []


def test_unknown_token_cannot_answer(room: Room) -> None:
    round_id = open_round(room)

    with pytest.raises(SeatUnknown):
        send(room, round_id, token=tokens.new_token())

    assert answers(room, round_id) == []


def test_round_of_another_seminar_is_not_found(room: Room) -> None:
    open_round(room)
    other = open_round(room.eves())

    with pytest.raises(NotFound):
        send(room, other, token=room.seats["chidi"])

    assert answers(room, other) == []
