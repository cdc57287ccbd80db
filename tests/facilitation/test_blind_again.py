"""Blind too: trying the phones out, and a question that is asked again."""

import pytest

from seminar.core.terms import RoundState
from tests.facilitation.day import ORDERS, Day
from tests.facilitation.test_blind import (
    ANSWERS,
    OPPOSITE,
    answer_otherwise,
    cast,
    looked_at,
)
from tests.facilitation.walk import pages_of


def practice(day: Day):
    """A practice round that is being answered, after another one that was shown."""
    day.plan_practice(times=2)
    first = day.practise()
    day.answer(first, ORDERS, together=2)
    day.show(first)
    return day.practise(nth=1)


def second_attempt(day: Day):
    """A ranking that is being answered a second time."""
    first = day.open_round()
    day.answer(first, ORDERS, together=2)
    day.show(first)
    return day.ask_again(first)


@pytest.mark.parametrize(
    ("app", "begin", "state"),
    [
        ("sqlite", practice, RoundState.CLOSED),
        ("postgresql", second_attempt, RoundState.OPEN),
    ],
    indirect=["app"],
)
def test_opposite_answers_give_everybody_the_same_bytes(day, begin, state):
    round_id = begin(day)
    day.answer(round_id, ORDERS, together=2)
    cast(day, round_id, day.room.seats["dana"], "1>2>3>4>5", revision=1)
    if state is RoundState.CLOSED:
        day.close(round_id)
    # The exports are the note's page on paper, and take a second each.
    pages = {
        endpoint: page
        for endpoint, page in pages_of(day, round_id).items()
        if not page.endswith((".pdf", ".docx"))
    }

    answer_otherwise(day, round_id, ANSWERS)
    one = looked_at(day, pages)
    answer_otherwise(day, round_id, OPPOSITE)
    other = looked_at(day, pages)

    assert [seen for seen in one if one[seen] != other[seen]] == []
    assert [seen for seen, answer in one.items() if answer[0] >= 500] == []
