"""How firm the order is: would other people of the same kind, or another rule, change it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from seminar.core.profile import Profile

CLEAR_SHARE = 0.9
LIKELY_SHARE = 0.8


class Verdict(StrEnum):
    """How firmly one area stands before its neighbour."""

    CLEAR = "clear"
    LIKELY = "likely"
    TOO_CLOSE = "too_close"


@dataclass(frozen=True, slots=True)
class Firmness:
    """Two neighbours in the order, and the share of redraws that keep them so if it is told."""

    upper: int
    lower: int
    verdict: Verdict
    share: float | None


@dataclass(frozen=True, slots=True)
class PlaceRange:
    """Where an area stands in the middle nine tenths of the redraws."""

    area: int
    first_share: float
    best: int
    worst: int


def measure_certainty(
    profile: Profile,
    order: Sequence[int],
    *,
    basis: Sequence[int],
    rules_keep: Callable[[int, int], bool],
    seed: int,
) -> tuple[tuple[Firmness, ...], tuple[PlaceRange, ...]]:
    """Return the firmness of each neighbouring pair and the places of each area.

    `order` lists the areas with a place, first to last, `basis` those they are compared
    with; `rules_keep(upper, lower)` says whether every counting rule puts the two in this
    order. Both results are empty below two areas.
    Source: docs/methods.md, "How firm the order is".
    """
    if len(order) < 2:
        return (), ()
    # Loading numpy takes longer than a count; only redraws and permutations need it.
    from seminar.core.redraws import redraw  # noqa: PLC0415

    redraws = redraw(profile, areas=order, basis=basis, seed=seed)
    firmness = []
    for upper, lower in pairwise(order):
        share = redraws.share_before(upper, lower)
        verdict = judge(share, same_by_all_rules=rules_keep(upper, lower))
        firmness.append(Firmness(upper, lower, verdict, share))
    ranges = tuple(PlaceRange(area, *redraws.place_range(area)) for area in order)
    return tuple(firmness), ranges


def too_close_runs(firmness: Sequence[Firmness]) -> tuple[tuple[int, int], ...]:
    """Return the first and the last place, from 1, of each run of areas too close to call."""
    runs = []
    last = 1
    for verdict, pairs in groupby(firmness, key=lambda pair: pair.verdict):
        first, last = last, last + len(list(pairs))
        if verdict is Verdict.TOO_CLOSE:
            runs.append((first, last))
    return tuple(runs)


def judge(share: float, *, same_by_all_rules: bool) -> Verdict:
    """Return the verdict on two neighbours.

    Clear: the same by all rules and in at least 90 % of the redraws. Too close to call:
    in fewer than 80 %. Likely: between.
    """
    if share < LIKELY_SHARE:
        return Verdict.TOO_CLOSE
    if same_by_all_rules and share >= CLEAR_SHARE:
        return Verdict.CLEAR
    return Verdict.LIKELY
