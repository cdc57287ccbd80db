"""What may be read of a round: a number while it is open, its stored result once it is sealed."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from seminar.core.profile import Profile
from seminar.core.terms import SeatState
from seminar.facilitation import service
from seminar.models import Ballot, HeadCount, Seat, Seminar, StakeholderGroup
from seminar.readings.round import (
    Histogram,
    RoundNotClosed,
    answered,
    head_count,
    histogram,
    joined,
    stored_result,
)
from tests.facilitation.day import ORDERS, Day


@pytest.fixture
def day(room):
    """A day that has not begun."""
    return Day(room)


def test_answered_counts_seats_in_whatever_way_they_answered(day, db):
    round_id = day.open_round()
    day.answer(round_id, [*ORDERS, "|1=2=3=4=5"], together=2)

    assert answered(db, round_id) == 11
    assert answered(db, uuid.uuid4()) == 0


def test_joined_counts_the_seats_of_this_seminar_that_somebody_holds(day, db):
    with day.room.store.writing(db):
        ours, theirs = day.room.seminar(db), day.room.other_public_id
        other = db.scalars(select(Seminar).where(Seminar.public_id == theirs)).one()
        for seminar, state in (
            (ours, SeatState.REVOKED),
            (ours, SeatState.OFFERED),
            (other, SeatState.ACTIVE),
        ):
            db.add(seat(seminar, state))

    # Chidi and Dana, and whoever sits in Eve's.
    assert [joined(db, seminar.id) for seminar in (ours, other)] == [2, 1]
    assert joined(db, uuid.uuid4()) == 0


def seat(seminar, state):
    """Return a seat of a seminar that nobody else has."""
    return Seat(
        seminar_id=seminar.id,
        mode=seminar.mode,
        token_sha256=uuid.uuid4().bytes * 2,
        state=state,
        consent_version=1,
        consent_day=date(2026, 11, 23),
    )


def test_head_count_is_the_newest_of_this_seminar(day, db):
    with day.room.store.writing(db):
        seminar_id = day.room.seminar(db).id
        for minute, people in ((9, 30), (20, 44), (1, 12)):
            moment = day.room.now + timedelta(minutes=minute)
            db.add(HeadCount(seminar_id=seminar_id, at=moment, people=people))

    assert head_count(db, seminar_id) == 44
    assert head_count(db, uuid.uuid4()) is None


def test_histogram_counts_distinct_answers(day, db):
    round_id = day.open_round()
    day.answer(round_id, ORDERS, together=2)
    day.close(round_id)

    counted = histogram(db, round_id, 5)

    room = Profile.from_histogram(
        5, [("1>2>3>4>5", 5), ("2>1>3>4>5", 1), ("1>3>2>4>5", 1), ("1>2>3>4=5", 1)]
    )
    assert counted == Histogram(room=room, together=2, groups={})
    assert counted.n == 10


def test_histogram_counts_each_group_by_itself_and_its_orders_alone(day, db):
    round_id = day.open_round()
    day.answer(round_id, ["1>2>3>4>5", "1>2>3>4>5", "5>4>3>2>1", "2>1>3>4>5"], together=1)
    with day.room.store.writing(db):
        names = sorted(group.name for group in day.room.seminar(db).groups)[:2]
        ids = {group.name: group.id for group in day.room.seminar(db).groups}
        for order, name in (("1>2>3>4>5", names[0]), ("5>4>3>2>1", names[1]), ("", names[1])):
            db.execute(update(Ballot).where(Ballot.ranking == order).values(group_id=ids[name]))
    day.close(round_id)

    counted = histogram(db, round_id, 5)

    assert counted.groups == {
        names[0]: Profile.from_histogram(5, [("1>2>3>4>5", 2)]),
        names[1]: Profile.from_histogram(5, [("5>4>3>2>1", 1)]),
    }
    assert (counted.room.n, counted.together) == (4, 1)


@pytest.mark.parametrize("areas", [5, 6])
def test_histogram_of_a_room_without_groups_is_the_same(day, db, areas):
    round_id = day.open_round()
    day.answer(round_id, [*ORDERS, "|1=2=3=4=5"], together=2)
    with day.room.store.writing(db):
        db.execute(delete(StakeholderGroup))
        more = Ballot.ranking + ("=6" if areas == 6 else "")
        db.execute(update(Ballot).where(Ballot.ranking != "").values(ranking=more))
    day.close(round_id)

    counted = histogram(db, round_id, areas)

    orders = ["1>2>3>4>5"] * 5 + ["2>1>3>4>5", "1>3>2>4>5", "1>2>3>4=5", "|1=2=3=4=5"]
    texts = [order + ("=6" if areas == 6 else "") for order in orders]
    room = Profile.from_histogram(areas, [(text, 1) for text in texts])
    assert counted == Histogram(room=room, together=2, groups={})


def test_histogram_of_a_round_that_nobody_answered_is_empty(day, db):
    round_id = day.open_round()
    with day.room.store.writing(db):
        db.execute(delete(StakeholderGroup))
    day.close(round_id)

    for areas in (5, 6):
        room = Profile.from_histogram(areas, [])
        assert histogram(db, round_id, areas) == Histogram(room=room, together=0, groups={})


@pytest.mark.parametrize("deeds", [(), (service.close_round, service.count_round)])
def test_histogram_of_a_round_that_is_not_closed_is_refused(day, db, deeds):
    round_id = day.open_round()
    for deed in deeds:
        day.lead(deed, round_id)

    with pytest.raises(RoundNotClosed):
        histogram(db, round_id, 5)


def test_nothing_is_stored_before_a_round_is_counted(day, db):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)

    assert stored_result(db, round_id) is None


def test_stored_result_holds_reading_and_movement(day, db):
    day.lead(service.set_head_count, 9)
    first = day.open_round()
    day.answer(first, ORDERS)
    day.seal(first)
    second = day.open_round(nth=1)
    day.answer(second, ORDERS)
    day.seal(second)

    result = stored_result(db, second)

    assert (result.n, result.present, result.reading.orders) == (8, 9, 8)
    assert result.movement is not None
    assert (result.movement.linked, result.movement.changed) == (8, 0)
    assert stored_result(db, first).movement is None
