"""How alike two orders are: Kendall's tau-b and Spearman's rho."""

from collections.abc import Mapping
from itertools import combinations
from math import sqrt


def tau_b(first: Mapping[int, int], second: Mapping[int, int]) -> float | None:
    """Return Kendall's tau-b of two orders given as places: 1 the same, -1 reversed.

    Over the areas with a place in both; None when one of the orders ties them all.
    Source: docs/methods.md, "Movement".
    """
    shared = sorted(first.keys() & second.keys())
    score = untied_first = untied_second = 0
    for area, other in combinations(shared, 2):
        a, b = first[area] - first[other], second[area] - second[other]
        score += ((a > 0) - (a < 0)) * ((b > 0) - (b < 0))
        untied_first += a != 0
        untied_second += b != 0
    if not untied_first or not untied_second:
        return None
    return score / sqrt(untied_first * untied_second)


def spearman_rho(first: Mapping[int, int], second: Mapping[int, int]) -> float | None:
    """Return Spearman's rho of two orders given as places: 1 the same, -1 reversed.

    Over the areas with a place in both; tied areas share the middle of their places. None
    when one of the orders ties them all. Source: docs/methods.md, "Movement".
    """
    shared = sorted(first.keys() & second.keys())
    a, b = (_from_the_middle({area: order[area] for area in shared}) for order in (first, second))
    squares = sum(x * x for x in a) * sum(y * y for y in b)
    return sum(x * y for x, y in zip(a, b, strict=True)) / sqrt(squares) if squares else None


def _from_the_middle(order: Mapping[int, int]) -> list[int]:
    """Return twice the distance of each area's mid-rank from the middle of the order."""
    values = list(order.values())
    return [sum((other < place) - (other > place) for other in values) for place in values]
