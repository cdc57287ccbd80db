"""What was published with the textbook profiles: each figure beside ours."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest

from seminar.core.agreement import coefficient
from seminar.core.chance import chi_square_probability
from seminar.core.methods.borda import borda_points
from seminar.core.methods.first_choices import first_choices
from seminar.core.methods.kemeny import KemenyOrders, kemeny_orders
from seminar.core.methods.schulze import path_strengths, schulze_order
from seminar.core.pairwise import Pairwise, compare_pairs, condorcet_winner, majority_cycle
from seminar.core.profile import Profile
from tests.core.published import CLASSIC, classic_profile

FIGURES = [(entry, key) for entry in CLASSIC for key in entry["published"]]


class Counted:
    """A classic example counted by us, in the letters of its options."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.letters: list[str] = entry["computed"]["option_ids"]
        self.published: dict[str, Any] = entry["published"]
        self.profile: Profile = classic_profile(entry).unranked_last()
        self.pairs: Pairwise = compare_pairs(self.profile)

    def lettered(self, areas: tuple[int, ...]) -> list[str]:
        return [self.letters[area - 1] for area in areas]

    def by_letter(self, values: tuple[Fraction, ...]) -> dict[str, Fraction]:
        return dict(zip(self.letters, values, strict=True))

    def above(self, upper: str, lower: str) -> int:
        return self.pairs.above[self.letters.index(upper)][self.letters.index(lower)]

    @property
    def points(self) -> dict[str, Fraction]:
        return self.by_letter(borda_points(self.pairs))

    @property
    def kemeny(self) -> KemenyOrders:
        found = kemeny_orders(self.pairs)
        assert found is not None
        return found

    @property
    def chi2(self) -> float:
        found = coefficient(self.profile)
        assert found is not None
        return found.chi2 or 0


def winner(counted: Counted) -> str | None:
    area = condorcet_winner(counted.pairs)
    return None if area is None else counted.letters[area - 1]


def head_to_heads(counted: Counted) -> dict[str, list[int]]:
    pairs = counted.published["pairwise_pairs"]
    return {f"{a}{b}": [counted.above(a, b), counted.above(b, a)] for a, b in pairs}


def cost_of_each_order(counted: Counted) -> dict[str, int]:
    """Return what an order costs: those who put a later area before an earlier one."""
    return {
        "".join(order): sum(
            counted.above(lower, upper)
            for place, upper in enumerate(order)
            for lower in order[place + 1 :]
        )
        for order in permutations(counted.letters)
    }


def only_best_order(counted: Counted) -> list[str]:
    (order,) = counted.kemeny.orders
    return counted.lettered(order)


def strict_schulze_order(counted: Counted) -> list[str]:
    tiers = schulze_order(counted.pairs)
    assert {len(tier) for tier in tiers} == {1}
    return [letter for tier in tiers for letter in counted.lettered(tier)]


FOUND: dict[str, Callable[[Counted], Any]] = {
    "borda": lambda counted: counted.points,
    "borda_winner": lambda counted: max(counted.letters, key=counted.points.__getitem__),
    "condorcet_winner": winner,
    "df": lambda counted: counted.profile.areas - 1,
    "first_choices": lambda counted: counted.by_letter(first_choices(counted.profile)),
    "friedman_chi2": lambda counted: round(counted.chi2, 3),
    "kemeny_cost": lambda counted: counted.kemeny.cost,
    "kemeny_cost_of": cost_of_each_order,
    "kemeny_ranking": only_best_order,
    "kemeny_score": lambda counted: counted.kemeny.score,
    "majority_cycle": lambda counted: bool(majority_cycle(counted.pairs)),
    "p": lambda counted: round(chi_square_probability(counted.chi2, 2), 6),
    "pairwise": lambda counted: [list(row) for row in counted.pairs.above],
    "pairwise_pairs": head_to_heads,
    "schulze_path_strength": lambda counted: [list(row) for row in path_strengths(counted.pairs)],
    "schulze_ranking": strict_schulze_order,
}


@pytest.mark.parametrize(
    ("entry", "key"), FIGURES, ids=[f"{entry['name']}-{key}" for entry, key in FIGURES]
)
def test_published_figure_is_found(entry: dict[str, Any], key: str) -> None:
    counted = Counted(entry)

    # A figure without a way to count it has no key here, so none is passed over.
    assert FOUND[key](counted) == entry["published"][key]
