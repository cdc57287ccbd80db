"""Which cards somebody is offered next: those least heard, and areas with few cards, first."""

import hashlib
import uuid
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

Area = TypeVar("Area")

# A prime, so that a turn gives every lot a place of its own; the product of two numbers below it
# is one that both stores can hold.
LOTS = 2**31 - 1


def lot_of(card_id: uuid.UUID) -> int:
    """Return the number below LOTS by which a card is put in anybody's order."""
    return int.from_bytes(hashlib.sha256(card_id.bytes).digest()[:8]) % LOTS


def own_turn(key: bytes) -> tuple[int, int]:
    """Return factor and offset of the order that belongs to a key.

    Among cards that are equal otherwise, the one with the smallest (lot · factor + offset) modulo
    LOTS comes first: no card is on top for everybody, and each stays in its place when nothing
    else has changed. Source: docs/methods.md, "Cards".
    """
    drawn = hashlib.sha256(b"offering" + key).digest()
    return 1 + int.from_bytes(drawn[:8]) % (LOTS - 1), int.from_bytes(drawn[8:16]) % LOTS


def few_cards(cards: Mapping[Area, int], *, areas: int) -> frozenset[Area]:
    """Return the areas that fewer cards are about than half of the equal share.

    `cards` is how many cards are about each area, of `areas` in all; one on several areas counts
    for each. An area without any card may be left out.
    """
    half = Fraction(sum(cards.values()), 2 * areas)
    return frozenset(area for area, number in cards.items() if number < half)
