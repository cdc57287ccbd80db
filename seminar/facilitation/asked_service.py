"""A card put to the whole room: asked for 20 seconds, hands counted, answers shown once."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import CardState, ItemKind, MarkValue, Picture
from seminar.errors import NotFound, Refusal
from seminar.facilitation.choosing_service import choose_picture
from seminar.live import outbox
from seminar.models import AskedCard, Card, ScreenChoice, Seminar
from seminar.readings.asked import ASKED_FOR
from seminar.readings.counted import Counted
from seminar.readings.debate import point_weighing
from seminar.readings.step import current_step

MOST_HANDS = 100_000


class NothingToAsk(Refusal):
    """A card is put to the room while nobody could answer it."""

    sentence = "No debate is running, so the room cannot answer a card. Nothing was changed."


class HiddenFromRoom(Refusal):
    """A card that the room does not see is put to it."""

    sentence = "The room does not see this card. Show it before you put it to the room."


class JoinedToAnother(Refusal):
    """A card is put to the room though another stands for its point."""

    sentence = (
        "This card was joined to another that makes the same point. Put that one to the room, or "
        "part the two first."
    )


class ShownAlready(Refusal):
    """A card whose answers the room has seen is asked once more, or its hands are counted anew."""

    sentence = (
        "The answers to this card were shown to the room, so they stay as they are: a late one "
        "could be told from the difference between two counts."
    )


class NotAsked(Refusal):
    """Hands or answers of a card that was not put to the room."""

    sentence = "This card was not put to the room yet. Nothing was changed."


class StillAsking(Refusal):
    """Answers are to be shown while the room answers."""

    sentence = "The room still has some seconds to answer. Show the answers when they are over."


def ask_card(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Put a card to the room, on phones and on the big screen; False while it is being asked."""
    card = _locked_card(db, seminar, card_id)
    if card.state is not CardState.SHOWN:
        raise HiddenFromRoom
    asked = db.get(AskedCard, card.id)
    if asked is not None and asked.shown_at is not None:
        raise ShownAlready
    if asked is not None and now < asked.asked_at + ASKED_FOR:
        return False
    if asked is None:
        asked = AskedCard(card_id=card.id)
        db.add(asked)
    asked.asked_at = now
    db.flush()
    choose_picture(db, seminar, Picture.ASKED)
    db.get_one(ScreenChoice, seminar.id).asked_id = card.id
    _tell(db, seminar, card, "put card to the room", account_id=account_id, now=now)
    return True


def count_hands(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    hands: Counted,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Keep how many hands were raised; False when the same numbers were kept already."""
    card = _locked_card(db, seminar, card_id)
    asked = _asked(db, card)
    before = asked.hands_agree, asked.hands_disagree, asked.hands_cannot
    if before == (hands.agree, hands.disagree, hands.cannot):
        return False
    asked.hands_agree, asked.hands_disagree = hands.agree, hands.disagree
    asked.hands_cannot = hands.cannot
    _tell(db, seminar, card, "counted hands", account_id=account_id, now=now)
    return True


def show_answers(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Keep the answers of the phones as they are now, and show them; from now on they stay."""
    card = _locked_card(db, seminar, card_id)
    if card.state is not CardState.SHOWN:
        raise HiddenFromRoom
    found = db.get(AskedCard, card.id)
    if found is not None and found.shown_at is not None:
        return False
    asked = _asked(db, card)
    if now < asked.asked_at + ASKED_FOR:
        raise StillAsking
    marks = point_weighing(db, seminar.id, card.id)
    asked.agree, asked.disagree, asked.cannot = (marks.get(value, 0) for value in MarkValue)
    asked.shown_at = now
    db.flush()
    choose_picture(db, seminar, Picture.ASKED)
    _tell(db, seminar, card, "showed answers to card", account_id=account_id, now=now)
    return True


def _locked_card(db: Session, seminar: Seminar, card_id: uuid.UUID) -> Card:
    """Return a card of a running debate; whoever weighs it at this moment comes first or waits.

    The card is locked before the seminar, as hiding does it.
    """
    card = db.scalar(
        select(Card).where(Card.id == card_id, Card.seminar_id == seminar.id).with_for_update()
    )
    if card is None:
        raise NotFound
    if card.same_as is not None:
        raise JoinedToAnother
    db.refresh(seminar, with_for_update=True)
    if current_step(db, seminar.id).kind is not ItemKind.DEBATE:
        raise NothingToAsk
    return card


def _asked(db: Session, card: Card) -> AskedCard:
    asked = db.get(AskedCard, card.id)
    if asked is None:
        raise NotAsked
    if asked.shown_at is not None:
        raise ShownAlready
    return asked


def _tell(
    db: Session,
    seminar: Seminar,
    card: Card,
    deed: str,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Record the deed, without the text: what names somebody must not live on in the record."""
    db.flush()
    journal.record(db, seminar, deed=deed, object=f"card {card.id}", account_id=account_id, now=now)
    outbox.announce(db, seminar.id)
