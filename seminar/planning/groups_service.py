"""Changing the stakeholder groups before the first person has joined."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.errors import Refusal
from seminar.models import Seminar, StakeholderGroup
from seminar.planning.fixed import lock, somebody_joined


class GroupsAreFixed(Refusal):
    """A change to the groups after somebody chose one."""

    sentence = "Somebody has joined already, so the groups stay as they are."


def set_groups(
    db: Session,
    seminar: Seminar,
    names: Sequence[str],
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Replace the groups; no names means that nobody is asked."""
    lock(db, seminar)
    if somebody_joined(db, seminar):
        raise GroupsAreFixed
    seminar.groups = [
        StakeholderGroup(position=number, name=name) for number, name in enumerate(names, start=1)
    ]
    journal.record(
        db,
        seminar,
        deed="changed groups",
        detail=", ".join(names),
        account_id=account_id,
        now=now,
    )
