"""Ratings from 1 to 9, against published panels."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.ratings import (
    RatingClass,
    RatingOutOfRange,
    RatingsReading,
    Unity,
    read_ratings,
)
from tests.core.published import EXAMPLES

PANELS = ["ipras_bmjopen2012", "ipras_split", "ipras_unanimous", "ipras_one_rater"]
RATINGS = st.lists(st.integers(1, 9), min_size=1, max_size=12)


def read(*ratings: int) -> RatingsReading:
    found = read_ratings(ratings)
    assert found is not None
    return found


@pytest.mark.parametrize("name", PANELS)
def test_panel_has_its_published_figures(name: str) -> None:
    expected = EXAMPLES[name]

    found = read(*expected["ratings"])

    assert found.raters == len(expected["ratings"])
    assert (float(found.median), float(found.p30), float(found.p70)) == (
        expected["median"], expected["p30"], expected["p70"],
    )  # fmt: skip
    assert (float(found.ipr), float(found.iprcp), float(found.lean)) == (
        expected["ipr"], expected["iprcp"], expected["ai"],
    )  # fmt: skip
    assert (float(found.ipras), float(found.index)) == (expected["ipras"], expected["di"])
    assert (found.unity is Unity.DISAGREEMENT) is expected["disagreement"]


def test_published_panel_is_exact_and_high() -> None:
    found = read(*EXAMPLES["ipras_bmjopen2012"]["ratings"])

    assert found == RatingsReading(
        raters=15,
        median=Fraction(7),
        p30=Fraction(7),
        p70=Fraction(8),
        ipr=Fraction(1),
        iprcp=Fraction(15, 2),
        lean=Fraction(5, 2),
        ipras=Fraction(61, 10),
        index=Fraction(10, 61),
    )
    assert (found.unity, found.rating_class) == (Unity.NO_DISAGREEMENT, RatingClass.HIGH)


def test_split_panel_disagrees_and_is_uncertain() -> None:
    found = read(*EXAMPLES["ipras_split"]["ratings"])

    assert (found.p30, found.p70) == (Fraction(7, 5), Fraction(43, 5))
    assert found.index == Fraction(144, 47)
    assert (found.unity, found.rating_class) == (Unity.DISAGREEMENT, RatingClass.UNCERTAIN)


def test_disagreement_takes_a_high_median_its_class() -> None:
    found = read(1, 1, 7, 9, 9)

    assert (found.median, found.unity) == (7, Unity.DISAGREEMENT)
    assert found.rating_class is RatingClass.UNCERTAIN


def test_one_rating_is_neither_agreement_nor_class() -> None:
    found = read(6)

    assert (found.ipr, found.index) == (0, 0)
    assert (found.unity, found.rating_class) == (Unity.ONE_RATING, None)


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((1, 1), RatingClass.LOW), ((3, 3), RatingClass.LOW), ((3, 4), RatingClass.UNCERTAIN),
        ((4, 4), RatingClass.UNCERTAIN), ((6, 6), RatingClass.UNCERTAIN),
        ((6, 7), RatingClass.HIGH), ((7, 7), RatingClass.HIGH), ((9, 9), RatingClass.HIGH),
    ],
)  # fmt: skip
def test_class_follows_the_median_and_halves_go_up(
    ratings: tuple[int, ...], expected: RatingClass
) -> None:
    assert read(*ratings).rating_class is expected


def test_range_that_only_reaches_the_limit_is_no_disagreement() -> None:
    reading = RatingsReading(2, *[Fraction(5)] * 3, *[Fraction(47, 20)] * 4, Fraction(1))

    assert (reading.ipr, reading.ipras) == (Fraction(47, 20), Fraction(47, 20))
    assert reading.unity is Unity.NO_DISAGREEMENT


def test_nobody_rated() -> None:
    assert read_ratings([]) is None


@pytest.mark.parametrize("rating", [0, 10, -3])
def test_other_numbers_are_refused(rating: int) -> None:
    with pytest.raises(RatingOutOfRange) as refused:
        read_ratings([5, rating])

    assert str(refused.value) == f"A rating is a number from 1 to 9, not {rating}."
    assert (refused.value.rating, refused.value.status) == (rating, 400)


@given(RATINGS, st.randoms(use_true_random=False))
def test_order_of_ratings_changes_nothing(ratings: list[int], chance) -> None:
    shuffled = list(ratings)
    chance.shuffle(shuffled)

    assert read_ratings(shuffled) == read_ratings(ratings)


@given(RATINGS)
def test_turning_the_scale_round_keeps_the_disagreement(ratings: list[int]) -> None:
    found, turned = read(*ratings), read(*(10 - rating for rating in ratings))

    assert (turned.median, turned.p30, turned.p70) == (
        10 - found.median,
        10 - found.p70,
        10 - found.p30,
    )
    assert (turned.ipr, turned.ipras, turned.unity) == (found.ipr, found.ipras, found.unity)
