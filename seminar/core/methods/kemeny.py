"""The best common orders (Kemeny-Young), exactly: counted, and listed when they are few."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import prod

from seminar.core.pairwise import Pairwise, components

LARGEST_COMPONENT = 16


@dataclass(frozen=True, slots=True)
class KemenyOrders:
    """The strict orders that contradict the fewest pairwise preferences.

    `orders` lists them, smallest numbers first, when there are at most three (or as many as
    were asked for), else it is empty or holds the examples asked for. `agreed` holds
    the pairs (upper, lower) that every one of them puts in this order; `firsts` and
    `lasts` the areas that some of them put first or last. Cost and score are None where the
    room is too small to tell them.
    """

    cost: int | None
    score: int | None
    n_optimal: int
    orders: tuple[tuple[int, ...], ...]
    agreed: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]


def kemeny_orders(
    pairs: Pairwise, *, list_at_most: int = 3, examples: int = 0
) -> KemenyOrders | None:
    """Return all best common orders, or None when they are not computed.

    Where there are more than `list_at_most`, only the first `examples` are listed.
    The cost counts every order that strictly disagrees with a pair; ties cost nothing.
    None without areas, and when more than 16 areas hang together in circles: an
    approximation would not deserve the name. Source: docs/methods.md, "Best common order".
    """
    sets = components(pairs)
    if not sets or max(len(areas) for areas in sets) > LARGEST_COMPONENT:
        return None
    parts = [_Component(pairs.restricted(areas)) for areas in sets]
    n_optimal = prod(part.n_optimal for part in parts)
    orders = _joined(parts, at_most=list_at_most if n_optimal <= list_at_most else examples)
    cost = sum(part.cost for part in parts) + _between(pairs, sets)
    return KemenyOrders(
        cost=cost,
        score=sum(map(sum, pairs.above)) - cost,
        n_optimal=n_optimal,
        orders=orders,
        agreed=_agreed(parts),
        firsts=parts[0].firsts,
        lasts=parts[-1].lasts,
    )


class _Component:
    """The best orders of one strongly connected set, by dynamic programming over subsets.

    A subset is a bit mask of the areas placed so far. `ahead[mask]` is the least cost of
    placing exactly these first, `behind[mask]` of placing all others after them.
    """

    def __init__(self, pairs: Pairwise) -> None:
        self.areas = pairs.areas
        self.full = (1 << len(pairs.areas)) - 1
        self.against = [_against(pairs, column) for column in range(len(pairs.areas))]
        self.ahead = self._fill_ahead()
        self.behind, self.ways = self._fill_behind()
        self.cost = self.ahead[self.full]
        self.n_optimal = self.ways[0]
        self.firsts = tuple(self.areas[row] for row in self._best_next(0))
        self.lasts = tuple(area for row, area in enumerate(self.areas) if self._can_be_last(row))

    def orders(self, mask: int = 0) -> Iterator[tuple[int, ...]]:
        """Yield the best ways to go on from the areas placed so far, smallest numbers first."""
        if mask == self.full:
            yield ()
        for row in self._best_next(mask):
            for rest in self.orders(mask | 1 << row):
                yield (self.areas[row], *rest)

    def agreed(self) -> list[tuple[int, int]]:
        """Return the pairs that no best order turns round."""
        # With itself, so that no area makes a pair with itself.
        followed_by = [0] * len(self.areas)
        for mask in range(self.full):
            if self._is_on_best_path(mask):
                for row in self._best_next(mask):
                    followed_by[row] |= self.full & ~mask
        return [
            (self.areas[upper], self.areas[lower])
            for lower, followers in enumerate(followed_by)
            for upper in range(len(self.areas))
            if not followers >> upper & 1
        ]

    def _step(self, mask: int, row: int) -> int:
        # Nobody puts an area before itself, so that it may stand among those that follow.
        return self.against[row][self.full & ~mask]

    def _free(self, mask: int) -> list[int]:
        return [row for row in range(len(self.areas)) if not mask >> row & 1]

    def _fill_ahead(self) -> list[int]:
        ahead = [0] * (self.full + 1)
        for mask in range(1, self.full + 1):
            ahead[mask] = min(
                ahead[mask & ~(1 << row)] + self._step(mask & ~(1 << row), row)
                for row in range(len(self.areas))
                if mask >> row & 1
            )
        return ahead

    def _fill_behind(self) -> tuple[list[int], list[int]]:
        behind = [0] * (self.full + 1)
        ways = [1] * (self.full + 1)
        for mask in range(self.full - 1, -1, -1):
            costs = [
                (behind[mask | 1 << row] + self._step(mask, row), ways[mask | 1 << row])
                for row in self._free(mask)
            ]
            behind[mask] = min(cost for cost, _ in costs)
            ways[mask] = sum(count for cost, count in costs if cost == behind[mask])
        return behind, ways

    def _is_on_best_path(self, mask: int) -> bool:
        return self.ahead[mask] + self.behind[mask] == self.cost

    def _best_next(self, mask: int) -> list[int]:
        return [
            row
            for row in self._free(mask)
            if self._step(mask, row) + self.behind[mask | 1 << row] == self.behind[mask]
        ]

    def _can_be_last(self, row: int) -> bool:
        return self._is_on_best_path(self.full & ~(1 << row))


def _against(pairs: Pairwise, row: int) -> list[int]:
    """Return for each subset how many preferences put one of its areas before `row`."""
    size = len(pairs.areas)
    sums = [0] * (1 << size)
    for mask in range(1, 1 << size):
        lowest = (mask & -mask).bit_length() - 1
        sums[mask] = sums[mask & (mask - 1)] + pairs.above[lowest][row]
    return sums


def _between(pairs: Pairwise, sets: tuple[tuple[int, ...], ...]) -> int:
    rank = {area: number for number, areas in enumerate(sets) for area in areas}
    return sum(
        count
        for area, row in zip(pairs.areas, pairs.above, strict=True)
        for other, count in zip(pairs.areas, row, strict=True)
        if rank[area] > rank[other]
    )


def _joined(parts: list[_Component], *, at_most: int) -> tuple[tuple[int, ...], ...]:
    # A set of sixteen level areas has more best orders than memory could hold.
    chains = product(*(tuple(islice(part.orders(), at_most)) for part in parts))
    return tuple(
        tuple(area for part in chain for area in part) for chain in islice(chains, at_most)
    )


def _agreed(parts: list[_Component]) -> tuple[tuple[int, int], ...]:
    inside = [pair for part in parts for pair in part.agreed()]
    across = [
        (upper, lower)
        for number, part in enumerate(parts)
        for upper in part.areas
        for later in parts[number + 1 :]
        for lower in later.areas
    ]
    return tuple(sorted(inside + across))
