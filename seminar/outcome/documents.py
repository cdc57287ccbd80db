"""Note and brief as documents, and as the files that people take away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from sqlalchemy.orm import Session

from seminar.core.note.check import HEADING, Doubt, Finding, check
from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document
from seminar.core.note.facts import NoteFacts
from seminar.core.note.frozen import content_sha256
from seminar.core.note.margin import sentences_of
from seminar.export.email import Email, note_email
from seminar.export.markdown import note_markdown
from seminar.export.note_json import note_json
from seminar.export.tables import tables_zip
from seminar.models import Seminar
from seminar.outcome.editions import Edition, edition_of, marked
from seminar.outcome.queries import (
    edited_sentences,
    last_version,
    names_of_participants,
    note_facts,
    ticks,
)
from seminar.outcome.refusals import NameStands, NoteStopped, NumberDiffers, NumberHidden

STOPPED: Mapping[Doubt, type[NoteStopped]] = {
    Doubt.NUMBER: NumberDiffers,
    Doubt.HIDDEN: NumberHidden,
    Doubt.NAME: NameStands,
}


class FileKind(StrEnum):
    """The files a note can be taken away as, by the end of their names."""

    NOTE_PDF = "note.pdf"
    BRIEF_PDF = "brief.pdf"
    NOTE_WORD = "note.docx"
    NOTE_MARKDOWN = "note.md"
    NOTE_JSON = "note.json"
    TABLES = "tables.zip"
    EMAIL = "email.txt"


@dataclass(frozen=True)
class File:
    """A file with its name, ready to be sent or written."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Wording:
    """The rapporteur's wording of a sentence, and the composed one it replaced.

    `edited` is empty once the composed sentence stands again.
    """

    composed: str
    edited: str
    version: int


@dataclass(frozen=True)
class Draft:
    """Facts and wordings from which every form of the note is made. Knows no store.

    `names` are those of participants, for the check alone. `ticked` holds for what somebody said
    of a finding the hash of the text that it was said of, `last` is what went out last.
    """

    public_id: str
    facts: NoteFacts
    wordings: Mapping[str, Wording]
    names: tuple[str, ...] = field(default=(), repr=False)
    ticked: Mapping[tuple[str, str], str] = field(default_factory=dict)
    last: Edition | None = None

    @cached_property
    def _composed(self) -> tuple[Document, Document]:
        return self._worded(compose_note), self._worded(compose_brief)

    @cached_property
    def sha256(self) -> str:
        """Return the hash of what note and brief say, whatever version they are."""
        return content_sha256(*self._composed)

    @property
    def edition(self) -> Edition:
        """Return the version that went out last if it says the same, else the draft after it."""
        if self.last is None:
            return Edition(1)
        return self.last if self.last.sha256 == self.sha256 else Edition(self.last.number + 1)

    def note(self) -> Document:
        """Return the whole note."""
        return marked(self._composed[0], self.edition)

    def brief(self) -> Document:
        """Return the brief."""
        return marked(self._composed[1], self.edition)

    def marked_as(self, edition: Edition) -> tuple[Document, Document]:
        """Return note and brief as another edition."""
        note, brief = self._composed
        return marked(note, edition), marked(brief, edition)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the check finds, ticked or not."""
        return check(self.facts, self.note(), names=self.names)

    def is_ticked(self, finding: Finding) -> bool:
        """Whether somebody has looked at this, or said that a name is on the record."""
        return self.ticked.get((finding.doubt, finding.key)) == finding.text_sha256

    def stops(self) -> tuple[Finding, ...]:
        """Return what keeps the note from going out."""
        return tuple(one for one in self.findings() if one.stops and not self.is_ticked(one))

    def refuse_stopped(self) -> None:
        """Raise the first reason for which the note does not go out, if there is one."""
        for finding in self.stops():
            raise STOPPED[finding.doubt](where=finding.key, about=finding.about)

    def fit_to_show(self) -> "Draft":
        """Return the draft without the wordings that may not go out; the composed ones stand."""
        stopped = {finding.key for finding in self.stops()}
        if not stopped:
            return self
        kept = {key: wording for key, wording in self.wordings.items() if key not in stopped}
        headings = tuple(one for one in self.facts.headings if f"{HEADING}{one[0]}" not in stopped)
        return replace(self, wordings=kept, facts=replace(self.facts, headings=headings))

    def file(self, kind: FileKind) -> File:
        """Return one file; refuses while the check stops the note."""
        self.refuse_stopped()
        name = f"seminar-{self.public_id}-{kind}"
        return File(name, written(kind, self.note(), self.brief()))

    def email(self, *, link: str = "", until: str = "") -> Email:
        """Return the e-mail to paste; refuses while the check stops the note."""
        self.refuse_stopped()
        return note_email(self.brief(), link=link, until=until)

    def stale(self) -> frozenset[str]:
        """Return the keys of the wordings that rest on facts which have changed since."""
        fitting = self._fitting(compose_note(self.facts))
        return frozenset(
            key for key, wording in self.wordings.items() if wording.edited and key not in fitting
        )

    def _worded(self, compose: Callable[..., Document]) -> Document:
        """Return a document with the wordings that fit; composed once where there are none."""
        composed = compose(self.facts)
        fitting = self._fitting(composed)
        return compose(self.facts, fitting) if fitting else composed

    def _fitting(self, document: Document) -> dict[str, str]:
        """Return the wordings whose facts still hold; of the others the composed ones stand.

        Otherwise a card hidden after the edit could lend its wording to another card, and a
        later count could leave an old number in the note.
        """
        composed = composed_sentences(document)
        return {
            key: wording.edited
            for key, wording in self.wordings.items()
            if wording.edited and composed.get(key) == wording.composed
        }


def note_draft(db: Session, seminar: Seminar) -> Draft:
    """Return the draft as it is stored now."""
    wordings = {
        key: Wording(row.composed, row.edited, row.version)
        for key, row in edited_sentences(db, seminar).items()
    }
    return Draft(
        seminar.public_id,
        note_facts(db, seminar),
        wordings,
        names=names_of_participants(db, seminar),
        ticked={(tick.doubt, tick.key): tick.text_sha256 for tick in ticks(db, seminar)},
        last=_last(db, seminar),
    )


def _last(db: Session, seminar: Seminar) -> Edition | None:
    version = last_version(db, seminar)
    return edition_of(version, seminar.zone) if version else None


def written(kind: FileKind, note: Document, brief: Document) -> bytes:
    """Return the bytes of one file of a note and its brief."""
    # What sets type and writes Word would be a tenth of every start, for the first file only.
    from seminar.export.pdf import note_pdf  # noqa: PLC0415
    from seminar.export.word import note_docx  # noqa: PLC0415

    forms: Mapping[FileKind, Callable[[], bytes]] = {
        FileKind.NOTE_PDF: lambda: note_pdf(note).content,
        FileKind.BRIEF_PDF: lambda: note_pdf(brief).content,
        FileKind.NOTE_WORD: lambda: note_docx(note),
        FileKind.NOTE_MARKDOWN: lambda: note_markdown(note).encode(),
        FileKind.NOTE_JSON: lambda: note_json(note).encode(),
        FileKind.TABLES: lambda: tables_zip(note),
        FileKind.EMAIL: lambda: note_email(brief).text().encode(),
    }
    return forms[kind]()


def note_files(db: Session, seminar: Seminar) -> tuple[File, ...]:
    """Return the files that people take away: note and brief to print, the note to go on with."""
    draft = note_draft(db, seminar)
    taken = (FileKind.NOTE_PDF, FileKind.BRIEF_PDF, FileKind.NOTE_WORD)
    return tuple(draft.file(kind) for kind in taken)


def composed_sentences(document: Document) -> dict[str, str]:
    """Return what the rules wrote, by sentence key."""
    return {
        sentence.key: sentence.composed
        for section in document.sections
        for block in section.blocks
        for sentence in sentences_of(block)
    }


def brief_of(db: Session, seminar: Seminar) -> Document:
    """Return the brief for the room: a wording that may not go out is not shown there either."""
    return note_draft(db, seminar).fit_to_show().brief()
