"""What the debate's page shows a participant: cards of others to weigh, and one's own."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.offering import Offer, offering
from seminar.core.shown import state_of
from seminar.core.terms import CardKind, CardState, HideReason, MarkValue, Scope
from seminar.debate.own_service import EDITED_FOR
from seminar.models import Card, Mark, Voice
from seminar.readings.debate import Positions, card_positions
from seminar.readings.same_point import HEAD, HEAD_ID, of_head

AT_A_TIME = 6
LONGEST_BATCH = 60
NOBODY = uuid.UUID(int=0)

Answers = Mapping[uuid.UUID, MarkValue]


@dataclass(frozen=True)
class CardToWeigh:
    """A card of somebody else, with one's own answer. What others answered is not told."""

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    mark: MarkValue | None


@dataclass(frozen=True)
class OwnCard:
    """A card of one's own; a hidden one has its reason.

    `is_new` says that it was sent less than two minutes ago, so that it may be worded anew.
    """

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    state: CardState
    reason: HideReason | None
    is_new: bool


@dataclass(frozen=True)
class CardsPart:
    """The part of the page that changes on its own; `more` says that others are waiting."""

    to_weigh: tuple[CardToWeigh, ...]
    more: bool
    own: tuple[OwnCard, ...]

    @property
    def batch(self) -> str:
        """The cards on the page as an address names them, so that they stay where they are."""
        return written_batch(card.id for card in self.to_weigh)

    @property
    def key(self) -> str:
        """A short text that changes exactly when the part does."""
        return state_of(self)


def read_batch(text: str) -> tuple[uuid.UUID, ...]:
    """Return the cards that an address names; what is no id is left out."""
    return tuple(
        uuid.UUID(hex=word)
        for word in text.split(".")[:LONGEST_BATCH]
        if len(word) == 32 and set(word) <= set("0123456789abcdef")
    )


def written_batch(batch: Iterable[uuid.UUID]) -> str:
    """Return the cards as an address names them."""
    return ".".join(card_id.hex for card_id in batch)


def cards_part(
    db: Session,
    seminar_id: uuid.UUID,
    token: str,
    *,
    now: datetime,
    areas: int,
    batch: tuple[uuid.UUID, ...] = (),
    onward: bool = False,
) -> CardsPart:
    """Return the cards of one participant's page, in six statements, in a room of so many areas.

    The cards of `batch` stay in their places and are filled up to six. `onward` lets go those
    that were answered and brings six more.
    """
    key = tokens.voice_key(token, seminar_id)
    voice_id = db.scalar(select(Voice.id).where(Voice.key == key)) or NOBODY
    answers = _answers(db, voice_id)
    about = card_positions(db, seminar_id)
    offers, answered = _offers(db, seminar_id, voice_id, about)
    waiting = offering(offers, key=key, areas=areas)
    stay = [card for card in batch if card in waiting and not (onward and card in answered)]
    fresh = [card for card in waiting if card not in answered and card not in stay]
    room = AT_A_TIME if onward else max(0, AT_A_TIME - len(stay))
    return CardsPart(
        to_weigh=_cards_to_weigh(db, [*stay, *fresh[:room]], about, answers),
        more=len(fresh) > room,
        own=_own_cards(db, voice_id, about, now=now),
    )


def _answers(db: Session, voice_id: uuid.UUID) -> dict[uuid.UUID, MarkValue]:
    rows = db.execute(select(Mark.card_id, Mark.value).where(Mark.voice_id == voice_id))
    return {row.card_id: row.value for row in rows}


def _offers(
    db: Session, seminar_id: uuid.UUID, voice_id: uuid.UUID, about: Positions
) -> tuple[list[Offer], set[uuid.UUID]]:
    """Return the shown points, one's own among them, and those that one has answered.

    Of cards that make the same point only the one that stands for it is offered. An answer to one
    of its texts is an answer to it.
    """
    rows = db.execute(
        select(
            HEAD_ID,
            func.max(case((func.coalesce(HEAD.voice_id, Card.voice_id) == voice_id, 1), else_=0)),
            func.count(Mark.voice_id.distinct()),
            func.max(case((Mark.voice_id == voice_id, 1), else_=0)),
        )
        .select_from(Card)
        .outerjoin(HEAD, of_head())
        .outerjoin(Mark, Mark.card_id == Card.id)
        .where(Card.seminar_id == seminar_id, Card.state == CardState.SHOWN)
        .group_by(HEAD_ID)
    ).all()
    offers = [
        Offer(card_id, about.get(card_id, ()), weighed, is_own=bool(is_own))
        for card_id, is_own, weighed, _ in rows
    ]
    return offers, {card_id for card_id, *_, is_answered in rows if is_answered}


def _cards_to_weigh(
    db: Session, chosen: list[uuid.UUID], areas: Positions, answers: Answers
) -> tuple[CardToWeigh, ...]:
    rows = db.execute(
        select(Card.id, Card.kind, Card.scope, Card.text).where(Card.id.in_(chosen))
    ).all()
    return tuple(
        CardToWeigh(
            row.id, row.kind, row.scope, areas.get(row.id, ()), row.text, answers.get(row.id)
        )
        for row in sorted(rows, key=lambda row: chosen.index(row.id))
    )


def _own_cards(
    db: Session, voice_id: uuid.UUID, areas: Positions, *, now: datetime
) -> tuple[OwnCard, ...]:
    rows = db.execute(
        select(
            *(Card.id, Card.kind, Card.scope, Card.text),
            *(Card.state, Card.reason, Card.written_at),
        )
        .where(Card.voice_id == voice_id, Card.state != CardState.WITHDRAWN)
        .order_by(Card.written_at.desc(), Card.id)
    )
    return tuple(
        OwnCard(
            id=row.id,
            kind=row.kind,
            scope=row.scope,
            areas=areas.get(row.id, ()),
            text=row.text,
            state=row.state,
            reason=row.reason,
            is_new=row.state is CardState.SHOWN and now < row.written_at + EDITED_FOR,
        )
        for row in rows
    )
