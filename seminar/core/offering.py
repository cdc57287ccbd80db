"""Which cards somebody is offered next: those least heard, and areas with few cards, first."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Offer:
    """A card that may be offered: the areas it is about, and how many people answered it."""

    id: uuid.UUID
    areas: tuple[int, ...]
    weighed: int
    is_own: bool = False


def offering(offers: Sequence[Offer], *, key: bytes, areas: int) -> list[uuid.UUID]:
    """Return the cards of others in the order in which somebody is offered them.

    Those that fewest people answered come first; among equals those on an area with few cards, of
    1 to `areas`; then by an order that belongs to `key`, so that no card is always on top and
    each stays in its place when nothing else has changed. Source: docs/methods.md, "Cards".
    """
    few = set(few_cards([offer.areas for offer in offers], areas=areas))

    def place(offer: Offer) -> tuple[int, bool, bytes]:
        own_order = hashlib.sha256(key + offer.id.bytes).digest()
        return offer.weighed, few.isdisjoint(offer.areas), own_order

    return [offer.id for offer in sorted(offers, key=place) if not offer.is_own]


def few_cards(cards: Sequence[Collection[int]], *, areas: int) -> tuple[int, ...]:
    """Return the areas that fewer cards are about than half of the equal share.

    `cards` holds the areas of each card; one on several counts for each. None without any.
    """
    about = Counter(area for card in cards for area in card)
    half = Fraction(about.total(), 2 * areas)
    return tuple(area for area in range(1, areas + 1) if about[area] < half)
