"""What a page tells of many rooms at once, as figures: what differs in them is told apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from seminar.core.detail import Detail
from seminar.core.methods.borda import comparable
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from seminar.core.publishable import THRESHOLD, is_lone
from seminar.core.universe import Rows, Universe

_NEAR = 1e-9

Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """What is told of rooms over one universe at one level of detail.

    `placed` marks the areas that have a place, `basis` those they are compared with.
    """

    universe: Universe
    detail: Detail
    placed: NDArray[np.bool_]
    basis: NDArray[np.bool_]
    tells_complete: bool

    @cached_property
    def rows(self) -> Rows:
        """What each order adds to the sums that all figures come from: one column an order."""
        known = self.universe
        complete = known.is_complete[None, :].astype(np.float64)
        return np.vstack([known.above, known.level, known.at, known.ties, complete])

    def figures(self, sums: Figures) -> Figures:
        """Return what is told of rooms from their sums: one column a room in both."""
        if self.detail is Detail.TABLES:
            return sums
        known = _Sums(self.universe.areas, sums)
        told = [self._complete(known), self._order(known)]
        if self.detail.tells_pairs:
            told += [_ahead(known), _quartiles(known), self._agreement(known)]
        return np.vstack(told)

    def _complete(self, known: "_Sums") -> Figures:
        told = known.complete if self.tells_complete else known.complete >= THRESHOLD
        counted: Figures = told[None, :].astype(np.float64)
        return counted

    def _order(self, known: "_Sums") -> Figures:
        """Return who was compared, the places and the rounded averages."""
        below = known.above.transpose(1, 0, 2)
        compared = known.above + below + known.level
        shares = (below + known.level / 2) / np.maximum(compared, 1)
        averages = (1 + (shares * self.basis[None, :, None]).sum(axis=1))[self.placed]
        before = averages[None, :] < averages[:, None] - _NEAR
        enough = (compared >= THRESHOLD).reshape(-1, known.rooms)
        rounded = np.floor(averages / (self.detail.step or 1) + 0.5 + _NEAR)
        return np.vstack([enough, before.sum(axis=1), rounded])

    def _agreement(self, known: "_Sums") -> Figures:
        """Return W in steps of what is told of it, -1 where there is none."""
        m, n = self.universe.areas, known.complete
        doubled = np.arange(2, 2 * m + 1)
        ranks = (known.at * doubled[None, :, None]).sum(axis=1) / 2
        spread = ((ranks - n * (m + 1) / 2) ** 2).sum(axis=0)
        greatest = n**2 * (m**3 - m) - n * known.ties
        w = 12 * spread / np.where(greatest > 0, greatest, 1)
        steps = 10 if self.detail.tells_rules else 5
        is_told = (greatest > 0) & (n >= THRESHOLD)
        told: Figures = np.where(is_told, np.floor(w * steps + _NEAR), -1)[None, :]
        return told


def told_of(universe: Universe, orders: Profile, detail: Detail) -> Told:
    """Return what is told at this level of rooms that place the same areas as `orders` do."""
    placed, basis = comparable(compare_pairs(orders), least=THRESHOLD)
    numbers = range(1, universe.areas + 1)
    return Told(
        universe=universe,
        detail=detail,
        placed=np.array([area in placed for area in numbers]),
        basis=np.array([area in basis for area in numbers]),
        tells_complete=not is_lone(orders.n - orders.complete().n),
    )


class _Sums:
    """The sums of rooms, taken apart: an axis of areas, one of areas or places, one of rooms."""

    def __init__(self, areas: int, sums: Figures) -> None:
        square, places = areas * areas, areas * (2 * areas - 1)
        above, level, at, ties, complete = np.split(sums, np.cumsum([square, square, places, 1]))
        self.rooms = sums.shape[1]
        self.above = above.reshape(areas, areas, -1)
        self.level = level.reshape(areas, areas, -1)
        self.at = at.reshape(areas, 2 * areas - 1, -1)
        self.ties, self.complete = ties[0], complete[0]


def _ahead(known: _Sums) -> Figures:
    """Return who is ahead in each pair."""
    signs: Figures = np.sign(known.above - known.above.transpose(1, 0, 2))
    ahead: Figures = signs.reshape(-1, known.rooms)
    return ahead


def _quartiles(known: _Sums) -> Figures:
    """Return the whole places around the middle half, nothing under five complete orders."""
    upto = known.at.cumsum(axis=1)
    last = np.maximum(known.complete - 1, 0)

    def at(position: Figures) -> Figures:
        where: Figures = 1 + (upto > position + _NEAR).argmax(axis=1) / 2
        return where

    def quantile(quarter: int) -> Figures:
        lower = np.floor(last * quarter / 4 + _NEAR)
        rest = last * quarter / 4 - lower
        start = at(lower)
        place: Figures = start + rest * (at(np.minimum(lower + 1, last)) - start)
        return place

    told = np.vstack([np.floor(quantile(1) + _NEAR), np.ceil(quantile(3) - _NEAR)])
    shown: Figures = told * (known.complete >= THRESHOLD)
    return shown
