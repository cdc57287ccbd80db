"""What the note may say of what was counted: no question that is open, set aside or tried out."""

import uuid

import pytest

from seminar.facilitation import further_service
from seminar.outcome.counted import counted
from tests.cast import Room
from tests.facilitation.day import ORDERS, Day

ENTRIES = ("Training", "Reporting", "Funding")


@pytest.fixture
def day(room: Room) -> Day:
    return Day(room)


def ask(day: Day, text: str) -> uuid.UUID:
    question_id = uuid.uuid4()
    deed = further_service.ask_further
    assert day.lead(deed, question_id, text=text, entries=ENTRIES, question_first=False)
    with day.room.store.session() as db:
        item = next(item for item in day.room.seminar(db).agenda if item.question_id == question_id)
        return day.last_attempt(item.id)


def further(day: Day) -> list[tuple[int, str, tuple[str, ...], int]]:
    with day.room.store.session() as db:
        found = counted(db, day.room.seminar(db)).further
    return [
        (one.held.number, one.held.question, one.entries, one.held.reading.orders) for one in found
    ]


def test_further_questions_come_in_the_order_in_which_they_were_counted(day: Day) -> None:
    first = ask(day, "Which first?")
    day.answer(first, ["1>2>3"] * 24)
    open_still = further(day)
    day.seal(first)
    second = ask(day, "And of these?")
    day.answer(second, ["3>2>1"] * 24)
    day.seal(second)

    assert open_still == []
    assert further(day) == [(1, "Which first?", ENTRIES, 24), (2, "And of these?", ENTRIES, 24)]


def test_question_that_was_set_aside_is_not_told_nor_one_that_tried_out(day: Day) -> None:
    day.plan_practice()
    tried = day.practise()
    day.answer(tried, ORDERS)
    day.seal(tried)
    aside = ask(day, "Which first?")
    day.answer(aside, ["1>2>3"] * 24)
    day.close(aside)
    day.set_aside(aside)

    assert further(day) == []


def test_rounds_of_the_order_are_no_further_questions(day: Day) -> None:
    held = day.open_round()
    day.answer(held, ORDERS)
    day.seal(held)

    with day.room.store.session() as db:
        found = counted(db, day.room.seminar(db))

    assert ([one.number for one in found.rounds], found.further) == ([1], ())
