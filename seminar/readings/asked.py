"""The card that was put to the whole room last, and what came of it."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import CardKind, CardState, Scope
from seminar.models import AskedCard, Card, ScreenChoice
from seminar.readings.counted import Counted, hands_of, phones_of
from seminar.readings.debate import positions_of

# How long the room is asked. An answer that comes later still counts, until they are shown.
ASKED_FOR = timedelta(seconds=20)


@dataclass(frozen=True)
class Asked:
    """The card with its words. The counts are there once they were shown, and stay out of `repr`.

    From its text form pages derive which state they show; nobody may try counts out by it.
    """

    card_id: uuid.UUID
    voice_id: uuid.UUID = field(repr=False)
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    asked_at: datetime
    shown_at: datetime | None
    phones: Counted | None = field(repr=False)
    hands: Counted | None = field(repr=False)

    @property
    def ends_at(self) -> datetime:
        """When the time to answer is up."""
        return self.asked_at + ASKED_FOR


def asked_card(db: Session, seminar_id: uuid.UUID) -> Asked | None:
    """Return the card that was asked last, in two statements; None once it is out of sight.

    An earlier one does not come back when the last is taken back or goes with its author.
    """
    row = db.execute(
        select(Card, AskedCard)
        .join(AskedCard, AskedCard.card_id == Card.id)
        .join(ScreenChoice, ScreenChoice.asked_id == Card.id)
        .where(ScreenChoice.seminar_id == seminar_id)
    ).one_or_none()
    if row is None or row.Card.state is not CardState.SHOWN:
        return None
    card, asked = row.Card, row.AskedCard
    return Asked(
        card_id=card.id,
        voice_id=card.voice_id,
        kind=card.kind,
        scope=card.scope,
        areas=positions_of(db, [card.id]).get(card.id, ()),
        text=card.text,
        asked_at=asked.asked_at,
        shown_at=asked.shown_at,
        phones=phones_of(asked),
        hands=hands_of(asked),
    )
