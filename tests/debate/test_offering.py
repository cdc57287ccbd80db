"""Everybody's cards are heard alike, and what is kept of how often agrees with the answers."""

import itertools
import uuid
from collections import Counter
from random import Random

import pytest
from sqlalchemy import func, select

from seminar.core.terms import MarkValue
from seminar.debate import own_service
from seminar.debate.queries import AT_A_TIME, cards_part
from seminar.debate.weighing_service import CardAnswer, weigh_cards
from seminar.models import Card, Mark
from seminar.privacy.leaving_service import leave
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, weigh, written
from tests.debate.test_same_point_service import join, part
from tests.statements import statements

PEOPLE = [f"person {number}" for number in range(8)]
# Dana is the author of some of them, on areas 1 to 3; the last is one of Chidi's two on area 3.
ABOUT = [("dana", (1,))] * 6 + [("dana", (2,))] * 5 + [("chidi", (1,))] * 4 + [("chidi", (3,))] * 2


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def counted(room: Room) -> dict[uuid.UUID, int]:
    with room.store.session() as db:
        return {row.id: row.weighed for row in db.execute(select(Card.id, Card.weighed))}


def answered(room: Room) -> dict[uuid.UUID, int]:
    """Return how many answers each card has; none for those without."""
    with room.store.session() as db:
        rows = db.execute(select(Mark.card_id, func.count()).group_by(Mark.card_id))
        return {row[0]: row[1] for row in rows}


def test_no_card_of_one_author_and_area_is_seen_more_than_twice_as_often(room: Room) -> None:
    room.seats.update({name: room.new_seat() for name in PEOPLE})
    cards = {
        written(room, author, areas=areas, text=f"Card {number}"): (author, areas)
        for number, (author, areas) in enumerate(ABOUT)
    }
    its_id = seminar_id(room)

    for turn in range(2):
        for name in PEOPLE:
            with room.store.session() as db, room.store.writing(db):
                seen = cards_part(db, its_id, room.seats[name], now=room.now, areas=5, onward=True)
                fresh = [card for card in seen.to_weigh if card.mark is None]
                assert len(fresh) == (AT_A_TIME if turn == 0 else len(fresh))
                for card in fresh:
                    answer = CardAnswer(room.public_id, card.id, room.seats[name], MarkValue.AGREE)
                    assert weigh_cards(db, [answer]) == [None]
            seen_so_far = counted(room)
            for kind in set(cards.values()):
                alike = [seen_so_far[card] for card, which in cards.items() if which == kind]
                assert max(alike) <= max(2 * min(alike), min(alike) + 1)


def test_count_beside_a_card_is_how_many_answered_it(room: Room) -> None:
    random = Random(7)
    room.seats.update({name: room.new_seat() for name in PEOPLE[:5]})
    cards = [written(room, "dana", text=f"Card {number}") for number in range(5)]

    for name, card in random.choices(list(itertools.product(PEOPLE[:5], cards)), k=30):
        weigh(room, name, card, random.choice(list(MarkValue)))
    with room.store.session() as db, room.store.writing(db):
        leave(db, room.public_id, token=room.seats[PEOPLE[0]])
        own_service.take_card_back(db, room.seminar(db), room.seats["dana"], cards[0])

    kept = Counter(counted(room))
    assert +kept == Counter(answered(room))
    assert kept[cards[0]] == 0


def test_answers_that_arrive_together_are_taken_together(room: Room) -> None:
    room.seats.update({name: room.new_seat() for name in PEOPLE})
    card, other = written(room, "dana"), written(room, "dana", text="Another.")
    both = [card, other]
    weigh(room, PEOPLE[0], card, MarkValue.AGREE)
    wishes = [
        CardAnswer(room.public_id, both[number % 2], room.seats[name], MarkValue.DISAGREE)
        for number, name in enumerate(PEOPLE)
    ]

    with room.store.session() as db, room.store.writing(db), statements(room.store) as sent:
        told = weigh_cards(db, wishes)

    assert told == [None] * len(PEOPLE)
    assert counted(room) == {card: 4, other: 4}
    # A change of the first and a count for each card; SQLite is sent them one by one.
    assert len(sent) <= 9


def test_point_is_as_often_heard_as_all_its_texts(room: Room) -> None:
    room.seats.update({name: room.new_seat() for name in PEOPLE[:3]})
    one, two, three = (written(room, "dana", text=text) for text in ("One", "Two", "Three"))
    weigh(room, PEOPLE[0], two, MarkValue.AGREE)
    weigh(room, PEOPLE[1], two, MarkValue.AGREE)
    weigh(room, PEOPLE[0], three, MarkValue.AGREE)
    join(room, two, one)

    def order() -> list[uuid.UUID]:
        with room.store.session() as db:
            token = room.seats[PEOPLE[2]]
            found = cards_part(db, seminar_id(room), token, now=room.now, areas=5)
            return [card.id for card in found.to_weigh]

    together = order()
    part(room, two)

    assert (together, order()) == ([three, one], [one, three, two])
