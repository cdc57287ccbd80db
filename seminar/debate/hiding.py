"""Hiding a view or a step from the room and showing it again, and what the record tells of it.

Who calls has locked what was written, and knows that it was not taken back.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import HideReason, TextState
from seminar.live import outbox
from seminar.models import DifferentView, NextStep, Seminar

Written = DifferentView | NextStep
NOUNS = {DifferentView: "view", NextStep: "step"}


def hide(
    db: Session,
    seminar: Seminar,
    written: Written,
    reason: HideReason,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take what was written from the room and the note; return False when it was hidden already."""
    if written.state is TextState.HIDDEN:
        return False
    written.state, written.reason = TextState.HIDDEN, reason
    tell(db, seminar, written, "hid", detail=reason.value, account_id=account_id, now=now)
    return True


def show(
    db: Session,
    seminar: Seminar,
    written: Written,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Show what was hidden again; return False when it was shown already."""
    if written.state is TextState.SHOWN:
        return False
    written.state, written.reason = TextState.SHOWN, None
    tell(db, seminar, written, "showed", account_id=account_id, now=now)
    return True


def tell(
    db: Session,
    seminar: Seminar,
    written: Written,
    deed: str,
    *,
    detail: str = "",
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Record the deed, without any text: what names somebody must not live on in the record."""
    db.flush()
    noun = NOUNS[type(written)]
    journal.record(
        db,
        seminar,
        deed=f"{deed} {noun}",
        object=f"{noun} {written.id}",
        detail=detail,
        account_id=account_id,
        now=now,
    )
    outbox.announce(db, seminar.id)
