"""Random rooms counted by another library too; run by `make oracle` in its own environment."""

import random
from fractions import Fraction

import pytest
from pref_voting.c1_methods import copeland, top_cycle
from pref_voting.margin_based_methods import beat_path_defeat
from pref_voting.other_methods import kemeny_young_rankings
from pref_voting.profiles import Profile as LinearProfile
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.scoring_methods import symmetric_borda_scores

from seminar.core.ballot import Ranking
from seminar.core.methods.borda import borda_points
from seminar.core.methods.copeland import copeland_order
from seminar.core.methods.first_choices import first_choices
from seminar.core.methods.kemeny import kemeny_orders
from seminar.core.methods.schulze import LinkStrength, level_pairs, path_strengths
from seminar.core.pairwise import (
    Pairwise,
    compare_pairs,
    condorcet_loser,
    condorcet_winner,
    smith_set,
    weak_condorcet_winners,
)
from seminar.core.profile import Profile
from seminar.core.tallied import UnrankedRule

LAST, IGNORED = UnrankedRule.LAST, UnrankedRule.IGNORED
each_room = pytest.mark.parametrize("seed", range(150))
each_rule = pytest.mark.parametrize("rule", list(UnrankedRule))


def strict_order(chance: random.Random, areas: int) -> Ranking:
    order = chance.sample(range(1, areas + 1), areas)
    return Ranking(tuple((area,) for area in order), ())


def any_order(chance: random.Random, areas: int) -> Ranking:
    """Return an order with ties that leaves some areas out."""
    places = {area: chance.choice([0, *range(areas)]) for area in range(1, areas + 1)}
    tiers: dict[int, list[int]] = {}
    for area, place in places.items():
        if place:
            tiers.setdefault(place, []).append(area)
    return Ranking(
        tuple(tuple(tiers[place]) for place in sorted(tiers)),
        tuple(area for area, place in places.items() if not place),
    )


def room(seed: int, *, strict: bool = False) -> Profile:
    chance = random.Random(seed)
    areas, orders = chance.randint(2, 6), chance.randint(1, 9)
    make = strict_order if strict else any_order
    counted = [(make(chance, areas).text, chance.randint(1, 5)) for _ in range(orders)]
    return Profile.from_histogram(areas, counted)


def both(seed: int, rule: UnrankedRule) -> tuple[Profile, Pairwise, ProfileWithTies]:
    profile = room(seed)
    theirs = ProfileWithTies(
        [
            {area: place for place, tier in enumerate(ranking.tiers, 1) for area in tier}
            for ranking, _ in profile.counts
        ],
        [count for _, count in profile.counts],
        candidates=list(range(1, profile.areas + 1)),
    )
    if rule is LAST:
        theirs.use_extended_strict_preference()
        profile = profile.unranked_last()
    else:
        theirs.use_strict_preference()
    return profile, compare_pairs(profile), theirs


@each_room
@each_rule
def test_pairs_and_majorities_are_the_same(seed: int, rule: UnrankedRule) -> None:
    _, pairs, theirs = both(seed, rule)

    supports = [[theirs.support(a, b) for b in pairs.areas] for a in pairs.areas]
    assert [list(row) for row in pairs.above] == supports
    assert condorcet_winner(pairs) == theirs.condorcet_winner()
    assert condorcet_loser(pairs) == theirs.condorcet_loser()
    assert list(weak_condorcet_winners(pairs)) == (theirs.weak_condorcet_winner() or [])
    assert sorted(smith_set(pairs)) == sorted(top_cycle(theirs))
    assert sorted(copeland_order(pairs)[0]) == sorted(copeland(theirs))


@each_room
@each_rule
@pytest.mark.parametrize("strength", list(LinkStrength))
def test_strongest_chains_are_the_same(
    seed: int, rule: UnrankedRule, strength: LinkStrength
) -> None:
    _, pairs, theirs = both(seed, rule)
    measured = theirs.support if strength is LinkStrength.WINNING_VOTES else theirs.margin

    defeats = beat_path_defeat(theirs, strength_function=measured)

    paths = path_strengths(pairs, strength)
    numbers = range(len(pairs.areas))
    stronger = {
        (pairs.areas[row], pairs.areas[column])
        for row in numbers
        for column in numbers
        if paths[row][column] > paths[column][row]
    }
    assert stronger == set(defeats.edges)
    assert len(stronger) * 2 + len(level_pairs(pairs.areas, paths)) == len(numbers) ** 2 - len(
        numbers
    )


@each_room
def test_borda_points_are_the_same(seed: int) -> None:
    profile, pairs, theirs = both(seed, LAST)

    balance = symmetric_borda_scores(theirs)

    half = Fraction(profile.n * (profile.areas - 1), 2)
    assert list(borda_points(pairs)) == [
        half + Fraction(int(balance[area]), 2) for area in pairs.areas
    ]


@each_room
def test_strict_orders_have_the_same_best_orders_and_first_choices(seed: int) -> None:
    profile = room(seed, strict=True)
    theirs = LinearProfile(
        [[tier[0] - 1 for tier in ranking.tiers] for ranking, _ in profile.counts],
        [count for _, count in profile.counts],
    )

    orders, distance = kemeny_young_rankings(theirs)

    found = kemeny_orders(compare_pairs(profile), list_at_most=720)
    assert found is not None
    assert found.cost == distance
    assert found.orders == tuple(sorted(tuple(int(a) + 1 for a in order) for order in orders))
    firsts = theirs.plurality_scores()
    assert list(first_choices(profile)) == [firsts[a] for a in range(profile.areas)]
