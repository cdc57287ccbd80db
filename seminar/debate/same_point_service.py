"""Joining a card to another that makes the same point, and parting them again."""

import uuid
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import CardState
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import AskedCard, Card, Seminar


class NotInSight(Refusal):
    """A card that the room does not see is to be joined."""

    sentence = "The room does not see one of these cards, so they stay apart. Nothing was changed."


class ItselfAgain(Refusal):
    """A card is to be joined to itself, or to one that was joined to it."""

    sentence = "These are the same point already. Nothing was changed."


class OtherSubject(Refusal):
    """A card on areas is to be joined to one across all areas, or to one on something else."""

    sentence = (
        "One of these cards is on areas and the other is not, so their answers cannot be read "
        "together. Nothing was changed."
    )


class ToldApart(Refusal):
    """A card is to be joined or parted after the answers to it were shown to the room."""

    sentence = (
        "The answers to one of these cards were shown to the room, so what they are counted "
        "from stays as it is. Nothing was changed."
    )


def join_cards(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    *,
    other_id: uuid.UUID,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Say that a card makes the point of another; return False when that was said already.

    The other's own head takes it, and what was joined to the card comes along: no card is joined
    to a joined one.
    """
    cards = _locked(db, seminar)
    card, head = _one(cards, card_id), _one(cards, other_id)
    standing = cards.get(head.same_as) if head.same_as else None
    if standing is not None and standing.state is CardState.SHOWN:
        head = standing
    if head.id == card.id:
        raise ItselfAgain
    if card.same_as == head.id:
        return False
    _refuse_unlike(db, card, head)
    head.same_as = None
    db.execute(update(Card).where(Card.same_as == card.id).values(same_as=head.id))
    card.same_as = head.id
    _tell(
        db, seminar, card, deed="joined card", detail=f"to card {head.id}", by=account_id, now=now
    )
    return True


def part_card(
    db: Session,
    seminar: Seminar,
    card_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Let a card stand for itself again; return False when it did so already."""
    card = _one(_locked(db, seminar), card_id)
    if card.same_as is None:
        return False
    if _were_answers_shown(db, card.id, card.same_as):
        raise ToldApart
    card.same_as = None
    _tell(db, seminar, card, deed="parted card", detail="", by=account_id, now=now)
    return True


def _locked(db: Session, seminar: Seminar) -> dict[uuid.UUID, Card]:
    """Return the cards, locked in one order: two who join at once could make a chain else."""
    found = db.scalars(
        select(Card).where(Card.seminar_id == seminar.id).order_by(Card.id).with_for_update()
    )
    return {card.id: card for card in found}


def _one(cards: dict[uuid.UUID, Card], card_id: uuid.UUID) -> Card:
    if card_id not in cards:
        raise NotFound
    return cards[card_id]


def _refuse_unlike(db: Session, card: Card, head: Card) -> None:
    if not card.state is head.state is CardState.SHOWN:
        raise NotInSight
    if card.scope is not head.scope:
        raise OtherSubject
    if _were_answers_shown(db, card.id, head.id):
        raise ToldApart


def _were_answers_shown(db: Session, *card_ids: uuid.UUID) -> bool:
    # A count over both, less the one that was shown, would tell what the rest answered.
    texts = select(Card.id).where(Card.id.in_(card_ids) | Card.same_as.in_(card_ids))
    shown = exists().where(AskedCard.card_id.in_(texts), AskedCard.shown_at.is_not(None))
    return bool(db.scalar(select(shown)))


def _tell(
    db: Session,
    seminar: Seminar,
    card: Card,
    *,
    deed: str,
    detail: str,
    by: uuid.UUID | None,
    now: datetime,
) -> None:
    db.flush()
    journal.record(
        db,
        seminar,
        deed=deed,
        object=f"card {card.id}",
        detail=detail,
        account_id=by,
        now=now,
    )
    outbox.announce(db, seminar.id)
