"""What authors do with their own cards: other words for two minutes, taken back at any time."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from seminar.core.terms import CardState, Looking, Scope
from seminar.debate.service import (
    LONGEST_CARD,
    locked_card,
    refuse_taken_back,
    refuse_unless_debating,
    tell_of_card,
)
from seminar.debate.subject import refuse_unfit
from seminar.debate.voices import locked_voice
from seminar.errors import Refusal
from seminar.models import AskedCard, Card, Leftover, Mark, Seminar, Voice, card_area
from seminar.readings.versions import forget_quotes, strike_from_versions

EDITED_FOR = timedelta(minutes=2)


class NotOwnCard(Refusal):
    """Other words for a card of somebody else, or taking it back."""

    sentence = "This card is not one of yours, so it stays. Nothing was changed."


class EditedTooLate(Refusal):
    """Other words more than two minutes after the card was sent."""

    sentence = (
        "A card can be worded anew for two minutes, and they are over. You can take it back and "
        "write another one."
    )


class AnsweredAlready(Refusal):
    """Other words for a card that somebody has answered or the whole room was asked about."""

    sentence = (
        "Somebody has read and answered these words already, so they stay. You can take the card "
        "back and write another one."
    )


class HiddenAlready(Refusal):
    """Other words for a card that the team has hidden."""

    sentence = "The team has hidden this card, so its words stay. Nothing was changed."


class LookedAtFirst(Refusal):
    """Other words for a card in a debate whose cards the team looks at before the room does."""

    sentence = (
        "The team looks at each card before the room sees it, so what was sent stays. You can take "
        "the card back and write another one."
    )


def edit_card(
    db: Session, seminar: Seminar, token: str, card_id: uuid.UUID, text: str, *, now: datetime
) -> bool:
    """Give one's own card other words; return False when it has them already.

    An answer given to the earlier words would be one to words that nobody said, so the first
    answer fixes them.
    """
    card = _own_card(db, seminar, token, card_id)
    refuse_taken_back(card)
    if card.text == text:
        return False
    refuse_unless_debating(db, seminar)
    refuse_unfit(text, longest=LONGEST_CARD)
    if card.state is CardState.HIDDEN:
        raise HiddenAlready
    # Else the team could let words pass that it has not read.
    if card.state is CardState.WAITING or seminar.looking is Looking.BEFORE:
        raise LookedAtFirst
    if now >= card.written_at + EDITED_FOR:
        raise EditedTooLate
    answered = exists().where(Mark.card_id == card.id)
    if db.scalar(select(answered | exists().where(AskedCard.card_id == card.id))):
        raise AnsweredAlready
    forget_quotes(db, seminar.id, [card.text])
    card.text = text
    _forget_words(db, card)
    tell_of_card(db, seminar, card)
    return True


def take_card_back(db: Session, seminar: Seminar, token: str, card_id: uuid.UUID) -> bool:
    """Delete what one's own card says and what others answered; False when that was done.

    The row stays, so that a delayed second sending does not bring the card back.
    """
    card = _own_card(db, seminar, token, card_id)
    if card.state is CardState.WITHDRAWN:
        return False
    tell_of_card(db, seminar, card)
    forget_quotes(db, seminar.id, [card.text])
    card.state, card.reason = CardState.WITHDRAWN, None
    card.text, card.scope, card.weighed = "", Scope.ALL, 0
    for gone in (
        delete(card_area).where(card_area.c.card_id == card.id),
        delete(Mark).where(Mark.card_id == card.id),
        delete(AskedCard).where(AskedCard.card_id == card.id),
    ):
        db.execute(gone, execution_options={"synchronize_session": False})
    _forget_words(db, card)
    return True


def _own_card(db: Session, seminar: Seminar, token: str, card_id: uuid.UUID) -> Card:
    voice: Voice = locked_voice(db, seminar, token)
    card = locked_card(db, seminar, card_id)
    if card.voice_id != voice.id:
        raise NotOwnCard
    return card


def _forget_words(db: Session, card: Card) -> None:
    """Strike the earlier words from kept notes; the next sweeping clears them from the files."""
    db.add(Leftover())
    db.flush()
    strike_from_versions(db, card.seminar_id, [card.id])
    db.expire(card)
