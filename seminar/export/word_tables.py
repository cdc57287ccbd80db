"""A table of a Word file, whose first row is repeated on every page.

Cells are written as elements: the package looks each property up anew, which made tables two thirds
of the time of a whole note.
"""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt

from seminar.core.note.document import Table
from seminar.core.text import clean_line_to_print

# The width of the text in millimetres, and the most characters that widen a column.
_TEXT_WIDTH, _WIDEST_COLUMN = 160, 60
_BELOW = Pt(2)
# Millimetres for a sign in bold type, and beside the text of a cell; the longest usual word.
_SIGN, _BESIDE, _USUAL_WORD = 2.7, 4, 16

_W = {
    name: qn(f"w:{name}")
    for name in (
        "tr", "trPr", "cantSplit", "tblHeader", "tc", "tcPr", "tcW", "w", "type", "p", "pPr",
        "spacing", "after", "jc", "val", "r", "rPr", "b", "t",
    )
}  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def add_table(word: WordDocument, table: Table) -> None:
    """Write a table with its caption above it."""
    if table.caption:
        caption = word.add_paragraph()
        caption.add_run(clean_line_to_print(table.caption)).bold = True
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(10)
    grid = word.add_table(rows=0, cols=len(table.header), style="Table Grid")
    grid.autofit = False
    widths = _column_widths(table)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    element: BaseOxmlElement = grid._tbl  # noqa: SLF001 - the package has no quick door for rows.
    for place, texts in enumerate((table.header, *table.rows)):
        _add_row(element, texts, widths=widths, numeric=table.numeric, is_head=place == 0)


def _add_row(
    grid: BaseOxmlElement,
    texts: tuple[str, ...],
    *,
    widths: list[Length],
    numeric: tuple[int, ...],
    is_head: bool,
) -> None:
    row = _within(grid, "tr")
    about = _within(row, "trPr")
    _within(about, "cantSplit")
    if is_head:
        _within(about, "tblHeader")
    for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
        cell = _within(row, "tc")
        size = _within(_within(cell, "tcPr"), "tcW")
        size.set(_W["type"], "dxa")
        size.set(_W["w"], str(width.twips))
        paragraph = _within(cell, "p")
        properties = _within(paragraph, "pPr")
        _within(properties, "spacing").set(_W["after"], str(_BELOW.twips))
        if column in numeric:
            _within(properties, "jc").set(_W["val"], "right")
        _add_text(paragraph, clean_line_to_print(text), is_bold=is_head)


def _within(parent: BaseOxmlElement, name: str) -> BaseOxmlElement:
    """Return a new element at the end of another."""
    child: BaseOxmlElement = parent.makeelement(_W[name])
    parent.append(child)
    return child


def _add_text(paragraph: BaseOxmlElement, text: str, *, is_bold: bool) -> None:
    run = _within(paragraph, "r")
    if is_bold:
        _within(_within(run, "rPr"), "b")
    written = _within(run, "t")
    written.set(_SPACE, "preserve")
    written.text = text


def _column_widths(table: Table) -> list[Length]:
    """Return widths that fill a page's text: a column of numbers needs less than one of words.

    None is so narrow that a word of usual length would break in it, where all have room for theirs.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    wanted = [min(max(map(len, column)) + 5, _WIDEST_COLUMN) for column in columns]
    least = [_needed(column) for column in columns]
    if sum(least) > _TEXT_WIDTH:
        least = [0.0] * len(columns)
    left = _TEXT_WIDTH - sum(least)
    return [
        Mm(width + left * share / sum(wanted)) for width, share in zip(least, wanted, strict=True)
    ]


def _needed(column: tuple[str, ...]) -> float:
    """Return the millimetres that the longest word of a column takes, up to a usual length."""
    longest = max(len(word) for text in column for word in text.split(" "))
    return _BESIDE + _SIGN * min(longest, _USUAL_WORD)
