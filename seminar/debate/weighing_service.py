"""Answers to cards: those that arrive together are taken together, with no object of the ORM."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import CardState, ItemKind, MarkValue
from seminar.debate import weighing_statements as statements
from seminar.debate.service import CardHidden, CardTakenBack, DebateClosed
from seminar.debate.voices import NoSuchSeat
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import Seminar

Seats = Mapping[tuple[str, bytes], Any]
Cards = Mapping[uuid.UUID, Any]


class OwnCard(Refusal):
    """An answer to one's own card."""

    sentence = "This is your own card. Others say what they think of it."


class AnswersShown(Refusal):
    """An answer to a card after the answers of the room were shown."""

    sentence = (
        "The room has answered this card and its answers were shown, so it takes no more. "
        "What you had answered before counts."
    )


@dataclass(frozen=True)
class CardAnswer:
    """What the holder of a seat says of somebody else's card."""

    public_id: str
    card_id: uuid.UUID
    token: str
    value: MarkValue


@dataclass(frozen=True)
class _Mark:
    """An answer that may be counted: of which card, by the voice of which seat."""

    answer: CardAnswer
    seat: Row[Any]
    voice_key: bytes


@dataclass(frozen=True)
class _Found:
    """What the store holds of the answers: their seats, voices and cards.

    `told` are the cards whose answers were shown to the room.
    """

    seats: Seats
    voices: Mapping[bytes, uuid.UUID]
    cards: Cards
    told: Set[uuid.UUID]


def weigh_card(
    db: Session, seminar: Seminar, token: str, card_id: uuid.UUID, value: MarkValue
) -> None:
    """Say what one thinks of somebody else's card, or say it anew."""
    refusal = weigh_cards(db, [CardAnswer(seminar.public_id, card_id, token, value)])[0]
    if refusal is not None:
        raise refusal


def weigh_cards(db: Session, answers: Sequence[CardAnswer]) -> list[Refusal | None]:
    """Take answers of different seats, or change what they said before; a refused one hears why.

    A refused one has written nothing, so the others are counted.
    """
    store = db.connection()
    found = _found(store, answers)
    examined = [_examined(answer, found) for answer in answers]
    marks = [one for one in examined if isinstance(one, _Mark)]
    _keep(store, marks, _with_new_voices(store, marks, found.voices))
    for seminar_id in {mark.seat.seminar_id for mark in marks}:
        outbox.announce_count(db, seminar_id)
    return [one if isinstance(one, Refusal) else None for one in examined]


def _found(store: Connection, answers: Sequence[CardAnswer]) -> _Found:
    """Return what the answers are about; seats and cards are locked until the commit."""
    hashes = [tokens.seat_hash(answer.token) for answer in answers]
    seats: Seats = {
        (row.public_id, row.token_sha256): row
        for row in store.execute(statements.SEATS, {"tokens_sha256": hashes})
    }
    keys = [_voice_key(answer, seats) for answer in answers]
    named = {"cards": [answer.card_id for answer in answers]}
    cards: Cards = {row.id: row for row in store.execute(statements.CARDS, named)}
    # Asked only now: what was shown while we waited for a card is seen.
    told = store.scalars(statements.TOLD, {"cards": list(cards)})
    return _Found(seats, _voices(store, keys), cards, set(told))


def _voice_key(answer: CardAnswer, seats: Seats) -> bytes:
    seat = seats.get(_place(answer))
    return tokens.voice_key(answer.token, seat.seminar_id) if seat else b""


def _place(answer: CardAnswer) -> tuple[str, bytes]:
    return answer.public_id, tokens.seat_hash(answer.token)


def _voices(store: Connection, keys: Sequence[bytes]) -> dict[bytes, uuid.UUID]:
    return {row.key: row.id for row in store.execute(statements.VOICES, {"keys": keys})}


def _examined(answer: CardAnswer, found: _Found) -> _Mark | Refusal:
    seat, card = found.seats.get(_place(answer)), found.cards.get(answer.card_id)
    if seat is None:
        return NoSuchSeat()
    if seat.running is not ItemKind.DEBATE:
        return DebateClosed()
    key = tokens.voice_key(answer.token, seat.seminar_id)
    if card is None or card.seminar_id != seat.seminar_id:
        return NotFound()
    if card.voice_id == found.voices.get(key):
        return OwnCard()
    return _refusal(card, found.told) or _Mark(answer, seat, key)


def _refusal(card: Row[Any], told: Set[uuid.UUID]) -> Refusal | None:
    match card.state:
        case CardState.WITHDRAWN:
            return CardTakenBack()
        case CardState.HIDDEN:
            return CardHidden()
        case CardState.WAITING:
            # That there is such a card is known to its author and to the team alone.
            return NotFound()
    # One more answer after the showing could be told from the difference between two counts.
    return AnswersShown() if told & {card.id, card.same_as} else None


def _with_new_voices(
    store: Connection, marks: Sequence[_Mark], voices: Mapping[bytes, uuid.UUID]
) -> Mapping[bytes, uuid.UUID]:
    """Return the voices with those that say their first word; two processes make one of them."""
    new = {mark.voice_key: mark.seat for mark in marks if mark.voice_key not in voices}
    if not new:
        return voices
    rows = [
        {"id": uuid.uuid4(), "seminar_id": seat.seminar_id, "key": key, "group_id": seat.group_id}
        for key, seat in sorted(new.items())
    ]
    store.execute(statements.ADD_VOICE, rows)
    return {**voices, **_voices(store, list(new))}


def _keep(store: Connection, marks: Sequence[_Mark], voices: Mapping[bytes, uuid.UUID]) -> None:
    """Write the marks down, and count on their cards those that are new."""
    values = {(mark.answer.card_id, voices[mark.voice_key]): mark.answer.value for mark in marks}
    if not values:
        return
    rows = [
        {"card_id": card_id, "voice_id": voice_id, "value": value}
        for (card_id, voice_id), value in values.items()
    ]
    new = {tuple(row) for row in store.execute(statements.ADD_MARKS, rows)}
    changed = [
        {"of_card": card_id, "of_voice": voice_id, "new_value": value}
        for (card_id, voice_id), value in values.items()
        if (card_id, voice_id) not in new
    ]
    more = Counter(card_id for card_id, _ in new)
    if changed:
        store.execute(statements.CHANGE_MARK, changed)
    if more:
        counted = [{"of_card": card_id, "more": number} for card_id, number in more.items()]
        store.execute(statements.COUNT_MARKS, counted)
