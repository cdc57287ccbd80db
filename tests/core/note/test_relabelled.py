"""Areas that trade their numbers, with all that was given to them and said of them: one note."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations
from typing import TypeVar

import pytest

from seminar.core.ballot import Ranking, parse_ranking
from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import REGISTER, Document, Figure, Sentence, Table
from seminar.core.note.facts import (
    CardFacts,
    NoteFacts,
    PointFacts,
    RoundFacts,
    StepFacts,
    ViewFacts,
)
from seminar.core.note.margin import sentences_of
from seminar.core.note.numbering import card_ids, point_ids, step_ids, view_ids
from seminar.core.note.numerals import numbers_in
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import read_round
from tests.core.note import orders, rooms, small_room

AREAS = 5
ASIDE = (orders.NINE_ASIDE, 0)
# Each golden room with the answers to its rounds, and to those that were set aside.
ROOMS = {
    "harmony": (rooms.harmony, ("harmony",), ()),
    "camps": (rooms.camps, ("camps", "camps after"), ()),
    "nine": (small_room.nine, ("nine", "nine after"), (ASIDE,)),
    "hidden": (rooms.hidden, ("hidden", "hidden after"), ()),
}
# "1, 3 = 4, 2": an order of areas by their numbers.
ORDER = re.compile(r"\d(?:(?:, | = |; )\d)+")

SAME = {area: area for area in range(1, AREAS + 1)}
FEW = ((2, 3, 4, 5, 1), (5, 4, 3, 2, 1), (3, 1, 5, 2, 4))

Numbers = Mapping[int, int]
Answers = tuple[orders.Histogram, int]
About = TypeVar("About", CardFacts, PointFacts, ViewFacts, StepFacts)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_areas_under_other_numbers_give_the_same_note(
    room: str, language: str, is_full: bool
) -> None:
    facts = ROOMS[room][0](language)
    said = [told(facts, compose(facts), SAME) for compose in (compose_note, compose_brief)]

    for numbers in permutations(SAME) if is_full else FEW:
        to = dict(zip(SAME, numbers, strict=True))
        other, back = relabelled(room, language, to), {new: old for old, new in to.items()}
        notes = compose_note(other), compose_brief(other)
        assert [told(other, note, back) for note in notes] == said


def told(facts: NoteFacts, document: Document, back: Numbers) -> tuple[object, object]:
    ids = ids_of(facts)
    return sayings(facts, document, ids), rows(document, back, ids)


def ids_of(facts: NoteFacts) -> Mapping[str, str]:
    """Return what each id of the note stands for, since numbers bring other ids."""
    return {
        identifier: key
        for table in (
            *(card_ids(facts.cards), point_ids(facts.points)),
            *(step_ids(facts.steps), view_ids(facts.views)),
        )
        for key, identifier in table.items()
    }


def relabelled(room: str, language: str, to: Numbers) -> NoteFacts:
    """Return a golden room whose areas have other numbers, its rounds counted anew."""
    make, held, aside = ROOMS[room]
    facts = make(language)
    answers = [orders.GOLDEN[name] for name in held]
    areas = [replace(area, number=to[area.number]) for area in facts.areas]
    seconds = {to[area]: spent for area, spent in enumerate(facts.floor_seconds, start=1)}
    return replace(
        facts,
        areas=tuple(sorted(areas, key=lambda area: area.number)),
        rounds=tuple(counted(*one, to) for one in zip(facts.rounds, answers, strict=True)),
        set_aside=tuple(
            replace(one, held=counted(one.held, given, to))
            for one, given in zip(facts.set_aside, aside, strict=True)
        ),
        cards=tuple(about(card, to) for card in facts.cards),
        points=tuple(about(point, to) for point in facts.points),
        steps=tuple(about(step, to) for step in facts.steps),
        views=tuple(
            replace(
                about(view, to),
                order=tuple((place, turned(shared, to)) for place, shared in view.order),
            )
            for view in facts.views
        ),
        floor_seconds=tuple(seconds[area] for area in sorted(seconds)),
    )


def counted(held: RoundFacts, answers: Answers, to: Numbers) -> RoundFacts:
    histogram, together = answers
    given = [(parse_ranking(text, AREAS), people) for text, people in histogram]
    profile = Profile(AREAS, tuple((order(one, to), people) for one, people in given))
    return replace(
        held, reading=published(read_round(profile, together=together, seed=held.number))
    )


def order(given: Ranking, to: Numbers) -> Ranking:
    return Ranking(tuple(turned(tier, to) for tier in given.tiers), turned(given.no_view, to))


def about(item: About, to: Numbers) -> About:
    return replace(item, areas=turned(item.areas, to))


def turned(areas: tuple[int, ...], to: Numbers) -> tuple[int, ...]:
    return tuple(sorted(to[area] for area in areas))


def sayings(facts: NoteFacts, document: Document, ids: Mapping[str, str]) -> list[str]:
    """Return what each sentence says, whatever the order that numbers bring."""
    names = {f"area.{area.number}.": f"area.{area.name}." for area in facts.areas}
    return sorted(
        repr((called(sentence.key, names | ids), *said(facts, sentence), *cited(sentence, ids)))
        for section in document.sections
        for block in section.blocks
        for sentence in sentences_of(block)
    )


def called(key: str, names: Mapping[str, str]) -> str:
    for old in sorted(names, key=len, reverse=True):
        if key.startswith(old):
            key = names[old] + key.removeprefix(old)
        elif key.endswith(f".{old}"):
            key = key.removesuffix(old) + names[old]
    return key


def cited(sentence: Sentence, ids: Mapping[str, str]) -> Iterator[str]:
    yield from sorted(ids.get(one, one) for one in sentence.evidence)


def said(facts: NoteFacts, sentence: Sentence) -> Iterator[object]:
    """Yield the words of a sentence; where its wording hangs on a number, what they tell."""
    if not re.search(r"[0-9]", sentence.key):
        yield words_of(sentence.text)
        return
    yield [sentence.text.count(name) for name in sorted(area.name for area in facts.areas)]
    yield sorted(one.value for one in numbers_in(sentence.text, language=facts.language))


def rows(
    document: Document, back: Numbers, ids: Mapping[str, str]
) -> list[tuple[str, list[list[str]]]]:
    """Return each row of each table, without the numbers under which evidence is listed."""
    tables = [
        (section.key, block.table if isinstance(block, Figure) else block)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table | Figure)
    ]
    return sorted(
        (
            f"{key} {table.caption}",
            [cell(ids.get(one, one), back) for one in row[2 * (key == REGISTER) :]],
        )
        for key, table in tables
        for row in table.rows
    )


def cell(text: str, back: Numbers) -> list[str]:
    if not ORDER.fullmatch(text):
        return words_of(text)
    named = re.sub(r"\d", lambda sign: str(back[int(sign[0])]), text)
    return [" = ".join(sorted(tier.split(" = "))) for tier in re.split(", |; ", named)]


def words_of(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))
