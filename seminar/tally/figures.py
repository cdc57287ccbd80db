"""The count as one JSON object, in the names that published test files use."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from seminar.core.chance import chi_square_probability
from seminar.core.methods.borda import borda_points
from seminar.core.methods.copeland import copeland_ties, copeland_wins
from seminar.core.methods.kemeny import kemeny_orders
from seminar.core.methods.schulze import LinkStrength, beaten_by, path_strengths
from seminar.core.pairwise import (
    components,
    condorcet_loser,
    condorcet_winner,
    majority_cycle,
    smith_set,
    weak_condorcet_winners,
)
from seminar.core.profile import Profile
from seminar.core.tallied import UnrankedRule
from seminar.core.tiers import Tiers, in_tiers
from seminar.tally.count import EXAMPLE_ORDERS, LISTED_ORDERS, SEED, Tally

Figure = int | float | None


def tally_figures(tally: Tally) -> dict[str, Any]:
    """Return every figure of a count; lists follow `option_ids`, what was not computed is None.

    With `unranked_last` every ballot is a whole order, so that Borda points, mean ranks and
    W have their usual meaning. With `unranked_ignored` these are None, and times ranked and
    average places over those who compared take their place.
    Source: docs/methods.md, "Ballots from files".
    """
    return {
        "rule": f"unranked_{tally.rule}",
        "n_options": tally.profile.areas,
        "n_ballots": tally.file.n,
        **_ballot_figures(tally),
        "option_ids": list(tally.file.option_ids),
        "option_names": list(tally.file.option_names),
        **_majority_figures(tally),
        **_place_figures(tally),
        "first_choices": [plain(chosen) for chosen in tally.first_choices],
        "kendall_w": _kendall_figures(tally),
        "kemeny": _kemeny_figures(tally),
        **{f"schulze_{strength}": _schulze_figures(tally, strength) for strength in LinkStrength},
        "firmness": _firmness_figures(tally),
        "seed": SEED,
    }


def plain(value: Fraction | None) -> Figure:
    """Return a fraction as a whole number where it is one, else as a float."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _ids(tally: Tally, options: Iterable[int]) -> list[int | str]:
    return [tally.file.option_ids[option - 1] for option in options]


def _one(tally: Tally, option: int | None) -> int | str | None:
    return None if option is None else tally.file.option_ids[option - 1]


def _levels(tally: Tally, order: Tiers) -> list[list[int | str]]:
    return [_ids(tally, tier) for tier in order]


def _ballot_figures(tally: Tally) -> dict[str, int]:
    orders = tally.file.orders
    empty = sum(count for order, count in orders if order.is_empty)
    complete = sum(count for order, count in orders if order.is_complete)
    return {
        "n_lines": tally.file.lines,
        "n_empty": empty,
        "n_complete": complete,
        "n_partial": tally.file.n - empty - complete,
        "n_with_ties": sum(count for order, count in orders if order.has_ties),
    }


def _majority_figures(tally: Tally) -> dict[str, Any]:
    pairs = tally.pairs
    cycle = majority_cycle(pairs)
    return {
        "pairwise": [list(row) for row in pairs.above],
        "ties": [list(row) for row in pairs.ties],
        "copeland_wins": list(copeland_wins(pairs)),
        "copeland_ties": list(copeland_ties(pairs)),
        "condorcet_winner": _one(tally, condorcet_winner(pairs)),
        "weak_condorcet_winners": _ids(tally, weak_condorcet_winners(pairs)),
        "condorcet_loser": _one(tally, condorcet_loser(pairs)),
        "smith_set": _ids(tally, smith_set(pairs)),
        "majority_cycle": bool(cycle),
        "cycle": _ids(tally, cycle),
    }


def _place_figures(tally: Tally) -> dict[str, Any]:
    averages = [tally.averages.get(option) for option in tally.pairs.areas]
    shared: dict[str, Any] = {
        "average_place": [plain(average) for average in averages],
        "order_by_average_place": _levels(tally, tally.order),
    }
    if tally.rule is UnrankedRule.IGNORED:
        times, positions = _positions_when_ranked(tally.profile)
        names = ("borda", "order_by_borda", "rank_sum", "mean_rank")
        spread = ("median_rank", "q1_rank", "q3_rank")
        return {
            **shared,
            **dict.fromkeys((*names, *spread)),
            "times_ranked": times,
            "mean_position_when_ranked": [plain(position) for position in positions],
        }
    points = borda_points(tally.pairs)
    sums = [Fraction(doubled, 2) for doubled in tally.profile.doubled_rank_sums()]
    by_points = in_tiers({option: -value for option, value in enumerate(points, start=1)})
    return {
        **shared,
        "borda": [plain(value) for value in points],
        "order_by_borda": _levels(tally, by_points),
        "rank_sum": [plain(total) for total in sums],
        "mean_rank": [plain(total / tally.file.n) for total in sums],
        "median_rank": [plain(middle) for _, middle, _ in tally.quartiles],
        "q1_rank": [plain(lower) for lower, _, _ in tally.quartiles],
        "q3_rank": [plain(upper) for _, _, upper in tally.quartiles],
        "times_ranked": None,
        "mean_position_when_ranked": None,
    }


def _positions_when_ranked(profile: Profile) -> tuple[list[int], list[Fraction | None]]:
    """Return how often each option was ranked, and its mean place on those ballots alone."""
    times, doubled = [0] * profile.areas, [0] * profile.areas
    for ranking, count in profile.counts:
        for option, place in ranking.doubled_places().items():
            times[option - 1] += count
            doubled[option - 1] += count * place
    means = [Fraction(d, 2 * t) if t else None for d, t in zip(doubled, times, strict=True)]
    return times, means


def _kendall_figures(tally: Tally) -> dict[str, Any] | None:
    agreement, spread = tally.agreement, tally.spread
    if agreement is None or agreement.chi2 is None or tally.rule is UnrankedRule.IGNORED:
        return None
    return {
        "n": spread.n,
        "m": spread.m,
        "S": plain(spread.spread),
        "T": spread.ties,
        "w": plain(spread.w),
        "w_uncorrected": plain(spread.w_uncorrected),
        "chi2": agreement.chi2,
        "df": agreement.df,
        "p_chi2": chi_square_probability(agreement.chi2, agreement.df),
        "p": agreement.p_value,
        "p_method": str(agreement.p_method),
    }


def _kemeny_figures(tally: Tally) -> dict[str, Any] | None:
    placed_all = len(tally.averages) == tally.profile.areas
    found = tally.others.kemeny
    if not placed_all:
        # The figures follow the file and rank every option, also one that nobody compared.
        found = kemeny_orders(tally.pairs, list_at_most=LISTED_ORDERS, examples=EXAMPLE_ORDERS)
    if found is None:
        return None
    return {
        "method": "dynamic programming over subsets, per strongly connected component of the "
        "weak-majority graph",
        "component_sizes": [len(part) for part in components(tally.pairs)],
        "cost": found.cost,
        "score": found.score,
        "n_optimal": found.n_optimal,
        "optimal_rankings": _levels(tally, found.orders),
        "truncated": found.n_optimal > LISTED_ORDERS and len(found.orders) == EXAMPLE_ORDERS,
    }


def _schulze_figures(tally: Tally, strength: LinkStrength) -> dict[str, Any]:
    paths = path_strengths(tally.pairs, strength)
    beaten = beaten_by(tally.pairs.areas, paths)
    order = in_tiers(beaten)
    return {
        "path_strength": [list(row) for row in paths],
        "rank": [beaten[option] + 1 for option in tally.pairs.areas],
        "levels": _levels(tally, order),
        "winners": _ids(tally, order[0]),
    }


def _firmness_figures(tally: Tally) -> list[dict[str, Any]] | None:
    if tally.firmness is None:
        return None
    return [
        {
            "upper": _one(tally, pair.upper),
            "lower": _one(tally, pair.lower),
            "verdict": str(pair.verdict),
            "share": pair.share,
        }
        for pair in tally.firmness
    ]
