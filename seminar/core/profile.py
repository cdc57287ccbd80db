"""The orders of one round as a histogram of distinct orders."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import lt

from seminar.core.ballot import Ranking, UnreadableOrder, parse_ranking

# Above so many distinct orders their places are read and counted as one table.
FEW = 1_000

Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """How often each distinct order was given, in the order of its text.

    Profiles with the same histogram are equal, however they are kept.
    """

    areas: int
    counts: tuple[tuple[Ranking, int], ...]

    @classmethod
    def from_histogram(
        cls, areas: int, histogram: Iterable[tuple[str, int]], *, few: int = FEW
    ) -> "Profile":
        """Return the profile of canonical texts with their counts; equal texts add up.

        More than `few` distinct orders are kept as one table, which changes no result.
        Refuses a text that is no order of these areas (`BallotRefused`).
        """
        totals: dict[str, int] = {}
        for text, count in histogram:
            totals[text] = totals.get(text, 0) + count
        counted = [(text, totals[text]) for text in sorted(totals) if totals[text]]
        if len(counted) > few:
            # Loading numpy takes longer than counting few orders.
            from seminar.core.many_orders import read_many  # noqa: PLC0415

            return read_many(areas, [text for text, _ in counted], [n for _, n in counted])
        return cls(areas, tuple((parse_ranking(text, areas), count) for text, count in counted))

    @classmethod
    def from_lines(cls, areas: int, lines: str, *, few: int = FEW) -> "Profile":
        """Return the profile of a histogram written as lines of a count, a space and a text.

        The same as `from_histogram`, and quicker where there are very many: a hall's hundred
        thousand orders are then never made into as many pairs.
        """
        words = lines.replace("\n", " ").split(" ") if lines else []
        texts, counts = words[1::2], words[::2]
        if len(texts) != len(counts) or not all(map(str.isdecimal, counts)):
            raise UnreadableOrder
        people = [int(count) for count in counts]
        # Stores hand them over in their order, each once; else they are sorted and added up.
        if len(texts) > few and all(map(lt, texts, texts[1:])) and all(people):
            from seminar.core.many_orders import read_many  # noqa: PLC0415

            return read_many(areas, texts, people)
        return cls.from_histogram(areas, zip(texts, people, strict=True), few=few)

    @classmethod
    def of(cls, areas: int, rankings: Iterable[Ranking]) -> "Profile":
        """Return the profile of single orders."""
        return cls.from_histogram(areas, ((ranking.text, 1) for ranking in rankings))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Profile):
            return NotImplemented
        return self._value() == other._value()

    def __hash__(self) -> int:
        return hash(self._value())

    @property
    def distinct(self) -> int:
        """How many different answers there are."""
        return len(self.counts)

    @property
    def n(self) -> int:
        """How many answers there are, abstentions among them."""
        return sum(self.times())

    @property
    def abstained(self) -> int:
        """How many people had no view on any area."""
        return sum(count for ranking, count in self.counts if not ranking.is_order)

    def histogram(self) -> Iterable[tuple[str, int]]:
        """Return each distinct text with its count: the inverse of `from_histogram`."""
        return ((ranking.text, count) for ranking, count in self.counts)

    def times(self) -> Sequence[int]:
        """Return how often each distinct order was given."""
        return [count for _, count in self.counts]

    def doubled_rows(self) -> Sequence[Sequence[int]]:
        """Return twice the mid-rank of area 1 to m in each distinct order, 0 for "no view"."""
        places = (ranking.doubled_places() for ranking, _ in self.counts)
        return [[row.get(area, 0) for area in range(1, self.areas + 1)] for row in places]

    def orders(self) -> "Profile":
        """Return the profile of those who placed at least one area."""
        kept = tuple(item for item in self.counts if item[0].is_order)
        return Profile(self.areas, kept)

    def complete(self) -> "Profile":
        """Return the profile of those who placed every area."""
        kept = tuple(item for item in self.counts if item[0].is_complete)
        return Profile(self.areas, kept)

    def never_placed(self) -> tuple[int, ...]:
        """Return the areas that nobody gave a place; all of them where there is no order."""
        placed = {area for ranking, _ in self.counts for tier in ranking.tiers for area in tier}
        return tuple(area for area in range(1, self.areas + 1) if area not in placed)

    def is_two_opposites(self) -> bool:
        """True when half gave one complete order and the other half exactly its reverse."""
        if self.distinct != 2:
            return False
        (one, ones), (other, others) = self.counts
        same = ones == others and one.is_complete and other.is_complete
        return same and one.tiers == other.tiers[::-1]

    def without(self, other: "Profile") -> "Profile":
        """Return the profile after taking the answers of `other`, a part of it, away."""
        taken = [(text, -count) for text, count in other.histogram()]
        return Profile.from_histogram(self.areas, [*self.histogram(), *taken])

    def with_tied(self, people: int) -> "Profile":
        """Return the profile with so many more people who put all areas in one place."""
        if not people:
            return self
        all_tied = Ranking((tuple(range(1, self.areas + 1)),), ())
        return Profile.from_histogram(self.areas, [*self.histogram(), (all_tied.text, people)])

    def unranked_last(self) -> "Profile":
        """Return the profile in which areas without a view share the last place.

        Only for answers collected under the words "what you leave out goes to the bottom
        together"; on our own pages "no view" is no opinion and stays out of the count.
        """
        lowered = (
            (Ranking((*ranking.tiers, ranking.no_view), ()) if ranking.no_view else ranking, count)
            for ranking, count in self.counts
        )
        return Profile.from_histogram(
            self.areas, [(ranking.text, count) for ranking, count in lowered]
        )

    def pair_counts(self) -> tuple[Matrix, Matrix]:
        """Return how many orders put area a before area b, and both in the same place.

        Row a-1, column b-1; an order without a view on one of the two counts in neither.
        """
        # A row of counts is one large number with a slot for each column, so that an order adds
        # to a whole row at once: two hundred areas would otherwise be forty thousand additions.
        width = self.n.bit_length()
        cells = [1 << width * column for column in range(self.areas)]
        above, ties = [0] * self.areas, [0] * self.areas
        for ranking, count in self.counts:
            behind = sum(cells[area - 1] for tier in ranking.tiers for area in tier)
            for tier in ranking.tiers:
                level = sum(cells[area - 1] for area in tier)
                behind -= level
                for area in tier:
                    above[area - 1] += count * behind
                    ties[area - 1] += count * (level - cells[area - 1])
        return _unpacked(above, width), _unpacked(ties, width)

    def tie_correction(self) -> int:
        """Return the sum of t³ - t over the complete orders and all their tiers of t areas."""
        # A tier of t areas lacks (t³ - t) / 12 of the sum of squares that its places would have
        # one by one, so that the counts of places tell the whole sum.
        counts, n, m = self.doubled_place_counts(), self.complete().n, self.areas
        squares = sum(doubled**2 * count for places in counts for doubled, count in places.items())
        return 2 * n * m * (m + 1) * (2 * m + 1) - 3 * squares

    def doubled_rank_sums(self) -> tuple[int, ...]:
        """Return twice the sum of mid-ranks of each area over the complete orders."""
        return tuple(
            sum(doubled * count for doubled, count in places.items())
            for places in self.doubled_place_counts()
        )

    def doubled_place_counts(self) -> tuple[Counter[int], ...]:
        """Return for each area how many complete orders give it which mid-rank, doubled."""
        counts: list[Counter[int]] = [Counter() for _ in range(self.areas)]
        for ranking, count in self.complete().counts:
            for area, doubled in ranking.doubled_places().items():
                counts[area - 1][doubled] += count
        return tuple(counts)

    def position_counts(self) -> tuple[tuple[Fraction, ...], ...]:
        """Return for each area how many complete orders have it in place 1 to m.

        A mid-rank between two places counts half in each of the two.
        """
        return halved_places(self.doubled_place_counts())

    def _value(self) -> tuple[int, tuple[tuple[str, int], ...]]:
        return self.areas, tuple(self.histogram())


def halved_places(doubled: Sequence[Mapping[int, int]]) -> tuple[tuple[Fraction, ...], ...]:
    """Return for each area how often it has place 1 to m, from its counts of doubled mid-ranks.

    A mid-rank between two places counts half in each of the two.
    """
    halves = [[0] * len(doubled) for _ in doubled]
    for row, places in zip(halves, doubled, strict=True):
        for place, count in places.items():
            row[place // 2 - 1] += count
            row[(place + 1) // 2 - 1] += count
    return tuple(tuple(Fraction(half, 2) for half in row) for row in halves)


def _unpacked(rows: Sequence[int], width: int) -> Matrix:
    slot = (1 << width) - 1
    return tuple(tuple(row >> width * column & slot for column in range(len(rows))) for row in rows)
