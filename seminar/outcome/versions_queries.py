"""The versions of a note: their list, and one of them as it was."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.note.document import Document
from seminar.core.note.frozen import thaw
from seminar.core.note.struck import without
from seminar.core.terms import VersionState
from seminar.errors import NotFound
from seminar.models import Account, NoteVersion, Seminar
from seminar.outcome.documents import note_draft
from seminar.readings.versions import gone_from


@dataclass(frozen=True)
class ListedVersion:
    """One version with who sent it out and when, in the seminar's zone."""

    number: int
    state: VersionState
    status: str
    by: str
    at: datetime
    sha256: str
    bundle_sha256: str | None


@dataclass(frozen=True)
class VersionsPage:
    """All versions, the newest first, and what the note is now."""

    versions: tuple[ListedVersion, ...]
    status: str
    sha256: str
    is_final: bool
    is_stopped: bool


@dataclass(frozen=True)
class Kept:
    """One version as it was; `is_struck` says that words were taken back or hidden since."""

    number: int
    note: Document
    brief: Document
    is_struck: bool


def versions_page(db: Session, seminar: Seminar) -> VersionsPage:
    """Return the versions of a note."""
    draft = note_draft(db, seminar)
    return VersionsPage(
        versions=_listed(db, seminar),
        status=draft.edition.status(seminar.language),
        sha256=draft.sha256,
        is_final=draft.edition.state is VersionState.FINAL,
        is_stopped=bool(draft.stops()),
    )


def kept_version(db: Session, seminar: Seminar, number: int) -> Kept:
    """Return one version; raise NotFound where there is none of this number."""
    version = db.get(NoteVersion, (seminar.id, number))
    if version is None:
        raise NotFound
    gone = gone_from(db, version)
    note, brief = thaw(version.note), thaw(version.brief)
    return Kept(number, without(note, gone), without(brief, gone), bool(gone))


def _listed(db: Session, seminar: Seminar) -> tuple[ListedVersion, ...]:
    rows = db.execute(
        select(NoteVersion, Account.name)
        .outerjoin(Account, Account.id == NoteVersion.account_id)
        .where(NoteVersion.seminar_id == seminar.id)
        .order_by(NoteVersion.number.desc())
    )
    return tuple(
        ListedVersion(
            number=version.number,
            state=version.state,
            status=thaw(version.note).masthead.status,
            by=name or "",
            at=version.at.astimezone(ZoneInfo(seminar.zone)),
            sha256=version.sha256,
            bundle_sha256=version.bundle_sha256,
        )
        for version, name in rows
    )
