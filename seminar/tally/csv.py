"""Ballots in a plain table: one row a ballot, one column an option, in each cell its place."""

import csv
from collections.abc import Iterator
from pathlib import Path

from seminar.core.tallied import TalliedOrder
from seminar.tally.ballots import BadBallot, BallotFile, Pile, refuse_number_of_options, tallied
from seminar.tally.lines import text_lines
from seminar.tally.refusal import FileRefused, shown

SUFFIXES = (".csv",)

COUNT = "count"
LAST = "last"

_DELIMITERS = (",", ";", "\t")
# Stands between the cells of a row on the pile; no cell that can be read holds it.
_BETWEEN = "\x1f"


def read_csv(file: Path) -> BallotFile:
    """Return the ballots of a table; refuses a row or a cell that does not keep to its form.

    The first row names the options; a column called "count" says how often a row was
    given. A cell holds a place from 1, equal numbers share it and gaps mean nothing; "last"
    puts an option below all others, an empty cell leaves it out. Commas, semicolons or
    tabs part the cells.
    """
    rows = _rows(file)
    line, header = next(rows, (1, []))
    counted = _count_column(file, header, line)
    options = [name for column, name in enumerate(header) if column != counted]
    _refuse_names(file, options, line)
    pile = Pile(file, len(options))
    for line, row in rows:
        if len(row) != len(header):
            sentence = f"The row has {len(row)} cells, the first row {len(header)}."
            raise FileRefused(file, sentence, line=line)
        count = "1" if counted is None else row.pop(counted)
        pile.add(_BETWEEN.join(row), count, line=line)
    return BallotFile(
        file=file,
        option_ids=tuple(options),
        option_names=tuple(options),
        orders=pile.orders(lambda text: _order(text, options), last_line=line),
        lines=pile.lines,
    )


def _rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the first row, and each other that is not blank, with the number of its line."""
    lines = text_lines(file)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)

    def all_lines() -> Iterator[str]:
        yield first
        yield from lines

    reader = csv.reader(all_lines(), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if row or reader.line_num == 1:
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as wrong:
        sentence = f"The table cannot be read here: {wrong}."
        raise FileRefused(file, sentence, line=reader.line_num) from wrong


def _count_column(file: Path, header: list[str], line: int) -> int | None:
    columns = [column for column, name in enumerate(header) if name.casefold() == COUNT]
    if len(columns) > 1:
        raise FileRefused(file, "Two columns are called “count”.", line=line)
    return columns[0] if columns else None


def _refuse_names(file: Path, options: list[str], line: int) -> None:
    refuse_number_of_options(file, len(options), line=line)
    for column, name in enumerate(options, start=1):
        if not name:
            raise FileRefused(file, f"Option {column} in the first row has no name.", line=line)
        if name in options[: column - 1]:
            sentence = f"Two columns are called “{shown(name)}”."
            raise FileRefused(file, sentence, line=line)


def _order(text: str, options: list[str]) -> TalliedOrder:
    tiers: dict[int, list[int]] = {}
    below = []
    cells = text.split(_BETWEEN)
    if len(cells) != len(options):
        raise BadBallot("The row holds a control character that no cell may hold.")
    for option, cell in enumerate(cells, start=1):
        if cell.casefold() == LAST:
            below.append(option)
        elif cell:
            place = int(cell) if cell.isdecimal() and cell.isascii() and len(cell) < 10 else 0
            if not 1 <= place <= len(options):
                raise BadBallot(
                    f"“{shown(cell)}” under “{shown(options[option - 1])}” is no place from 1 to "
                    f"{len(options)}."
                )
            tiers.setdefault(place, []).append(option)
    return tallied([tiers[place] for place in sorted(tiers)], below, len(options))
