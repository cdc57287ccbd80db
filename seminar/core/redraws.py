"""Chance with a given seed: the room drawn again, and orders shuffled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seminar.core.many_orders import ManyOrders
from seminar.core.profile import Profile

REDRAWS = 1_000
# Above so many distinct orders their sums are drawn instead of the orders, provided that as
# many people as this compared each pair: else a sum could be too small to be near its limit.
DISTINCT_ORDERS = 1_000
COMPARED = 1_000
_LEVEL = 1e-9
_CELLS_AT_ONCE = 4_000_000
_ORDERS_AT_ONCE = 2_000


@dataclass(frozen=True)
class Redraws:
    """Average places in each redraw: one row a redraw, one column an area.

    An area that nobody compared in a redraw has no number there.
    """

    areas: tuple[int, ...]
    averages: NDArray[np.float64]

    def share_before(self, upper: int, lower: int) -> float:
        """Return the share of redraws in which `upper` stands strictly before `lower`."""
        before = self._column(upper) < self._column(lower) - _LEVEL
        return self._share(before)

    def place_range(self, area: int) -> tuple[float, int, int]:
        """Return the share of sole first places, and best and worst place of the middle 90 %."""
        column = self._column(area)
        known = ~np.isnan(column)
        before = (self.averages < column[:, None] - _LEVEL).sum(axis=1)
        level = (np.abs(self.averages - column[:, None]) <= _LEVEL).sum(axis=1)
        best, worst = before + 1, before + level
        return (
            self._share(known & (worst == 1)),
            int(np.quantile(best[known], 0.05, method="inverted_cdf")),
            int(np.quantile(worst[known], 0.95, method="inverted_cdf")),
        )

    def _column(self, area: int) -> NDArray[np.float64]:
        column: NDArray[np.float64] = self.averages[:, self.areas.index(area)]
        return column

    def _share(self, chosen: NDArray[np.bool_]) -> float:
        return float(chosen.mean())


def redraw(profile: Profile, *, areas: Sequence[int], basis: Sequence[int], seed: int) -> Redraws:
    """Draw the room again a thousand times with replacement and average the places.

    Each of `areas` is compared with the areas of `basis`, which holds them all.
    Source: docs/methods.md, "How firm the order is".
    """
    generator = np.random.default_rng(seed)
    if profile.distinct > DISTINCT_ORDERS:
        sums = _PairSums.of(profile, basis)
        if sums.fewest_compared >= COMPARED:
            averages = sums.drawn(generator)
            return Redraws(tuple(areas), averages[:, [basis.index(area) for area in areas]])
    return Redraws(tuple(areas), _drawn_orders(profile, generator, areas=areas, basis=basis))


def averages_of_draws(
    profile: Profile,
    draws: NDArray[np.int64],
    *,
    areas: Sequence[int],
    basis: Sequence[int],
) -> NDArray[np.float64]:
    """Return the average places when each distinct order counts as often as a row says."""
    before, compared = _pair_tables(profile, basis)
    size = len(basis)
    weights = draws.astype(np.float64)
    others = (weights @ before).reshape(-1, size, size)
    either = (weights @ compared).reshape(-1, size, size)
    return _averages(others, either)[:, [basis.index(area) for area in areas]]


def permutation_probability(complete: Profile, *, seed: int, permutations: int) -> float:
    """Return (1 + shuffles that spread at least as far) / (1 + shuffles).

    Each order's places are shuffled on their own; the first order need not be.
    """
    generator = np.random.default_rng(seed)
    sums = np.zeros((permutations, complete.areas), dtype=np.int64)
    for ranking, count in complete.counts:
        doubled = ranking.doubled_places()
        row = np.array([doubled[area] for area in sorted(doubled)], dtype=np.int64)
        for _ in range(count):
            sums += generator.permuted(np.tile(row, (permutations, 1)), axis=1)
    middle = complete.n * (complete.areas + 1)
    observed = sum((total - middle) ** 2 for total in complete.doubled_rank_sums())
    reached = int((((sums - middle) ** 2).sum(axis=1) >= observed).sum())
    return (1 + reached) / (1 + permutations)


@dataclass(frozen=True)
class _PairSums:
    """What one person drawn at random adds to each pair of areas: mean and covariance.

    A person adds to a pair 1 if the second area is before the first and ½ if they are level,
    and 1 if both were compared; these come one after the other, pair by pair. `n` people are
    drawn.
    """

    n: int
    size: int
    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]

    @classmethod
    def of(cls, profile: Profile, areas: Sequence[int]) -> "_PairSums":
        """Return the moments of a profile, in parts so that large rooms need little memory."""
        times = np.array(profile.times(), dtype=np.float64)
        places = _doubled_rows(profile).T[np.array(areas) - 1]
        first, second = np.triu_indices(len(areas), 1)
        pairs = len(first)
        total, squares = np.zeros(2 * pairs), np.zeros((2 * pairs, 2 * pairs))
        whole = places.all(axis=0)
        for part, roots in _parts(places[:, ~whole], times[~whole]):
            compared = (part[first] > 0) & (part[second] > 0)
            added = np.concatenate([_before(part, first, second) * compared, compared]) * roots
            total += added @ roots
            squares += added @ added.T
        # Whoever placed every area compared all pairs, so that a quarter of the products tell all.
        for part, roots in _parts(places[:, whole], times[whole]):
            added = _before(part, first, second) * roots
            sums = added @ roots
            total[:pairs] += sums
            squares[:pairs, :pairs] += added @ added.T
            squares[:pairs, pairs:] += sums[:, None]
            squares[pairs:, :pairs] += sums
        everybody = times[whole].sum()
        total[pairs:] += everybody
        squares[pairs:, pairs:] += everybody
        n = times.sum()
        mean = total / n
        return cls(int(n), len(areas), mean, squares / n - np.outer(mean, mean))

    @property
    def fewest_compared(self) -> float:
        """How many people compared the pair that the fewest compared."""
        return float(self.mean[len(self.mean) // 2 :].min()) * self.n

    def drawn(self, generator: np.random.Generator) -> NDArray[np.float64]:
        """Return the average places in a thousand draws from the limit of the sums.

        The sums of n people drawn with replacement have n times this mean and n times this
        covariance, and by the central limit theorem they are nearly normal.
        """
        values, vectors = np.linalg.eigh(self.covariance)
        # What is constant, as the pairs that everybody compared, must not move by rounding.
        values[values < values.max() * 1e-12] = 0
        chance = generator.standard_normal((REDRAWS, len(values)))
        sums = self.mean + (chance * np.sqrt(values / self.n)) @ vectors.T
        first, second = np.triu_indices(self.size, 1)
        before, compared = np.split(sums, 2, axis=1)
        others, either = np.zeros((2, REDRAWS, self.size, self.size))
        others[:, first, second], others[:, second, first] = before, compared - before
        either[:, first, second] = either[:, second, first] = compared
        return _averages(others, either)


def _parts(
    places: NDArray[np.int16], times: NDArray[np.float64]
) -> Iterator[tuple[NDArray[np.int16], NDArray[np.float64]]]:
    """Yield some columns of places at a time with the roots of how often each was given."""
    for start in range(0, len(times), _ORDERS_AT_ONCE):
        chosen = slice(start, start + _ORDERS_AT_ONCE)
        yield places[:, chosen], np.sqrt(times[chosen])


def _before(
    places: NDArray[np.int16], first: NDArray[np.intp], second: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return for each pair and order 1 if the second area is before the first, ½ if level."""
    own, other = places[first], places[second]
    found: NDArray[np.float64] = (other < own) + 0.5 * (other == own)
    return found


def _drawn_orders(
    profile: Profile, generator: np.random.Generator, *, areas: Sequence[int], basis: Sequence[int]
) -> NDArray[np.float64]:
    counts = np.array(profile.times(), dtype=np.int64)
    n = int(counts.sum())
    batch = max(1, _CELLS_AT_ONCE // len(counts))
    found = []
    for start in range(0, REDRAWS, batch):
        size = min(batch, REDRAWS - start)
        draws = generator.multinomial(n, counts / n, size=size)
        found.append(averages_of_draws(profile, draws, areas=areas, basis=basis))
    return np.concatenate(found)


def _averages(others: NDArray[np.float64], either: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return average places, a row a draw, from the people per pair: others first, compared."""
    size = range(others.shape[1])
    either[:, size, size] = 1
    with np.errstate(invalid="ignore"):
        shares = others / np.where(either == 0, np.nan, either)
    averages: NDArray[np.float64] = 1 + shares.sum(axis=2)
    return averages


def _pair_tables(
    profile: Profile, areas: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return per distinct order and pair (a, b): 1 if b is before a, ½ if level; 1 if compared."""
    places = _doubled_rows(profile)[:, np.array(areas) - 1].astype(np.float64)
    places[places == 0] = np.nan
    own, other = places[:, :, None], places[:, None, :]
    before = (other < own) + 0.5 * (other == own)
    compared = ~(np.isnan(own) | np.isnan(other))
    diagonal = range(len(areas))
    before[:, diagonal, diagonal] = 0
    return before.reshape(len(places), -1), compared.reshape(len(places), -1).astype(np.float64)


def _doubled_rows(profile: Profile) -> NDArray[np.int16]:
    if isinstance(profile, ManyOrders):
        return profile.places.T
    return np.array(profile.doubled_rows(), dtype=np.int16)
