"""Ids of cards and points that tell nothing of when they were written."""

import hashlib
from collections.abc import Iterable

from seminar.core.note.facts import CardFacts, PointFacts
from seminar.core.terms import Scope

_SCOPES = tuple(Scope)


def card_ids(cards: Iterable[CardFacts]) -> dict[str, str]:
    """Return C1, C2 … for each card, by what it is about and then by the hash of its text."""
    return _numbered("C", cards)


def point_ids(points: Iterable[PointFacts]) -> dict[str, str]:
    """Return F1, F2 … for each of the rapporteur's points, in the same way."""
    return _numbered("F", points)


def text_hash(item: CardFacts | PointFacts) -> str:
    """Return the hash by which equal items are put in an order that tells nothing."""
    text = f"{item.text}\n{item.id}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _numbered(letter: str, items: Iterable[CardFacts | PointFacts]) -> dict[str, str]:
    order = sorted(items, key=lambda item: (_SCOPES.index(item.scope), item.areas, text_hash(item)))
    return {item.id: f"{letter}{place}" for place, item in enumerate(order, start=1)}
