"""Twenty-five people debate and nobody speaks of one area: console and note say so."""

import itertools
import re
import uuid

import pytest

from seminar.core.terms import ItemKind, MarkValue
from seminar.debate.queries import cards_part
from seminar.debate.weighing_service import CardAnswer, weigh_cards
from seminar.facilitation.floor_service import give_floor
from seminar.readings.debate import shown_cards
from tests.cast import Room
from tests.debate.stage import noted, seminar_id, written
from tests.facilitation.day import Day
from tests.journeys.test_ninety_minutes import words

PEOPLE = 25
SILENT = 5
VALUES = itertools.cycle([MarkValue.AGREE, MarkValue.AGREE, MarkValue.DISAGREE, MarkValue.CANNOT])
# What is said of answers to cards, and of how many people it is said.
AGREED = re.compile(r"[^.“”]*\b(?:agreed|did not agree)\b[^.]*")
RATERS = re.compile(r"[Oo]f the (?:six|seven) people who weighed it")


@pytest.fixture
def people(room: Room) -> list[str]:
    """The seats of everybody in the room."""
    for number in range(PEOPLE - 2):
        room.seats[f"person {number}"] = room.new_seat()
    return list(room.seats)


def debate(room: Room, people: list[str]) -> dict[uuid.UUID, int]:
    """Let everybody write a card and answer what the phone offers; return who is behind each."""
    day, its_id, behind = Day(room), seminar_id(room), {}
    day.start(ItemKind.DEBATE)
    for number, name in enumerate(people):
        area = 1 + number % (SILENT - 1)
        if number < SILENT - 1:
            assert day.lead(give_floor, area)
        card = written(room, name, areas=(area,), text=f"Concern {number} of area {area}.")
        behind[card] = 0
    noted(room, areas=(3,))
    for name in people:
        token = room.seats[name]
        with room.store.session() as db, room.store.writing(db):
            offered = cards_part(db, its_id, token, now=room.now, areas=SILENT).to_weigh
            for card in offered:
                answer = CardAnswer(room.public_id, card.id, token, next(VALUES))
                assert weigh_cards(db, [answer]) == [None]
                behind[card.id] += 1
    return behind


def test_area_of_which_nobody_speaks_is_named_on_the_console_and_in_the_note(room, people):
    desk = f"/seminars/{room.public_id}"

    behind = debate(room, people)
    console = words(room.staff("ben").get(f"{desk}/console").text)
    note = words(room.staff("rosa").get(f"{desk}/note").text)

    with room.store.session() as db:
        weighed = {card.id: card.weighed for card in shown_cards(db, seminar_id(room))}
    assert weighed == behind
    assert sum(weighed.values()) == 6 * PEOPLE
    # Nobody may weigh the own card, so some are seen once more than others.
    assert max(weighed.values()) <= 2 * min(weighed.values())
    for told in (
        "Little discussed so far: Cultural property",
        "Give Cultural property 4 minutes",
        "Nothing was said on: Cultural property",
    ):
        assert told in console
    assert "On Cultural property protection there was no card and no point." in note
    assert "Cultural property protection Little was said on this." in note
    said = AGREED.findall(note)
    assert len(said) >= 12
    assert [sentence for sentence in said if not RATERS.search(sentence)] == []
