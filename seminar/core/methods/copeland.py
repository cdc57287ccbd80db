"""Copeland: areas by the number of other areas a majority puts them before."""

from seminar.core.pairwise import Pairwise, head_to_head
from seminar.core.tiers import Tiers, in_tiers


def copeland_wins(pairs: Pairwise) -> tuple[int, ...]:
    """Return for each area how many others a majority puts it before."""
    return tuple(row.count(1) for row in head_to_head(pairs))


def copeland_ties(pairs: Pairwise) -> tuple[int, ...]:
    """Return for each area how many others it is level with."""
    return tuple(row.count(0) - 1 for row in head_to_head(pairs))


def copeland_order(pairs: Pairwise) -> Tiers:
    """Return the areas by wins plus half the levels, most first; equal scores share a tier."""
    scores = zip(pairs.areas, copeland_wins(pairs), copeland_ties(pairs), strict=True)
    return in_tiers({area: -(2 * wins + ties) for area, wins, ties in scores})
