"""What holds for every note: its numbers are counts of the facts, and names are only names."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Sentence
from seminar.core.note.facts import AreaFacts, NoteFacts, RoundFacts
from seminar.core.note.margin import sentences_of
from seminar.core.note.numerals import numbers_in, values_in
from tests.core.note import rooms, small_room
from tests.core.note.document_text import document_text

Room = Callable[[str], NoteFacts]
every_room = pytest.mark.parametrize(
    "room", [rooms.harmony, rooms.camps, rooms.hidden, rooms.empty, small_room.nine]
)
every_language = pytest.mark.parametrize("language", ["en", "fr"])
# What wordings say whatever was counted: "fewer than five", "fewer than 20 complete orders".
SAID_ANYWAY = {5, 20}


def counts_of(facts: NoteFacts) -> set[Fraction]:
    """Return every number that was counted, and the sums that the note makes of them."""
    unseen = (facts.waiting_cards, facts.withdrawn_cards)
    hidden = [sum(one.count for one in several) for several in (
        facts.hidden_cards, facts.hidden_views, facts.hidden_steps)]  # fmt: skip
    by_area = Counter(area for card in facts.cards for area in card.areas)
    by_area_points = Counter(area for point in facts.points for area in point.areas)
    proposals = sum(card.kind == "proposal" for card in facts.cards)
    all_cards = sum(card.scope == "all" for card in facts.cards)
    seconds = facts.floor_seconds
    found: list[float | None] = [
        *SAID_ANYWAY, len(facts.areas), facts.head_count, facts.seats, *unseen, *hidden,
        *(one.count for one in facts.hidden_cards), *by_area.values(), *by_area_points.values(),
        len(facts.cards) + hidden[0] + sum(unseen), len(facts.points), len(facts.views),
        len(facts.steps), len(facts.objections), proposals, all_cards, 3,
        round(sum(seconds) / 60), 100 // len(facts.areas),
        *(number for card in facts.cards for number in (card.agree, card.weighed, card.hands)),
        *(step.marks for step in facts.steps), *(view.shares for view in facts.views),
    ]  # fmt: skip
    for held in (*facts.rounds, *(aside.held for aside in facts.set_aside)):
        found += _counts_of_round(held)
    if facts.movement:
        found += [facts.movement.linked, facts.movement.changed]
    shares = {round(100 * one / sum(seconds)) for one in seconds} if any(seconds) else set()
    return {Fraction(str(one)) for one in (*found, *shares) if one is not None}


def _counts_of_round(held: RoundFacts) -> list[float | None]:
    reading = held.reading
    return [
        *(reading.answers, reading.orders, reading.complete, reading.together, held.present),
        *(round(one.average, 1) for one in reading.standings if one.average is not None),
        len(reading.cycle),
        held.paper,
    ]


def composed(document: Document) -> Iterator[Sentence]:
    for section in document.sections:
        for block in section.blocks:
            yield from sentences_of(block)


def typed(facts: NoteFacts) -> set[Fraction]:
    """Return the numbers in what people wrote, which sentences quote."""
    texts = [
        facts.title, facts.purpose, facts.place, facts.next_steps,
        *(held.question for held in facts.rounds), *(card.text for card in facts.cards),
        *(view.text for view in facts.views),
        *(part for step in facts.steps for part in (step.text, step.addressee, step.measure)),
    ]  # fmt: skip
    return set().union(*(values_in(text, language=facts.language) for text in texts))


def uncounted(facts: NoteFacts, document: Document) -> list[tuple[str, str]]:
    known = counts_of(facts) | typed(facts)
    # Measures of evenness, legends and lists number things instead of counting them.
    return [
        (sentence.key, number.text)
        for sentence in composed(document)
        if not sentence.key.startswith(("evenness", "statistics.legend", "view."))
        for number in numbers_in(sentence.text, language=facts.language)
        if number.value not in known
    ]


@every_room
@every_language
@pytest.mark.parametrize("compose", [compose_note, compose_brief])
def test_every_number_in_letters_or_figures_was_counted(
    room: Room, language: str, compose: Callable[[NoteFacts], Document]
) -> None:
    facts = room(language)

    assert uncounted(facts, compose(facts)) == []


@every_language
def test_number_that_nobody_counted_would_be_seen(language: str) -> None:
    facts = rooms.camps(language)
    counted = {"en": "Of the 40 people", "fr": "Sur les 40 personnes"}[language]
    said = {one.key: one.text for one in composed(compose_note(facts))}["brief.together"]
    other = said.replace(counted, counted.replace("40", "41"))

    note = compose_note(facts, {"brief.together": other})

    assert uncounted(facts, note) == [("brief.together", "41")]


@every_room
@every_language
def test_areas_under_other_names_give_the_note_under_other_names(room: Room, language: str) -> None:
    facts = room(language)
    names = [area.name for area in facts.areas]
    turned = [*names[1:], names[0]]
    renamed = tuple(
        AreaFacts(area.number, name, area.short)
        for area, name in zip(facts.areas, turned, strict=True)
    )
    # Words that somebody typed stay as they are, so those that name an area are left out.
    silent = replace(facts, cards=tuple(replace(card, text="Text.") for card in facts.cards),
                     points=(), objections=())  # fmt: skip

    before = document_text(compose_note(silent))
    after = document_text(compose_note(replace(silent, areas=renamed)))

    assert after == _with_names(before, names, turned)


def _with_names(text: str, names: list[str], others: list[str]) -> str:
    for place, name in enumerate(names):
        text = text.replace(name, f"<{place}>")
    for place, name in enumerate(others):
        text = text.replace(f"<{place}>", name)
    return text
