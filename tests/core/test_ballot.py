"""Orders as people type them and as canonical text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.ballot import (
    AnswerKind,
    AreaMissing,
    AreaTwice,
    BallotRefused,
    PlaceOutOfRange,
    Ranking,
    UnknownArea,
    UnreadableOrder,
    parse_ranking,
    ranking_from_places,
)


def test_answer_kinds_are_stored_as_words() -> None:
    assert [kind.value for kind in AnswerKind] == ["order", "together"]


def test_order_with_ties_and_no_view_is_parsed() -> None:
    ranking = parse_ranking("3>1=4>2|5", 5)

    assert ranking == Ranking(((3,), (1, 4), (2,)), (5,))
    assert ranking.text == "3>1=4>2|5"
    assert (ranking.is_order, ranking.is_complete) == (True, False)


def test_all_without_view_is_no_order() -> None:
    ranking = parse_ranking("|1=2=3", 3)

    assert ranking == Ranking((), (1, 2, 3))
    assert ranking.text == "|1=2=3"
    assert (ranking.is_order, ranking.is_complete) == (False, False)


def test_shared_places_get_their_mid_rank() -> None:
    assert parse_ranking("3>1=4>2|5", 5).doubled_places() == {3: 2, 1: 5, 4: 5, 2: 8}


def test_numbers_of_two_digits_sort_as_numbers() -> None:
    text = "12>2=10>1=3=4=5=6=7=8=9=11"

    assert parse_ranking(text, 12).text == text


@pytest.mark.parametrize(
    "text",
    [
        "", ">", "1>", ">1>2>3", "1>>2>3", "1>2>3|", "1>2>x", "1 >2>3", "3=1>2", "2>1=3|",
        "1>2|3|", "01>2>3", "١>2>3", "1>2>3\n", "-1>2>3", "1>2>3.0", "|2=1>3", "|3=2=1", "1,2,3",
    ],
)  # fmt: skip
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(BallotRefused) as refusal:
        parse_ranking(text, 3)

    assert refusal.type in {UnreadableOrder, AreaMissing}


@pytest.mark.parametrize(
    ("text", "refused", "sentence"),
    [
        ("1>2>2", AreaTwice,
         "Area 2 appears twice in this order. Each area has one place."),
        ("1>2>3|3", AreaTwice,
         "Area 3 appears twice in this order. Each area has one place."),
        ("1>2>4", UnknownArea, "Area 4 does not belong to this question."),
        ("0>1>2", UnknownArea, "Area 0 does not belong to this question."),
        ("1>2", AreaMissing,
         "Area 3 is missing. Give it a place or choose “no view”."),
        ("2>3", AreaMissing,
         "Area 1 is missing. Give it a place or choose “no view”."),
        ("3=1>2", UnreadableOrder,
         "This order cannot be read. Please send it again."),
    ],
)  # fmt: skip
def test_refusal_says_what_is_wrong(text: str, refused: type[BallotRefused], sentence: str) -> None:
    with pytest.raises(refused) as refusal:
        parse_ranking(text, 3)

    assert (refusal.value.status, str(refusal.value)) == (400, sentence)


def test_typed_places_may_leave_gaps_and_repeat() -> None:
    ranking = ranking_from_places({1: 5, 2: 2, 3: 5, 4: None, 5: 1}, 5)

    assert ranking.text == "5>2>1=3|4"


def test_typed_places_without_any_view_are_an_abstention() -> None:
    assert ranking_from_places({1: None, 2: None}, 2).text == "|1=2"


@pytest.mark.parametrize("place", [0, -1, 4, 99])
def test_typed_place_out_of_range_is_refused(place: int) -> None:
    with pytest.raises(PlaceOutOfRange) as refusal:
        ranking_from_places({1: 1, 2: place, 3: 3}, 3)

    assert str(refusal.value) == "The place of area 2 must be a number from 1 to 3."
    assert (refusal.value.area, refusal.value.areas) == (2, 3)


def test_typed_foreign_area_is_refused() -> None:
    with pytest.raises(UnknownArea) as refusal:
        ranking_from_places({1: 1, 2: 2, 4: 3}, 3)

    assert refusal.value.area == 4


def test_forgotten_area_is_refused() -> None:
    with pytest.raises(AreaMissing) as refusal:
        ranking_from_places({1: 1, 3: 2}, 3)

    assert refusal.value.area == 2


def test_area_that_stands_twice_is_named() -> None:
    with pytest.raises(AreaTwice) as refusal:
        parse_ranking("1>2>2", 3)

    assert refusal.value.area == 2


@given(st.dictionaries(st.integers(1, 12), st.none() | st.integers(1, 12)))
def test_print_and_parse_are_inverse(typed: dict[int, int | None]) -> None:
    places = {area: typed.get(area, 12) for area in range(1, 13)}

    ranking = ranking_from_places(places, 12)

    assert parse_ranking(ranking.text, 12) == ranking


@given(st.text(alphabet="0123456>=|", max_size=14))
def test_parsed_text_prints_itself(text: str) -> None:
    try:
        ranking = parse_ranking(text, 3)
    except BallotRefused:
        return

    assert ranking.text == text
