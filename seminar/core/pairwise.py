"""Head to head: who put which area before which, and what a majority makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from seminar.core.profile import Matrix, Profile


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Counted pairs; rows and columns follow `areas`.

    `above[i][j]` counts the orders with areas[i] before areas[j], `ties[i][j]` those with
    both in the same place. An order without a view on one of the two counts in neither.
    """

    areas: tuple[int, ...]
    above: Matrix
    ties: Matrix

    def compared(self, row: int, column: int) -> int:
        """How many orders place both areas."""
        return self.above[row][column] + self.above[column][row] + self.ties[row][column]

    def margin(self, row: int, column: int) -> int:
        """How many more orders put the row before the column than behind it."""
        return self.above[row][column] - self.above[column][row]

    def chosen_share(self, row: int, column: int) -> Fraction | None:
        """The share that put the row first among those who chose; None when nobody did."""
        chose = self.above[row][column] + self.above[column][row]
        return Fraction(self.above[row][column], chose) if chose else None

    def restricted(self, areas: Sequence[int]) -> "Pairwise":
        """Return the same counts for some of the areas."""
        rows = [self.areas.index(area) for area in areas]
        return Pairwise(tuple(areas), _part(self.above, rows), _part(self.ties, rows))


def compare_pairs(profile: Profile) -> Pairwise:
    """Return the pairwise counts of all orders; "no view" is read as no opinion."""
    above, ties = profile.pair_counts()
    return Pairwise(tuple(range(1, profile.areas + 1)), above, ties)


def head_to_head(pairs: Pairwise) -> Matrix:
    """Return 1 where more orders put the row before the column, -1 for fewer, else 0."""
    size = range(len(pairs.areas))
    margins = ((pairs.margin(row, column) for column in size) for row in size)
    return tuple(tuple((m > 0) - (m < 0) for m in row) for row in margins)


def condorcet_winner(pairs: Pairwise) -> int | None:
    """Return the area that more orders put before each other area than behind it, if any."""
    return _only(pairs, sign=1)


def condorcet_loser(pairs: Pairwise) -> int | None:
    """Return the area that more orders put behind each other area than before it, if any."""
    return _only(pairs, sign=-1)


def weak_condorcet_winners(pairs: Pairwise) -> tuple[int, ...]:
    """Return the areas that no other area is put before by more orders than behind."""
    size = range(len(pairs.areas))
    return tuple(
        pairs.areas[row] for row in size if all(pairs.margin(row, column) >= 0 for column in size)
    )


def components(pairs: Pairwise) -> tuple[tuple[int, ...], ...]:
    """Return the areas cut into sets, each of which beats every later set pair by pair.

    These are the strongly connected components of the relation "at least as many before
    as behind". Since that holds for one or both directions of every pair, they form a chain.
    """
    reach = _reachable(pairs)
    size = range(len(pairs.areas))
    by_reach: dict[int, list[int]] = {}
    for row in size:
        by_reach.setdefault(reach[row].bit_count(), []).append(pairs.areas[row])
    return tuple(tuple(by_reach[count]) for count in sorted(by_reach, reverse=True))


def smith_set(pairs: Pairwise) -> tuple[int, ...]:
    """Return the smallest set whose areas each beat every area outside; empty without areas."""
    return components(pairs)[0] if pairs.areas else ()


def majority_cycle(pairs: Pairwise) -> tuple[int, ...]:
    """Return a shortest circle of areas, each put before the next by a majority.

    The last is put before the first. Among equally short circles the one that starts with
    the smallest numbers is taken. Empty when the majorities form no circle.
    """
    signs = head_to_head(pairs)
    shortest: tuple[int, ...] = ()
    for start in range(len(pairs.areas)):
        found = _circle_from(signs, start)
        if found and (not shortest or len(found) < len(shortest)):
            shortest = found
    return tuple(pairs.areas[row] for row in shortest)


def _only(pairs: Pairwise, *, sign: int) -> int | None:
    size = range(len(pairs.areas))
    if len(size) < 2:
        return None
    for row in size:
        if all(sign * pairs.margin(row, column) > 0 for column in size if column != row):
            return pairs.areas[row]
    return None


def _circle_from(signs: Matrix, start: int) -> tuple[int, ...]:
    paths: list[tuple[int, ...]] = [(start,)]
    seen = {start}
    while paths:
        longer = []
        for path in paths:
            if signs[path[-1]][start] > 0:
                return path
            for row, sign in enumerate(signs[path[-1]]):
                if sign > 0 and row not in seen:
                    seen.add(row)
                    longer.append((*path, row))
        paths = longer
    return ()


def _reachable(pairs: Pairwise) -> list[int]:
    """Return for each row the areas it leads to, one number with a bit for each."""
    size = range(len(pairs.areas))
    reach = [sum(1 << column for column in size if pairs.margin(row, column) >= 0) for row in size]
    for middle in size:
        for row in size:
            if reach[row] >> middle & 1:
                reach[row] |= reach[middle]
    return reach


def _part(matrix: Matrix, rows: Sequence[int]) -> Matrix:
    return tuple(tuple(matrix[row][column] for column in rows) for row in rows)
