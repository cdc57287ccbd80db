"""A document as plain text for a mail: headings, passages, quotations, tables as lines."""

from collections.abc import Iterator

from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Paragraph,
    Quotations,
    Table,
)
from seminar.core.text import clean, clean_line


def plain_text(document: Document) -> str:
    """Return the sections as text; evidence stays behind, and a chart is given as its table."""
    parts: list[str] = []
    for section in document.sections:
        parts.append(clean_line(section.heading).upper())
        parts += (text for block in section.blocks if (text := "\n".join(_lines(block))))
    parts += [clean_line(document.seal)] if document.seal else []
    return "\n\n".join(parts) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(sentences=sentences):
            yield " ".join(clean_line(sentence.text) for sentence in sentences)
        case Bullets(items=items):
            yield from (f"- {clean_line(sentence.text)}" for sentence in items)
        case Quotations(items=items):
            for item in items:
                yield f"- {clean(item.text)}"
                yield f"  {clean_line(item.lead.text)}"
        case Figure(spec=spec, table=table):
            yield from _lines(table)
            yield from ([clean_line(spec.description)] if spec.description else [])
        case Table(caption=caption):
            yield from ([clean_line(caption)] if caption else [])
            yield from (" | ".join(map(clean_line, row)) for row in (block.header, *block.rows))
        case _:
            yield clean_line(block.text)
