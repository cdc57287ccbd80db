"""Sheets that are not entered: too late, too early, unknown, or filled in wrongly."""

import uuid

import pytest
from sqlalchemy import select, update

from seminar.access import tokens
from seminar.core.ballot import AreaMissing, UnreadableOrder
from seminar.core.terms import ItemKind, SeatKind, SeatState
from seminar.errors import NotFound
from seminar.models import Seat, Seminar
from seminar.ranking.paper_refusals import (
    NoRankingRuns,
    RankingCounted,
    SheetOfAnotherRanking,
    SheetUnknown,
    SheetWithdrawn,
)
from tests.cast import Room
from tests.facilitation.day import Day
from tests.ranking.paper_stage import offered, seat_of, typed, waiting
from tests.ranking.stage import open_round, show, taking_part


def test_no_sheet_is_entered_after_the_count(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    show(room, round_id)

    with pytest.raises(RankingCounted):
        typed(room, round_id, code)

    assert (waiting(room, round_id), taking_part(room, round_id)) == ([], 0)


def test_no_sheet_is_entered_while_no_ranking_runs(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    show(room, round_id)
    Day(room).start(ItemKind.DEBATE)

    with pytest.raises(NoRankingRuns):
        typed(room, round_id, code)


def test_sheet_for_no_round_of_this_seminar_is_not_found(room: Room) -> None:
    (code,), theirs = offered(room), open_round(room.eves())

    for round_id in (theirs, uuid.uuid4()):
        with pytest.raises(NotFound):
            typed(room, round_id, code)


def test_form_of_the_round_before_is_refused(room: Room) -> None:
    (code,), first = offered(room), open_round(room)
    show(room, first)
    second = open_round(room)

    with pytest.raises(SheetOfAnotherRanking):
        typed(room, first, code)

    assert (waiting(room, first), waiting(room, second)) == ([], [])


@pytest.mark.parametrize("code", ["K" * 24, "", "K7MQ", "\x00" * 24])
def test_unknown_code_makes_no_seat(room: Room, code: str) -> None:
    round_id = open_round(room)

    with pytest.raises(SheetUnknown):
        typed(room, round_id, code)

    assert seat_of(room, code) is None
    assert waiting(room, round_id) == []


def test_seat_of_a_phone_is_no_sheet(room: Room) -> None:
    round_id = open_round(room)

    with pytest.raises(SheetUnknown):
        typed(room, round_id, room.seats["chidi"])


def test_sheet_of_another_seminar_is_unknown(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    with room.store.session() as db, room.store.writing(db):
        other = db.scalars(select(Seminar).where(Seminar.public_id == room.other_public_id)).one()
        db.execute(
            update(Seat)
            .where(Seat.token_sha256 == tokens.seat_hash(code))
            .values(seminar_id=other.id)
        )

    with pytest.raises(SheetUnknown):
        typed(room, round_id, code)


def test_withdrawn_sheet_is_refused(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seat).where(Seat.kind == SeatKind.PAPER).values(state=SeatState.REVOKED))

    with pytest.raises(SheetWithdrawn):
        typed(room, round_id, code)

    assert waiting(room, round_id) == []


@pytest.mark.parametrize(
    ("ranking", "refusal"), [("1>2>3>4", AreaMissing), ("2=1>3>4>5", UnreadableOrder)]
)
def test_first_entry_is_read_as_strictly_as_an_answer(
    room: Room, ranking: str, refusal: type[Exception]
) -> None:
    (code,), round_id = offered(room), open_round(room)

    with pytest.raises(refusal):
        typed(room, round_id, code, ranking)

    assert waiting(room, round_id) == []
