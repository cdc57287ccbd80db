"""The note as its page shows it: each block with its sentences, picture and evidence beside it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from markupsafe import Markup
from sqlalchemy.orm import Session

from seminar.core.note.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Masthead,
    Paragraph,
    Quotations,
    Section,
    Sentence,
    Table,
)
from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.margin import margin_notes, numbers, sentences_of
from seminar.core.terms import CountFileState
from seminar.errors import NotFound
from seminar.export.figures import figure_svg
from seminar.models import Seminar
from seminar.outcome.documents import Wording, note_draft

REGISTER = "register"


class Shape(StrEnum):
    """How a block is set."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    QUOTATIONS = "quotations"
    HEADING = "heading"
    FIGURE = "figure"
    TABLE = "table"


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence under the number that stands in the text."""

    number: int
    id: str
    short: str
    text: str


@dataclass(frozen=True)
class Line:
    """One sentence with the numbers of its evidence; `quoted` is what it introduces."""

    key: str
    text: str
    numbers: tuple[int, ...]
    edited: bool
    stale: bool
    quoted: str = ""


@dataclass(frozen=True)
class Passage:
    """One block; what its shape does not need is empty."""

    shape: Shape
    beside: tuple[Evidence, ...]
    lines: tuple[Line, ...] = ()
    heading: str = ""
    table: Table | None = None
    picture: Markup | None = None
    reading: str = ""

    @property
    def edited(self) -> bool:
        """Whether the rapporteur worded a sentence of it."""
        return any(line.edited for line in self.lines)

    @property
    def stale(self) -> bool:
        """Whether the rapporteur's wording waits for a second look."""
        return any(line.stale for line in self.lines)


@dataclass(frozen=True)
class Part:
    """One section of the note."""

    key: str
    heading: str
    annex: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class NotePage:
    """The whole note; `stale` counts the wordings that wait for a second look.

    `public_tables` and `sealed_tables` say whether a round has a count file of that kind.
    """

    language: str
    masthead: Masthead
    parts: tuple[Part, ...]
    register_heading: str
    register: tuple[Evidence, ...]
    stale: int
    seal: str
    public_tables: bool = False
    sealed_tables: bool = False


@dataclass(frozen=True)
class SentencePage:
    """One sentence, to be worded: what the rules wrote, and what the rapporteur did."""

    key: str
    language: str
    composed: str
    wording: str
    version: int
    stale: bool
    evidence: tuple[Evidence, ...]


def note_page(db: Session, seminar: Seminar) -> NotePage:
    """Return the note as it stands now."""
    draft = note_draft(db, seminar)
    states = {held.count_file for held in draft.facts.rounds}
    return replace(
        _Typesetter(draft.note(), draft.stale()).page(),
        public_tables=CountFileState.PUBLIC in states,
        sealed_tables=CountFileState.SEALED in states,
    )


def document_page(note: Document, *, as_it_circulates: bool = False) -> NotePage:
    """Return a note that is not worked on; as it circulates nothing marks what was reworded."""
    return _Typesetter(note, marks_edited=not as_it_circulates).page()


def sentence_page(db: Session, seminar: Seminar, *, key: str) -> SentencePage:
    """Return one sentence of the note; raise NotFound when the note has none of this key."""
    draft = note_draft(db, seminar)
    return _Typesetter(draft.note(), draft.stale()).sentence(key, draft.wordings.get(key))


class _Typesetter:
    """Sets one note for the page."""

    def __init__(
        self,
        note: Document,
        stale: frozenset[str] = frozenset(),
        *,
        marks_edited: bool = True,
    ) -> None:
        self._marks_edited = marks_edited
        self._note = note
        self._stale = stale
        self._numbers = numbers(note)

    def page(self) -> NotePage:
        sections = {section.key: section for section in self._note.sections}
        return NotePage(
            language=self._note.language,
            masthead=self._note.masthead,
            parts=tuple(
                self._part(section) for key, section in sections.items() if key != REGISTER
            ),
            register_heading=sections[REGISTER].heading,
            register=self._evidence(self._note.register),
            stale=len(self._stale),
            seal=self._note.seal,
        )

    def sentence(self, key: str, wording: Wording | None) -> SentencePage:
        sentence = self._sentence(key)
        cited = [item for item in self._note.register if item.id in sentence.evidence]
        return SentencePage(
            key=key,
            language=self._note.language,
            composed=sentence.composed,
            wording=wording.edited if wording else "",
            version=wording.version if wording else 0,
            stale=key in self._stale,
            evidence=self._evidence(tuple(cited)),
        )

    def _sentence(self, key: str) -> Sentence:
        for section in self._note.sections:
            for block in section.blocks:
                for sentence in sentences_of(block):
                    if sentence.key == key:
                        return sentence
        raise NotFound

    def _part(self, section: Section) -> Part:
        beside = margin_notes(self._note, section)
        return Part(
            key=section.key,
            heading=section.heading,
            annex=section.annex,
            passages=tuple(
                self._passage(block, self._evidence(items))
                for block, items in zip(section.blocks, beside, strict=True)
            ),
        )

    def _passage(self, block: Block, beside: tuple[Evidence, ...]) -> Passage:
        lines = tuple(self._line(sentence) for sentence in sentences_of(block))
        match block:
            case Paragraph():
                return Passage(Shape.PARAGRAPH, beside, lines)
            case Bullets():
                return Passage(Shape.BULLETS, beside, lines)
            case Quotations(items=items):
                quoted = tuple(self._line(item.lead, quoted=item.text) for item in items)
                return Passage(Shape.QUOTATIONS, beside, quoted)
            case Heading(text=text):
                return Passage(Shape.HEADING, beside, heading=text)
            case Table():
                return Passage(Shape.TABLE, beside, table=block)
            case Figure(spec=spec, table=table):
                # The chart is drawn by us, from numbers and escaped texts alone.
                picture = Markup(figure_svg(spec))  # noqa: S704
                return Passage(
                    Shape.FIGURE, beside, table=table, picture=picture, reading=spec.reading
                )

    def _line(self, sentence: Sentence, *, quoted: str = "") -> Line:
        return Line(
            key=sentence.key,
            text=sentence.text,
            numbers=tuple(self._numbers[identifier] for identifier in sentence.evidence),
            edited=sentence.edited and self._marks_edited,
            stale=sentence.key in self._stale,
            quoted=quoted,
        )

    def _evidence(self, items: tuple[EvidenceItem, ...]) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(self._numbers[item.id], item.id, item.short, item.text) for item in items
        )
