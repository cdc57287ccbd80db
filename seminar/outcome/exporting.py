"""Files of a seminar for whoever keeps the store: found by the seminar's address, written once."""

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.note.check import HEADING
from seminar.core.terms import CountFileState
from seminar.errors import Refusal
from seminar.models import Seminar
from seminar.outcome.bundles import bundle_file
from seminar.outcome.documents import File, FileKind, note_draft
from seminar.outcome.refusals import NoCountFiles, NoteStopped


class ExportKind(StrEnum):
    """What can be written: count files that anybody may have, the brief, forms of the note."""

    BUNDLE = "bundle"
    PDF = "pdf"
    BRIEF = "brief"
    WORD = "docx"
    MARKDOWN = "md"
    CSV = "csv"
    JSON = "json"
    EMAIL = "email"


NOTE_FILES = {
    ExportKind.PDF: FileKind.NOTE_PDF,
    ExportKind.BRIEF: FileKind.BRIEF_PDF,
    ExportKind.WORD: FileKind.NOTE_WORD,
    ExportKind.MARKDOWN: FileKind.NOTE_MARKDOWN,
    ExportKind.CSV: FileKind.TABLES,
    ExportKind.JSON: FileKind.NOTE_JSON,
    ExportKind.EMAIL: FileKind.EMAIL,
}


class NoSuchSeminar(Refusal):
    """No seminar has this id in its address."""

    sentence = "No seminar has this id. It stands in the address of its pages, after /seminars/."


class NoPublicCountFiles(Refusal):
    """The seminar has no count file that anybody but its organiser may have."""

    sentence = (
        "This seminar has no count file for everybody. One that is sealed is given to its "
        "organiser alone, who finds it below the note."
    )


class NotExported(Refusal):
    """The check of the note stops it; `place` is where its page leads to the sentence."""

    def __init__(self, stopped: NoteStopped, public_id: str) -> None:
        page = f"/seminars/{public_id}/note"
        is_heading = stopped.where.startswith(HEADING)
        place = f"{page}/headings" if is_heading else f"{page}?editing=yes#sentence-{stopped.where}"
        super().__init__(f"{stopped} Written there: {stopped.about}. The place: {place}")


class FileExists(Refusal):
    """Something has this name already."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} exists already. Nothing was written.")


class FileNotWritten(Refusal):
    """The disk or the folder does not take the file."""

    def __init__(self, file: Path, trouble: OSError) -> None:
        super().__init__(f"{file} cannot be written: {trouble.strerror}. Nothing was left behind.")


def exported(db: Session, public_id: str, *, kind: ExportKind) -> File:
    """Return a file of the seminar with this id."""
    seminar = db.scalars(select(Seminar).where(Seminar.public_id == public_id)).one_or_none()
    if seminar is None:
        raise NoSuchSeminar
    if kind is not ExportKind.BUNDLE:
        try:
            return note_draft(db, seminar).file(NOTE_FILES[kind])
        except NoteStopped as stopped:
            raise NotExported(stopped, public_id) from stopped
    try:
        return bundle_file(db, seminar, state=CountFileState.PUBLIC)
    except NoCountFiles as refusal:
        raise NoPublicCountFiles from refusal


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, and never in the place of another."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        # A link, unlike a rename, never takes the place of what has the name already.
        os.link(unfinished, file)
    except FileExistsError as trouble:
        raise FileExists(file) from trouble
    except OSError as trouble:
        raise FileNotWritten(file, trouble) from trouble
    finally:
        with suppress(OSError):
            unfinished.unlink()
