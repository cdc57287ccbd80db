"""Proposed steps of the team: one from a card or a point; any hidden, and shown again."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, TextState
from seminar.debate import hiding
from seminar.debate.step_rows import (
    ProposedStep,
    add,
    locked_step,
    proposed,
    refuse_unless_collected,
    refuse_unless_same,
)
from seminar.debate.steps_refusals import EnoughStepsOfTeam, StepAlreadySent, StepGone
from seminar.models import NextStep, Seminar

MOST_OF_TEAM = 60


def add_step(
    db: Session,
    seminar: Seminar,
    *,
    step_id: uuid.UUID,
    step: ProposedStep,
    account_id: uuid.UUID | None,
    now: datetime,
) -> NextStep:
    """Let the team propose a step, from a card or a point; the same one sent twice is once."""
    db.refresh(seminar, with_for_update=True)
    sent = db.get(NextStep, step_id)
    if sent is not None:
        if sent.seminar_id != seminar.id:
            raise StepAlreadySent
        return refuse_unless_same(sent, None, step)
    refuse_unless_collected(db, seminar)
    of_team = (NextStep.seminar_id == seminar.id) & NextStep.voice_id.is_(None)
    if proposed(db, of_team) >= MOST_OF_TEAM:
        raise EnoughStepsOfTeam
    added = add(db, seminar, step_id, step, voice=None, now=now)
    hiding.tell(db, seminar, added, "proposed", account_id=account_id, now=now)
    return added


def hide_step(
    db: Session,
    seminar: Seminar,
    step_id: uuid.UUID,
    reason: HideReason,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take a step from the room and the note; return False when it was hidden already."""
    step = locked_step(db, seminar, step_id)
    if step.state is TextState.WITHDRAWN:
        raise StepGone
    return hiding.hide(db, seminar, step, reason, account_id=account_id, now=now)


def show_step(
    db: Session,
    seminar: Seminar,
    step_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Show a hidden step again; return False when it was shown already."""
    step = locked_step(db, seminar, step_id)
    if step.state is TextState.WITHDRAWN:
        raise StepGone
    return hiding.show(db, seminar, step, account_id=account_id, now=now)
