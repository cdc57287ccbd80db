"""The texts that were joined to a card."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import CardState
from seminar.models import Card


@dataclass(frozen=True)
class Text:
    """The text of a card."""

    id: uuid.UUID
    text: str


def joined_texts(db: Session, seminar_id: uuid.UUID, card_id: uuid.UUID) -> tuple[Text, ...]:
    """Return the shown cards that were joined to one, the first written first."""
    rows = db.execute(
        select(Card.id, Card.text)
        .where(
            Card.seminar_id == seminar_id,
            Card.same_as == card_id,
            Card.state == CardState.SHOWN,
        )
        .order_by(Card.written_at, Card.id)
    )
    return tuple(Text(row.id, row.text) for row in rows)
