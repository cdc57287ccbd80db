"""The order of a round by average place, and where each area stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from seminar.core.agreement import quartiles
from seminar.core.methods.borda import average_places, comparable
from seminar.core.pairwise import Pairwise, compare_pairs
from seminar.core.profile import Matrix, Profile
from seminar.core.publishable import THRESHOLD, shows_order
from seminar.core.rules import OtherRules, other_rules
from seminar.core.tiers import Tiers, in_tiers, places


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one area stands.

    `place` and `average` are None when too few people compared the area with the
    others; equal places are `tied`. The quartiles come from complete orders only.
    """

    area: int
    place: int | None
    tied: bool
    average: float | None
    q1: float | None
    median: float | None
    q3: float | None


@dataclass(frozen=True, slots=True)
class Order:
    """The order by average place, with the pairs it comes from and what other rules say."""

    pairs: Pairwise
    basis: tuple[int, ...]
    averages: Mapping[int, Fraction]
    tiers: Tiers
    others: OtherRules


def order_of(orders: Profile) -> Order:
    """Return the order of the areas that enough people compared; in a small room one is enough.

    In a room of five orders and more, an area needs five comparisons with each other area.
    """
    pairs = compare_pairs(orders)
    least = THRESHOLD if shows_order(orders.n) else 1
    averages = average_places(pairs, least=least)
    placed = pairs.restricted(sorted(averages))
    basis = comparable(pairs, least=least)[1]
    return Order(placed, basis, averages, in_tiers(averages), other_rules(placed))


def standings(orders: Profile, found: Order) -> tuple[Standing, ...]:
    """Return where each area stands, first to last, and last those without a place."""
    averages, place_of = found.averages, places(found.tiers)
    tied = {area for tier in found.tiers if len(tier) > 1 for area in tier}
    without = [area for area in range(1, orders.areas + 1) if area not in averages]
    listed = [area for tier in found.tiers for area in tier] + without
    spread = quartiles(orders)
    return tuple(
        Standing(
            area,
            place_of.get(area),
            area in tied,
            float(averages[area]) if area in averages else None,
            *(map(float, spread[area - 1]) if spread else (None, None, None)),
        )
        for area in listed
    )


def whole(pairs: Pairwise, part: Matrix, areas: int) -> Matrix:
    """Return a matrix over all areas, 0 where an area has no place."""
    if not pairs.areas:
        return ()
    rows = {area: row for row, area in enumerate(pairs.areas)}
    numbers = range(1, areas + 1)
    return tuple(
        tuple(part[rows[a]][rows[b]] if a in rows and b in rows else 0 for b in numbers)
        for a in numbers
    )
