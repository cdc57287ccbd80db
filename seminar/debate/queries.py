"""What the debate's page shows a participant: cards of others to weigh, and one's own."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.shown import state_of
from seminar.core.terms import CardKind, CardState, HideReason, MarkValue, Scope
from seminar.debate.offering_queries import Offered, fresh_cards, offered_cards
from seminar.debate.own_service import EDITED_FOR
from seminar.models import Mark, Voice
from seminar.readings.debate import positions_of
from seminar.readings.own_cards import UNTOUCHED, Became, OwnCardReading, own_cards

AT_A_TIME = 6
LONGEST_BATCH = 60
NOBODY = uuid.UUID(int=0)
VOICE = select(Voice.id, exists().where(Mark.voice_id == Voice.id)).where(
    Voice.key == bindparam("key")
)


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
    """A card of one's own; a hidden one has its reason, a shown one what became of it.

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
    became: Became = UNTOUCHED


@dataclass(frozen=True)
class CardsPart:
    """The part of the page that changes on its own; `more` says that others are waiting.

    `has_answered` tells who has answered all there is from whom nobody has written to yet.
    """

    to_weigh: tuple[CardToWeigh, ...]
    more: bool
    own: tuple[OwnCard, ...]
    has_answered: bool = False

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
    that were answered and brings six more. However many cards there are, few are loaded.
    """
    key = tokens.voice_key(token, seminar_id)
    voice_id, has_answered = db.execute(VOICE, {"key": key}).one_or_none() or (NOBODY, False)
    fresh = fresh_cards(
        *(db, seminar_id, voice_id), key=key, areas=areas, batch=batch, at_most=AT_A_TIME + 1
    )
    offered = offered_cards(db, seminar_id, voice_id, [*batch, *fresh])
    stay = [one for one in batch if one in offered and not (onward and offered[one].is_answered)]
    room = AT_A_TIME if onward else max(0, AT_A_TIME - len(stay))
    chosen = [*stay, *(one for one in fresh[:room] if one in offered)]
    own = own_cards(db, voice_id)
    about = positions_of(db, [*chosen, *(card.id for card in own)])
    return CardsPart(
        to_weigh=tuple(_to_weigh(offered[one], about.get(one, ())) for one in chosen),
        more=len(fresh) > room,
        own=tuple(_own(card, about.get(card.id, ()), now=now) for card in own),
        has_answered=has_answered,
    )


def _to_weigh(card: Offered, areas: tuple[int, ...]) -> CardToWeigh:
    return CardToWeigh(card.id, card.kind, card.scope, areas, card.text, card.mark)


def _own(card: OwnCardReading, areas: tuple[int, ...], *, now: datetime) -> OwnCard:
    return OwnCard(
        id=card.id,
        kind=card.kind,
        scope=card.scope,
        areas=areas,
        text=card.text,
        state=card.state,
        reason=card.reason,
        is_new=card.state is CardState.SHOWN and now < card.written_at + EDITED_FOR,
        became=card.became,
    )
