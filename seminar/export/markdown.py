"""Brief and note as Markdown: headings, quotations, tables, evidence as footnotes."""

import re
from collections.abc import Iterable

from seminar.core.note.document import (
    REGISTER,
    Block,
    Bullets,
    Document,
    Figure,
    Masthead,
    Paragraph,
    Quotation,
    Quotations,
    Section,
    Sentence,
    Table,
)
from seminar.core.note.margin import numbers
from seminar.core.text import clean_line_to_print, clean_to_print

# What a reader of CommonMark or of GitHub's dialect would take for a mark, anywhere in a line.
MARKS = re.compile(r"[\\`*_\[\]<>&#|~$^]|(?<=[a-z]):(?=//)|@(?=\w)|(?<=www)\.", re.IGNORECASE)
# And at the beginning of one: lists, lines under a heading, rules.
BEFORE_FIRST_MARK = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))|^(?=[-+=])")


def note_markdown(document: Document) -> str:
    """Return the document as Markdown (CommonMark with the tables and footnotes of GitHub's).

    What people typed is text and never a mark. A chart is given as its table with a reading. The
    annex with the register is left out, since its entries are the footnotes.
    """
    cited = numbers(document)
    parts = [*_masthead(document.masthead)]
    for section in document.sections:
        if section.key != REGISTER:
            parts += _section(section, cited)
    parts += [f"[^{cited[item.id]}]: {item.id} – {_line(item.text)}" for item in document.register]
    parts.append(_line(document.seal))
    return "\n\n".join(part for part in parts if part) + "\n"


def _masthead(masthead: Masthead) -> list[str]:
    above = (masthead.subtitle, masthead.status, masthead.mark, masthead.invented)
    return [
        " · ".join(_line(text) for text in above if text),
        f"# {_line(masthead.title)}",
        _line(f"{masthead.place_and_day} {masthead.reflects}"),
    ]


def _section(section: Section, cited: dict[str, int]) -> list[str]:
    return [f"## {_line(section.heading)}", *(_block(block, cited) for block in section.blocks)]


def _block(block: Block, cited: dict[str, int]) -> str:
    match block:
        case Paragraph(sentences=sentences):
            return " ".join(_sentence(sentence, cited) for sentence in sentences)
        case Bullets(items=items):
            return "\n".join(f"- {_sentence(item, cited)}" for item in items)
        case Quotations(items=items):
            return "\n\n".join(_quotation(item, cited) for item in items)
        case Figure(spec=spec, table=table):
            return "\n\n".join(filter(None, (_table(table), _line(spec.description))))
        case Table():
            return _table(block)
        case _:
            return f"### {_line(block.text)}"


def _sentence(sentence: Sentence, cited: dict[str, int]) -> str:
    marks = sorted(cited[identifier] for identifier in sentence.evidence)
    return _line(sentence.text) + "".join(f"[^{mark}]" for mark in marks)


def _quotation(quotation: Quotation, cited: dict[str, int]) -> str:
    quoted = [f"> {_line(line)}".rstrip() for line in clean_to_print(quotation.text).split("\n")]
    return "\n".join([*quoted, ">", f"> {_sentence(quotation.lead, cited)}"])


def _table(table: Table) -> str:
    sides = ["--:" if column in table.numeric else "---" for column in range(len(table.header))]
    rows = (map(_line, table.header), sides, *(map(_line, row) for row in table.rows))
    grid = "\n".join(map(_row, rows))
    return f"**{_line(table.caption)}**\n\n{grid}" if table.caption else grid


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(text: str) -> str:
    """Return a text on one line in which nothing is a mark."""
    escaped = MARKS.sub(r"\\\g<0>", clean_line_to_print(text))
    return BEFORE_FIRST_MARK.sub(r"\1\\", escaped)
