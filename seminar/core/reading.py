"""Everything that one round says, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

from seminar.core.agreement import (
    Agreement,
    AgreementBand,
    coefficient,
    quartiles,
    split_areas,
    with_probability,
)
from seminar.core.ballot import TogetherRule
from seminar.core.certainty import Firmness, PlaceRange, Verdict, measure_certainty
from seminar.core.chance import ProbabilityMethod
from seminar.core.detail import Detail
from seminar.core.groups import (
    GroupReading,
    balanced_first,
    read_groups,
    stays_without_groups,
)
from seminar.core.methods.borda import average_places, comparable
from seminar.core.methods.kemeny import KemenyOrders
from seminar.core.pairwise import (
    Pairwise,
    compare_pairs,
    condorcet_winner,
    head_to_head,
    majority_cycle,
)
from seminar.core.profile import Matrix, Profile
from seminar.core.publishable import THRESHOLD, hides_any, shows_counts, shows_order
from seminar.core.rules import CountingRule, OtherRules, RuleOrder, other_rules
from seminar.core.stored import plain, rebuilt
from seminar.core.tiers import Tiers, in_tiers, places

__all__ = [
    "Agreement",
    "AgreementBand",
    "CountingRule",
    "Firmness",
    "GroupReading",
    "KemenyOrders",
    "PlaceRange",
    "ProbabilityMethod",
    "RoundReading",
    "RuleOrder",
    "Standing",
    "TogetherRule",
    "Verdict",
    "from_json",
    "read_round",
    "to_json",
]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReading:
    """The result of one round; areas are numbers 1 to `areas`.

    `orders` counts the answers that place at least one area, `complete` those that place
    all of them, `together` the answers "all together", `abstained` those without any view.
    By `together_rule` those stay out of the order, or count in it (and in all that follows
    from it, not in `orders` and `complete`) as orders with all areas in one place.
    `answers_told_apart` is False when telling orders from the other answers would count
    one or two people: pages then say only how many answered (`answers`).
    Row a-1, column b-1 of `pairwise` counts the orders with a before b, of `ties` those
    with both in the same place; both are empty where counts are hidden. `head_to_head`
    holds 1 where more people put a before b, -1 for the reverse, 0 for neither.
    Row a-1 of `position_counts` says how many complete orders have a in place 1 to m; an
    area between two places counts half in each.
    `balanced_first` holds the areas in first place when each shown group weighs the same,
    `never_placed` those that nobody gave a place. `two_opposites` is True when half gave one
    order and the other half its reverse, in a room large enough for counts.
    `detail` says how much of it may be told, None while that was not searched out.
    What is hidden or was not found out is empty, None or False.
    """

    areas: int
    orders: int
    complete: int
    together: int
    abstained: int
    answers_told_apart: bool
    standings: tuple[Standing, ...] = ()
    pairwise: Matrix = ()
    ties: Matrix = ()
    head_to_head: Matrix = ()
    position_counts: tuple[tuple[float, ...], ...] | None = None
    agreement: Agreement | None = None
    firmness: tuple[Firmness, ...] = ()
    place_ranges: tuple[PlaceRange, ...] = ()
    split_areas: tuple[int, ...] = ()
    condorcet_winner: int | None = None
    cycle: tuple[int, ...] = ()
    kemeny: KemenyOrders | None = None
    rules: tuple[RuleOrder, ...] = ()
    first_place_disputed: bool = False
    last_place_disputed: bool = False
    groups: tuple[GroupReading, ...] = ()
    together_rule: TogetherRule = TogetherRule.ASIDE
    balanced_first: tuple[int, ...] = ()
    never_placed: tuple[int, ...] = ()
    two_opposites: bool = False
    detail: Detail | None = None
    seed: int

    @property
    def answers(self) -> int:
        """How many people answered, in whatever way."""
        return self.orders + self.together + self.abstained

    @property
    def tied_together(self) -> int:
        """How many answers "all together" count as orders with all areas in one place."""
        return self.together if self.together_rule is TogetherRule.TIED else 0


def read_round(
    profile: Profile,
    *,
    together: int,
    together_rule: TogetherRule = TogetherRule.ASIDE,
    groups: Mapping[str, Profile] | None = None,
    seed: int,
) -> RoundReading:
    """Return the reading of one round.

    `profile` holds the answers of kind order, abstentions among them; `together` counts
    the answers "all together", which stay out of the order unless `together_rule` takes
    them as ties; `groups` holds the orders by stakeholder group where groups may be shown
    at all and never those answers; `seed` makes redraws repeatable.
    Without any order everything but the counts is empty. In a room of five orders and
    more, an area needs five comparisons with each other area to get a place.
    Source: docs/methods.md.
    """
    orders = profile.orders()
    counts = RoundReading(
        areas=profile.areas,
        orders=orders.n,
        complete=profile.complete().n,
        together=together,
        abstained=profile.abstained,
        answers_told_apart=not hides_any([orders.n, together, profile.abstained]),
        together_rule=together_rule,
        seed=seed,
    )
    if not orders.n:
        return counts
    counted = orders.with_tied(counts.tied_together)
    counts = replace(
        counts,
        groups=read_groups(orders, groups or {}),
        balanced_first=balanced_first(orders, groups or {}),
    )
    found = _order_of(counted)
    return _with_chance(_with_order(_with_spread(counts, counted), counted, found), counted, found)


def read_orders(orders: Profile) -> RoundReading:
    """Return what a room of orders alone comes to, without groups and all that rests on chance.

    The firmness, the places in redraws and the probability of W are left out.
    Source: docs/methods.md, "What is shown".
    """
    counts = RoundReading(
        areas=orders.areas,
        orders=orders.n,
        complete=orders.complete().n,
        together=0,
        abstained=0,
        answers_told_apart=True,
        seed=0,
    )
    return _with_order(_with_spread(counts, orders), orders, _order_of(orders))


def to_json(reading: RoundReading) -> dict[str, Any]:
    """Return the reading as plain JSON values."""
    return cast("dict[str, Any]", plain(reading))


def from_json(data: dict[str, Any]) -> RoundReading:
    """Return the reading stored by `to_json`."""
    return rebuilt(RoundReading, data)


@dataclass(frozen=True, slots=True)
class _Order:
    """The order by average place, with the pairs it comes from and what other rules say."""

    pairs: Pairwise
    basis: tuple[int, ...]
    averages: Mapping[int, Fraction]
    tiers: Tiers
    others: OtherRules


def _order_of(orders: Profile) -> _Order:
    pairs = compare_pairs(orders)
    least = THRESHOLD if shows_order(orders.n) else 1
    averages = average_places(pairs, least=least)
    placed = pairs.restricted(sorted(averages))
    basis = comparable(pairs, least=least)[1]
    return _Order(placed, basis, averages, in_tiers(averages), other_rules(placed))


def _with_spread(counts: RoundReading, orders: Profile) -> RoundReading:
    """Return the reading with what comes from complete orders."""
    if not orders.complete().n:
        return counts
    positions = orders.position_counts()
    return replace(
        counts,
        position_counts=tuple(tuple(float(cell) for cell in row) for row in positions),
        agreement=coefficient(orders),
        split_areas=split_areas(orders),
    )


def _with_order(counts: RoundReading, orders: Profile, found: _Order) -> RoundReading:
    """Return the reading with what comes from pairs."""
    placed, others = found.pairs, found.others
    return replace(
        counts,
        standings=_standings(orders, found.averages),
        pairwise=_whole(placed, placed.above, orders.areas),
        ties=_whole(placed, placed.ties, orders.areas),
        head_to_head=_whole(placed, head_to_head(placed), orders.areas),
        condorcet_winner=condorcet_winner(placed),
        cycle=majority_cycle(placed),
        kemeny=others.kemeny,
        rules=others.orders,
        first_place_disputed=others.dispute_first(found.tiers),
        last_place_disputed=others.dispute_last(found.tiers),
        never_placed=orders.never_placed(),
        two_opposites=shows_counts(orders.n) and orders.is_two_opposites(),
    )


def _with_chance(reading: RoundReading, orders: Profile, found: _Order) -> RoundReading:
    """Return the reading with what rests on redraws and permutations."""

    def always(upper: int, lower: int) -> bool:
        stays = stays_without_groups(reading.groups, upper, lower)
        return found.others.keep(upper, lower) and stays

    firmness, ranges = measure_certainty(
        orders,
        [area for tier in found.tiers for area in tier],
        basis=found.basis,
        rules_keep=always,
        seed=reading.seed,
    )
    agreement = reading.agreement
    if agreement is not None:
        agreement = with_probability(agreement, orders, seed=reading.seed)
    return replace(reading, agreement=agreement, firmness=firmness, place_ranges=ranges)


def _standings(orders: Profile, averages: Mapping[int, Fraction]) -> tuple[Standing, ...]:
    order = in_tiers(averages)
    place_of = places(order)
    tied = {area for tier in order if len(tier) > 1 for area in tier}
    without = [area for area in range(1, orders.areas + 1) if area not in averages]
    listed = [area for tier in order for area in tier] + without
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


def _whole(pairs: Pairwise, part: Matrix, areas: int) -> Matrix:
    """Return a matrix over all areas, 0 where an area has no place."""
    if not pairs.areas:
        return ()
    rows = {area: row for row, area in enumerate(pairs.areas)}
    numbers = range(1, areas + 1)
    return tuple(
        tuple(part[rows[a]][rows[b]] if a in rows and b in rows else 0 for b in numbers)
        for a in numbers
    )
