"""What happens in the debate: cards are written, hidden and shown again."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.offering import lot_of
from seminar.core.terms import (
    CardKind,
    CardState,
    HideReason,
    ItemKind,
    Looking,
    Scope,
)
from seminar.debate.subject import areas_about, refuse_unfit
from seminar.debate.voices import locked_voice
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import Card, Seminar, Voice
from seminar.readings.step import current_step

LONGEST_CARD = 280
MOST_CARDS = 30


class DebateClosed(Refusal):
    """A card or an answer sent while no debate is running."""

    sentence = "The debate is closed at the moment. Your cards and answers so far still count."


class EnoughCards(Refusal):
    """One more card than one person may write."""

    status = 429
    sentence = (
        "You have written as many cards as one person can. Thank you. "
        "Your answers to the cards of others are just as welcome."
    )


class AlreadySent(Refusal):
    """Another card under an id that is taken."""

    sentence = (
        "A card was already sent from this form. Please load the page again to write another."
    )


class CardHidden(Refusal):
    """An answer to a card that the room no longer sees."""

    sentence = "This card was hidden in the meantime, so it takes no answers. Nothing was changed."


class CardTakenBack(Refusal):
    """A deed on a card whose author took it back."""

    sentence = "This card was taken back by whoever wrote it. Nothing was changed."


@dataclass(frozen=True)
class NewCard:
    """A card as its author sends it."""

    kind: CardKind
    scope: Scope
    area_positions: Collection[int]
    text: str


def write_card(
    db: Session,
    seminar: Seminar,
    token: str,
    *,
    card_id: uuid.UUID,
    card: NewCard,
    now: datetime,
) -> Card:
    """Put a card into the debate; the same card sent twice is there once.

    Where the team looks at cards first, it waits, and nobody but the team hears of it.
    """
    voice = locked_voice(db, seminar, token)
    sent = db.get(Card, card_id)
    if sent is not None:
        return _refuse_unless_same(sent, voice, card)
    refuse_unless_debating(db, seminar)
    refuse_unfit(card.text, longest=LONGEST_CARD)
    areas = areas_about(seminar, card.scope, card.area_positions)
    if voice.cards_sent >= MOST_CARDS:
        raise EnoughCards
    voice.cards_sent += 1
    waits = seminar.looking is Looking.BEFORE
    added = Card(
        id=card_id,
        seminar_id=seminar.id,
        voice_id=voice.id,
        kind=card.kind,
        scope=card.scope,
        text=card.text,
        state=CardState.WAITING if waits else CardState.SHOWN,
        areas=areas,
        written_at=now,
        lot=lot_of(card_id),
    )
    db.add(added)
    db.flush()
    tell_of_card(db, seminar, added)
    return added


def hide_card(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    reason: HideReason,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Take a card out of the room's sight; return False when it was hidden so already."""
    card = locked_card(db, seminar, card_id)
    refuse_taken_back(card)
    if card.reason is reason:
        return False
    card.state = CardState.HIDDEN
    card.reason = reason
    _tell(db, seminar, card, deed="hid card", account_id=account_id, now=now)
    return True


def show_card(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Show a card that waits or was hidden; return False when it was shown already."""
    card = locked_card(db, seminar, card_id)
    refuse_taken_back(card)
    if card.state is CardState.SHOWN:
        return False
    card.state = CardState.SHOWN
    card.reason = None
    _tell(db, seminar, card, deed="showed card", account_id=account_id, now=now)
    return True


def locked_card(db: Session, seminar: Seminar, card_id: uuid.UUID) -> Card:
    """Return a card of this seminar, locked so that nobody hides it in between."""
    card = db.scalar(
        select(Card)
        .where(Card.id == card_id, Card.seminar_id == seminar.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if card is None:
        raise NotFound
    return card


def refuse_unless_debating(db: Session, seminar: Seminar) -> None:
    """Refuse what belongs to a debate while none is running."""
    if current_step(db, seminar.id).kind is not ItemKind.DEBATE:
        raise DebateClosed


def refuse_taken_back(card: Card) -> None:
    """Refuse a deed on a card of which no word is left."""
    if card.state is CardState.WITHDRAWN:
        raise CardTakenBack


def tell_of_card(db: Session, seminar: Seminar, card: Card) -> None:
    """Tell whoever sees the card that it changed: of one that waits, the team alone."""
    if card.state is CardState.WAITING:
        outbox.announce_count(db, seminar.id)
    else:
        outbox.announce(db, seminar.id)


def _refuse_unless_same(sent: Card, voice: Voice, card: NewCard) -> Card:
    is_same = sent.text == card.text or sent.state is CardState.WITHDRAWN
    if sent.voice_id != voice.id or not is_same:
        raise AlreadySent
    return sent


def _tell(
    db: Session,
    seminar: Seminar,
    card: Card,
    *,
    deed: str,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Record the deed, without the text: what names somebody must not live on in the record."""
    db.flush()
    journal.record(
        db,
        seminar,
        deed=deed,
        object=f"card {card.id}",
        detail=card.reason.value if card.reason else "",
        account_id=account_id,
        now=now,
    )
    outbox.announce(db, seminar.id)
