"""The facilitator's deeds: what each changes, and what is refused when."""

import uuid

import pytest
from sqlalchemy import delete, select

from seminar.core.terms import ItemKind, ItemState, RoundState
from seminar.facilitation import service
from seminar.facilitation.refusals import (
    ItemNotStarted,
    ItemOver,
    NoQuestion,
    NoSuchItem,
    RoundUnfinished,
)
from seminar.models import HeadCount, Question, Seminar
from seminar.readings.round import head_count
from tests.facilitation.day import Day


def people(day: Day) -> int | None:
    with day.room.store.session() as db:
        return head_count(db, day.room.seminar(db).id)


def test_head_count_is_the_last_one_set(day):
    day.start(ItemKind.WELCOME)
    version = day.version()

    changed = [day.lead(service.set_head_count, number) for number in (44, 44, 46)]

    assert changed == [True, False, True]
    assert people(day) == 46
    assert day.journal()[-2:] == [("counted heads", "", "44"), ("counted heads", "", "46")]
    assert day.version() == version + 2


def test_head_count_names_the_running_item(day):
    item_id = day.start(ItemKind.WELCOME)
    day.lead(service.set_head_count, 12)

    with day.room.store.session() as db:
        counted = db.scalars(select(HeadCount)).one()

    assert (counted.agenda_item_id, counted.people) == (item_id, 12)


def test_heads_can_be_counted_before_the_day_begins(day):
    assert people(day) is None

    day.lead(service.set_head_count, 0)

    assert people(day) == 0


def test_started_item_runs_and_the_one_before_is_done(day):
    welcome = day.start(ItemKind.WELCOME)
    debate = day.start(ItemKind.DEBATE)

    assert day.item(welcome).state is ItemState.DONE
    assert day.item(debate).state is ItemState.RUNNING
    assert day.item(welcome).ended_at == day.item(debate).started_at
    assert day.journal()[1:] == [
        ("started item", "Welcome and purpose", ""),
        ("finished item", "Welcome and purpose", ""),
        ("started item", "Debate by area", ""),
    ]


def test_item_started_twice_goes_on_running(day):
    item_id = day.start(ItemKind.WELCOME)
    before, version = day.item(item_id).started_at, day.version()

    changed = day.lead(service.start_item, item_id)

    assert changed is False
    assert day.item(item_id).started_at == before
    assert day.version() == version


def test_item_that_is_over_is_not_started_again(day):
    item_id = day.start(ItemKind.WELCOME)
    day.lead(service.finish_item, item_id)

    with pytest.raises(ItemOver):
        day.lead(service.start_item, item_id)

    assert day.item(item_id).state is ItemState.DONE


def test_finished_item_leaves_nothing_running(day):
    item_id = day.start(ItemKind.WELCOME)

    changed = [day.lead(service.finish_item, item_id) for _ in range(2)]

    assert changed == [True, False]
    assert day.item(item_id).state is ItemState.DONE
    assert day.journal()[-1] == ("finished item", "Welcome and purpose", "")


def test_item_that_was_never_started_cannot_be_finished(day):
    item_id = day.items(ItemKind.DEBATE)[0]

    with pytest.raises(ItemNotStarted):
        day.lead(service.finish_item, item_id)

    assert day.item(item_id).state is ItemState.PLANNED


def test_item_of_another_seminar_is_not_found(day):
    with day.room.store.session() as db:
        other = db.scalars(
            select(Seminar).where(Seminar.public_id == day.room.other_public_id)
        ).one()
        foreign = other.agenda[0].id

    for deed in (service.start_item, service.finish_item):
        for item_id in (foreign, uuid.uuid4()):
            with pytest.raises(NoSuchItem):
                day.lead(deed, item_id)

    assert day.item(foreign).state is ItemState.PLANNED


def test_ranking_opens_its_round_and_freezes_the_areas(day):
    round_id = day.open_round()

    asked = day.asked(round_id)
    with day.room.store.session() as db:
        question = db.get_one(Question, asked.question_id)
        areas = day.room.seminar(db).areas
    assert (asked.state, asked.number, asked.attempt) == (RoundState.OPEN, 1, 1)
    assert asked.opened_at is not None
    assert question.frozen == [
        {"position": area.position, "key": area.key, "texts": area.texts} for area in areas
    ]
    assert day.journal()[-2:] == [
        ("started item", "First ranking", ""),
        ("opened round", "round 1", ""),
    ]


def test_second_ranking_asks_the_same_question_with_the_areas_of_the_first(day):
    first = day.open_round()
    day.seal(first)
    with day.room.store.session() as db, day.room.store.writing(db):
        day.room.seminar(db).areas[0].texts = {"en": {"name": "Mended name"}}

    second = day.asked(day.open_round(nth=1))

    with day.room.store.session() as db:
        frozen = db.get_one(Question, second.question_id).frozen
    assert (second.question_id, second.number) == (day.asked(first).question_id, 2)
    assert frozen[0]["texts"]["en"]["name"] != "Mended name"


def test_ranking_without_a_question_is_refused(day):
    with day.room.store.session() as db, day.room.store.writing(db):
        db.execute(delete(Question))

    with pytest.raises(NoQuestion):
        day.open_round()

    item_id = day.items(ItemKind.RANKING)[0]
    assert day.item(item_id).state is ItemState.PLANNED


@pytest.mark.parametrize("closed", [False, True])
def test_room_does_not_leave_a_round_that_is_not_counted(day, closed):
    round_id = day.open_round()
    if closed:
        day.close(round_id)
    ranking, debate = day.items(ItemKind.RANKING)[0], day.items(ItemKind.DEBATE)[0]

    for deed, item_id in ((service.start_item, debate), (service.finish_item, ranking)):
        with pytest.raises(RoundUnfinished):
            day.lead(deed, item_id)

    assert day.item(ranking).state is ItemState.RUNNING
    assert day.item(debate).state is ItemState.PLANNED


def test_room_may_leave_a_counted_round_without_showing_it(day):
    round_id = day.open_round()
    day.seal(round_id)

    day.start(ItemKind.DEBATE)

    assert day.asked(round_id).state is RoundState.SEALED
