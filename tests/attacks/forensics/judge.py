"""How many people two sequences join, and how many chance alone would join."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from math import comb

# For each kind of row, every order of people that the files give away, by its name. A person is
# a number.
Evidence = Mapping[str, Mapping[str, Sequence[int]]]


def attacks(evidence: Evidence) -> dict[str, int]:
    """Lay every two orders beside each other, both ways; return how many people each joins."""
    found = {}
    for left, right in combinations(sorted(evidence), 2):
        for one, other in product(evidence[left], evidence[right]):
            first, second = evidence[left][one], evidence[right][other]
            found[f"{left} by {one} - {right} by {other}"] = _same(first, second)
            found[f"{left} by {one} - {right} by {other}, backwards"] = _same(first, second[::-1])
    return found


def best(found: Mapping[str, int], left: str, right: str) -> int:
    """Return how many people the best attack on these two kinds of row joins."""
    return max(n for name, n in found.items() if name.startswith(left) and f" - {right}" in name)


def most_by_chance(people: int, *, attacks: int) -> int:
    """Return how many people the best of so many blind attacks joins, in 999 of 1,000 cases."""
    allowed = 0.001 / attacks
    chances = [
        comb(people, hits) * (people - 1) ** (people - hits) / people**people
        for hits in range(people + 1)
    ]
    return next(hits for hits in range(people) if sum(chances[hits + 1 :]) <= allowed)


def _same(first: Sequence[int], second: Sequence[int]) -> int:
    return sum(one == other for one, other in zip(first, second, strict=False))
