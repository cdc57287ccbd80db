"""What the pages of setting up show."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from seminar.core.terms import IdentityMode, ItemKind, ItemState, QuestionKind, Role
from seminar.models import (
    Account,
    AgendaItem,
    Invitation,
    Member,
    Question,
    Seminar,
    StakeholderGroup,
)
from seminar.planning.service import DEFAULT_ZONE
from seminar.readings.areas import AreaText, area_texts
from seminar.readings.round import joined


@dataclass(frozen=True)
class SeminarLine:
    """A seminar in the list of an account."""

    public_id: str
    title: str
    day: date
    place: str
    role: Role


@dataclass(frozen=True)
class Overview:
    """How far the set-up is."""

    day: date
    place: str
    purpose: str
    host: str
    mode: IdentityMode
    link_until: date
    retention_until: date
    contact: str
    question: str
    areas: tuple[AreaText, ...]
    groups: int
    items: int
    rankings: int
    minutes: int
    team: int
    seats: int
    screen_token: str


@dataclass(frozen=True)
class AreaRow:
    """An area on the page that changes it."""

    id: uuid.UUID
    number: int
    name: str
    short: str
    definition: str


@dataclass(frozen=True)
class ItemRow:
    """An item on the page that changes the agenda."""

    id: uuid.UUID
    number: int
    kind: ItemKind
    title: str
    minutes: int
    state: ItemState

    @property
    def may_change(self) -> bool:
        """Whether it is still to come; a further question is what it was written as."""
        return self.state is ItemState.PLANNED and self.kind is not ItemKind.FURTHER


@dataclass(frozen=True)
class MemberLine:
    """Somebody on the team."""

    account_id: uuid.UUID
    name: str
    email: str
    role: Role


@dataclass(frozen=True)
class InvitationLine:
    """An invitation that nobody has used yet; `key` is what the store knows it by."""

    key: str
    role: Role
    expires_at: datetime


def seminars_of(db: Session, account_id: uuid.UUID) -> tuple[SeminarLine, ...]:
    """Return the seminars an account is on the team of, the latest day first."""
    rows = db.execute(
        select(Seminar.public_id, Seminar.title, Seminar.day, Seminar.place, Member.role)
        .join(Member, Member.seminar_id == Seminar.id)
        .where(Member.account_id == account_id)
        .order_by(Seminar.day.desc(), Seminar.created_at.desc())
    )
    return tuple(SeminarLine(*row) for row in rows)


def usual_zone(db: Session, account_id: uuid.UUID) -> str:
    """Return the time zone of the seminar that this account created last."""
    last = db.scalar(
        select(Seminar.zone)
        .join(Member, Member.seminar_id == Seminar.id)
        .where(Member.account_id == account_id, Member.role == Role.ORGANISER)
        .order_by(Seminar.created_at.desc())
        .limit(1)
    )
    return last or DEFAULT_ZONE


def overview(db: Session, seminar: Seminar) -> Overview:
    """Return how far the set-up is; the statements do not grow with what there is."""
    agenda = db.execute(
        select(AgendaItem.kind, AgendaItem.minutes).where(AgendaItem.seminar_id == seminar.id)
    ).all()
    return Overview(
        day=seminar.day,
        place=seminar.place,
        purpose=seminar.purpose,
        host=seminar.host,
        mode=seminar.mode,
        link_until=seminar.link_until,
        retention_until=seminar.retention_until,
        contact=seminar.contact,
        question=_question(db, seminar),
        areas=area_texts(seminar, seminar.language),
        groups=_count(db, StakeholderGroup.seminar_id, seminar),
        items=len(agenda),
        rankings=sum(kind is ItemKind.RANKING for kind, _ in agenda),
        minutes=sum(minutes for _, minutes in agenda),
        team=_count(db, Member.seminar_id, seminar),
        seats=joined(db, seminar.id),
        screen_token=seminar.screen_token,
    )


def area_rows(seminar: Seminar) -> tuple[AreaRow, ...]:
    """Return the areas in the seminar's own language."""
    return tuple(
        AreaRow(
            id=area.id,
            number=area.position,
            name=words["name"],
            short=words.get("short", ""),
            definition=words.get("definition", ""),
        )
        for area in seminar.areas
        for words in [area.texts[seminar.language]]
    )


def item_rows(seminar: Seminar) -> tuple[ItemRow, ...]:
    """Return the agenda."""
    return tuple(
        ItemRow(
            id=item.id,
            number=item.position,
            kind=item.kind,
            title=item.title,
            minutes=item.minutes,
            state=item.state,
        )
        for item in seminar.agenda
    )


def group_names(seminar: Seminar) -> tuple[str, ...]:
    """Return the names of the groups."""
    return tuple(group.name for group in seminar.groups)


def team_of(db: Session, seminar: Seminar) -> tuple[MemberLine, ...]:
    """Return the team by name."""
    rows = db.execute(
        select(Account.id, Account.name, Account.email, Member.role)
        .join(Member, Member.account_id == Account.id)
        .where(Member.seminar_id == seminar.id)
        .order_by(Account.name, Account.email)
    )
    return tuple(MemberLine(*row) for row in rows)


def open_invitations(db: Session, seminar: Seminar, *, now: datetime) -> tuple[InvitationLine, ...]:
    """Return the invitations that still serve, the one that ends first in front."""
    rows = db.execute(
        select(Invitation.token_sha256, Invitation.role, Invitation.expires_at)
        .where(Invitation.seminar_id == seminar.id, Invitation.expires_at > now)
        .order_by(Invitation.expires_at)
    )
    return tuple(InvitationLine(key.hex(), role, until) for key, role, until in rows)


def _question(db: Session, seminar: Seminar) -> str:
    return db.scalars(
        select(Question.text).where(
            Question.seminar_id == seminar.id, Question.kind == QuestionKind.ORDER
        )
    ).one()


def _count(db: Session, column: InstrumentedAttribute[uuid.UUID], seminar: Seminar) -> int:
    found = db.scalar(select(func.count()).where(column == seminar.id))
    return found or 0
