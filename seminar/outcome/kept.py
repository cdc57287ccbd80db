"""One version of a note as it was, without words that were taken back or hidden since."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from seminar.core.note.document import Document
from seminar.core.note.frozen import thaw
from seminar.core.note.struck import without
from seminar.errors import NotFound
from seminar.models import NoteVersion, Seminar
from seminar.readings.versions import gone_from


@dataclass(frozen=True)
class Kept:
    """One version as it was; `is_struck` says that words were taken back or hidden since."""

    number: int
    note: Document
    brief: Document
    is_struck: bool


def kept_version(db: Session, seminar: Seminar, number: int) -> Kept:
    """Return one version; raise NotFound where there is none of this number."""
    version = db.get(NoteVersion, (seminar.id, number))
    if version is None:
        raise NotFound
    gone = gone_from(db, version)
    note, brief = thaw(version.note), thaw(version.brief)
    return Kept(number, without(note, gone), without(brief, gone), bool(gone))
