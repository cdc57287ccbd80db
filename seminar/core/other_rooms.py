"""Other rooms of which a page says the same: what is true in all of them, the page gives away."""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from seminar.core.detail import Detail
from seminar.core.minority import has_minority
from seminar.core.profile import Profile
from seminar.core.publishable import LONE
from seminar.core.published import published
from seminar.core.reading import RoundReading, read_orders
from seminar.core.told import Told
from seminar.core.universe import Numbers, Rows, Universe

_STEPS = 1_000
_PATIENCE = 150
_CHOICES = 300
_NEAR = 1e-7

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class _Statement:
    """That one or two people gave one of the marked orders, or (not `lone`) that nobody did."""

    orders: Rows
    lone: bool

    def is_true(self, people: Rows) -> Mask:
        """Whether it is true where so many people gave one of the orders."""
        true: Mask = _is_lone(people) if self.lone else people == 0
        return true


@dataclass(frozen=True)
class _Suspicions:
    """The statements about single people that were true in every room seen so far.

    `lone[i, j]`: one or two people gave place i and place j (of two areas, or of one where
    i is j). `follows[i, j]`: whoever gave place i gave place j. `few[k]`, `rest[k]`: one or
    two have mark k; all but one or two have it. `everybody[i]`: all gave place i.
    `orders[k]`: one or two people gave order k.
    """

    lone: Mask
    follows: Mask
    few: Mask
    rest: Mask
    everybody: Mask
    orders: Mask

    def both(self, other: "_Suspicions") -> "_Suspicions":
        """Return what is true in the other room too."""
        kept = {
            field.name: getattr(self, field.name) & getattr(other, field.name)
            for field in fields(self)
        }
        return _Suspicions(**kept)

    def left(self) -> list[tuple[str, Numbers]]:
        """Return each statement that was true everywhere: its kind and the marks it is of."""
        return [
            (field.name, marks)
            for field in fields(self)
            for marks in np.argwhere(getattr(self, field.name))
        ]


class OtherRooms:
    """A walk through rooms of as many people, of each of which the same is published.

    Each step exchanges the orders of two people. That nobody is given away is certain, since
    for each statement a room was found in which it is not true; that somebody is, means only
    that none was found. `witnesses` holds the rooms in which one more was not true.
    `other_order` is what is told of whether some people share another order, if it is told.
    """

    def __init__(
        self, told: Told, orders: Profile, *, seed: int, other_order: bool | None = None
    ) -> None:
        self._chance = np.random.default_rng(seed)
        self._told = told
        self._other_order = other_order
        self._room = told.universe.room(orders)
        self._n = int(self._room.sum())
        self._at, self._marks = _marks(told.universe)
        self._adds = np.ascontiguousarray(told.rows.T)
        self._sums = told.rows @ self._room
        self._figures = told.figures(self._sums[:, None])
        self._published = self.published()
        self.witnesses: list[Profile] = []
        # Equal sums in all rows make this one number equal, and others hardly ever.
        self._prints = self._chance.random(len(told.rows)) @ told.rows
        self._sorted = np.argsort(self._prints)

    def published(self) -> RoundReading:
        """Return what is published of the room that the walk has come to."""
        reading = read_orders(self._told.universe.profile(self._room))
        reading = published(replace(reading, detail=self._told.detail))
        if self._told.tells_complete:
            return reading
        # How many placed every area is told only where that counts no one or two people.
        agreement = reading.agreement and replace(reading.agreement, orders=0)
        return replace(reading, complete=0, agreement=agreement)

    def give_somebody_away(self, *, walks: int = 1) -> bool:
        """Return whether a statement about one or two people is true in every room found.

        So is that everybody gave an area the same place, and that somebody who tells where
        they put one area tells where they put another. Each walk begins at the room itself, and
        seeks what the earlier ones have left.
        """
        suspicions = self._suspicions()
        # Nobody is given away by a place that nobody gave; of two areas, one tells the other.
        somebody = self._room @ self._at > 0
        otherwise = ~np.eye(len(somebody), dtype=bool) & (self._told.universe.areas > 2)
        suspicions.follows[...] &= somebody[:, None] & otherwise
        start = self._room, self._sums
        for _ in range(walks):
            self._room, self._sums = start
            suspicions = self._walk(suspicions)
        return bool(suspicions.left())

    def _walk(self, suspicions: _Suspicions) -> _Suspicions:
        """Return what is left of the statements after a walk."""
        left, in_vain = suspicions.left(), 0
        for _ in range(_STEPS):
            if not left or in_vain == _PATIENCE:
                break
            in_vain += 1
            kind, marks = left[self._chance.integers(len(left))]
            before = self._room, self._sums
            if not self._step(self._statement(kind, marks)):
                continue
            fewer = suspicions.both(self._suspicions())
            if len(rest := fewer.left()) == len(left):
                continue
            if self._is_published_alike():
                suspicions, left, in_vain = fewer, rest, 0
                self.witnesses.append(self._told.universe.profile(self._room))
            else:
                self._room, self._sums = before
        return suspicions

    def _is_published_alike(self) -> bool:
        if self._other_order is not None and self._has_minority() != self._other_order:
            return False
        # Equal tables are counted alike, whatever the orders behind them.
        return self._told.detail is Detail.TABLES or self.published() == self._published

    def _has_minority(self) -> bool:
        given = np.flatnonzero(self._room)
        return has_minority(self._told.universe.above[:, given], self._room[given])

    def _step(self, statement: _Statement) -> bool:
        """Exchange the orders of two people, if possible so that the statement is not true."""
        one, two = self._two_people(statement)
        first, second = self._choices(one, two, statement)
        adds = self._adds
        stay = self._sums - adds[one] - adds[two]
        sums = (stay + adds[first] + adds[second]).T
        same = np.abs(self._told.figures(sums) - self._figures).max(axis=0, initial=0) < _NEAR
        same &= ~((first == one) & (second == two)) & ~((first == two) & (second == one))
        found = np.flatnonzero(same)
        if not len(found):
            return False
        marked = statement.orders
        rest = float(marked @ self._room) - marked[one] - marked[two]
        untrue = ~statement.is_true(rest + marked[first[found]] + marked[second[found]])
        chosen = self._chance.choice(found[untrue] if untrue.any() else found)
        room = self._room.copy()
        np.subtract.at(room, [one, two], 1)
        np.add.at(room, [first[chosen], second[chosen]], 1)
        self._room, self._sums = room, sums[:, chosen]
        return True

    def _two_people(self, statement: _Statement) -> tuple[int, int]:
        """Return the orders of two people, the first, where there is one, of the statement's."""
        meant = self._room * (statement.orders > 0)
        one = self._anybody(meant if meant.any() else self._room)
        rest = self._room.copy()
        rest[one] -= 1
        return one, self._anybody(rest)

    def _anybody(self, room: Numbers) -> int:
        given = np.flatnonzero(room)
        return int(self._chance.choice(given, p=room[given] / room.sum()))

    def _choices(self, one: int, two: int, statement: _Statement) -> tuple[Numbers, Numbers]:
        """Return pairs of orders that the two people may have given instead."""
        size = len(self._prints)
        if self._told.detail is not Detail.TABLES:
            drawn = self._chance.integers(size, size=(2, _CHOICES))
            half = _CHOICES // 2
            if not statement.lone:
                # Somebody has to give one of these orders, or the statement stays true.
                drawn[0, ::2] = self._chance.choice(np.flatnonzero(statement.orders), size=half)
            # Often one of the two can keep their order.
            drawn[1, :half] = two
            return drawn[0], drawn[1]
        wanted = self._prints[one] + self._prints[two] - self._prints
        ordered = self._prints[self._sorted]
        start = np.searchsorted(ordered, wanted - _NEAR)
        end = np.searchsorted(ordered, wanted + _NEAR)
        has = np.flatnonzero(end > start)
        return has, self._sorted[self._chance.integers(start[has], end[has])]

    def _statement(self, kind: str, marks: Numbers) -> _Statement:
        if kind == "orders":
            row = (np.arange(len(self._room)) == marks[0]).astype(np.float64)
            return _Statement(row, lone=True)
        row = self._marks[:, marks[0]]
        if kind in ("few", "rest"):
            return _Statement(row if kind == "few" else 1 - row, lone=True)
        if kind == "everybody":
            return _Statement(1 - row, lone=False)
        other = self._marks[:, marks[1]]
        if kind == "lone":
            return _Statement(row * other, lone=True)
        return _Statement(row * (1 - other), lone=False)

    def _suspicions(self) -> _Suspicions:
        given = np.flatnonzero(self._room)
        people, at = self._room[given], self._at[given]
        together = (at.T * people) @ at
        alone = np.diag(together)
        marks = people @ self._marks[given]
        return _Suspicions(
            lone=_is_lone(together),
            follows=together == alone[:, None],
            few=_is_lone(marks),
            rest=_is_lone(self._n - marks),
            everybody=alone == self._n,
            orders=_is_lone(self._room),
        )


def _marks(universe: Universe) -> tuple[Rows, Rows]:
    """Return what may be known of an order: each area's place; the same and who is before whom."""
    return universe.at.T, np.vstack([universe.at, universe.above]).T


def _is_lone(people: Rows | Numbers) -> Mask:
    lone: Mask = (people >= 1) & (people <= LONE)
    return lone
