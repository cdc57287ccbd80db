"""The orders people could have given, as arrays: what the search for other rooms walks through."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from seminar.core.ballot import Ranking
from seminar.core.profile import Profile

Numbers = NDArray[np.int64]
Rows = NDArray[np.float64]

_ALL_OF = 5
_DRAWN = 1_500


@dataclass(frozen=True)
class Universe:
    """Different orders of the areas 1 to m, in the order of their texts."""

    areas: int
    rankings: tuple[Ranking, ...]

    @cached_property
    def places(self) -> NDArray[np.int16]:
        """Twice the mid-rank, 0 for "no view": one row an order, one column an area."""
        numbers = range(1, self.areas + 1)
        doubled = [ranking.doubled_places() for ranking in self.rankings]
        return np.array([[row.get(area, 0) for area in numbers] for row in doubled], np.int16)

    @cached_property
    def is_complete(self) -> NDArray[np.bool_]:
        """Which orders place every area."""
        placed: NDArray[np.bool_] = self.places > 0
        return np.asarray(placed.all(axis=1))

    @cached_property
    def at(self) -> Rows:
        """Mark the complete orders that have area 1, 2 … at place 1, 1½ … m: m(2m-1) rows."""
        doubled = np.arange(2, 2 * self.areas + 1)
        marks = (self.places.T[:, None, :] == doubled[:, None]) & self.is_complete
        return _rows(marks)

    @cached_property
    def above(self) -> Rows:
        """Mark the orders that put area 1, 2 … before area 1, 2 …: m² rows."""
        own, other = self.places.T[:, None, :], self.places.T[None, :, :]
        marks = (own < other) & (own > 0)
        return _rows(marks)

    @cached_property
    def level(self) -> Rows:
        """Mark the orders that put both areas in one place: m² rows, none with itself."""
        own, other = self.places.T[:, None, :], self.places.T[None, :, :]
        marks = (own == other) & (own > 0) & ~np.eye(self.areas, dtype=bool)[:, :, None]
        return _rows(marks)

    @cached_property
    def ties(self) -> Rows:
        """Return for each complete order the sum of t³ - t over its tiers of t areas: one row."""
        alike = self.level.reshape(self.areas, self.areas, -1).sum(axis=1) + 1
        sums: Rows = ((alike**2 - 1).sum(axis=0) * self.is_complete)[None, :]
        return sums

    def room(self, profile: Profile) -> Numbers:
        """Return how often each order was given."""
        number = {ranking: index for index, ranking in enumerate(self.rankings)}
        counts = np.zeros(len(self.rankings), dtype=np.int64)
        for ranking, count in profile.counts:
            counts[number[ranking]] += count
        return counts

    def profile(self, room: Numbers) -> Profile:
        """Return the orders of a room."""
        given = np.flatnonzero(room)
        return Profile(self.areas, tuple((self.rankings[row], int(room[row])) for row in given))


def _rows(marks: NDArray[np.bool_]) -> Rows:
    rows: Rows = marks.reshape(-1, marks.shape[-1]).astype(np.float64)
    return rows


def universe_of(profile: Profile, *, seed: int) -> Universe:
    """Return orders among which those of the profile are.

    Of up to five areas all there are, those with "no view" only when somebody had none: 541
    or 1,080 of five. Of more areas the orders given, those like them but for one exchange, and
    others by chance. A search needs not all: each room it finds is one that could have been.
    """
    if profile.areas <= _ALL_OF:
        return _everything(profile.areas, partial=profile.complete().n < profile.n)
    given = [ranking for ranking, _ in profile.counts]
    drawn = _drawn(given, profile.areas, np.random.default_rng(seed))
    return _universe(profile.areas, [*given, *drawn])


@cache
def _everything(areas: int, *, partial: bool) -> Universe:
    return _universe(areas, _every_order(areas, partial=partial))


def _universe(areas: int, rankings: Iterable[Ranking]) -> Universe:
    return Universe(areas, tuple(sorted(set(rankings), key=lambda ranking: ranking.text)))


def _every_order(areas: int, *, partial: bool) -> Iterator[Ranking]:
    everything = range(1, areas + 1)
    for size in everything if partial else [areas]:
        for chosen in combinations(everything, size):
            no_view = tuple(area for area in everything if area not in chosen)
            yield from (Ranking(tiers, no_view) for tiers in _tiers(chosen))


def _tiers(chosen: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield every way to put the chosen areas in tiers."""
    if not chosen:
        yield ()
    for size in range(1, len(chosen) + 1):
        for first in combinations(chosen, size):
            rest = [area for area in chosen if area not in first]
            yield from ((first, *others) for others in _tiers(rest))


def _drawn(given: Sequence[Ranking], areas: int, chance: np.random.Generator) -> Iterator[Ranking]:
    """Yield orders like those given, two areas exchanged, and orders by chance."""
    for _ in range(_DRAWN):
        like = given[int(chance.integers(len(given)))]
        a, b = (int(area) for area in 1 + chance.choice(areas, size=2, replace=False))
        exchange = {a: b, b: a}
        tiers = [[exchange.get(area, area) for area in tier] for tier in like.tiers]
        no_view = [exchange.get(area, area) for area in like.no_view]
        yield Ranking(tuple(tuple(sorted(tier)) for tier in tiers), tuple(sorted(no_view)))
        scores = chance.integers(areas, size=areas)
        by_chance = [np.flatnonzero(scores == score) + 1 for score in np.unique(scores)]
        yield Ranking(tuple(tuple(tier.tolist()) for tier in by_chance), ())
