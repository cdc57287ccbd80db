"""Everything that one round says, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from seminar.core.agreement import (
    Agreement,
    AgreementBand,
    coefficient,
    split_rows,
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
from seminar.core.methods.kemeny import KemenyOrders
from seminar.core.order import Order, Standing, order_of, standings, whole
from seminar.core.pairwise import (
    condorcet_winner,
    head_to_head,
    majority_cycle,
)
from seminar.core.profile import Matrix, Profile
from seminar.core.publishable import hides_any, shows_counts
from seminar.core.rules import CountingRule, RuleOrder
from seminar.core.stored import plain, rebuilt

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
    `detail` says how much of it may be told, None while that was not searched out. `other_order`
    is True where that search found that some people share another order and that it may be told.
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
    other_order: bool = False
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
    found = order_of(counted)
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
    return _with_order(_with_spread(counts, orders), orders, order_of(orders))


def to_json(reading: RoundReading) -> dict[str, Any]:
    """Return the reading as plain JSON values."""
    return cast("dict[str, Any]", plain(reading))


def from_json(data: dict[str, Any]) -> RoundReading:
    """Return the reading stored by `to_json`."""
    return rebuilt(RoundReading, data)


def _with_spread(counts: RoundReading, orders: Profile) -> RoundReading:
    """Return the reading with what comes from complete orders."""
    complete = orders.complete()
    if not complete.n:
        return counts
    positions = complete.position_counts()
    return replace(
        counts,
        position_counts=tuple(tuple(float(cell) for cell in row) for row in positions),
        agreement=coefficient(complete),
        split_areas=split_rows(positions, orders=complete.n),
    )


def _with_order(counts: RoundReading, orders: Profile, found: Order) -> RoundReading:
    """Return the reading with what comes from pairs."""
    placed, others = found.pairs, found.others
    return replace(
        counts,
        standings=standings(orders, found),
        pairwise=whole(placed, placed.above, orders.areas),
        ties=whole(placed, placed.ties, orders.areas),
        head_to_head=whole(placed, head_to_head(placed), orders.areas),
        condorcet_winner=condorcet_winner(placed),
        cycle=majority_cycle(placed),
        kemeny=others.kemeny,
        rules=others.orders,
        first_place_disputed=others.dispute_first(found.tiers),
        last_place_disputed=others.dispute_last(found.tiers),
        never_placed=orders.never_placed(),
        two_opposites=shows_counts(orders.n) and orders.is_two_opposites(),
    )


def _with_chance(reading: RoundReading, orders: Profile, found: Order) -> RoundReading:
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
