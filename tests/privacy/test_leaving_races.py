"""Leaving in the same instant as answering, writing, closing and counting: the counts agree."""

import uuid
from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from seminar.core.ballot import AnswerKind
from seminar.core.terms import CardKind, RoundState, Scope
from seminar.debate.service import NewCard, write_card
from seminar.debate.voices import NoSuchSeat
from seminar.errors import Refusal, StoreBusy
from seminar.facilitation import service as facilitation
from seminar.facilitation.sweeping import sweep
from seminar.group_commit import GroupCommit
from seminar.models import Card, Result, Round
from seminar.ranking.refusals import RoundClosed, SeatUnknown
from seminar.ranking.service import Answer, count_answers
from tests.at_once import each_at_once
from tests.cast import Room
from tests.debate.stage import set_debate
from tests.facilitation.day import ORDERS, Day
from tests.privacy.stage import counted, go, held_under

TURNS = (1, 3)


def box(room: Room) -> GroupCommit:
    return GroupCommit(room.store, count_answers)


def sending(room: Room, ballot_box: GroupCommit, round_id: uuid.UUID, token: str) -> object:
    """Return the deed of answering as a phone does it, together with others."""
    wish = Answer(room.public_id, round_id, token, AnswerKind.ORDER, "5>4>3>2>1", 1)

    def send() -> object:
        try:
            return ballot_box.do(wish, key=token.encode())
        except IntegrityError:
            # Who meets the leaving twice in a row is asked to send again, and then hears it too.
            return StoreBusy()

    return send


@pytest.mark.parametrize("turn", TURNS)
def test_leaving_against_closing_and_counting_leaves_the_counts_equal(
    room: Room, turn: int
) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.close(round_id)

    leaving = [partial(go, room, token) for token in day.tokens[:3]]
    counting = partial(day.lead, facilitation.count_round, round_id)
    heard = each_at_once([*leaving[: turn % 3], counting, *leaving[turn % 3 :]])

    assert [one for one in heard if isinstance(one, Refusal)] == []
    _took_part, ballots = counted(room, round_id)
    with room.store.session() as db:
        assert db.get_one(Round, round_id).state is RoundState.SEALED
        assert db.get_one(Result, round_id).n == ballots
    assert all(not any(held_under(room, token).values()) for token in day.tokens[:3])


@pytest.mark.parametrize("turn", TURNS)
def test_leaving_against_answering_leaves_no_answer_without_a_seat(room: Room, turn: int) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.tokens = [room.new_seat() for _ in range(8)]
    ballot_box = box(room)

    answering = [sending(room, ballot_box, round_id, token) for token in day.tokens]
    leaving = [partial(go, room, token) for token in day.tokens[:4]]
    heard = each_at_once([*answering[: 2 * turn], *leaving, *answering[2 * turn :]])

    refused = {type(one) for one in heard if isinstance(one, Exception)}
    took_part, ballots = counted(room, round_id)
    assert refused <= {SeatUnknown, StoreBusy}
    assert took_part == ballots == 4
    assert all(not any(held_under(room, token).values()) for token in day.tokens[:4])


@pytest.mark.parametrize("turn", TURNS)
def test_leaving_against_writing_leaves_no_card(room: Room, turn: int) -> None:
    set_debate(room)
    token = room.seats["chidi"]

    def write() -> object:
        with room.store.session() as db, room.store.writing(db):
            written = write_card(
                db,
                room.seminar(db),
                token,
                card_id=uuid.uuid4(),
                card=NewCard(CardKind.FOR, Scope.ALL, (), "All five."),
                now=room.now,
            )
            return written.id

    deeds = [write] * 4
    heard = each_at_once([*deeds[:turn], partial(go, room, token), *deeds[turn:]])

    assert {type(one) for one in heard if isinstance(one, Exception)} <= {NoSuchSeat}
    with room.store.session() as db:
        assert db.scalars(select(Card.id)).all() == []
    assert not any(held_under(room, token).values())


def test_many_leave_in_one_instant_while_the_files_are_cleared(room: Room) -> None:
    day = Day(room)
    first = day.open_round()
    day.answer(first, ORDERS)
    day.seal(first)
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)

    leaving = [partial(go, room, token) for token in day.tokens[:4]]
    heard = each_at_once([*leaving, partial(sweep, room.store)])

    assert [one for one in heard if isinstance(one, Exception)] == []
    assert counted(room, first)[1] == 8
    assert counted(room, second) == (4, 4)
    # Whoever answers too late hears so, and nothing of it is counted.
    day.close(second)
    with pytest.raises(RoundClosed):
        sending(room, box(room), second, day.tokens[5])()
