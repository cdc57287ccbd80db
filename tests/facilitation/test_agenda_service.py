"""More time, skipping and going back: what is held stays held, and every deed is in the record."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import agenda_service, service
from seminar.facilitation.refusals import (
    ItemNotLast,
    ItemNotRunning,
    ItemOver,
    ItemRuns,
    ItemTooLong,
    NoSuchItem,
    RoundUnfinished,
)
from seminar.models import AgendaItem, Round, Seminar
from seminar.readings.step import current_step, ends_at, is_beginning, is_closing, minutes_taken
from tests.facilitation.day import ORDERS


def states(day) -> list[ItemState]:
    with day.room.store.session() as db:
        return [item.state for item in day.room.seminar(db).agenda]


def extend(day, item_id, *, given: int) -> bool:
    return day.lead(agenda_service.extend_item, item_id, given=given)


def back(day, item_id) -> bool:
    return day.lead(agenda_service.go_back, item_id)


def skip(day, item_id) -> bool:
    return day.lead(agenda_service.skip_item, item_id)


def rounds(day) -> int:
    with day.room.store.session() as db:
        return db.scalar(select(func.count()).select_from(Round))


def item_of_eves(day) -> uuid.UUID:
    with day.room.store.session() as db:
        statement = select(AgendaItem.id).join(Seminar, Seminar.id == AgendaItem.seminar_id)
        return db.scalars(statement.where(Seminar.public_id == day.room.other_public_id)).first()


def test_running_item_gets_two_minutes_more(day):
    item_id = day.start(ItemKind.DEBATE)
    before = ends_at(day.item(item_id))

    assert extend(day, item_id, given=0)

    item = day.item(item_id)
    assert (item.minutes, item.extra_minutes) == (40, 2)
    assert ends_at(item) - before == timedelta(minutes=2)
    assert day.journal()[-1] == ("extended item", "Debate by area", "")


def test_second_press_of_two_people_adds_nothing(day):
    item_id = day.start(ItemKind.DEBATE)
    assert extend(day, item_id, given=0)
    version, journal = day.version(), day.journal()

    assert not extend(day, item_id, given=0)

    assert (day.item(item_id).extra_minutes, day.version()) == (2, version)
    assert day.journal() == journal


def test_more_time_is_for_what_runs(day):
    welcome = day.start(ItemKind.WELCOME)
    day.start(ItemKind.DEBATE)
    planned = day.items(ItemKind.CLOSE)[0]

    for item_id in (welcome, planned):
        with pytest.raises(ItemNotRunning):
            extend(day, item_id, given=0)


def test_ten_hours_are_the_most(day):
    item_id = day.start(ItemKind.DEBATE)
    with day.room.store.session() as db, day.room.store.writing(db):
        db.get_one(AgendaItem, item_id).extra_minutes = agenda_service.MOST_EXTRA

    with pytest.raises(ItemTooLong):
        extend(day, item_id, given=agenda_service.MOST_EXTRA)


def test_skipped_item_is_left_out_and_told(day):
    debate = day.items(ItemKind.DEBATE)[0]

    assert skip(day, debate)
    assert not skip(day, debate)

    assert day.item(debate).state is ItemState.SKIPPED
    assert day.journal()[1:] == [("skipped item", "Debate by area", "")]


def test_skipped_item_may_be_started_all_the_same(day):
    debate = day.items(ItemKind.DEBATE)[0]
    skip(day, debate)

    assert day.lead(service.start_item, debate)

    assert day.item(debate).state is ItemState.RUNNING


def test_what_runs_or_is_over_is_not_skipped(day):
    welcome = day.start(ItemKind.WELCOME)
    with pytest.raises(ItemRuns):
        skip(day, welcome)
    day.start(ItemKind.DEBATE)
    with pytest.raises(ItemOver):
        skip(day, welcome)


def test_skipped_welcome_leaves_people_coming_in(day):
    skip(day, day.items(ItemKind.WELCOME)[0])

    with day.room.store.session() as db:
        seminar = day.room.seminar(db)
        assert is_beginning(seminar, current_step(db, seminar.id))


def test_day_of_which_the_close_was_skipped_is_not_closing(day):
    day.start(ItemKind.DEBATE)
    skip(day, day.items(ItemKind.CLOSE)[0])
    day.lead_to_the_end()

    with day.room.store.session() as db:
        seminar = day.room.seminar(db)
        assert not is_closing(seminar, current_step(db, seminar.id))


def test_item_started_by_a_slip_is_taken_back(day):
    welcome = day.start(ItemKind.WELCOME)
    talk = day.start(ItemKind.DEBATE)

    assert back(day, welcome)
    assert not back(day, welcome)

    again, taken = day.item(welcome), day.item(talk)
    assert (again.state, again.ended_at) == (ItemState.RUNNING, None)
    assert (taken.state, taken.started_at) == (ItemState.PLANNED, None)
    assert day.journal()[-2:] == [
        ("took item back", "Debate by area", ""),
        ("went back to item", "Welcome and purpose", ""),
    ]


def test_item_that_was_held_is_finished(day):
    welcome = day.start(ItemKind.WELCOME)
    debate = day.start(ItemKind.DEBATE)
    day.minute += 20

    assert back(day, welcome)

    held = day.item(debate)
    assert (held.state, minutes_taken(held)) == (ItemState.DONE, 21)


def test_time_of_another_item_is_not_counted_as_ones_own(day):
    welcome = day.start(ItemKind.WELCOME)
    day.minute += 4
    day.start(ItemKind.DEBATE)
    day.minute += 20
    back(day, welcome)
    day.minute += 2
    end = ends_at(day.item(welcome))
    day.start(ItemKind.CLOSE)

    welcome = day.item(welcome)

    assert minutes_taken(welcome) == 5 + 3
    assert end - welcome.started_at == timedelta(minutes=10 + 21)


def test_ranking_that_nobody_answered_is_taken_back_with_its_round(day):
    welcome = day.start(ItemKind.WELCOME)
    day.open_round()
    day.minute += 5

    assert back(day, welcome)

    assert rounds(day) == 0
    assert day.item(day.items(ItemKind.RANKING)[0]).state is ItemState.PLANNED


def test_question_that_the_room_only_saw_is_taken_back(day):
    welcome = day.start(ItemKind.WELCOME)
    day.draft_round()

    assert back(day, welcome)

    assert rounds(day) == 0


def test_answers_are_never_taken_back(day):
    welcome = day.start(ItemKind.WELCOME)
    round_id = day.open_round()
    day.answer(round_id, ORDERS[:1])

    for close in (False, True):
        if close:
            day.close(round_id)
        with pytest.raises(RoundUnfinished):
            back(day, welcome)

    assert states(day)[:2] == [ItemState.DONE, ItemState.RUNNING]


def test_counted_ranking_is_finished_and_its_result_kept(day):
    welcome = day.start(ItemKind.WELCOME)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)

    assert back(day, welcome)

    assert states(day)[:2] == [ItemState.RUNNING, ItemState.DONE]
    assert rounds(day) == 1


def test_only_the_item_that_ended_last_runs_again(day):
    welcome = day.start(ItemKind.WELCOME)
    day.start(ItemKind.DEBATE)
    day.start(ItemKind.CLOSE)

    for item_id in (welcome, day.items(ItemKind.RANKING)[0]):
        with pytest.raises(ItemNotLast):
            back(day, item_id)

    assert back(day, day.items(ItemKind.DEBATE)[0])


def test_agenda_that_was_finished_by_a_slip_goes_on(day):
    close = day.start(ItemKind.CLOSE)
    day.lead_to_the_end()

    assert back(day, close)

    assert day.item(close).state is ItemState.RUNNING


@pytest.mark.parametrize("deed", [skip, back, lambda day, item: extend(day, item, given=0)])
def test_items_of_other_seminars_are_out_of_reach(day, deed):
    with pytest.raises(NoSuchItem):
        deed(day, item_of_eves(day))
