"""Which evidence stands in the margin beside which block, and under which number."""

from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    Paragraph,
    Quotations,
    Section,
    Sentence,
)
from seminar.core.note.evidence import EvidenceItem


def sentences_of(block: Block) -> tuple[Sentence, ...]:
    """Return the sentences of a block, in reading order; tables and charts have none."""
    match block:
        case Paragraph(sentences=sentences) | Bullets(items=sentences):
            return sentences
        case Quotations(items=items):
            return tuple(item.lead for item in items)
    return ()


def numbers(document: Document) -> dict[str, int]:
    """Return the superscript number of each evidence id: its place in the register."""
    return {item.id: place for place, item in enumerate(document.register, start=1)}


def margin_notes(document: Document, section: Section) -> tuple[tuple[EvidenceItem, ...], ...]:
    """Return for each block of a section the evidence to print beside it.

    Within a section each item is printed once, beside the first block that cites it. Quotations
    carry their own id and need nothing in the margin.
    """
    items = {item.id: item for item in document.register}
    seen: set[str] = set()
    beside: list[tuple[EvidenceItem, ...]] = []
    for block in section.blocks:
        cited = dict.fromkeys(
            identifier
            for sentence in sentences_of(block)
            if not isinstance(block, Quotations)
            for identifier in sentence.evidence
        )
        beside.append(tuple(items[identifier] for identifier in cited if identifier not in seen))
        seen.update(cited)
    return tuple(beside)
