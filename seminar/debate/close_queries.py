"""Cards of others that may say what somebody is about to say."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.likeness import closest
from seminar.core.terms import CardState
from seminar.models import Card, Voice

MOST_CLOSE = 3


@dataclass(frozen=True)
class CloseCard:
    """A card that the room sees, close to what was typed."""

    id: uuid.UUID
    text: str


def close_cards(
    db: Session, seminar_id: uuid.UUID, token: str, *, card_id: uuid.UUID, text: str
) -> tuple[CloseCard, ...]:
    """Return the shown cards of others that are close to a text, in two statements.

    None for a card that was sent already: the network may have lost the answer.
    """
    if db.scalar(select(Card.id).where(Card.id == card_id)) is not None:
        return ()
    own = select(Voice.id).where(Voice.key == tokens.voice_key(token, seminar_id))
    rows = db.execute(
        select(Card.id, Card.text).where(
            Card.seminar_id == seminar_id,
            Card.state == CardState.SHOWN,
            Card.voice_id.not_in(own),
        )
    )
    texts = {row.id: row.text for row in rows}
    return tuple(CloseCard(one, texts[one]) for one in closest(text, texts, at_most=MOST_CLOSE))
