"""Setting a round aside and asking it again: what is kept, what begins anew, what is refused."""

import pytest
from sqlalchemy import func, select

from seminar.core.terms import ItemKind, ItemState, RoundState
from seminar.facilitation import again_service, service
from seminar.facilitation.queries import SetAside
from seminar.facilitation.refusals import (
    NoSuchRound,
    ReasonMissing,
    RoundNotClosedYet,
    RoundOfPast,
    RoundWasSetAside,
)
from seminar.facilitation.screen_queries import Scene
from seminar.models import Ballot, Participation, Result, Round, Seminar
from seminar.readings.round import answered, stored_result
from seminar.readings.step import last_round
from tests.facilitation.day import ORDERS, REASON, Day, opposite
from tests.facilitation.shown import console, phone, screen

DEEDS = (again_service.set_aside, again_service.ask_again)
LED_TO = {
    RoundState.CLOSED: Day.close,
    RoundState.SEALED: Day.seal,
    RoundState.SHOWN: Day.show,
}


@pytest.fixture
def asked(day: Day):
    """A first round with eight answers, still open."""
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    return round_id


def rows(day: Day, table: type[Ballot | Participation | Round]) -> int:
    with day.room.store.session() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


def result(day: Day, round_id):
    with day.room.store.session() as db:
        return stored_result(db, round_id)


@pytest.mark.parametrize("state", LED_TO)
def test_round_asked_again_is_a_new_attempt_of_the_same_number(day, asked, state):
    LED_TO[state](day, asked)
    before = day.asked(asked)

    again = day.ask_again(asked)

    old, new = day.asked(asked), day.asked(again)
    kept = RoundState.SEALED if state is RoundState.CLOSED else state
    assert (old.state, old.void_reason) == (kept, REASON)
    assert (new.state, new.number, new.attempt, new.void_reason) == (RoundState.OPEN, 1, 2, None)
    assert (new.question_id, new.agenda_item_id) == (before.question_id, before.agenda_item_id)
    assert new.opened_at > before.opened_at
    assert result(day, asked).n == len(ORDERS)
    assert result(day, again) is None


def test_result_of_a_round_set_aside_stays_as_it_was(day, asked):
    day.show(asked)
    with day.room.store.session() as db:
        before = db.get_one(Result, asked).sha256

    day.set_aside(asked)

    with day.room.store.session() as db:
        assert db.get_one(Result, asked).sha256 == before
    assert rows(day, Ballot) == len(ORDERS)


def test_uncounted_round_that_is_set_aside_is_counted_and_sealed_first(day, asked):
    day.close(asked)

    day.set_aside(asked)

    with day.room.store.session() as db:
        revisions = db.scalars(select(Ballot.revision).where(Ballot.round_id == asked)).all()
    assert set(revisions) == {0}
    assert result(day, asked).n == len(ORDERS)
    assert day.journal()[-2:] == [
        ("counted round unseen", "round 1", ""),
        ("set round aside", "round 1", REASON),
    ]


def test_journal_tells_why_a_round_was_asked_again(day, asked):
    day.seal(asked)

    day.ask_again(asked)

    assert day.journal()[-2:] == [
        ("set round aside", "round 1", REASON),
        ("asked round again", "round 1", ""),
    ]


def test_everybody_answers_anew_from_an_untouched_list(day, asked):
    day.show(asked)
    before = phone(day, day.tokens[0])
    again = day.ask_again(asked)

    page = phone(day, day.tokens[0])

    assert before.counted is not None
    assert (page.round_id, page.counted, page.list.is_earlier) == (again, None, False)
    assert {choice.chosen for choice in page.list.choices} == {""}
    assert page.list.revision == 1
    with day.room.store.session() as db:
        assert answered(db, again) == 0


def test_second_ranking_asked_again_starts_from_the_first_and_not_from_what_was_set_aside(
    day, asked
):
    day.show(asked)
    second = day.open_round(nth=1)
    day.answer(second, [opposite("1>2>3>4>5")] * 8)
    day.show(second)
    again = day.ask_again(second)

    page = phone(day, day.tokens[0])

    assert page.list.is_earlier is True
    assert {choice.area.number: choice.chosen for choice in page.list.choices} == {
        1: "1",
        2: "2",
        3: "3",
        4: "4",
        5: "5",
    }
    day.answer(again, ORDERS)
    day.seal(again)
    assert result(day, again).movement.changed == 0


def test_movement_leaves_out_what_was_set_aside(day, asked):
    day.seal(asked)
    again = day.ask_again(asked)
    day.answer(again, [opposite("1>2>3>4>5")] * 8)
    day.show(again)
    second = day.open_round(nth=1)
    day.answer(second, [opposite("1>2>3>4>5")] * 8)

    day.seal(second)

    moved = result(day, second).movement
    assert (moved.linked, moved.changed) == (8, 0)
    assert day.asked(second).number == 2


def test_round_set_aside_leaves_the_item_running_and_nothing_asked(day, asked):
    day.show(asked)
    item_id = day.asked(asked).agenda_item_id

    day.set_aside(asked)

    page = console(day)
    assert day.item(item_id).state is ItemState.RUNNING
    assert (page.running.id, page.round, page.result) == (item_id, None, None)
    assert page.set_aside == SetAside(asked, REASON)
    assert page.next.title == "Debate by area"
    assert (screen(day).scene, screen(day).result) == (Scene.TITLE, None)


def test_round_set_aside_can_be_asked_again_without_another_reason(day, asked):
    day.seal(asked)
    day.set_aside(asked)

    again = day.ask_again(asked, reason="")

    assert day.asked(again).attempt == 2
    assert day.asked(asked).void_reason == REASON
    assert console(day).round.id == again
    assert day.journal()[-1] == ("asked round again", "round 1", "")


def test_each_round_that_was_set_aside_can_be_asked_again_whatever_others_were(day):
    day.plan_practice()
    practised = day.practise()
    day.seal(practised)
    day.seal(day.ask_again(practised))

    again = []
    for nth in (0, 1):
        round_id = day.open_round(nth=nth)
        day.seal(round_id)
        day.set_aside(round_id)
        again.append(day.asked(day.ask_again(round_id)))
        day.seal(again[-1].id)

    assert [(new.number, new.attempt) for new in again] == [(1, 2), (2, 2)]


def test_room_may_go_on_after_a_round_was_set_aside(day, asked):
    day.seal(asked)
    day.set_aside(asked)

    day.start(ItemKind.DEBATE)

    with day.room.store.session() as db:
        counted = last_round(db, day.room.seminar(db).id, RoundState.SEALED, RoundState.SHOWN)
    assert counted.round is None
    assert (console(day).result, console(day).set_aside) == (None, None)
    assert day.asked(day.open_round(nth=1)).number == 2


def test_round_asked_again_can_be_asked_a_third_time(day, asked):
    day.seal(asked)
    shortest, longest = "?", "x" * again_service.LONGEST_REASON
    second = day.ask_again(asked, reason=shortest)
    day.close(second)

    third = day.ask_again(second, reason=longest)

    assert [day.asked(one).void_reason for one in (asked, second)] == [shortest, longest]
    assert [day.asked(one).attempt for one in (asked, second, third)] == [1, 2, 3]
    assert result(day, second).n == 0
    assert console(day).round.id == third


@pytest.mark.parametrize("deed", DEEDS)
def test_open_round_is_neither_set_aside_nor_asked_again(day, asked, deed):
    journal, version = day.journal(), day.version()

    with pytest.raises(RoundNotClosedYet):
        day.lead(deed, asked, reason=REASON)

    assert (day.asked(asked).state, day.asked(asked).void_reason) == (RoundState.OPEN, None)
    assert (day.journal(), day.version()) == (journal, version)
    assert result(day, asked) is None


@pytest.mark.parametrize("reason", ["", "x" * 201])
@pytest.mark.parametrize("deed", DEEDS)
def test_reason_is_needed_and_short(day, asked, deed, reason):
    day.close(asked)

    with pytest.raises(ReasonMissing):
        day.lead(deed, asked, reason=reason)

    assert (day.asked(asked).state, day.asked(asked).void_reason) == (RoundState.CLOSED, None)
    assert result(day, asked) is None
    assert rows(day, Round) == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_round_of_an_item_that_is_over_stays_as_it_is(day, asked, deed):
    day.seal(asked)
    day.start(ItemKind.DEBATE)

    with pytest.raises(RoundOfPast):
        day.lead(deed, asked, reason=REASON)

    assert day.asked(asked).void_reason is None
    assert rows(day, Round) == 1


@pytest.mark.parametrize("deed", [service.close_round, service.reopen_round, service.show_round])
def test_round_set_aside_is_neither_opened_nor_shown(day, asked, deed):
    day.seal(asked)
    day.set_aside(asked)

    with pytest.raises(RoundWasSetAside):
        day.lead(deed, asked)

    assert day.asked(asked).state is RoundState.SEALED
    assert screen(day).result is None


@pytest.mark.parametrize("deed", DEEDS)
def test_round_of_another_seminar_is_not_found(day, asked, deed):
    day.seal(asked)

    def elsewhere(db, _seminar, *values, **details):
        other = db.scalars(
            select(Seminar).where(Seminar.public_id == day.room.other_public_id)
        ).one()
        return deed(db, other, *values, **details)

    with pytest.raises(NoSuchRound):
        day.lead(elsewhere, asked, reason=REASON)

    assert day.asked(asked).void_reason is None
