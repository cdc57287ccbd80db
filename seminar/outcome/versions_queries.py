"""The versions of a note: who sent each out, when, and what the note is now."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.note.frozen import thaw
from seminar.core.terms import VersionState
from seminar.models import Account, NoteVersion, Seminar
from seminar.outcome.documents import note_draft


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
