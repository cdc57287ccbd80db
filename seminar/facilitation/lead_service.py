"""Handing the room over to somebody else of the team."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import Role
from seminar.facilitation.refusals import NoSuchMember
from seminar.live import outbox
from seminar.models import Member, Seminar


def hand_over(
    db: Session,
    seminar: Seminar,
    member_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Let somebody of the team lead from now on; a rapporteur becomes a facilitator for that.

    Returns False when this person leads already. Nobody loses anything: whoever ran the room may
    still do so, as when the new one's battery dies.
    """
    db.refresh(seminar, with_for_update=True)
    member = db.get(Member, (seminar.id, member_id))
    if member is None:
        raise NoSuchMember
    if seminar.led_by == member_id:
        return False
    before, seminar.led_by = member.role, member_id
    if before is Role.RAPPORTEUR:
        member.role = Role.FACILITATOR
    db.flush()
    journal.record(
        db,
        seminar,
        deed="handed room over",
        object=before.value,
        account_id=account_id,
        now=now,
    )
    outbox.announce(db, seminar.id)
    return True
