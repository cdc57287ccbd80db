"""The ballots of one file, and the pile on which its readers put them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from seminar.core.profile import Profile
from seminar.core.tallied import TalliedOrder, UnrankedRule
from seminar.tally.refusal import FileRefused, shown

FEWEST_OPTIONS = 2
MOST_OPTIONS = 250
MOST_BALLOTS = 10**10
# So many places in distinct orders, however often each is given, keep within 300 MB.
MOST_CELLS = 1_000_000
# An order needs few letters for each option; what is longer is filled with spaces or nonsense.
MOST_LETTERS = 20_000_000

Parser = Callable[[str], TalliedOrder]


class BadBallot(Exception):
    """An order that cannot be read; the sentence says why, the pile knows the line."""


@dataclass(frozen=True, slots=True)
class BallotFile:
    """What a file holds: its options, and how often each order was given.

    `option_ids` are what the file calls its options, `option_names` what people call them;
    area 1 of the core is the first of both. `lines` counts the lines with ballots.
    """

    file: Path
    option_ids: tuple[int | str, ...]
    option_names: tuple[str, ...]
    orders: tuple[tuple[TalliedOrder, int], ...]
    lines: int

    @property
    def n(self) -> int:
        """How many ballots there are, empty ones among them."""
        return sum(count for _, count in self.orders)

    def profile(self, rule: UnrankedRule) -> Profile:
        """Return the orders with what they leave out read by a rule."""
        return Profile.from_histogram(
            len(self.option_ids), ((order.ranking(rule).text, n) for order, n in self.orders)
        )


class Pile:
    """Ballots as they are read: equal texts become one, each is parsed once."""

    def __init__(self, file: Path, options: int) -> None:
        self.file = file
        self.options = options
        self.lines = 0
        self._n = 0
        self._letters = 0
        self._counts: dict[str, int] = {}
        self._first_lines: dict[str, int] = {}

    def add(self, text: str, count: str, *, line: int) -> None:
        """Put so many equal ballots on the pile."""
        times = int(count) if count.isdecimal() and count.isascii() and len(count) < 20 else 0
        if not 0 < times <= MOST_BALLOTS - self._n:
            sentence = (
                f"The count “{shown(count)}” is no whole number from 1, or the file then holds "
                f"more than {MOST_BALLOTS} ballots."
            )
            raise FileRefused(self.file, sentence, line=line)
        if text not in self._counts:
            self._letters += len(text)
            self._refuse_too_many(line)
            self._first_lines[text] = line
        self._counts[text] = self._counts.get(text, 0) + times
        self._n += times
        self.lines += 1

    def orders(self, parse: Parser, *, last_line: int) -> tuple[tuple[TalliedOrder, int], ...]:
        """Return each distinct order with its count; refuses an empty pile and a bad ballot."""
        if not self._n:
            raise FileRefused(self.file, "The file ends without a ballot.", line=last_line)
        totals: dict[TalliedOrder, int] = {}
        for text, count in self._counts.items():
            try:
                order = parse(text)
            except BadBallot as bad:
                raise FileRefused(self.file, str(bad), line=self._first_lines[text]) from bad
            totals[order] = totals.get(order, 0) + count
        return tuple(totals.items())

    def _refuse_too_many(self, line: int) -> None:
        most = MOST_CELLS // self.options
        if len(self._counts) >= most:
            sentence = f"More than {most} different orders of {self.options} options are too many."
            raise FileRefused(self.file, sentence, line=line)
        if self._letters > MOST_LETTERS:
            sentence = f"The different orders have more than {MOST_LETTERS} letters: too many."
            raise FileRefused(self.file, sentence, line=line)


def refuse_number_of_options(file: Path, options: int, *, line: int | None = None) -> None:
    """Refuse a file with nothing to put in order, or with more than can be counted in time."""
    if options < FEWEST_OPTIONS:
        sentence = f"There is nothing to put in order: the number of options is {options}."
        raise FileRefused(file, sentence, line=line)
    if options > MOST_OPTIONS:
        sentence = f"{options} options are too many; {MOST_OPTIONS} can be counted."
        raise FileRefused(file, sentence, line=line)


def tallied(tiers: list[list[int]], below: list[int], options: int) -> TalliedOrder:
    """Return the order of these options; refuses one that stands twice or does not exist."""
    seen: set[int] = set()
    for option in (option for tier in (*tiers, below) for option in tier):
        if not 1 <= option <= options:
            raise BadBallot(f"Option {option} is none of the options 1 to {options}.")
        if option in seen:
            raise BadBallot(f"Option {option} stands twice in one order.")
        seen.add(option)
    return TalliedOrder(
        tuple(tuple(sorted(tier)) for tier in tiers if tier),
        tuple(sorted(below)),
        tuple(option for option in range(1, options + 1) if option not in seen),
    )
