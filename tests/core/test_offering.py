"""What is offered next: everybody's cards are heard alike, and quiet areas come first."""

import uuid
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from seminar.core.offering import Offer, few_cards, offering

AT_A_TIME = 6
AREAS = 5
A, B, C, D = (uuid.UUID(int=number) for number in range(1, 5))


def test_least_heard_card_comes_first() -> None:
    offers = [Offer(A, (1,), 2), Offer(B, (1,), 0), Offer(C, (1,), 1)]

    assert offering(offers, key=b"chidi", areas=AREAS) == [B, C, A]


def test_area_with_few_cards_comes_first_among_equals() -> None:
    offers = [
        *(Offer(uuid.UUID(int=number), (1,), 3) for number in range(10, 20)),
        Offer(A, (1, 4), 3),
        Offer(B, (), 3),
        Offer(C, (1,), 2),
    ]

    assert offering(offers, key=b"chidi", areas=AREAS)[:2] == [C, A]


def test_own_card_is_never_offered() -> None:
    offers = [Offer(A, (1,), 0, is_own=True), Offer(B, (1,), 9)]

    assert offering(offers, key=b"chidi", areas=AREAS) == [B]


def test_few_is_less_than_half_of_the_equal_share() -> None:
    # Of ten mentions an equal share of five areas is two, so that one mention is just enough.
    cards = [(1,), (1,), (1,), (1,), (1,), (2,), (2,), (2, 3), (3,)]

    assert few_cards(cards, areas=AREAS) == (4, 5)
    assert few_cards([*cards[:-1], (4,)], areas=AREAS) == (5,)
    assert few_cards([], areas=AREAS) == ()
    assert few_cards([(), ()], areas=AREAS) == ()


@given(
    seed=st.binary(max_size=4),
    cards=st.lists(
        st.tuples(st.integers(0, 11), st.sampled_from([(), (1,), (2,), (3, 4)])),
        min_size=1,
        max_size=40,
    ),
    visitors=st.lists(st.integers(0, 11), min_size=1, max_size=60),
)
def test_no_card_of_one_area_is_seen_more_than_twice_as_often(
    seed: bytes, cards: list[tuple[int, tuple[int, ...]]], visitors: list[int]
) -> None:
    ids = [uuid.UUID(int=number) for number in range(len(cards))]
    seen: Counter[uuid.UUID] = Counter()
    answered: dict[int, set[uuid.UUID]] = {}

    for person in visitors:
        done = answered.setdefault(person, set())
        offers = [
            Offer(card, areas, seen[card], is_own=author == person)
            for card, (author, areas) in zip(ids, cards, strict=True)
        ]
        order = offering(offers, key=seed + bytes([person]), areas=AREAS)
        for card in [one for one in order if one not in done][:AT_A_TIME]:
            seen[card] += 1
            done.add(card)

    # An author never sees the own card, and nobody a card twice: so only those are compared that
    # the same people could have seen.
    for areas in {about for _, about in cards}:
        for author in range(12):
            alike = [
                seen[card]
                for card, card_of in zip(ids, cards, strict=True)
                if card_of == (author, areas)
            ]
            if alike:
                assert max(alike) <= max(2 * min(alike), min(alike) + 1)


@given(st.lists(st.integers(0, 9), max_size=30), st.binary(max_size=4))
def test_order_is_the_same_when_nothing_changed(weighed: list[int], key: bytes) -> None:
    offers = [Offer(uuid.UUID(int=number), (1,), n) for number, n in enumerate(weighed)]

    first = offering(offers, key=key, areas=AREAS)

    assert offering(offers[::-1], key=key, areas=AREAS) == first
    assert sorted(first) == [offer.id for offer in offers]
