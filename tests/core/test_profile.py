"""The histogram of distinct orders."""

from fractions import Fraction

import pytest

from seminar.core.ballot import BallotRefused, parse_ranking
from seminar.core.profile import Profile

MIXED = Profile.from_histogram(3, [("1>2>3", 2), ("1=2|3", 1), ("|1=2=3", 4), ("1>2>3", 1)])


def test_equal_texts_add_up_and_are_sorted() -> None:
    assert [(ranking.text, count) for ranking, count in MIXED.counts] == [
        ("1=2|3", 1), ("1>2>3", 3), ("|1=2=3", 4),
    ]  # fmt: skip


def test_counts_tell_orders_from_abstentions() -> None:
    assert (MIXED.n, MIXED.abstained, MIXED.orders().n, MIXED.complete().n) == (8, 4, 4, 3)


def test_single_orders_make_the_same_profile() -> None:
    rankings = [parse_ranking(text, 3) for text in ("2>1>3", "1>2>3", "2>1>3")]

    profile = Profile.of(3, rankings)

    assert profile == Profile.from_histogram(3, [("1>2>3", 1), ("2>1>3", 2)])


def test_foreign_order_is_refused() -> None:
    with pytest.raises(BallotRefused):
        Profile.from_histogram(3, [("1>2>4", 1)])


def test_part_is_taken_away() -> None:
    part = Profile.from_histogram(3, [("1>2>3", 3), ("|1=2=3", 1)])

    assert MIXED.without(part) == Profile.from_histogram(3, [("1=2|3", 1), ("|1=2=3", 3)])


def test_unranked_areas_may_share_the_last_place() -> None:
    assert MIXED.unranked_last() == Profile.from_histogram(
        3, [("1=2=3", 4), ("1=2>3", 1), ("1>2>3", 3)]
    )


def test_rank_sums_and_positions_come_from_complete_orders() -> None:
    profile = Profile.from_histogram(3, [("1=2>3", 1), ("3>1>2", 2), ("1|2=3", 5)])

    assert profile.doubled_rank_sums() == (11, 15, 10)
    assert profile.position_counts() == (
        (Fraction(1, 2), Fraction(5, 2), 0),
        (Fraction(1, 2), Fraction(1, 2), 2),
        (2, 0, 1),
    )


def test_ties_are_told_by_the_counts_of_places() -> None:
    profile = Profile.from_histogram(
        4, [("1=2=3>4", 2), ("1=2>3=4", 5), ("1>2>3>4", 9), ("1|2=3=4", 7)]
    )

    assert profile.tie_correction() == 2 * 24 + 5 * (6 + 6)
    assert Profile.from_histogram(4, []).tie_correction() == 0
