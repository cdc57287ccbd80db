"""Scores to an order with ties, and the places in such an order."""

from collections.abc import Mapping
from fractions import Fraction

Tiers = tuple[tuple[int, ...], ...]


def in_tiers(scores: Mapping[int, Fraction | int]) -> Tiers:
    """Return the areas in tiers, smallest score first; equal scores share a tier."""
    tiers: dict[Fraction | int, list[int]] = {}
    for area in sorted(scores):
        tiers.setdefault(scores[area], []).append(area)
    return tuple(tuple(tiers[score]) for score in sorted(tiers))


def places(tiers: Tiers) -> dict[int, int]:
    """Return the place of each area: 1 plus the number of areas in the tiers before."""
    place_of = {}
    place = 1
    for tier in tiers:
        for area in tier:
            place_of[area] = place
        place += len(tier)
    return place_of
