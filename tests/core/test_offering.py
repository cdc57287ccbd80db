"""What is offered next: everybody has an order of their own, and areas with few cards are known."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from seminar.core.offering import LOTS, few_cards, lot_of, own_turn

AREAS = 5


def placed(lots: list[int], key: bytes) -> list[int]:
    factor, offset = own_turn(key)
    return [(lot * factor + offset) % LOTS for lot in lots]


def test_few_is_less_than_half_of_the_equal_share() -> None:
    # Of ten mentions an equal share of five areas is two, so that one mention is just enough.
    assert few_cards({1: 5, 2: 4, 3: 1}, areas=AREAS) == frozenset()
    assert few_cards({1: 6, 2: 4, 3: 1}, areas=AREAS) == {3}
    assert few_cards({1: 10, 2: 0}, areas=AREAS) == {2}
    assert few_cards({}, areas=AREAS) == frozenset()
    assert few_cards({1: 0}, areas=AREAS) == frozenset()


@given(st.sets(st.integers(0, LOTS - 1), max_size=40), st.binary(max_size=32))
def test_every_lot_has_a_place_of_its_own_in_everybodys_order(lots: set[int], key: bytes) -> None:
    places = placed([*lots, 0, LOTS - 1], key)

    assert len(set(places)) == len({*lots, 0, LOTS - 1})
    assert all(0 <= place < LOTS for place in places)


def test_every_card_is_first_for_somebody_and_none_for_most() -> None:
    lots = [lot_of(uuid.UUID(int=number)) for number in range(10)]

    orders = [placed(lots, bytes([person])) for person in range(200)]
    first = [sum(places[card] == min(places) for places in orders) for card in range(10)]

    assert min(first) >= 5
    assert max(first) <= 45


@given(st.uuids(), st.binary(max_size=32))
def test_products_fit_both_stores(card_id: uuid.UUID, key: bytes) -> None:
    factor, offset = own_turn(key)

    assert 0 < factor < LOTS
    assert 0 <= lot_of(card_id) * factor + offset < 2**63
