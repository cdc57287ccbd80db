"""Average place and Borda points: two scales of one order, decided in exact fractions."""

from fractions import Fraction

from seminar.core.pairwise import Pairwise

_ZERO = Fraction(0)


def borda_points(pairs: Pairwise) -> tuple[Fraction, ...]:
    """Return each area's points: one for each area it is put before, half for each tie.

    Summed over all orders, in the order of `pairs.areas`. On complete orders the points
    are n·m minus the rank sum, so they order the areas as the average place does.
    Source: docs/methods.md, "Average place".
    """
    return tuple(
        Fraction(2 * sum(above) + sum(ties), 2)
        for above, ties in zip(pairs.above, pairs.ties, strict=True)
    )


def average_places(pairs: Pairwise, *, least: int = 1) -> dict[int, Fraction]:
    """Return the average place of each area: 1 plus the shares of people who put others first.

    The mean rank on complete orders; with "no view" each pair counts those who compared
    it. An area without enough comparisons is absent (`comparable`).
    Source: docs/methods.md, "Average place".
    """
    areas, basis = comparable(pairs, least=least)
    rows = {area: row for row, area in enumerate(pairs.areas)}
    return {
        area: 1 + sum((_share_before(pairs, rows[area], rows[other]) for other in basis), _ZERO)
        for area in areas
    }


def comparable(pairs: Pairwise, *, least: int = 1) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the areas that get an average place, and the areas they are compared with.

    Among the first every pair was compared by at least `least` orders, and each with all
    of the second. Areas that lack most comparisons are left out first, so an area on which
    nobody had a view takes no other with it. Both are empty when nothing can be compared.
    """
    kept = list(range(len(pairs.areas)))
    while kept:
        lacking = {row: len(_lacking(pairs, row, kept, least)) for row in kept}
        worst = max(lacking.values())
        if worst == 0:
            break
        kept = [row for row in kept if lacking[row] < worst]
    basis = [row for row in range(len(pairs.areas)) if not _lacking(pairs, row, kept, least)]
    if not kept or len(basis) < 2:
        return (), ()
    return tuple(pairs.areas[row] for row in kept), tuple(pairs.areas[row] for row in basis)


def _lacking(pairs: Pairwise, row: int, others: list[int], least: int) -> list[int]:
    return [other for other in others if other != row and pairs.compared(row, other) < least]


def _share_before(pairs: Pairwise, row: int, other: int) -> Fraction:
    """Return the share of those who compared the two that put the other first."""
    if row == other:
        return _ZERO
    twice = 2 * pairs.above[other][row] + pairs.ties[other][row]
    return Fraction(twice, 2 * pairs.compared(row, other))
