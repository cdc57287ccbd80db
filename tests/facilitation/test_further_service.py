"""A question that came up: asked at once, of the areas or of a list, and apart from the order."""

import uuid

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind, ItemState, RoundState
from seminar.facilitation import further_service, service
from seminar.facilitation.refusals import AgendaFull, ListUnfit, RoundUnfinished
from seminar.models import Question
from seminar.readings.step import last_round
from tests.facilitation.day import ORDERS
from tests.facilitation.shown import console, phone

ENTRIES = ("Training", "Reporting", "Funding")
TEXT = "Which of these first?"


def ask(day, *, entries=ENTRIES, text=TEXT, id=None, first=False) -> uuid.UUID:
    question_id = id or uuid.uuid4()
    assert day.lead(
        further_service.ask_further, question_id, text=text, entries=entries, question_first=first
    )
    return question_id


def round_of(day) -> uuid.UUID:
    return console(day).round.id


def test_question_of_the_moment_is_open_at_once_and_finishes_what_ran(day):
    debate = day.start(ItemKind.DEBATE)

    ask(day)

    page = console(day)
    assert (page.running.title, page.running.kind) == (TEXT, ItemKind.FURTHER)
    assert (page.round.question, page.round.state) == (TEXT, RoundState.OPEN)
    assert [row.state for row in page.agenda if row.id == debate] == [ItemState.DONE]
    assert [row.number for row in page.agenda] == list(range(1, 9))
    assert page.next.kind is ItemKind.RANKING
    assert day.journal()[-4:] == [
        ("asked further question", TEXT, ""),
        ("finished item", "Debate by area", ""),
        ("started item", TEXT, ""),
        ("opened round", "further 1", ""),
    ]


def test_phones_order_the_list_that_was_typed(day):
    ask(day)

    page = phone(day, day.room.seats["dana"])

    assert sorted(area.name for area in page.areas) == sorted(ENTRIES)


def test_without_a_list_the_areas_are_asked(day):
    ask(day, entries=())

    with day.room.store.session() as db:
        asked = phone(day, day.room.seats["dana"]).areas
        assert {area.number for area in asked} == {
            area.position for area in day.room.seminar(db).areas
        }


def test_result_is_counted_in_the_words_of_the_list_and_is_not_the_order_of_the_room(day):
    ask(day)
    round_id = round_of(day)
    day.answer(round_id, ["1>2>3"] * 6)
    day.show(round_id)

    shown = console(day)
    day.start(ItemKind.DEBATE)

    assert [row.name for row in shown.result.rows] == list(ENTRIES)
    assert console(day).result is None
    with day.room.store.session() as db:
        assert last_round(db, day.room.seminar(db).id, RoundState.SHOWN).round is None


def test_form_sent_twice_asks_once(day):
    question_id = ask(day)
    journal = day.journal()

    assert not day.lead(
        further_service.ask_further, question_id, text=TEXT, entries=ENTRIES, question_first=False
    )

    assert day.journal() == journal


def test_two_people_asking_at_once_lose_no_answer(day):
    ask(day)

    with pytest.raises(RoundUnfinished):
        ask(day, text="And which of those?")

    with day.room.store.session() as db:
        asked = select(Question.text).where(Question.kind == "further")
        assert db.scalars(asked).all() == [TEXT]


def test_any_number_of_further_questions_may_be_asked(day):
    ask(day)
    round_id = round_of(day)
    day.seal(round_id)

    ask(day, text="And which of those?", first=True)

    assert console(day).round.state is RoundState.DRAFT


@pytest.mark.parametrize(
    "entries", [("one",), ("Same", "same"), tuple("abcdefghijklm"), ("x" * 61, "y")]
)
def test_list_that_cannot_be_put_in_order_is_refused(day, entries):
    with pytest.raises(ListUnfit):
        ask(day, entries=entries)

    assert console(day).running is None


def test_sixty_items_are_the_most(day, monkeypatch):
    monkeypatch.setattr(further_service, "MOST_ITEMS", 5)

    with pytest.raises(AgendaFull):
        ask(day)


def test_further_question_before_the_first_ranking_leaves_the_ranking_its_number(day):
    day.answer(day.open_round(), ORDERS)
    day.seal(round_of(day))
    ask(day)
    day.seal(round_of(day))

    second = day.open_round(nth=1)

    assert day.asked(second).number == 2
    assert day.lead(service.close_round, second)
