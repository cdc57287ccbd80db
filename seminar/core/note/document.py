"""The note as a frozen document: sections of blocks, ready for page, paper and Word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seminar.core.note.evidence import EvidenceItem
from seminar.core.note.figure import FigureSpec


class DocumentKind(StrEnum):
    """The two forms of the outcome: one page, or all of it."""

    BRIEF = "brief"
    NOTE = "note"


@dataclass(frozen=True)
class Sentence:
    """One sentence with the ids of its evidence.

    `key` is stable, so that the rapporteur's wording is kept under it. `composed` is what the
    rules wrote; it equals `text` unless the sentence was `edited`.
    """

    key: str
    text: str
    evidence: tuple[str, ...]
    composed: str
    edited: bool


@dataclass(frozen=True)
class Paragraph:
    """Sentences that run on."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Bullets:
    """Sentences under each other."""

    items: tuple[Sentence, ...]


@dataclass(frozen=True)
class Quotation:
    """A card or point in its own words; the sentence `lead` says what it is and its weight."""

    text: str
    lead: Sentence


@dataclass(frozen=True)
class Quotations:
    """Cards or points, verbatim, one under the other."""

    items: tuple[Quotation, ...]


@dataclass(frozen=True)
class Table:
    """A table with a caption and a header row; columns in `numeric` are set to the right."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A chart with the table that says the same."""

    spec: FigureSpec
    table: Table


@dataclass(frozen=True)
class Heading:
    """A heading inside a section, one level below the section's own."""

    text: str


Block = Paragraph | Bullets | Quotations | Table | Figure | Heading


# The key of the annex that lists the evidence; some forms give it as notes of their own.
REGISTER = "register"


@dataclass(frozen=True)
class Section:
    """One numbered part of the note; `annex` marks those at the end."""

    key: str
    heading: str
    blocks: tuple[Block, ...]
    annex: bool = False


@dataclass(frozen=True)
class Masthead:
    """What stands above everything; `mark`, `status` and `invented` also head every page.

    `invented` is the warning in words, empty when the data are real.
    """

    title: str
    subtitle: str
    place_and_day: str
    mark: str
    status: str
    invented: str
    reflects: str


@dataclass(frozen=True)
class Document:
    """The whole brief or note in one language.

    `seal` stands at its foot, with version and hashes; empty while nothing is sealed.
    """

    kind: DocumentKind
    language: str
    day: date
    masthead: Masthead
    sections: tuple[Section, ...]
    register: tuple[EvidenceItem, ...]
    facts_sha256: str
    seal: str = ""
    is_final: bool = False
