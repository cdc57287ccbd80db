"""Copeland's order."""

from seminar.core.methods.copeland import copeland_order, copeland_ties, copeland_wins
from seminar.core.pairwise import Pairwise, compare_pairs
from tests.core.published import MINI, profile_of


def test_mini_seminar_is_ordered_by_wins() -> None:
    assert copeland_order(compare_pairs(MINI)) == ((1,), (2,), (3,), (4,), (5,))


def test_equal_wins_share_a_tier() -> None:
    pairs = compare_pairs(profile_of(["1 DABC", "1 DBCA", "1 DCAB"], "ABCD"))

    assert copeland_order(pairs) == ((4,), (1, 2, 3))


def test_level_pair_counts_half() -> None:
    pairs = compare_pairs(profile_of(["1 ABC", "1 BAC"], "ABC"))

    assert (copeland_wins(pairs), copeland_ties(pairs)) == ((1, 1, 0), (1, 1, 0))
    assert copeland_order(pairs) == ((1, 2), (3,))


def test_two_level_pairs_are_as_good_as_one_more_win() -> None:
    above = ((0, 0, 1, 1), (1, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))
    pairs = Pairwise((1, 2, 3, 4), above, ((0,) * 4,) * 4)

    assert (copeland_wins(pairs), copeland_ties(pairs)) == ((2, 1, 0, 0), (0, 2, 2, 2))
    assert copeland_order(pairs) == ((1, 2), (3, 4))
