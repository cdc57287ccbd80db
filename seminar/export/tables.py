"""The tables of a note as CSV files in one ZIP, for a spreadsheet or a program."""

import csv
import io
import re
from collections.abc import Iterator

from seminar.core.note.document import Document, Figure, Section, Table
from seminar.core.text import clean_line
from seminar.export.bundle import zipped

# What spreadsheets take for the beginning of a formula, also in full width.
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
# With this at the beginning spreadsheets read the file as UTF-8.
MARK_OF_UTF8 = "\ufeff"


def tables_zip(document: Document) -> bytes:
    """Return a ZIP with one CSV file for each table and chart of the document, in its order.

    Files are called after their section ("03-order-1.csv"); a document without tables gives an
    empty ZIP. Every cell is quoted. Text that a spreadsheet would calculate gets an apostrophe.
    """
    return zipped({name: table_csv(table).encode() for name, table in _named(document)})


def table_csv(table: Table) -> str:
    """Return one table as CSV: a header row and one row for each of its rows."""
    text = io.StringIO()
    text.write(MARK_OF_UTF8)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([_cell(cell) for cell in row] for row in (table.header, *table.rows))
    return text.getvalue()


def _named(document: Document) -> Iterator[tuple[str, Table]]:
    for place, section in enumerate(document.sections):
        for number, table in enumerate(_tables(section), start=1):
            yield f"{place:02}-{section.key}-{number}.csv", table


def _tables(section: Section) -> list[Table]:
    found = [block.table if isinstance(block, Figure) else block for block in section.blocks]
    return [block for block in found if isinstance(block, Table)]


def _cell(text: str) -> str:
    line = clean_line(text)
    return f"'{line}" if FORMULA.match(line) and not NUMBER.fullmatch(line) else line
