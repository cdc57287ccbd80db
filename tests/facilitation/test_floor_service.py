"""The floor is given, passed on and taken back; each tap is on record and told to the team."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from seminar.core.floor import floor_seconds
from seminar.core.terms import ItemKind
from seminar.facilitation import service
from seminar.facilitation.floor_service import NoDebate, NoSuchArea, end_floor, give_floor
from seminar.live.hub import Audience
from seminar.models import Floor
from seminar.planning.fixed import areas_are_fixed
from seminar.readings.floor import floor_now, floor_spans
from seminar.readings.step import current_step
from tests.debate.stage import seminar_id


@pytest.fixture
def debate(day):
    """A debate that runs; each deed comes one minute after the last."""
    return day.start(ItemKind.DEBATE)


def seconds(day, *, minutes=30):
    with day.room.store.session() as db:
        spans = floor_spans(db, seminar_id(day.room))
    until = day.room.now + timedelta(minutes=day.minute + minutes)
    return floor_seconds(spans, areas=5, until=until)


def holder(day, *, seconds=0):
    with day.room.store.session() as db:
        item = current_step(db, seminar_id(day.room)).item
        moment = day.room.now + timedelta(minutes=day.minute, seconds=seconds)
        found = floor_now(db, item, now=moment)
    return None if found is None else found.area


def test_floor_passes_from_area_to_area(day, debate):
    for area in (5, 1, 5):
        assert day.lead(give_floor, area)
    assert day.lead(end_floor)

    assert seconds(day) == (60, 0, 0, 0, 120)
    assert holder(day) is None
    assert day.journal()[-4:] == [
        ("gave floor", "area 5", ""),
        ("gave floor", "area 1", ""),
        ("gave floor", "area 5", ""),
        ("ended floor", "area 5", ""),
    ]


def test_second_tap_on_the_same_area_changes_nothing(day, debate):
    day.lead(give_floor, 5)
    before = day.journal()

    assert not day.lead(give_floor, 5)
    assert day.lead(end_floor)
    assert not day.lead(end_floor)

    assert seconds(day)[4] == 120
    assert len(day.journal()) == len(before) + 1


def test_four_minutes_are_given_once_until_they_are_up(day, debate):
    given = [day.lead(give_floor, 5, minutes=4) for _ in range(6)]

    assert given == [True, False, False, False, True, False]
    assert seconds(day, minutes=0)[4] == 300


def test_all_areas_together_take_the_floor_and_get_no_seconds(day, debate):
    day.lead(give_floor, 2)
    day.lead(give_floor, None)

    assert seconds(day) == (0, 60, 0, 0, 0)
    assert day.journal()[-1] == ("gave floor", "all areas", "")


def test_floor_ends_with_its_item_though_nobody_took_it_back(day, debate):
    day.lead(give_floor, 3)
    day.lead(service.finish_item, debate)

    assert seconds(day) == (0, 0, 60, 0, 0)
    assert holder(day) is None


def test_floor_nobody_took_back_is_given_up_after_an_hour(day, debate):
    day.lead(give_floor, 3)

    assert holder(day, seconds=3_599) == 3
    assert holder(day, seconds=3_600) is None
    assert seconds(day, minutes=600) == (0, 0, 3_600, 0, 0)


@pytest.mark.parametrize(
    "deed", [lambda day: day.lead(give_floor, 1), lambda day: day.lead(end_floor)]
)
def test_floor_is_not_for_other_items(day, deed):
    day.open_round()

    with pytest.raises(NoDebate):
        deed(day)

    with day.room.store.session() as db:
        assert db.scalars(select(Floor)).all() == []


@pytest.mark.parametrize("area", [-1, 6, 99])
def test_area_that_is_none_gets_no_floor(day, debate, area):
    with pytest.raises(NoSuchArea):
        day.lead(give_floor, area)

    assert seconds(day) == (0,) * 5


def test_floor_is_told_to_the_team_and_not_to_phones(day, debate):
    its_id, hub = seminar_id(day.room), day.room.store.hub
    before = [hub.state(audience, its_id)[0] for audience in (Audience.TEAM, Audience.ROOM)]

    day.lead(give_floor, 1)

    after = [hub.state(audience, its_id)[0] for audience in (Audience.TEAM, Audience.ROOM)]
    assert after == [before[0] + 1, before[1]]


def test_areas_are_fixed_once_one_had_the_floor(day, debate):
    with day.room.store.session() as db:
        before = areas_are_fixed(db, day.room.seminar(db))

    day.lead(give_floor, 1)

    with day.room.store.session() as db:
        assert (before, areas_are_fixed(db, day.room.seminar(db))) == (False, True)
