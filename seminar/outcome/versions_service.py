"""Sending a note out: frozen as a version with its number and hashes."""

import hashlib
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.note.frozen import freeze
from seminar.core.note.numbering import card_ids, point_ids, step_ids, view_ids
from seminar.core.terms import CountFileState, VersionState
from seminar.models import NoteVersion, Seminar
from seminar.outcome.bundles import bundle_file
from seminar.outcome.documents import Draft, note_draft
from seminar.outcome.editions import Edition
from seminar.outcome.refusals import NoCountFiles, NoteChanged


def finalise(
    db: Session,
    seminar: Seminar,
    *,
    seen_sha256: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    """Seal the note as it is and return the number of the version.

    `seen_sha256` is the hash of what the person saw. Sealed twice, the same note is one version.
    """
    draft = _locked_draft(db, seminar, seen_sha256)
    if draft.edition.state is VersionState.FINAL:
        return draft.edition.number
    number = _freeze(
        db, seminar, draft, state=VersionState.FINAL, until=None, account_id=account_id, now=now
    )
    journal.record(
        db, seminar, deed="finalised note", object=str(number), account_id=account_id, now=now
    )
    return number


def freeze_for_correction(
    db: Session,
    seminar: Seminar,
    *,
    seen_sha256: str,
    until: datetime | None,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    """Freeze the note as it is for whoever shall correct it; return the number of the version."""
    draft = _locked_draft(db, seminar, seen_sha256)
    return _freeze(
        db,
        seminar,
        draft,
        state=VersionState.CIRCULATED,
        until=until,
        account_id=account_id,
        now=now,
    )


def _locked_draft(db: Session, seminar: Seminar, seen_sha256: str) -> Draft:
    # Of two who send a note out at once the second one sees what the first did.
    db.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    draft = note_draft(db, seminar)
    draft.refuse_stopped()
    if draft.sha256 != seen_sha256:
        raise NoteChanged
    return draft


def _freeze(
    db: Session,
    seminar: Seminar,
    draft: Draft,
    *,
    state: VersionState,
    until: datetime | None,
    account_id: uuid.UUID | None,
    now: datetime,
) -> int:
    there, bundle_sha256 = ZoneInfo(seminar.zone), _bundle_sha256(db, seminar)
    edition = Edition(
        number=draft.last.number + 1 if draft.last else 1,
        state=state,
        sha256=draft.sha256,
        bundle_sha256=bundle_sha256,
        at=now.astimezone(there),
        until=until.astimezone(there) if until else None,
    )
    note, brief = draft.marked_as(edition)
    facts = draft.facts
    version = NoteVersion(
        seminar_id=seminar.id,
        number=edition.number,
        state=state,
        note=freeze(note),
        brief=freeze(brief),
        holds=card_ids(facts.cards)
        | view_ids(facts.views)
        | point_ids(facts.points)
        | step_ids(facts.steps),
        sha256=draft.sha256,
        bundle_sha256=bundle_sha256,
        until=until,
        account_id=account_id,
        at=now,
    )
    db.add(version)
    db.flush()
    return edition.number


def _bundle_sha256(db: Session, seminar: Seminar) -> str | None:
    """Return the hash of the bundle that anybody may have.

    Never of a sealed one: it holds so little that its tables could be found by trying.
    """
    try:
        content = bundle_file(db, seminar, state=CountFileState.PUBLIC).content
    except NoCountFiles:
        return None
    return hashlib.sha256(content).hexdigest()
