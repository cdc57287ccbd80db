"""First choices: how many orders put each area at the top."""

from fractions import Fraction

from seminar.core.profile import Profile


def first_choices(profile: Profile) -> tuple[Fraction, ...]:
    """Return for area 1 to m how many orders put it first; k areas at the top share one k-th.

    An answer without any view has no first choice. Source: docs/methods.md, "First choices".
    """
    chosen = [Fraction(0)] * profile.areas
    for ranking, count in profile.orders().counts:
        for area in ranking.tiers[0]:
            chosen[area - 1] += Fraction(count, len(ranking.tiers[0]))
    return tuple(chosen)
