"""Counting with orders on paper: none is left behind, and the result tells how many there were."""

import pytest

from seminar.core.terms import RoundState
from seminar.facilitation import service
from seminar.facilitation.refusals import PaperEnteredOnce
from seminar.models import Result
from seminar.outcome.queries import note_facts
from tests.facilitation.day import ORDERS, Day
from tests.ranking.paper_stage import offered, set_aside, typed, typed_twice


def test_sheet_entered_once_is_not_left_out_of_the_count(day: Day) -> None:
    codes, round_id = offered(day.room, 2), day.open_round()
    for code in codes:
        typed(day.room, round_id, code)
    day.close(round_id)

    with pytest.raises(PaperEnteredOnce) as refused:
        day.lead(service.count_round, round_id)

    assert refused.value.entries == 2
    assert day.asked(round_id).state is RoundState.CLOSED


def test_console_says_what_to_do_with_sheets_entered_once(day: Day) -> None:
    codes, round_id = offered(day.room, 2), day.open_round()
    for code in codes:
        typed(day.room, round_id, code)
    day.close(round_id)
    seminar = f"/seminars/{day.room.public_id}"

    answer = day.room.staff("ben").post(f"{seminar}/rounds/{round_id}/count")

    assert answer.status_code == 409
    assert (
        "2 sheets were entered only once. Enter them again or set them aside, then count."
        in answer.text
    )
    assert answer.text.count(f'href="{seminar}/paper"') == 3


def test_other_refusals_of_the_console_do_not_speak_of_paper(day: Day) -> None:
    round_id = day.open_round()
    seminar = f"/seminars/{day.room.public_id}"

    answer = day.room.staff("ben").post(f"{seminar}/rounds/{round_id}/count")

    assert answer.status_code == 409
    assert answer.text.count(f'href="{seminar}/paper"') == 1


def test_entries_set_aside_free_the_count(day: Day) -> None:
    (code,), round_id = offered(day.room), day.open_round()
    day.answer(round_id, ORDERS)
    typed(day.room, round_id, code)
    day.close(round_id)
    set_aside(day.room, round_id)

    assert day.lead(service.count_round, round_id)

    with day.room.store.session() as db:
        result = db.get_one(Result, round_id)
    assert (result.n, result.paper) == (8, 0)


def test_result_and_note_tell_how_many_answered_on_paper(day: Day) -> None:
    codes, round_id = offered(day.room, 6), day.open_round()
    day.answer(round_id, ORDERS)
    for code in codes[:5]:
        typed_twice(day.room, round_id, code)

    day.seal(round_id)

    with day.room.store.session() as db:
        result = db.get_one(Result, round_id)
        facts = note_facts(db, day.room.seminar(db))
    assert (result.n, result.paper) == (13, 5)
    assert [held.paper for held in facts.rounds] == [5]
    # Chidi, Dana, eight phones and the five sheets that were used.
    assert facts.seats == 15
    note = day.room.staff("rosa").get(f"/seminars/{day.room.public_id}/note").text
    assert "In the ranking five of the answers were given on paper." in note
