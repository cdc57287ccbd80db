"""Changing what a seminar is called, where and when it is, and under which rule."""

import uuid
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.retention import retained_until
from seminar.core.terms import Basis, IdentityMode, Looking, QuestionKind, Rule
from seminar.errors import Refusal
from seminar.live import outbox
from seminar.models import Question, Seminar
from seminar.planning.fixed import lock, somebody_joined
from seminar.planning.service import LINKED_FOR

# What participants are told before they join and may have agreed to. When one of these changes,
# they are asked again.
ON_NOTICE = frozenset({"host", "contact", "basis", "mode", "kept_for"})

# Cards that wait already go on waiting.
LOOKS = {
    Looking.BEFORE: "looks at cards first",
    Looking.AFTER: "looks at cards afterwards",
}


class RuleIsPromised(Refusal):
    """Another rule after people joined under this one."""

    sentence = "Somebody has joined under this rule, so it stays. Nothing was changed."


class ModeIsPromised(Refusal):
    """Another identity mode after people joined, or were given a card, under this one."""

    sentence = "Somebody has joined under this promise, so it stays. Nothing was changed."


class BasisIsPromised(Refusal):
    """Another ground, or another time of keeping, than people agreed to when they joined."""

    sentence = (
        "Somebody has joined under what is said about data protection, so it stays. "
        "Nothing was changed."
    )


class QuestionWasAsked(Refusal):
    """Another question after this one was put to the room."""

    sentence = "The room has been asked this question, so it stays. Nothing was changed."


@dataclass(frozen=True)
class SeminarSettings:
    """What an organiser may change, all of it."""

    title: str
    purpose: str
    host: str
    day: date
    place: str
    zone: str
    language: str
    rule: Rule
    mode: IdentityMode
    mark: str
    next_steps: str
    question: str
    contact: str
    basis: Basis
    kept_for: int
    support: str
    looking: Looking


def settings_of(db: Session, seminar: Seminar) -> SeminarSettings:
    """Return the settings as they are."""
    return SeminarSettings(
        title=seminar.title,
        purpose=seminar.purpose,
        host=seminar.host,
        day=seminar.day,
        place=seminar.place,
        zone=seminar.zone,
        language=seminar.language,
        rule=seminar.rule,
        mode=seminar.mode,
        mark=seminar.mark,
        next_steps=seminar.next_steps,
        question=_question(db, seminar).text,
        contact=seminar.contact,
        basis=seminar.basis,
        kept_for=(seminar.retention_until - seminar.day).days,
        support=seminar.support,
        looking=seminar.looking,
    )


def change_settings(
    db: Session,
    seminar: Seminar,
    wanted: SeminarSettings,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Change what differs; what was promised or asked stays."""
    lock(db, seminar)
    before = asdict(settings_of(db, seminar))
    changed = {name: value for name, value in asdict(wanted).items() if value != before[name]}
    if not changed:
        return
    joined = somebody_joined(db, seminar)
    if joined:
        _refuse_other_promises(changed.keys())
    if "question" in changed:
        _reword_question(db, seminar, wanted.question)
    if "language" in changed:
        _speak(seminar, wanted.language)
    if changed.keys() & {"day", "kept_for"} and not joined:
        _set_days(seminar, wanted, now=now)
    _write(seminar, changed)
    for deed, detail in _deeds(changed, before):
        journal.record(db, seminar, deed=deed, detail=detail, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def _refuse_other_promises(changed: Set[str]) -> None:
    if "rule" in changed:
        raise RuleIsPromised
    if "mode" in changed:
        raise ModeIsPromised
    if changed & {"basis", "kept_for"}:
        raise BasisIsPromised


def _write(seminar: Seminar, changed: Mapping[str, Any]) -> None:
    for name in changed.keys() - {"question", "kept_for"}:
        setattr(seminar, name, changed[name])
    if changed.keys() & ON_NOTICE:
        seminar.notice_version += 1


def _set_days(seminar: Seminar, wanted: SeminarSettings, *, now: datetime) -> None:
    """Count the days of links and of keeping anew; nobody was told any yet."""
    today = now.astimezone(ZoneInfo(wanted.zone)).date()
    seminar.link_until = wanted.day + LINKED_FOR
    seminar.retention_until = retained_until(wanted.day, wanted.kept_for, today=today)


def _deeds(changed: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each deed to be recorded, and its detail."""
    if "mode" in changed:
        yield "changed mode", f"{before['mode']} to {changed['mode']}"
    if "looking" in changed:
        yield LOOKS[changed["looking"]], ""
    told = [name for name in changed if name in ON_NOTICE - {"mode"}]
    if told:
        # What earlier participants agreed to can be read from this, change by change.
        yield "changed notice", "; ".join(f"{n}: {before[n]} to {changed[n]}" for n in told)
    settings = [name for name in changed if name not in ("mode", "looking")]
    if settings:
        yield "changed settings", ", ".join(settings)


def _question(db: Session, seminar: Seminar) -> Question:
    return db.scalars(
        select(Question).where(
            Question.seminar_id == seminar.id, Question.kind == QuestionKind.ORDER
        )
    ).one()


def _reword_question(db: Session, seminar: Seminar, text: str) -> None:
    question = _question(db, seminar)
    if question.frozen is not None:
        raise QuestionWasAsked
    question.text = text


def _speak(seminar: Seminar, language: str) -> None:
    # Every area has words in the seminar's language, from which other pages borrow.
    for area in seminar.areas:
        area.texts = {language: area.texts[seminar.language], **area.texts}
