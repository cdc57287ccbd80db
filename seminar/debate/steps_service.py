"""Proposed steps of participants: proposed, found worth taking forward, and taken back."""

import uuid
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar.core.terms import Scope, TextState
from seminar.debate.step_rows import (
    ProposedStep,
    add,
    locked_step,
    proposed,
    refuse_unless_collected,
    refuse_unless_same,
)
from seminar.debate.steps_refusals import EnoughSteps, NotOwnStep, OwnStep, StepGone
from seminar.debate.voices import locked_voice
from seminar.live import outbox
from seminar.models import (
    Leftover,
    NextStep,
    NoteSentence,
    Seminar,
    StepMark,
    step_area,
    step_card,
    step_point,
)
from seminar.readings.versions import strike_from_versions

MOST_STEPS = 5
LINKS = (step_area, step_card, step_point)


def propose_step(
    db: Session,
    seminar: Seminar,
    token: str,
    *,
    step_id: uuid.UUID,
    step: ProposedStep,
    now: datetime,
) -> NextStep:
    """Put a participant's step before the room; the same step sent twice is there once."""
    voice = locked_voice(db, seminar, token)
    sent = db.get(NextStep, step_id)
    if sent is not None:
        return refuse_unless_same(sent, voice.id, step)
    refuse_unless_collected(db, seminar)
    if proposed(db, NextStep.voice_id == voice.id) >= MOST_STEPS:
        raise EnoughSteps
    return add(db, seminar, step_id, step, voice=voice, now=now)


def take_step_back(db: Session, seminar: Seminar, token: str, step_id: uuid.UUID) -> bool:
    """Delete what one's own step says; return False when it was taken back already.

    The row stays, so that a delayed second sending does not bring the step back.
    """
    voice = locked_voice(db, seminar, token)
    step = locked_step(db, seminar, step_id)
    if step.voice_id != voice.id:
        raise NotOwnStep
    if step.state is TextState.WITHDRAWN:
        return False
    step.state, step.reason, step.scope = TextState.WITHDRAWN, None, Scope.ALL
    step.addressee = step.text = step.measure = step.due = ""
    db.flush()
    for gone in (
        *(delete(links).where(links.c.step_id == step.id) for links in LINKS),
        delete(StepMark).where(StepMark.step_id == step.id),
        # The rapporteur's wording of its line would keep what stood in it.
        delete(NoteSentence).where(
            NoteSentence.seminar_id == seminar.id, NoteSentence.key == f"step.{step.id}"
        ),
    ):
        db.execute(gone, execution_options={"synchronize_session": False})
    db.expire(step)
    strike_from_versions(db, seminar.id, [step.id])
    # The files still hold the words, until the next sweeping.
    db.add(Leftover())
    db.flush()
    outbox.announce(db, seminar.id)
    return True


def find_worthwhile(db: Session, seminar: Seminar, token: str, step_id: uuid.UUID) -> bool:
    """Say that a step of others is worth taking forward; False when one said so already."""
    voice = locked_voice(db, seminar, token)
    refuse_unless_collected(db, seminar)
    step = locked_step(db, seminar, step_id, shared=True)
    if step.voice_id == voice.id:
        raise OwnStep
    if step.state is not TextState.SHOWN:
        raise StepGone
    # Both stores write ON CONFLICT alike, so PostgreSQL's INSERT serves for both.
    marked = (
        insert(StepMark)
        .values(step_id=step.id, voice_id=voice.id)
        .on_conflict_do_nothing()
        .returning(StepMark.step_id)
    )
    return db.scalar(marked) is not None


def find_worthwhile_no_longer(
    db: Session, seminar: Seminar, token: str, step_id: uuid.UUID
) -> bool:
    """Take one's mark back; return False when there was none."""
    voice = locked_voice(db, seminar, token)
    refuse_unless_collected(db, seminar)
    step = locked_step(db, seminar, step_id, shared=True)
    own = delete(StepMark).where(StepMark.step_id == step.id, StepMark.voice_id == voice.id)
    return db.scalar(own.returning(StepMark.step_id)) is not None
