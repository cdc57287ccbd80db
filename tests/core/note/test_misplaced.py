"""The check sees a right number in a wrong place, and a place that nothing had."""

from collections.abc import Callable

import pytest

from seminar.core.note.check import Doubt, check
from seminar.core.note.compose import compose_note
from seminar.core.note.facts import NoteFacts
from tests.core.note import rooms

Room = Callable[[str], NoteFacts]
NUMBER, PLACE = Doubt.NUMBER, Doubt.PLACE


def found(key: str, text: str, *, language: str = "en") -> list[tuple[Doubt, str]]:
    facts = rooms.camps(language)
    findings = check(facts, compose_note(facts, {key: text}))
    return [(one.doubt, one.about) for one in findings if one.key == key]


@pytest.mark.parametrize(
    ("key", "text", "about"),
    [
        ("brief.clear", "First place was clear.", "First"),
        ("area.1.place", "The participants placed it second, at 2.3 on average.", "second"),
        ("area.1.place", "Protection of civilians came 4th.", "4th"),
        ("how.blind", "In the third ranking nobody saw an answer.", "third"),
        ("brief.first", "In the third ranking Children and armed conflict came first.", "third"),
        ("brief.first", "Cultural property protection was placed second.", "second"),
        ("order.moved", "Children and armed conflict rose from fifth to fourth.", "fifth, fourth"),
    ],
)
def test_place_or_ranking_that_nothing_had_stops(key: str, text: str, about: str) -> None:
    assert found(key, text) == [(NUMBER, about)]


@pytest.mark.parametrize(
    ("key", "text", "about"),
    [
        ("brief.clear", "La première place était nette.", "première"),
        ("area.1.place", "Ce domaine est arrivé en 2e position (35 ordres).", "2e"),
        ("how.round.2", "Le 3e classement est resté ouvert de 11:05 à 11:15.", "3e"),
    ],
)
def test_french_place_or_ranking_that_nothing_had_stops(key: str, text: str, about: str) -> None:
    assert found(key, text, language="fr") == [(NUMBER, about)]


@pytest.mark.parametrize(
    ("key", "text", "about"),
    [
        ("brief.together", "Of the five people who answered, 40 chose it.", "40"),
        ("brief.together", "40 of the five people who answered chose it.", "40"),
        ("how.round.2", "42 people answered, of 40 in the room.", "42"),
        ("how.debate", "They wrote four cards; the rapporteur noted 20 points.", "four, 20"),
        ("brief.first", "Children and armed conflict came first in the first ranking (35 orders).",
         "35"),
    ],
)  # fmt: skip
def test_right_number_in_a_wrong_place_stops(key: str, text: str, about: str) -> None:
    assert found(key, text) == [(NUMBER, about)]


@pytest.mark.parametrize(
    ("key", "text", "about"),
    [
        ("brief.together", "Sur les cinq personnes qui ont répondu, 40 l’ont choisi.", "40"),
        ("how.debate", "Ils ont écrit quatre cartes ; 20 points ont été notés.", "quatre, 20"),
    ],
)
def test_right_french_number_in_a_wrong_place_stops(key: str, text: str, about: str) -> None:
    assert found(key, text, language="fr") == [(NUMBER, about)]


@pytest.mark.parametrize(
    ("key", "text", "about"),
    [
        ("order.moved", "Children and armed conflict rose from third to first place.",
         "third to first"),
        ("brief.first", "Protection of civilians came first in the first ranking (37 orders).",
         "first in the first"),
        ("order.close.2", "Second and third place could easily have been swapped.",
         "Second, third"),
        ("brief.first", "Cultural property protection came first (35 orders).", "first"),
    ],
)  # fmt: skip
def test_place_that_may_be_another_areas_is_listed(key: str, text: str, about: str) -> None:
    assert found(key, text) == [(PLACE, about)]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("brief.clear", "Cultural property protection came last, and that was clear."),
        ("brief.clear", "The fifth place was clear."),
        ("area.1.place", "It came first, up from third (35 orders)."),
        ("order.moved", "Protection of civilians went from third to first place."),
        ("brief.first", "First came Children and armed conflict, then Protection of civilians."),
        ("order.first", "Protection of civilians came first, Cultural property protection fifth."),
        ("brief.together", "Five people of the 40 who answered chose it."),
        ("how.round.2", "In the second ranking 40 people answered, of 42 in the room."),
        ("brief.together", "First of all, five of the 40 gave this answer a second thought."),
        ("how.debate", "20 cards and four points were about five areas and two rankings."),
    ],
)
def test_other_words_around_what_is_so_pass(key: str, text: str) -> None:
    assert found(key, text) == []


@pytest.mark.parametrize("room", [rooms.harmony, rooms.camps, rooms.hidden, rooms.empty])
def test_place_beside_an_order_that_is_not_told_says_nothing_of_it(room: Room) -> None:
    facts = room("en")
    places = ("first", "second", "third", "fourth", "fifth")
    key, told = "limits.room", []
    for place in places:
        edits = {key: f"Cultural property protection came {place}."}
        told += [one.doubt for one in check(facts, compose_note(facts, edits)) if one.key == key]

    # Only an order that the note tells anyway makes a difference.
    is_told = any(section.key == "order" and len(section.blocks) > 1
                  for section in compose_note(facts).sections)  # fmt: skip
    assert told.count(NUMBER) == (4 if is_told else 5)
