"""An order from a file: what it leaves out may mean "last" or "no view", as the reader says."""

from dataclasses import dataclass
from enum import StrEnum

from seminar.core.ballot import Ranking


class UnrankedRule(StrEnum):
    """What an order says about the areas that it leaves out."""

    LAST = "last"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class TalliedOrder:
    """An order whose silence is not explained yet; it never comes from our own pages.

    `below` holds the areas put below all others in so many words, `unranked` those left
    out. Areas ascend in each tier and part; every area stands in exactly one place.
    """

    tiers: tuple[tuple[int, ...], ...]
    below: tuple[int, ...]
    unranked: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """True when it says nothing about any area."""
        return not self.tiers and not self.below

    @property
    def is_complete(self) -> bool:
        """True when it says something about every area."""
        return not self.unranked

    @property
    def has_ties(self) -> bool:
        """True when it puts areas in the same place in so many words."""
        return any(len(tier) > 1 for tier in (*self.tiers, self.below))

    def ranking(self, rule: UnrankedRule) -> Ranking:
        """Return the order under a rule: what is left out shares the last place, or is no view.

        What is put below all others shares the last place under both rules.
        """
        last = self.below
        if rule is UnrankedRule.LAST:
            last = tuple(sorted((*self.below, *self.unranked)))
        tiers = (*self.tiers, last) if last else self.tiers
        return Ranking(tiers, () if rule is UnrankedRule.LAST else self.unranked)
