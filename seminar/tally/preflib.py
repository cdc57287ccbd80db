"""Ballots in PrefLib's format: .soc .soi .toc .toi (strict or with ties, complete or not)."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from seminar.core.tallied import TalliedOrder
from seminar.tally.ballots import BadBallot, BallotFile, Pile, refuse_number_of_options, tallied
from seminar.tally.lines import text_lines
from seminar.tally.refusal import FileRefused, shown

SUFFIXES = (".soc", ".soi", ".toc", ".toi")

_NUMBER = r"\d{1,6}"
_TIER = rf"{_NUMBER}|\{{\s*{_NUMBER}(?:\s*,\s*{_NUMBER})*\s*\}}"
_ORDER = re.compile(rf"(?:{_TIER})(?:\s*,\s*(?:{_TIER}))*", re.ASCII)
_TIERS = re.compile(_TIER, re.ASCII)
_NUMBERS = re.compile(_NUMBER, re.ASCII)
_NAME = re.compile(rf"ALTERNATIVE NAME ({_NUMBER})", re.ASCII)
_NOTHING = ("", "{}")


@dataclass(slots=True)
class _Header:
    """What the lines with # say; `options` and `voters` are None until said.

    `voters_line` is where the number of voters stands.
    """

    file: Path
    options: int | None = None
    voters: int | None = None
    voters_line: int | None = None
    names: dict[int, str] = field(default_factory=dict)

    def read(self, text: str, line: int) -> None:
        """Take one line in; what is not needed is passed over."""
        key, _, value = (part.strip() for part in text.lstrip("# ").partition(":"))
        if key == "NUMBER ALTERNATIVES":
            if self.options is not None:
                raise FileRefused(self.file, "The number of options is told twice.", line=line)
            self.options = self._whole(value, line)
            refuse_number_of_options(self.file, self.options, line=line)
        elif key == "NUMBER VOTERS":
            if self.voters is not None:
                raise FileRefused(self.file, "The number of voters is told twice.", line=line)
            self.voters, self.voters_line = self._whole(value, line), line
        elif key == "DATA TYPE" and f".{value}" != self.file.suffix.lower():
            sentence = f"The type is “{shown(value)}”, but the file is called {self.file.suffix}."
            raise FileRefused(self.file, sentence, line=line)
        elif name := _NAME.fullmatch(key):
            self._name(int(name[1]), value, line)

    def _name(self, option: int, name: str, line: int) -> None:
        if option in self.names:
            raise FileRefused(self.file, f"Option {option} is named twice.", line=line)
        if self.options is None:
            sentence = "The number of options must be told before their names."
            raise FileRefused(self.file, sentence, line=line)
        if not 1 <= option <= self.options:
            sentence = f"Option {option} is none of the options 1 to {self.options}."
            raise FileRefused(self.file, sentence, line=line)
        self.names[option] = name

    def _whole(self, value: str, line: int) -> int:
        if not re.fullmatch(r"\d{1,12}", value, re.ASCII):
            raise FileRefused(self.file, f"“{shown(value)}” is no whole number.", line=line)
        return int(value)


def read_preflib(file: Path) -> BallotFile:
    """Return the ballots of a PrefLib file; refuses what does not keep to its format."""
    header = _Header(file)
    pile: Pile | None = None
    line = 1
    for line, text in enumerate(text_lines(file), start=1):
        if text.startswith("#"):
            header.read(text, line)
        elif text.strip():
            pile = pile or Pile(file, _options(header, line))
            count, colon, order = text.partition(":")
            if not colon:
                sentence = f"“{shown(text)}” is no ballot: it is written “count: order”."
                raise FileRefused(file, sentence, line=line)
            pile.add(order.strip(), count.strip(), line=line)
    pile = pile or Pile(file, _options(header, line))
    return _ballots(header, pile, last_line=line)


def _options(header: _Header, line: int) -> int:
    if header.options is None:
        sentence = "The header “# NUMBER ALTERNATIVES: …” of PrefLib is missing before the ballots."
        raise FileRefused(header.file, sentence, line=line)
    return header.options


def _ballots(header: _Header, pile: Pile, *, last_line: int) -> BallotFile:
    suffix = header.file.suffix.lower()
    ids = tuple(range(1, pile.options + 1))
    orders = pile.orders(
        lambda text: _order(text, pile.options, suffix=suffix), last_line=last_line
    )
    found = BallotFile(
        file=header.file,
        option_ids=ids,
        option_names=tuple(header.names.get(option, f"Option {option}") for option in ids),
        orders=orders,
        lines=pile.lines,
    )
    if header.voters not in (None, found.n):
        sentence = f"The header tells of {header.voters} voters, the lines hold {found.n} ballots."
        raise FileRefused(header.file, sentence, line=header.voters_line)
    return found


def _order(text: str, options: int, *, suffix: str) -> TalliedOrder:
    if text not in _NOTHING and not _ORDER.fullmatch(text):
        raise BadBallot(f"“{shown(text)}” is no order such as “3,{{1,2}},4”.")
    tiers = [[int(option) for option in _NUMBERS.findall(tier)] for tier in _TIERS.findall(text)]
    order = tallied(tiers, [], options)
    if order.has_ties and suffix in (".soc", ".soi"):
        raise BadBallot(f"The order ties options, which a {suffix} file never does.")
    if not order.is_complete and suffix in (".soc", ".toc"):
        raise BadBallot(f"The order leaves options out, which a {suffix} file never does.")
    return order
