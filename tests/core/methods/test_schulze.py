"""Schulze's order."""

from seminar.core.methods.schulze import LinkStrength, path_strengths, schulze_order
from seminar.core.pairwise import Pairwise, compare_pairs
from tests.core.published import EXAMPLES, MINI


def test_mini_seminar_has_its_published_paths() -> None:
    pairs = compare_pairs(MINI.unranked_last())

    expected = EXAMPLES["mini_seminar"]["schulze_winning_votes"]["path_strength"]
    assert [list(row) for row in path_strengths(pairs)] == expected
    assert schulze_order(pairs) == ((1,), (2,), (3,), (4,), (5,))


def test_margins_may_order_otherwise() -> None:
    # One before two by 6:5, two before three by 4:0, three before one by 5:4.
    above = ((0, 6, 4), (5, 0, 4), (5, 0, 0))
    pairs = Pairwise((1, 2, 3), above, ((0,) * 3,) * 3)

    assert schulze_order(pairs) == ((3,), (1,), (2,))
    assert schulze_order(pairs, LinkStrength.MARGINS) == ((1, 2), (3,))
