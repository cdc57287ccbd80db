"""A profile of very many distinct orders: their places as one table, read from all texts at once.

Only a room of hundreds of people over many areas has so many. Its redraws need numpy anyway.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from seminar.core.ballot import Ranking, parse_ranking
from seminar.core.profile import Matrix, Profile

_END, _BEFORE, _LEVEL, _SILENT = b"\n>=|"
_IS_SIGN = np.isin(np.arange(256), (_END, _BEFORE, _LEVEL, _SILENT))
_LONGEST = 3
# So many texts at a time stay near the processor while they are read and compared.
_AT_ONCE = 4_000


class ManyOrders(Profile):
    """The same as any profile, with one column of a table for each distinct order.

    Row a-1 of `places` holds twice the mid-rank of area a in each order, 0 for "no view".
    """

    __slots__ = ("_complete", "_doubled", "people", "places", "texts")

    texts: tuple[str, ...]
    people: NDArray[np.int64]
    places: NDArray[np.int16]
    # Asked for by one statistic after the other; made at the first time.
    _complete: "ManyOrders | None"
    _doubled: tuple[Counter[int], ...] | None

    def __init__(
        self, texts: tuple[str, ...], people: NDArray[np.int64], places: NDArray[np.int16]
    ) -> None:
        for name, value in (("texts", texts), ("people", people), ("places", places)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "areas", len(places))
        object.__setattr__(self, "_complete", None)
        object.__setattr__(self, "_doubled", None)

    @property
    def counts(self) -> tuple[tuple[Ranking, int], ...]:
        """Each order by itself, for those few who need it."""
        return tuple((parse_ranking(text, self.areas), times) for text, times in self.histogram())

    @property
    def distinct(self) -> int:
        """How many different answers there are."""
        return len(self.texts)

    @property
    def n(self) -> int:
        """How many answers there are, abstentions among them."""
        return int(self.people.sum())

    @property
    def abstained(self) -> int:
        """How many people had no view on any area."""
        return int(self.people[~self.places.any(axis=0)].sum())

    def histogram(self) -> Iterable[tuple[str, int]]:
        """Return each distinct text with its count."""
        return zip(self.texts, self.times(), strict=True)

    def times(self) -> Sequence[int]:
        """Return how often each distinct order was given."""
        times: list[int] = self.people.tolist()
        return times

    def orders(self) -> "ManyOrders":
        """Return the profile of those who placed at least one area."""
        return self._kept(self.places.max(axis=0) > 0)

    def complete(self) -> "ManyOrders":
        """Return the profile of those who placed every area."""
        if self._complete is None:
            kept = self._kept(self.places.min(axis=0) > 0)
            if kept is self:
                return self
            object.__setattr__(self, "_complete", kept)
            return kept
        return self._complete

    def never_placed(self) -> tuple[int, ...]:
        """Return the areas that nobody gave a place; all of them where there is no order."""
        return tuple((1 + np.flatnonzero(~self.places.any(axis=1))).tolist())

    def pair_counts(self) -> tuple[Matrix, Matrix]:
        """Return how many orders put area a before area b, and both in the same place."""
        above, ties = np.zeros((2, self.areas, self.areas), dtype=np.int64)
        for start in range(0, len(self.texts), _AT_ONCE):
            part = self.places[:, start : start + _AT_ONCE]
            people = self.people[start : start + _AT_ONCE]
            for row, own in enumerate(part):
                # Products of whole numbers, so that no count is ever rounded.
                placed = people * (own > 0)
                above[row] += (part > own) @ placed
                ties[row] += (part == own) @ placed
        np.fill_diagonal(ties, 0)
        return _whole(above), _whole(ties)

    def doubled_place_counts(self) -> tuple[Counter[int], ...]:
        """Return for each area how many complete orders give it which mid-rank, doubled."""
        complete = self.complete()
        if complete is not self:
            return complete.doubled_place_counts()
        if self._doubled is None:
            counted = tuple(_counted(row, self.people) for row in self.places)
            object.__setattr__(self, "_doubled", counted)
            return counted
        return self._doubled

    def _kept(self, chosen: NDArray[np.bool_]) -> "ManyOrders":
        if chosen.all():
            return self
        texts = tuple(compress(self.texts, chosen.tolist()))
        return ManyOrders(texts, self.people[chosen], self.places[:, chosen])


def _whole(matrix: NDArray[np.int64]) -> Matrix:
    return tuple(map(tuple, matrix.tolist()))


def _counted(row: NDArray[np.int16], people: NDArray[np.int64]) -> Counter[int]:
    found = np.bincount(row, weights=people).astype(np.int64).tolist()
    return Counter({doubled: count for doubled, count in enumerate(found) if count})


def read_many(areas: int, texts: Sequence[str], people: Sequence[int]) -> ManyOrders:
    """Return the profile of distinct canonical texts in their order, with how many gave each.

    Refuses what `parse_ranking` refuses, with the same words: it is asked for each text that
    was not understood here.
    """
    places = np.empty((areas, len(texts)), dtype=np.int16)
    for start in range(0, len(texts), _AT_ONCE):
        part = texts[start : start + _AT_ONCE]
        understood, found = _places_of(part, areas)
        for column in np.flatnonzero(~understood).tolist():
            doubled = parse_ranking(part[column], areas).doubled_places()
            found[:, column] = [doubled.get(area, 0) for area in range(1, areas + 1)]
        places[:, start : start + _AT_ONCE] = found
    return ManyOrders(tuple(texts), np.array(people, dtype=np.int64), places)


def _places_of(texts: Sequence[str], areas: int) -> tuple[NDArray[np.bool_], NDArray[np.int16]]:
    """Return which texts are canonical beyond doubt, and the places in them.

    A text here is a number, a sign, a number and so on, one number for each area.
    """
    places = np.zeros((areas, len(texts)), dtype=np.int16)
    understood = np.zeros(len(texts), dtype=np.bool_)
    joined = np.frombuffer(("\n".join(texts) + "\n").encode("ascii", "replace"), dtype=np.uint8)
    signs_at = np.flatnonzero(_IS_SIGN[joined])
    ends = np.flatnonzero(joined[signs_at] == _END)
    if len(ends) != len(texts):
        return understood, places
    numbers, readable = _numbers(joined, signs_at)
    lengths = np.diff(ends, prepend=-1)
    whole = lengths == areas
    chosen = np.repeat(whole, lengths)
    shape = (-1, areas)
    values = numbers[chosen].reshape(shape)
    signs = joined[signs_at[chosen]].reshape(shape)
    doubled, sound = _doubled(values, signs)
    sound &= readable[chosen].reshape(shape).all(axis=1)
    sound &= (values >= 1).all(axis=1) & (values <= areas).all(axis=1)
    columns = np.flatnonzero(whole)[sound]
    found = np.full((len(columns), areas), -1, dtype=np.int16)
    np.put_along_axis(found, values[sound].astype(np.intp) - 1, doubled[sound], axis=1)
    # An area that stands twice leaves another without a place.
    every = (found >= 0).all(axis=1)
    understood[columns[every]] = True
    places[:, columns[every]] = found[every].T
    return understood, places


def _numbers(
    joined: NDArray[np.uint8], signs_at: NDArray[np.intp]
) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """Return the number before each sign, and whether one of one to three digits stands there."""
    lengths = np.diff(signs_at, prepend=-1) - 1
    readable = (lengths >= 1) & (lengths <= _LONGEST)
    numbers = np.zeros(len(signs_at), dtype=np.int16)
    for place in range(_LONGEST):
        there = np.flatnonzero(lengths > place)
        digits = joined[signs_at[there] - place - 1].astype(np.int16) - ord("0")
        readable[there] &= (digits >= 0) & (digits <= 9)
        # A number is written without zeros before it.
        readable[there] &= (digits > 0) | (lengths[there] > place + 1)
        numbers[there] += digits * 10**place
    return numbers, readable


def _doubled(
    values: NDArray[np.int16], signs: NDArray[np.uint8]
) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """Return twice the mid-rank of each number in its row, and which rows are well formed."""
    size = values.shape[1]
    numbers = np.arange(size, dtype=np.int16)
    level, bar = signs == _LEVEL, signs == _SILENT
    begins, silent = np.ones_like(level), np.zeros_like(level)
    begins[:, 1:] = ~level[:, :-1]
    silent[:, 1:] = np.logical_or.accumulate(bar, axis=1)[:, :-1]
    first = np.maximum.accumulate(np.where(begins, numbers, np.int16(0)), axis=1)
    backwards = np.where(level, np.int16(size), numbers)[:, ::-1]
    last = np.minimum.accumulate(backwards, axis=1)[:, ::-1]
    doubled = np.where(silent, np.int16(0), first + last + np.int16(2))
    falls = level[:, :-1] & (values[:, :-1] > values[:, 1:])
    again = silent & (bar | (signs == _BEFORE))
    return doubled, ~(falls.any(axis=1) | again.any(axis=1))
