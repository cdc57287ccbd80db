"""Textbook profiles: every figure of every rule, against independent results."""

from fractions import Fraction
from typing import Any

import pytest

from seminar.core.agreement import measure_agreement, quartiles
from seminar.core.chance import chi_square_probability
from seminar.core.methods.borda import average_places, borda_points
from seminar.core.methods.copeland import copeland_ties, copeland_wins
from seminar.core.methods.kemeny import kemeny_orders
from seminar.core.methods.schulze import LinkStrength, path_strengths, schulze_order
from seminar.core.pairwise import (
    Pairwise,
    compare_pairs,
    components,
    condorcet_loser,
    condorcet_winner,
    majority_cycle,
    smith_set,
    weak_condorcet_winners,
)
from seminar.core.profile import Profile
from seminar.core.tiers import Tiers, in_tiers, places
from tests.core.published import CLASSIC, classic_profile

RULES = ("unranked_last", "unranked_ignored")
CASES = [(entry, rule) for entry in CLASSIC for rule in RULES]
NAMES = [f"{entry['name']}-{rule}" for entry, rule in CASES]
each_case = pytest.mark.parametrize(("entry", "rule"), CASES, ids=NAMES)
each_example = pytest.mark.parametrize("entry", CLASSIC, ids=[e["name"] for e in CLASSIC])


def profile_under(entry: dict[str, Any], rule: str) -> Profile:
    profile = classic_profile(entry)
    return profile.unranked_last() if rule == "unranked_last" else profile


def pairs_of(entry: dict[str, Any], rule: str) -> tuple[Pairwise, dict[str, Any]]:
    return compare_pairs(profile_under(entry, rule)), entry["computed"][rule]


def lettered(entry: dict[str, Any], areas: tuple[int, ...]) -> list[str]:
    return [entry["computed"]["option_ids"][area - 1] for area in areas]


def levels(entry: dict[str, Any], tiers: Tiers) -> list[list[str]]:
    return [lettered(entry, tier) for tier in tiers]


def listed(matrix: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    return [list(row) for row in matrix]


def one(entry: dict[str, Any], area: int | None) -> str | None:
    return None if area is None else lettered(entry, (area,))[0]


@each_example
def test_profile_counts_ballots(entry: dict[str, Any]) -> None:
    profile = classic_profile(entry)

    expected = entry["computed"]
    assert (profile.areas, profile.n) == (expected["n_options"], expected["n_ballots"])
    assert profile.complete().n == expected["n_complete"]
    assert profile.abstained == expected["n_empty"]


@each_case
def test_pairs_are_counted(entry: dict[str, Any], rule: str) -> None:
    pairs, expected = pairs_of(entry, rule)

    assert listed(pairs.above) == expected["pairwise"]
    assert listed(pairs.ties) == expected["ties"]


@each_case
def test_majorities_are_read(entry: dict[str, Any], rule: str) -> None:
    pairs, expected = pairs_of(entry, rule)

    assert one(entry, condorcet_winner(pairs)) == expected["condorcet_winner"]
    assert one(entry, condorcet_loser(pairs)) == expected["condorcet_loser"]
    assert lettered(entry, weak_condorcet_winners(pairs)) == expected["weak_condorcet_winners"]
    assert lettered(entry, smith_set(pairs)) == expected["smith_set"]
    assert bool(majority_cycle(pairs)) == expected["majority_cycle"]


@each_case
def test_copeland_counts_wins(entry: dict[str, Any], rule: str) -> None:
    pairs, expected = pairs_of(entry, rule)

    assert list(copeland_wins(pairs)) == expected["copeland_wins"]
    assert list(copeland_ties(pairs)) == expected["copeland_ties"]


@each_case
@pytest.mark.parametrize("strength", list(LinkStrength))
def test_schulze_finds_strongest_paths(
    entry: dict[str, Any], rule: str, strength: LinkStrength
) -> None:
    pairs, expected = pairs_of(entry, rule)
    expected = expected[f"schulze_{strength}"]

    order = schulze_order(pairs, strength)

    assert listed(path_strengths(pairs, strength)) == expected["path_strength"]
    assert levels(entry, order) == expected["levels"]
    assert [places(order)[area] for area in pairs.areas] == expected["rank"]
    assert lettered(entry, order[0]) == expected["winners"]


@each_case
def test_kemeny_finds_every_best_order(entry: dict[str, Any], rule: str) -> None:
    pairs, expected = pairs_of(entry, rule)
    expected = expected["kemeny"]

    kemeny = kemeny_orders(pairs, list_at_most=200)

    assert kemeny is not None
    assert [len(areas) for areas in components(pairs)] == expected["component_sizes"]
    assert (kemeny.cost, kemeny.score) == (expected["cost"], expected["score"])
    assert kemeny.n_optimal == expected["n_optimal"]
    assert sorted(lettered(entry, order) for order in kemeny.orders) == sorted(
        expected["optimal_rankings"]
    )


@each_example
def test_borda_and_average_place_agree(entry: dict[str, Any]) -> None:
    pairs, expected = pairs_of(entry, "unranked_last")

    points, averages = borda_points(pairs), average_places(pairs)

    n, m = expected_size(entry)
    assert list(points) == expected["borda"]
    assert levels(entry, in_tiers(averages)) == expected["order_by_borda"]
    assert [float(averages[area]) for area in pairs.areas] == pytest.approx(expected["mean_rank"])
    assert [n * m - n * averages[area] for area in pairs.areas] == list(points)


def expected_size(entry: dict[str, Any]) -> tuple[int, int]:
    return entry["computed"]["n_ballots"], entry["computed"]["n_options"]


@each_example
def test_places_are_summed_and_spread(entry: dict[str, Any]) -> None:
    profile = profile_under(entry, "unranked_last")

    expected = entry["computed"]["unranked_last"]
    found = quartiles(profile)
    assert [Fraction(total, 2) for total in profile.doubled_rank_sums()] == expected["rank_sum"]
    assert [quarters[0] for quarters in found] == expected["q1_rank"]
    assert [quarters[1] for quarters in found] == expected["median_rank"]
    assert [quarters[2] for quarters in found] == expected["q3_rank"]


@each_example
def test_agreement_is_measured(entry: dict[str, Any]) -> None:
    profile = profile_under(entry, "unranked_last")

    agreement = measure_agreement(profile, seed=1)

    expected = entry["computed"]["unranked_last"]["kendall_w"]
    if expected is None:
        assert agreement is None
        return
    assert agreement is not None
    assert agreement.w == pytest.approx(expected["w"])
    assert agreement.chi2 == pytest.approx(expected["chi2"])
    assert (agreement.orders, agreement.df) == (expected["n"], expected["df"])
    probability = chi_square_probability(agreement.chi2, agreement.df)
    assert probability == pytest.approx(expected["p_chi2"])
