"""The best common orders, against trying every order."""

from itertools import permutations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.methods.kemeny import KemenyOrders, kemeny_orders
from seminar.core.pairwise import Pairwise, compare_pairs
from tests.core.published import EXAMPLES, MINI, profile_of


def matrices(size: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(0, 3), min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size)


def pairs_of(table: list[list[int]]) -> Pairwise:
    size = range(len(table))
    above = tuple(tuple(0 if a == b else table[a][b] for b in size) for a in size)
    return Pairwise(tuple(a + 1 for a in size), above, ((0,) * len(table),) * len(table))


def cost(pairs: Pairwise, order: tuple[int, ...]) -> int:
    return sum(
        pairs.above[lower - 1][upper - 1]
        for place, upper in enumerate(order)
        for lower in order[place + 1 :]
    )


def tried(pairs: Pairwise) -> KemenyOrders:
    costs = {order: cost(pairs, order) for order in permutations(pairs.areas)}
    least = min(costs.values())
    best = sorted(order for order, found in costs.items() if found == least)
    agreed = [
        (a, b)
        for a in pairs.areas
        for b in pairs.areas
        if a != b and all(order.index(a) < order.index(b) for order in best)
    ]
    return KemenyOrders(
        cost=least,
        score=sum(map(sum, pairs.above)) - least,
        n_optimal=len(best),
        orders=tuple(best) if len(best) <= 3 else (),
        agreed=tuple(sorted(agreed)),
        firsts=tuple(sorted({order[0] for order in best})),
        lasts=tuple(sorted({order[-1] for order in best})),
    )


@given(st.integers(1, 5).flatmap(matrices))
def test_best_orders_are_those_of_trying_every_order(table: list[list[int]]) -> None:
    pairs = pairs_of(table)

    assert kemeny_orders(pairs) == tried(pairs)


def test_mini_seminar_has_one_best_order() -> None:
    kemeny = kemeny_orders(compare_pairs(MINI.unranked_last()))

    expected = EXAMPLES["mini_seminar"]["kemeny"]
    assert kemeny is not None
    assert (kemeny.cost, kemeny.score, kemeny.n_optimal) == (
        expected["cost"], expected["score"], expected["n_optimal"],
    )  # fmt: skip
    assert kemeny.orders == ((1, 2, 3, 4, 5),)


def test_twelve_level_areas_are_counted_and_not_listed() -> None:
    pairs = compare_pairs(profile_of(["1 {ABCDEFGHIJKL}"], "ABCDEFGHIJKL"))

    kemeny = kemeny_orders(pairs)

    assert kemeny is not None
    assert (kemeny.n_optimal, kemeny.cost, kemeny.orders) == (factorial(12), 0, ())
    assert (kemeny.agreed, kemeny.firsts, kemeny.lasts) == (
        (), tuple(range(1, 13)), tuple(range(1, 13)),
    )  # fmt: skip


@pytest.mark.no_cover
def test_a_few_of_many_best_orders_are_listed_where_asked_for() -> None:
    letters = "ABCDEFGHIJKLMNOP"
    pairs = compare_pairs(profile_of([f"1 {{{letters}}}"], letters))

    kemeny = kemeny_orders(pairs, list_at_most=200, examples=2)

    assert kemeny is not None
    assert kemeny.n_optimal == factorial(16)
    assert kemeny.orders == (tuple(range(1, 17)), (*range(1, 15), 16, 15))


def test_seventeen_areas_in_one_circle_are_not_computed() -> None:
    letters = "ABCDEFGHIJKLMNOPQ"
    level = compare_pairs(profile_of([f"1 {{{letters}}}"], letters))
    strict = compare_pairs(profile_of([f"1 {letters}"], letters))

    and_one_after = compare_pairs(profile_of([f"1 {{{letters}}}R"], f"{letters}R"))

    assert kemeny_orders(level) is None
    assert kemeny_orders(and_one_after) is None
    assert kemeny_orders(strict) == kemeny_orders(strict, list_at_most=1)
    assert kemeny_orders(Pairwise((), (), ())) is None


def test_four_best_orders_are_counted_and_listed_only_where_asked_for() -> None:
    pairs = compare_pairs(profile_of(["1 ABCD", "1 BADC"], "ABCD"))

    plain, asked = kemeny_orders(pairs), kemeny_orders(pairs, list_at_most=4)
    two = kemeny_orders(pairs, examples=2)

    assert plain is not None
    assert asked is not None
    assert two is not None
    assert two.orders == ((1, 2, 3, 4), (1, 2, 4, 3))
    assert (plain.n_optimal, plain.orders) == (4, ())
    assert asked.orders == ((1, 2, 3, 4), (1, 2, 4, 3), (2, 1, 3, 4), (2, 1, 4, 3))


def test_three_best_orders_are_listed() -> None:
    found = kemeny_orders(compare_pairs(profile_of(["1 ABC", "1 BCA", "1 CAB"], "ABC")))

    assert found is not None
    assert found.orders == ((1, 2, 3), (2, 3, 1), (3, 1, 2))
