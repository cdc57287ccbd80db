"""The card put to the whole room as the big screen shows it: counts only in words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from seminar.core.note.weighing import weighed
from seminar.core.note.wording import words
from seminar.core.terms import CardKind, Scope
from seminar.models import Seminar
from seminar.readings.asked import Asked, asked_card
from seminar.readings.counted import Counted


@dataclass(frozen=True)
class ScreenAsked:
    """The card, until when it is asked, and what came of it, from phones and from hands apart.

    The sentences are empty until they are shown.
    """

    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    ends_at: datetime
    is_shown: bool
    phones: str
    hands: str


def screen_asked(db: Session, seminar: Seminar, language: str) -> ScreenAsked | None:
    """Return the card that was asked last, if the room still may see it."""
    asked = asked_card(db, seminar.id)
    return None if asked is None else told_of(asked, language)


def told_of(asked: Asked, language: str) -> ScreenAsked:
    """Return what the room is told of the card."""
    is_shown = asked.shown_at is not None
    return ScreenAsked(
        kind=asked.kind,
        scope=asked.scope,
        areas=asked.areas,
        text=asked.text,
        ends_at=asked.ends_at,
        is_shown=is_shown,
        phones=_sentence(asked.phones, language) if is_shown else "",
        hands=_sentence(asked.hands, language) if is_shown else "",
    )


def _sentence(counted: Counted | None, language: str) -> str:
    if counted is None or counted.people == 0:
        return ""
    return weighed(words(language), agree=counted.agree, people=counted.people)
