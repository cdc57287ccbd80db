"""Schulze: areas by the strongest chains of majorities between them."""

from collections.abc import Sequence
from enum import StrEnum

from seminar.core.pairwise import Matrix, Pairwise
from seminar.core.tiers import Tiers, in_tiers


class LinkStrength(StrEnum):
    """What makes a majority strong: the orders for it, or how many more than against."""

    WINNING_VOTES = "winning_votes"
    MARGINS = "margins"


def path_strengths(pairs: Pairwise, strength: LinkStrength = LinkStrength.WINNING_VOTES) -> Matrix:
    """Return for each pair the strongest chain of majorities from row to column.

    A chain is as strong as its weakest link; 0 where no chain leads.
    Source: docs/methods.md, "Schulze".
    """
    size = range(len(pairs.areas))
    paths = [[_link(pairs, row, column, strength) for column in size] for row in size]
    for middle in size:
        onward = paths[middle]
        for row in size:
            link = paths[row][middle]
            if link and row != middle:
                detours = (min(link, step) for step in onward)
                paths[row] = list(map(max, paths[row], detours))
                paths[row][row] = 0
    return tuple(tuple(row) for row in paths)


def schulze_order(pairs: Pairwise, strength: LinkStrength = LinkStrength.WINNING_VOTES) -> Tiers:
    """Return the areas by how many others have the stronger chain to them, fewest first."""
    return in_tiers(beaten_by(pairs.areas, path_strengths(pairs, strength)))


def beaten_by(areas: Sequence[int], paths: Matrix) -> dict[int, int]:
    """Return for each area how many others have the stronger chain to it.

    An area's place is one more: level areas share it, and the next place may not be skipped
    where some of them beat the next area and some do not.
    """
    size = range(len(areas))
    return {
        areas[row]: sum(paths[column][row] > paths[row][column] for column in size) for row in size
    }


def level_pairs(areas: Sequence[int], paths: Matrix) -> frozenset[tuple[int, int]]:
    """Return the pairs, in both directions, of which neither has the stronger chain."""
    size = range(len(areas))
    return frozenset(
        (areas[row], areas[column])
        for row in size
        for column in size
        if row != column and paths[row][column] == paths[column][row]
    )


def _link(pairs: Pairwise, row: int, column: int, strength: LinkStrength) -> int:
    if pairs.margin(row, column) <= 0:
        return 0
    if strength is LinkStrength.MARGINS:
        return pairs.margin(row, column)
    return pairs.above[row][column]
