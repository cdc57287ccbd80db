"""The card that the room is asked about, as one phone shows it."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import CardKind, ItemKind, MarkValue, Scope
from seminar.models import Mark, Voice
from seminar.readings.asked import asked_card
from seminar.readings.step import current_step

# A phone on bad Wi-Fi learns of the card late. It shows it a little longer than the clock runs.
LATE = timedelta(seconds=40)


@dataclass(frozen=True)
class PhoneAsked:
    """The card with one's own answer; what others answered is not told."""

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    ends_at: datetime
    is_own: bool
    mark: MarkValue | None


def phone_asked(
    db: Session, seminar_id: uuid.UUID, token: str, *, now: datetime
) -> PhoneAsked | None:
    """Return the card while it is asked; None before, afterwards, and outside a debate."""
    asked = asked_card(db, seminar_id)
    if asked is None or asked.shown_at is not None or now >= asked.ends_at + LATE:
        return None
    if current_step(db, seminar_id).kind is not ItemKind.DEBATE:
        return None
    voice_id = db.scalar(select(Voice.id).where(Voice.key == tokens.voice_key(token, seminar_id)))
    mark = select(Mark.value).where(Mark.card_id == asked.card_id, Mark.voice_id == voice_id)
    return PhoneAsked(
        id=asked.card_id,
        kind=asked.kind,
        scope=asked.scope,
        areas=asked.areas,
        text=asked.text,
        ends_at=asked.ends_at,
        is_own=asked.voice_id == voice_id,
        mark=db.scalar(mark) if voice_id else None,
    )
