"""Schulze: areas by the strongest chains of majorities between them."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from seminar.core.pairwise import Pairwise
from seminar.core.profile import Matrix
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
    links = [(_link(pairs, row, column, strength), row, column) for row in size for column in size]
    paths = [[0] * len(size) for _ in size]
    # The strongest links come first, so the link that first joins two areas is the weakest
    # of their strongest chain. A row of reached areas is one number with a bit for each.
    reached = [1 << row for row in size]
    for link, upper, lower in sorted((link for link in links if link[0]), reverse=True):
        if reached[upper] >> lower & 1:
            continue
        for row in size:
            if reached[row] >> upper & 1:
                joined = reached[lower] & ~reached[row]
                reached[row] |= joined
                for column in _bits(joined):
                    paths[row][column] = link
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


def _bits(number: int) -> Iterator[int]:
    while number:
        yield (number & -number).bit_length() - 1
        number &= number - 1
