"""Creating a seminar from a plan in which everything but the title has a default."""

import uuid
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.access.codes import unused_code
from seminar.core.framework import Framework
from seminar.core.retention import USUAL_DAYS, retained_until
from seminar.core.terms import Basis, IdentityMode, ItemState, QuestionKind, Role, Rule
from seminar.frameworks import KEYS, framework
from seminar.models import (
    Account,
    AgendaItem,
    Area,
    Member,
    Question,
    Seminar,
    StakeholderGroup,
)
from seminar.planning.agendas import Length, PlannedItem, agenda_of

DEFAULT_ZONE = "Europe/Brussels"
# How long, after the day, a participant's two orders stay linked to each other.
LINKED_FOR = timedelta(days=30)
MARKS = {
    "en": "Unclassified – for participants only",
    "fr": "Non classifié – réservé aux participants",
}


@dataclass(frozen=True)
class SeminarPlan:
    """What an organiser wants. What is None is taken from the framework, language or clock."""

    title: str
    framework: Framework = field(default_factory=lambda: framework(KEYS[0]))
    day: date | None = None
    place: str = ""
    purpose: str = ""
    host: str = ""
    zone: str = DEFAULT_ZONE
    language: str = "en"
    rule: Rule = Rule.CHATHAM_HOUSE
    mode: IdentityMode = IdentityMode.PSEUDONYMOUS
    mark: str | None = None
    contact: str = ""
    basis: Basis = Basis.CONSENT
    kept_for: int = USUAL_DAYS
    support: str = ""
    groups: tuple[str, ...] | None = None
    agenda: tuple[PlannedItem, ...] | None = None
    question: str | None = None
    invented: bool = False


def create_seminar(db: Session, plan: SeminarPlan, *, account: Account, now: datetime) -> Seminar:
    """Create a seminar that could begin at once, and make the account its organiser."""
    seminar = _seminar(db, plan, now=now)
    seminar.areas = _areas(plan)
    seminar.groups = _groups(plan)
    seminar.agenda = _agenda(plan)
    db.add(seminar)
    db.flush()
    question = plan.question or plan.framework.question[plan.language]
    db.add(Question(seminar_id=seminar.id, kind=QuestionKind.ORDER, text=question))
    db.add(Member(seminar_id=seminar.id, account_id=account.id, role=Role.ORGANISER))
    db.flush()
    journal.record(db, seminar, deed="created seminar", account_id=account.id, now=now)
    return seminar


def _seminar(db: Session, plan: SeminarPlan, *, now: datetime) -> Seminar:
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    day = plan.day or today
    return Seminar(
        id=uuid.uuid4(),
        public_id=tokens.new_public_id(),
        title=plan.title,
        purpose=plan.purpose,
        host=plan.host,
        day=day,
        place=plan.place,
        zone=plan.zone,
        language=plan.language,
        rule=plan.rule,
        mode=plan.mode,
        mark=MARKS[plan.language] if plan.mark is None else plan.mark,
        code=unused_code(db),
        screen_token=tokens.new_token(),
        link_until=day + LINKED_FOR,
        contact=plan.contact,
        basis=plan.basis,
        retention_until=retained_until(day, plan.kept_for, today=today),
        support=plan.support,
        invented=plan.invented,
        created_at=now,
    )


def _areas(plan: SeminarPlan) -> list[Area]:
    return [
        Area(
            key=area.key,
            position=number,
            texts={language: asdict(words) for language, words in area.words.items()},
        )
        for number, area in enumerate(plan.framework.areas, start=1)
    ]


def _groups(plan: SeminarPlan) -> list[StakeholderGroup]:
    ready = plan.framework.groups[plan.language]
    names = ready if plan.groups is None else plan.groups
    return [
        StakeholderGroup(position=number, name=name) for number, name in enumerate(names, start=1)
    ]


def _agenda(plan: SeminarPlan) -> list[AgendaItem]:
    items = agenda_of(Length.STANDARD, plan.language) if plan.agenda is None else plan.agenda
    return [
        AgendaItem(
            position=number,
            kind=item.kind,
            title=item.title,
            minutes=item.minutes,
            state=ItemState.PLANNED,
        )
        for number, item in enumerate(items, start=1)
    ]
