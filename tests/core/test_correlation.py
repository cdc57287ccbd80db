"""How alike two orders are."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.correlation import spearman_rho, tau_b
from tests.core.published import EXAMPLES

STABILITY = EXAMPLES["stability"]
PLACES = st.lists(st.integers(1, 5), min_size=5, max_size=5).map(lambda p: dict(enumerate(p, 1)))


def order(letters: str) -> dict[int, int]:
    return {"ABCDE".index(letter): place for place, letter in enumerate(letters, 1)}


def test_orders_have_their_published_tau_and_rho() -> None:
    first, second = order(STABILITY["order1"]), order(STABILITY["order2"])

    assert (tau_b(first, second), spearman_rho(first, second)) == (
        STABILITY["tau_b"], STABILITY["spearman"],
    )  # fmt: skip
    turned = sum((first[a] - first[b]) * (second[a] - second[b]) < 0 for a in first for b in first)
    assert turned // 2 == STABILITY["adjacent_swaps"]


def test_shared_places_have_their_published_tau() -> None:
    first = order(STABILITY["order1"])
    with_tie = {**order(STABILITY["order2"]), 1: 2, 2: 2}

    assert tau_b(first, with_tie) == pytest.approx(STABILITY["tau_b_with_tie"])
    assert tau_b(with_tie, first) == pytest.approx(STABILITY["tau_b_with_tie"])


def test_shared_places_count_with_their_middle() -> None:
    # Places 1, 2, 2, 4 are the mid-ranks 1, 2½, 2½, 4: 4½ / √(5 · 4½).
    assert spearman_rho(order("ABCD"), {0: 1, 1: 2, 2: 2, 3: 4}) == pytest.approx(0.9**0.5)


def test_reversed_orders_are_minus_one() -> None:
    first, last = order("ABCDE"), order("EDCBA")

    assert (tau_b(first, last), spearman_rho(first, last)) == (-1.0, -1.0)


@pytest.mark.parametrize(
    ("first", "second"),
    [({1: 1, 2: 1}, {1: 1, 2: 2}), ({1: 1, 2: 2}, {1: 1, 2: 1}), ({1: 1}, {2: 1}), ({}, {})],
)
def test_orders_that_tie_everything_are_like_none(
    first: dict[int, int], second: dict[int, int]
) -> None:
    assert (tau_b(first, second), spearman_rho(first, second)) == (None, None)


def test_only_areas_with_a_place_in_both_count() -> None:
    first, second = {1: 1, 2: 2, 3: 3}, {2: 1, 3: 2, 4: 3}

    assert (tau_b(first, second), spearman_rho(first, second)) == (1.0, 1.0)


def test_rho_of_strict_orders_is_the_textbook_formula() -> None:
    first = order("ABCD")

    for letters in permutations("ABCD"):
        second = order("".join(letters))
        squares = sum((first[area] - second[area]) ** 2 for area in first)
        assert spearman_rho(first, second) == pytest.approx(1 - 6 * squares / 60)


@given(PLACES, PLACES)
def test_likeness_is_mutual_and_between_minus_one_and_one(
    first: dict[int, int], second: dict[int, int]
) -> None:
    for measure in (tau_b, spearman_rho):
        found = measure(first, second)
        assert found == measure(second, first)
        assert found is None or abs(found) <= 1 + 1e-12
