"""A document as plain data for Typst: words, numbers, charts as SVG text, nothing to evaluate."""

import re
from typing import Any

from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    DocumentKind,
    Figure,
    Paragraph,
    Quotations,
    Section,
    Sentence,
    Table,
)
from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.margin import margin_notes, numbers
from seminar.core.note.wording import words
from seminar.core.note.writer import brief_text
from seminar.core.text import clean_to_print
from seminar.export.figures import figure_svg

_ENDLESS = re.compile(r"\S{30,}")
_BREAK_EVERY = 15
# Words that somebody joined by blanks at which no line breaks, and that none could hold.
_GLUED = re.compile(r"(?:\S|[\u00a0\u202f]){45,}")
_RUNNING = 90
_NARROW_CELL = 24
_NARROW_TABLE = 100


def payload(document: Document) -> dict[str, Any]:
    """Return everything the template prints, cleaned for print."""
    say, masthead = words(document.language).say, document.masthead
    cited = numbers(document)
    return {
        "kind": document.kind,
        "language": document.language,
        "title": printable(masthead.title),
        "subtitle": masthead.subtitle,
        "place-and-day": printable(masthead.place_and_day),
        "reflects": masthead.reflects,
        "running-title": printable(brief_text(masthead.title, _RUNNING)),
        "mark": printable(brief_text(masthead.mark, _RUNNING)),
        "status": masthead.status,
        "invented": masthead.invented,
        "seal": printable(document.seal),
        "watermark": "" if document.is_final else say("frame.watermark"),
        "page-pattern": say("frame.page"),
        "replaced-pattern": say("frame.replaced"),
        "sections": [
            {
                "heading": section.heading,
                "annex": section.annex,
                "blocks": _blocks(document, section, cited),
            }
            for section in document.sections
        ],
    }


def printable(text: str) -> str:
    """Return the text cleaned, with places to break words that no line could hold."""
    return _ENDLESS.sub(_with_breaks, _GLUED.sub(_parted, clean_to_print(text)))


def _parted(words: re.Match[str]) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", words.group())


def _with_breaks(word: re.Match[str]) -> str:
    found = word.group()
    pieces = [found[at : at + _BREAK_EVERY] for at in range(0, len(found), _BREAK_EVERY)]
    return "\u200b".join(pieces)


def _blocks(document: Document, section: Section, cited: dict[str, int]) -> list[dict[str, Any]]:
    beside = margin_notes(document, section)
    blocks = []
    for block, items in zip(section.blocks, beside, strict=True):
        data = _block(block, cited)
        data["side"] = [_note(item, cited) for item in items]
        blocks.append(data)
        if isinstance(block, Figure) and document.kind is DocumentKind.NOTE:
            blocks.append(_table(block.table))
    return blocks


def _note(item: EvidenceItem, cited: dict[str, int]) -> dict[str, Any]:
    return {"number": cited[item.id], "text": printable(item.short)}


def _block(block: Block, cited: dict[str, int]) -> dict[str, Any]:
    match block:
        case Paragraph(sentences=sentences):
            return {"type": "paragraph", "sentences": [_sentence(one, cited) for one in sentences]}
        case Bullets(items=items):
            return {"type": "bullets", "items": [_sentence(one, cited) for one in items]}
        case Quotations(items=items):
            quoted = [
                {"text": printable(item.text), "lead": printable(item.lead.text)} for item in items
            ]
            return {"type": "quotations", "items": quoted}
        case Table():
            return _table(block)
        case Figure(spec=spec):
            return {
                "type": "figure",
                "svg": figure_svg(spec),
                "alt": _alternative(block),
                "reading": printable(spec.reading),
            }
        case _:
            return {"type": "heading", "text": printable(block.text)}


def _alternative(figure: Figure) -> str:
    """Return what the chart shows for those who cannot see it: its title and its table."""
    rows = [f"{row[0]}: {', '.join(row[1:])}" for row in figure.table.rows]
    return clean_to_print(f"{figure.spec.title}. {'; '.join(rows)}.")


def _sentence(sentence: Sentence, cited: dict[str, int]) -> dict[str, Any]:
    marks = sorted(cited[identifier] for identifier in sentence.evidence)
    return {"text": printable(sentence.text), "numbers": marks}


def _table(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "caption": printable(table.caption),
        "header": [printable(cell) for cell in table.header],
        "rows": [[printable(cell) for cell in row] for row in table.rows],
        "numeric": list(table.numeric),
        "widths": _widths(table),
        "side": [],
    }


def _widths(table: Table) -> list[str]:
    """Return "auto" for columns of short cells and "rest" for those that take what is left."""
    longest = [
        max(len(row[column]) for row in (table.header, *table.rows))
        for column in range(len(table.header))
    ]
    if sum(longest) <= _NARROW_TABLE:
        return ["auto"] * len(longest)
    return ["auto" if length <= _NARROW_CELL else "rest" for length in longest]
