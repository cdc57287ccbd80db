"""What the console shows of the card that was put to the room last."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from seminar.core.terms import ItemKind
from seminar.facilitation.screen_asked import ScreenAsked, told_of
from seminar.models import Seminar
from seminar.readings.asked import asked_card
from seminar.readings.counted import Counted
from seminar.readings.step import current_step


@dataclass(frozen=True)
class AskedPage:
    """The card as the room sees it, and the hands as they were typed in.

    `is_over` says that the time to answer is up, so that the answers may be shown.
    """

    card_id: uuid.UUID
    told: ScreenAsked
    hands: Counted | None
    is_over: bool


def asked_page(db: Session, seminar: Seminar, language: str, *, now: datetime) -> AskedPage | None:
    """Return the card; None outside a debate, and while none was put to the room."""
    if current_step(db, seminar.id).kind is not ItemKind.DEBATE:
        return None
    asked = asked_card(db, seminar.id)
    if asked is None:
        return None
    return AskedPage(
        card_id=asked.card_id,
        told=told_of(asked, language),
        hands=asked.hands,
        is_over=now >= asked.ends_at,
    )
