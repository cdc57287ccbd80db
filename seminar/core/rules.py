"""What counting rules other than the average place make of the order."""

from dataclasses import dataclass
from enum import StrEnum

from seminar.core.methods.copeland import copeland_order
from seminar.core.methods.kemeny import KemenyOrders, kemeny_orders
from seminar.core.methods.schulze import beaten_by, level_pairs, path_strengths
from seminar.core.pairwise import Pairwise
from seminar.core.tiers import Tiers, in_tiers, places


class CountingRule(StrEnum):
    """The rules beside the average place that give one order with ties."""

    COPELAND = "copeland"
    SCHULZE = "schulze"


@dataclass(frozen=True, slots=True)
class RuleOrder:
    """The order by another rule: tiers from first to last."""

    rule: CountingRule
    order: Tiers


@dataclass(frozen=True, slots=True)
class OtherRules:
    """The orders by Copeland, Schulze and, where it was computed, Kemeny.

    Borda is not among them: it is the average place on another scale. `undecided` holds
    pairs, in both directions, that Schulze leaves level: its tiers may still part them.
    """

    orders: tuple[RuleOrder, ...]
    kemeny: KemenyOrders | None
    undecided: frozenset[tuple[int, int]] = frozenset()

    def keep(self, upper: int, lower: int) -> bool:
        """True when every rule puts `upper` strictly before `lower`."""
        if self.kemeny is not None and (upper, lower) not in self.kemeny.agreed:
            return False
        if (upper, lower) in self.undecided:
            return False
        ranks = [places(rule.order) for rule in self.orders]
        return all(rank[upper] < rank[lower] for rank in ranks)

    def dispute_first(self, order: Tiers) -> bool:
        """True when a rule puts other areas first than `order` does."""
        found = {rule.order[0] for rule in self.orders}
        if self.kemeny is not None:
            found.add(tuple(sorted(self.kemeny.firsts)))
        return any(areas != order[0] for areas in found)

    def dispute_last(self, order: Tiers) -> bool:
        """True when a rule puts other areas last than `order` does."""
        found = {rule.order[-1] for rule in self.orders}
        if self.kemeny is not None:
            found.add(tuple(sorted(self.kemeny.lasts)))
        return any(areas != order[-1] for areas in found)


def other_rules(pairs: Pairwise, *, list_at_most: int = 3, examples: int = 0) -> OtherRules:
    """Return what the other rules say; nothing without areas.

    `list_at_most` and `examples` say how many best common orders are listed.
    """
    if not pairs.areas:
        return OtherRules((), None)
    paths = path_strengths(pairs)
    orders = (
        RuleOrder(CountingRule.COPELAND, copeland_order(pairs)),
        RuleOrder(CountingRule.SCHULZE, in_tiers(beaten_by(pairs.areas, paths))),
    )
    return OtherRules(
        orders,
        kemeny_orders(pairs, list_at_most=list_at_most, examples=examples),
        level_pairs(pairs.areas, paths),
    )
