"""The reading of the debate for the team: what was said of each card, as far as it may be told."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from seminar.core.note.quantifier import Weighing, told_agreeing, weighing_word
from seminar.core.note.weighing import weighed
from seminar.core.note.wording import words
from seminar.core.publishable import THRESHOLD, shows_counts
from seminar.core.received import Received, tells_three
from seminar.core.terms import CardKind, Scope
from seminar.models import Seminar
from seminar.readings.areas import area_texts
from seminar.readings.debate import CardReading, shown_cards
from seminar.readings.received import how_received, is_being_weighed

MOST_LISTED = 200
# Of these no number is told.
_UNTOLD = frozenset({Weighing.FEW, Weighing.MOST, Weighing.LEAST})


@dataclass(frozen=True)
class WeighedCard:
    """One card with what may be told of its answers, in words and in numbers.

    Nothing is told of one that is not settled: it may still be answered, or the room was asked
    about it and has not seen the answers. A number that may not be told is None, `people` too where
    fewer than five answered. `percent` is the share that agreed, from twenty people on.
    """

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    also: tuple[str, ...]
    is_settled: bool
    sentence: str = ""
    hands: str = ""
    received: Received | None = None
    people: int | None = None
    agree: int | None = None
    disagree: int | None = None
    cannot: int | None = None
    told_agreeing: int = 0

    @property
    def percent(self) -> int | None:
        """The share that agreed, where shares are told."""
        if self.agree is None or not self.people or not shows_counts(self.people):
            return None
        return round(100 * self.agree / self.people)

    @property
    def parts(self) -> tuple[tuple[str, float, float], ...]:
        """The parts of the bar, each with its beginning and width of a hundred."""
        parts, start = [], 0.0
        for name in ("agree", "disagree", "cannot"):
            number = getattr(self, name)
            if number and self.people:
                width = 100 * number / self.people
                parts.append((name, round(start, 2), round(width, 2)))
                start += width
        return tuple(parts)


@dataclass(frozen=True)
class AreaOfDebate:
    """The card in favour and the concern on one area that most people agreed with, if any."""

    number: int
    name: str
    favour: WeighedCard | None
    concern: WeighedCard | None


@dataclass(frozen=True)
class DebateReading:
    """The cards that the room sees, those that most people weighed first, as many as a page holds.

    `seen` is how many there are, `weighed`, `across` and `divided` how many were weighed by enough
    people, agreed across groups, and divided opinions. `is_open` says that a debate runs in which
    they may still be answered.
    """

    is_open: bool
    seen: int
    weighed: int
    across: int
    divided: int
    areas: tuple[AreaOfDebate, ...]
    cards: tuple[WeighedCard, ...]

    @property
    def more(self) -> int:
        """How many cards are not on the page."""
        return self.seen - len(self.cards)


def debate_reading(db: Session, seminar: Seminar, language: str) -> DebateReading:
    """Return the reading of the debate in a fixed number of statements."""
    shown = shown_cards(db, seminar.id)
    settled = how_received(db, seminar, shown)
    cards = sorted((_weighed(card, settled, language) for card in shown), key=_most_weighed)
    return DebateReading(
        is_open=is_being_weighed(seminar),
        seen=len(cards),
        weighed=sum(card.people is not None for card in cards),
        across=sum(card.received is Received.ACROSS for card in cards),
        divided=sum(card.received is Received.DIVIDED for card in cards),
        areas=tuple(
            AreaOfDebate(
                number=area.number,
                name=area.name,
                favour=_strongest(cards, area.number, CardKind.FOR),
                concern=_strongest(cards, area.number, CardKind.CONCERN),
            )
            for area in area_texts(seminar, language)
        ),
        cards=tuple(cards[:MOST_LISTED]),
    )


def _weighed(
    card: CardReading, settled: dict[uuid.UUID, Received | None], language: str
) -> WeighedCard:
    said = WeighedCard(
        id=card.id,
        kind=card.kind,
        scope=card.scope,
        areas=card.areas,
        text=card.text,
        also=card.also,
        is_settled=card.id in settled,
    )
    if not said.is_settled:
        return said
    word = weighing_word(card.agree, card.weighed)
    others = word is Weighing.ALL or tells_three(card.agree, card.disagree, card.cannot)
    return replace(
        said,
        sentence=weighed(words(language), agree=card.agree, people=card.weighed),
        hands=_hands(card, language),
        received=settled[card.id],
        people=card.weighed if card.weighed >= THRESHOLD else None,
        agree=None if word in _UNTOLD else card.agree,
        disagree=card.disagree if others else None,
        cannot=card.cannot if others else None,
        told_agreeing=told_agreeing(card.agree, card.weighed),
    )


def _hands(card: CardReading, language: str) -> str:
    if card.hands is None or not card.hands.people:
        return ""
    return weighed(words(language), agree=card.hands.agree, people=card.hands.people)


def _strongest(cards: Sequence[WeighedCard], area: int, kind: CardKind) -> WeighedCard | None:
    """Return the card of this kind that most people agreed with, more than half of them."""
    found = [
        card
        for card in cards
        if card.kind is kind
        and area in card.areas
        and card.people is not None
        and 2 * card.told_agreeing > card.people
    ]
    return min(
        found, key=lambda card: (-card.told_agreeing, card.people, _hash(card)), default=None
    )


def _most_weighed(card: WeighedCard) -> tuple[int, str]:
    return -(card.people or 0), _hash(card)


def _hash(card: WeighedCard) -> str:
    """Return what puts equal cards in an order that does not tell when they were written."""
    return hashlib.sha256(f"{card.text}\n{card.id}".encode("utf-8", "surrogatepass")).hexdigest()
