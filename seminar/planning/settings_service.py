"""Changing what a seminar is called, where and when it is, and under which rule."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import IdentityMode, QuestionKind, Rule
from seminar.errors import Refusal
from seminar.live import outbox
from seminar.models import Question, Seminar
from seminar.planning.fixed import lock, somebody_joined
from seminar.planning.service import LINKED_FOR


class RuleIsPromised(Refusal):
    """Another rule after people joined under this one."""

    sentence = "Somebody has joined under this rule, so it stays. Nothing was changed."


class ModeIsPromised(Refusal):
    """Another identity mode after people joined, or were given a card, under this one."""

    sentence = "Somebody has joined under this promise, so it stays. Nothing was changed."


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
        _refuse_other_promises(changed)
    if "question" in changed:
        _reword_question(db, seminar, wanted.question)
    if "language" in changed:
        _speak(seminar, wanted.language)
    if "day" in changed and not joined:
        seminar.link_until = wanted.day + LINKED_FOR
    for name in changed.keys() - {"question"}:
        setattr(seminar, name, changed[name])
    for deed, detail in _deeds(changed, before):
        journal.record(db, seminar, deed=deed, detail=detail, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def _refuse_other_promises(changed: Collection[str]) -> None:
    if "rule" in changed:
        raise RuleIsPromised
    if "mode" in changed:
        raise ModeIsPromised


def _deeds(changed: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each deed to be recorded, and its detail."""
    if "mode" in changed:
        yield "changed mode", f"{before['mode']} to {changed['mode']}"
    settings = [name for name in changed if name != "mode"]
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
