"""Ticking off what the check found: by whom, when, and for which text."""

import uuid
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.note.check import ANSWERED_BY_WORDING, Doubt, Finding
from seminar.models import NoteTick, Seminar
from seminar.outcome.documents import note_draft
from seminar.outcome.refusals import FindingGone, OnlyWordingHelps


def tick(
    db: Session,
    seminar: Seminar,
    *,
    doubt: Doubt,
    key: str,
    text_sha256: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Note that somebody looked at a finding, or that a name is on the record.

    It holds for the text that the person saw. Return False when it was ticked already.
    """
    if doubt in ANSWERED_BY_WORDING:
        raise OnlyWordingHelps
    # Two who tick at once wait for one row, and make one tick.
    db.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    draft = note_draft(db, seminar)
    finding = _found(draft.findings(), doubt, key)
    if finding is None or finding.text_sha256 != text_sha256:
        raise FindingGone
    if draft.is_ticked(finding):
        return False
    deed = "let name stand" if doubt is Doubt.NAME else "ticked finding"
    journal.record(db, seminar, deed=deed, object=key, detail=doubt, account_id=account_id, now=now)
    row = db.get(NoteTick, (seminar.id, doubt, key)) or NoteTick(
        seminar_id=seminar.id, doubt=doubt, key=key
    )
    row.text_sha256, row.account_id, row.at = text_sha256, account_id, now
    db.add(row)
    db.flush()
    return True


def untick(
    db: Session,
    seminar: Seminar,
    *,
    doubt: Doubt,
    key: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take a tick back; return False when there was none."""
    at_it = (NoteTick.seminar_id == seminar.id, NoteTick.doubt == doubt, NoteTick.key == key)
    gone = db.scalar(delete(NoteTick).where(*at_it).returning(NoteTick.key))
    if gone is None:
        return False
    journal.record(
        db,
        seminar,
        deed="unticked finding",
        object=key,
        detail=doubt,
        account_id=account_id,
        now=now,
    )
    return True


def _found(findings: tuple[Finding, ...], doubt: Doubt, key: str) -> Finding | None:
    return next((one for one in findings if (one.doubt, one.key) == (doubt, key)), None)
