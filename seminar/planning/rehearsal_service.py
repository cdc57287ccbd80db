"""Copying a seminar for a rehearsal: everything that was planned, and nothing that was said."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.access.codes import unused_code
from seminar.core.terms import QuestionKind, Role
from seminar.errors import Refusal
from seminar.models import AgendaItem, Area, Base, Member, Question, Seminar, StakeholderGroup

# Whoever forgets to delete a rehearsal need not remember it.
KEPT_FOR = timedelta(days=1)
# What a copy has of its own, or begins with anew.
OWN = frozenset(
    {
        *("id", "seminar_id", "public_id", "code", "screen_token", "rehearsal_of"),
        *("version", "door_version", "notice_version", "is_locked", "has_waiting_room"),
        *("day", "link_until", "links_cut", "retention_until", "retention_reason"),
        *("invented", "next_steps", "created_at", "state", "started_at", "ended_at", "invites"),
    }
)


class IsRehearsal(Refusal):
    """A rehearsal is to be rehearsed."""

    sentence = "This is a rehearsal already. Please start another one from the seminar itself."


class IsNoRehearsal(Refusal):
    """What is for rehearsals only was asked of a seminar."""

    sentence = "This is no rehearsal, so nothing was deleted."


def copy_for_rehearsal(
    db: Session, seminar: Seminar, *, title: str, account_id: uuid.UUID, now: datetime
) -> Seminar:
    """Return a copy of what was planned, with the same team, in which nobody has joined."""
    if seminar.rehearsal_of is not None:
        raise IsRehearsal
    today = now.astimezone(ZoneInfo(seminar.zone)).date()
    copy = Seminar(
        **(_planned(seminar) | {"title": title}),
        id=uuid.uuid4(),
        public_id=tokens.new_public_id(),
        code=unused_code(db),
        screen_token=tokens.new_token(),
        rehearsal_of=seminar.id,
        day=today,
        link_until=today + KEPT_FOR,
        retention_until=today + KEPT_FOR,
        invented=True,
        created_at=now,
    )
    copy.areas = [Area(**_planned(area)) for area in seminar.areas]
    copy.groups = [StakeholderGroup(**_planned(group)) for group in seminar.groups]
    copy.agenda = [AgendaItem(**_planned(item)) for item in seminar.agenda]
    db.add(copy)
    db.flush()
    _copy_question_and_team(db, seminar, copy, account_id=account_id)
    journal.record(db, copy, deed="began rehearsal", account_id=account_id, now=now)
    return copy


def refuse_deleting_a_seminar(seminar: Seminar) -> None:
    """Refuse with one button what asks for a title to be typed."""
    if seminar.rehearsal_of is None:
        raise IsNoRehearsal


def _copy_question_and_team(
    db: Session, seminar: Seminar, copy: Seminar, *, account_id: uuid.UUID
) -> None:
    text = select(Question.text).where(
        Question.seminar_id == seminar.id, Question.kind == QuestionKind.ORDER
    )
    db.add(Question(seminar_id=copy.id, kind=QuestionKind.ORDER, text=db.scalars(text).one()))
    for member in db.scalars(select(Member).where(Member.seminar_id == seminar.id)):
        is_own = member.account_id == account_id
        role = Role.ORGANISER if is_own else member.role
        db.add(Member(seminar_id=copy.id, account_id=member.account_id, role=role))
    db.flush()


def _planned(row: Base) -> dict[str, object]:
    columns = [column.key for column in inspect(type(row)).column_attrs]
    return {name: getattr(row, name) for name in columns if name not in OWN}
