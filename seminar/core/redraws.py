"""Chance with a given seed: the room drawn again, and orders shuffled. The only numpy here."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seminar.core.profile import Profile

REDRAWS = 1_000
_LEVEL = 1e-9
_CELLS_AT_ONCE = 4_000_000


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
    counts = np.array([count for _, count in profile.counts], dtype=np.int64)
    n = int(counts.sum())
    batch = max(1, _CELLS_AT_ONCE // len(counts))
    found = []
    for start in range(0, REDRAWS, batch):
        size = min(batch, REDRAWS - start)
        draws = generator.multinomial(n, counts / n, size=size)
        found.append(averages_of_draws(profile, draws, areas=areas, basis=basis))
    return Redraws(tuple(areas), np.concatenate(found))


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
    either[:, range(size), range(size)] = 1
    with np.errstate(invalid="ignore"):
        shares = others / np.where(either == 0, np.nan, either)
    averages: NDArray[np.float64] = 1 + shares.sum(axis=2)
    return averages[:, [basis.index(area) for area in areas]]


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


def _pair_tables(
    profile: Profile, areas: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return per distinct order and pair (a, b): 1 if b is before a, ½ if level; 1 if compared."""
    doubled = [ranking.doubled_places() for ranking, _ in profile.counts]
    places = np.array([[row.get(area, np.nan) for area in areas] for row in doubled])
    own, other = places[:, :, None], places[:, None, :]
    before = (other < own) + 0.5 * (other == own)
    compared = ~(np.isnan(own) | np.isnan(other))
    diagonal = range(len(areas))
    before[:, diagonal, diagonal] = 0
    return before.reshape(len(places), -1), compared.reshape(len(places), -1).astype(np.float64)
