"""Ids of cards, points, views and steps that tell nothing of when they were written."""

import hashlib
from collections.abc import Iterable

from seminar.core.note.facts import CardFacts, PointFacts, StepFacts, ViewFacts
from seminar.core.terms import Scope

Said = CardFacts | PointFacts | ViewFacts | StepFacts

_SCOPES = tuple(Scope)


def card_ids(cards: Iterable[CardFacts]) -> dict[str, str]:
    """Return C1, C2 … for each card, by what it is about and then by the hash of its text."""
    return _numbered("C", cards)


def point_ids(points: Iterable[PointFacts]) -> dict[str, str]:
    """Return F1, F2 … for each of the rapporteur's points, in the same way."""
    return _numbered("F", points)


def view_ids(views: Iterable[ViewFacts]) -> dict[str, str]:
    """Return V1, V2 … for each different view, in the same way."""
    return _numbered("V", views)


def step_ids(steps: Iterable[StepFacts]) -> dict[str, str]:
    """Return P1, P2 … for each proposed step, in the same way."""
    return _numbered("P", steps)


def text_hash(item: Said) -> str:
    """Return the hash by which equal items are put in an order that tells nothing."""
    text = f"{item.text}\n{item.id}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _numbered(letter: str, items: Iterable[Said]) -> dict[str, str]:
    order = sorted(items, key=lambda item: (_SCOPES.index(item.scope), item.areas, text_hash(item)))
    return {item.id: f"{letter}{place}" for place, item in enumerate(order, start=1)}
