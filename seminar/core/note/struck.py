"""A kept document without the words that somebody took back or the team hid since."""

from collections.abc import Collection
from dataclasses import replace

from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    Paragraph,
    Quotation,
    Quotations,
    Sentence,
    Table,
)
from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.wording import words

# Number, id and text.
_REGISTER_COLUMNS = 3


def without(document: Document, gone: Collection[str], *, said: str = "") -> Document:
    """Return the document in which nothing of this evidence is quoted any more.

    Every sentence that rests on it goes too: it may quote it, or tell an order that stood in it.
    So does one in which the words `said` stand, whatever it rests on.
    """
    if not gone and not said:
        return document
    instead = words(document.language).say("struck.words")
    striking = _Striking(frozenset(gone), said, instead)
    return replace(
        document,
        sections=tuple(
            replace(section, blocks=tuple(map(striking.block, section.blocks)))
            for section in document.sections
        ),
        register=tuple(map(striking.item, document.register)),
    )


class _Striking:
    """Puts one sentence in the place of what is gone."""

    def __init__(self, gone: frozenset[str], said: str, instead: str) -> None:
        self._gone = gone
        self._said = said
        self.instead = instead

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph(sentences=sentences):
                return Paragraph(tuple(map(self.sentence, sentences)))
            case Bullets(items=items):
                return Bullets(tuple(map(self.sentence, items)))
            case Quotations(items=items):
                return Quotations(tuple(map(self._quotation, items)))
            case Table(rows=rows):
                return replace(block, rows=tuple(map(self._row, rows)))
        return block

    def sentence(self, sentence: Sentence) -> Sentence:
        quotes = bool(self._said) and self._said in sentence.text
        if self._gone.isdisjoint(sentence.evidence) and not quotes:
            return sentence
        return replace(sentence, text=self.instead, composed=self.instead, edited=False)

    def item(self, item: EvidenceItem) -> EvidenceItem:
        if item.id not in self._gone:
            return item
        return EvidenceItem(item.id, self.instead, self.instead)

    def _row(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """Return a row of the register without its text; other tables name no evidence."""
        if len(row) < _REGISTER_COLUMNS or row[1] not in self._gone:
            return row
        return (*row[:2], self.instead)

    def _quotation(self, quotation: Quotation) -> Quotation:
        if self._gone.isdisjoint(quotation.lead.evidence):
            return quotation
        return Quotation(self.instead, self.sentence(quotation.lead))
