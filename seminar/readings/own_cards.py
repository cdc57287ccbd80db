"""Somebody's own cards, and what became of each."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased

from seminar.core.terms import CardKind, CardState, HideReason, Scope, TextState
from seminar.models import AskedCard, Card, NextStep, step_card
from seminar.readings.same_point import HEAD, of_head

_JOINED = aliased(Card, name="joined")

OWN_CARDS = (
    select(
        *(Card.id, Card.kind, Card.scope, Card.text),
        *(Card.state, Card.reason, Card.written_at),
        HEAD.id.label("head_id"),
        HEAD.text.label("head_text"),
        select(func.count())
        .where(_JOINED.same_as == Card.id, _JOINED.state == CardState.SHOWN)
        .scalar_subquery()
        .label("joined"),
        exists().where(AskedCard.card_id == Card.id).label("was_asked"),
        exists()
        .where(
            step_card.c.card_id == Card.id,
            NextStep.id == step_card.c.step_id,
            NextStep.state == TextState.SHOWN,
        )
        .label("led_to_step"),
    )
    .outerjoin(HEAD, of_head())
    .where(Card.voice_id == bindparam("voice_id"), Card.state != CardState.WITHDRAWN)
    .order_by(Card.written_at.desc(), Card.id)
)


@dataclass(frozen=True)
class Became:
    """What became of a card that the room sees.

    `same_as` is the card that now stands for its point, if one does, and `said` its text; `joined`
    is how many others it stands for itself.
    """

    same_as: uuid.UUID | None = None
    said: str = ""
    joined: int = 0
    was_asked: bool = False
    led_to_step: bool = False


UNTOUCHED = Became()


@dataclass(frozen=True)
class OwnCardReading:
    """A card as its author reads it; the areas stand elsewhere."""

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    text: str
    state: CardState
    reason: HideReason | None
    written_at: datetime
    became: Became


def own_cards(db: Session, voice_id: uuid.UUID) -> tuple[OwnCardReading, ...]:
    """Return the cards of a voice that it kept, the newest first, in one statement."""
    return tuple(
        OwnCardReading(
            id=row.id,
            kind=row.kind,
            scope=row.scope,
            text=row.text,
            state=row.state,
            reason=row.reason,
            written_at=row.written_at,
            became=_became(row),
        )
        for row in db.execute(OWN_CARDS, {"voice_id": voice_id})
    )


def _became(row: Row[Any]) -> Became:
    if row.state is not CardState.SHOWN:
        return UNTOUCHED
    return Became(
        same_as=row.head_id,
        said=row.head_text or "",
        joined=row.joined,
        was_asked=row.was_asked,
        led_to_step=row.led_to_step,
    )
