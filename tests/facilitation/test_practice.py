"""Trying the phones out: a round like any other, which is in no result."""

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind, QuestionKind, RoundState
from seminar.facilitation import service
from seminar.facilitation.screen_queries import Scene
from seminar.frameworks import practice
from seminar.models import Question, Result
from seminar.outcome.documents import note_draft
from seminar.outcome.queries import note_facts
from seminar.planning.areas_service import AreaDraft, save_areas
from seminar.planning.fixed import areas_are_fixed
from seminar.readings.step import current_step, is_beginning, last_round
from tests.core.note.document_text import document_text
from tests.facilitation.day import ORDERS, Day, opposite
from tests.facilitation.shown import console, phone, screen

TIMES_OF_DAY = ("Early morning", "Late morning", "Early afternoon", "Late afternoon", "Evening")
SAYS_SO = "not part of the seminar’s result"


@pytest.fixture
def tried(day: Day):
    """A practice round with eight answers, still open, before everything else."""
    day.plan_practice(times=2)
    round_id = day.practise()
    day.answer(round_id, ORDERS)
    return round_id


def facts(day: Day):
    with day.room.store.session() as db:
        return note_facts(db, day.room.seminar(db))


def questions(day: Day) -> dict[str, Question]:
    with day.room.store.session() as db:
        seminar_id = day.room.seminar(db).id
        found = db.scalars(select(Question).where(Question.seminar_id == seminar_id))
        return {question.kind: question for question in found}


def test_practice_opens_a_round_on_a_question_of_its_own(day, tried):
    own = questions(day)[QuestionKind.PRACTICE]

    asked = day.asked(tried)

    assert (asked.question_id, asked.number, asked.state) == (own.id, 1, RoundState.OPEN)
    assert own.text == practice().question["en"]
    assert tuple(item["texts"]["en"]["name"] for item in own.frozen) == TIMES_OF_DAY
    assert [(item["position"], item["key"]) for item in own.frozen] == list(
        enumerate((area.key for area in practice().areas), start=1)
    )
    assert day.journal()[-1] == ("opened round", "practice 1", "")


def test_seminar_that_practises_twice_has_one_question_for_it(day, tried):
    day.seal(tried)

    second = day.practise(nth=1)

    assert set(questions(day)) == {QuestionKind.ORDER, QuestionKind.PRACTICE}
    assert day.asked(second).number == 2
    assert day.asked(second).question_id == day.asked(tried).question_id


def test_everybody_sees_the_times_of_day_in_place_of_the_areas(day, tried):
    page = phone(day, day.tokens[0])
    day.show(tried)

    assert tuple(area.short for area in page.areas) == TIMES_OF_DAY
    assert (page.is_practice, page.question) == (True, practice().question["en"])
    assert (console(day).round.is_practice, screen(day).is_practice) == (True, True)
    assert [row.name for row in console(day).result.rows] == list(TIMES_OF_DAY)
    assert [row.name for row in screen(day).result.rows] == list(TIMES_OF_DAY)
    assert console(day).areas[0] == "Protection of civilians"


def test_every_page_of_practice_says_that_it_is_in_no_result(day, tried):
    with day.room.store.session() as db:
        screen_token = day.room.seminar(db).screen_token
    chidi, ben = day.room.phone("chidi"), day.room.staff("ben")
    pages = []
    for deed in (None, service.close_round, service.count_round, service.show_round):
        if deed:
            day.lead(deed, tried)
        pages += [
            chidi.get(f"/s/{day.room.public_id}/order").text,
            ben.get(f"/seminars/{day.room.public_id}/console").text,
            ben.get(f"/screen/{screen_token}").text,
        ]

    assert [SAYS_SO in page for page in pages] == [True] * 12


def test_practice_is_sealed_like_any_round(day, tried):
    day.seal(tried)

    with day.room.store.session() as db:
        stored = db.get_one(Result, tried)
    assert (stored.n, stored.movement) == (len(ORDERS), None)


def test_practice_leaves_the_areas_and_the_real_question_free(day, tried):
    day.show(tried)

    with day.room.store.session() as db, day.room.store.writing(db):
        seminar = day.room.seminar(db)
        fixed = areas_are_fixed(db, seminar)
        save_areas(
            db,
            seminar,
            {},
            new=AreaDraft("A sixth area", "Sixth", ""),
            account_id=None,
            now=day.room.now,
        )

    assert fixed is False
    assert questions(day)[QuestionKind.ORDER].frozen is None
    day.start(ItemKind.WELCOME)
    day.open_round()
    assert len(questions(day)[QuestionKind.ORDER].frozen) == 6


def test_practice_is_never_the_last_round_counted(day, tried):
    day.show(tried)
    day.start(ItemKind.DEBATE)

    with day.room.store.session() as db:
        last = last_round(db, day.room.seminar(db).id, RoundState.SEALED, RoundState.SHOWN)

    assert last.round is None
    assert console(day).result is None
    day.start(ItemKind.CLOSE)
    assert (screen(day).scene, screen(day).result) == (Scene.TITLE, None)


def test_practice_is_never_the_order_before(day, tried):
    day.show(tried)
    first = day.open_round()

    page = phone(day, day.tokens[0])
    day.answer(first, [opposite("1>2>3>4>5")] * 8)
    day.seal(first)

    assert (page.list.is_earlier, page.is_practice) == (False, False)
    assert {choice.chosen for choice in page.list.choices} == {""}
    assert day.asked(first).number == 1
    with day.room.store.session() as db:
        assert db.get_one(Result, first).movement is None


def test_note_is_the_same_with_practice_and_without(day):
    without = facts(day)
    day.plan_practice()

    round_id = day.practise()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    day.ask_again(round_id)

    told = facts(day)
    assert (told.rounds, told.set_aside, told.movement) == ((), (), None)
    assert (told.agenda, told.journal) == (without.agenda, without.journal)
    with day.room.store.session() as db:
        text = document_text(note_draft(db, day.room.seminar(db)).note())
    assert [word for word in (*TIMES_OF_DAY, "Phones") if word in text] == []


def test_people_still_come_in_after_practice(day, tried):
    day.show(tried)
    day.lead(service.finish_item, day.items(ItemKind.PRACTICE)[0])

    with day.room.store.session() as db:
        seminar = day.room.seminar(db)
        beginning = is_beginning(seminar, current_step(db, seminar.id))

    assert beginning is True
    assert screen(day).scene is Scene.JOIN


def test_practice_can_be_set_aside_and_asked_again(day, tried):
    day.close(tried)

    again = day.ask_again(tried)

    assert (day.asked(again).number, day.asked(again).attempt) == (1, 2)
    assert day.journal()[-3:] == [
        ("counted round unseen", "practice 1", ""),
        ("set round aside", "practice 1", "the question was not understood"),
        ("asked round again", "practice 1", ""),
    ]
