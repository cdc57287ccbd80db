"""The brief as pages for the big screen, each short enough to be read from ten metres."""

from collections.abc import Iterator
from dataclasses import dataclass

from seminar.core.note.document import Block, Bullets, Document, Paragraph, Quotations

# Nine lines of the screen hold some 600 signs of running text. Every passage begins a line and
# leaves a part of one empty, so it costs more than it has.
ROOM = 560
COST = 60


@dataclass(frozen=True, slots=True)
class ReadBackPage:
    """Passages under one heading of the brief; `is_quoted` says that participants wrote them."""

    heading: str
    passages: tuple[str, ...]
    is_quoted: bool


def read_back(brief: Document) -> tuple[ReadBackPage, ...]:
    """Return the sentences of the brief in their order; its chart is the result's own picture.

    A passage that is longer than a page has a page to itself.
    """
    pages: list[ReadBackPage] = []
    for section in brief.sections:
        for block in section.blocks:
            is_quoted = isinstance(block, Quotations)
            pages += [
                ReadBackPage(section.heading, passages, is_quoted)
                for passages in _filled(list(_passages(block)))
            ]
    return tuple(pages)


def _passages(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(sentences=sentences):
            yield from (sentence.text for sentence in sentences)
        case Bullets(items=items):
            yield from (sentence.text for sentence in items)
        case Quotations(items=items):
            yield from (quotation.text for quotation in items)


def _filled(passages: list[str]) -> Iterator[tuple[str, ...]]:
    page: list[str] = []
    for passage in passages:
        if page and sum(len(one) + COST for one in [*page, passage]) > ROOM:
            yield tuple(page)
            page = []
        page.append(passage)
    if page:
        yield tuple(page)
