"""Scores to an order with ties."""

from fractions import Fraction

from seminar.core.tiers import in_tiers, places


def test_smallest_score_comes_first_and_equal_scores_share() -> None:
    tiers = in_tiers({1: Fraction(5, 2), 2: 1, 3: Fraction(10, 4), 4: 4})

    assert tiers == ((2,), (1, 3), (4,))
    assert places(tiers) == {2: 1, 1: 2, 3: 2, 4: 4}


def test_no_area_gives_no_tier() -> None:
    assert (in_tiers({}), places(())) == ((), {})
