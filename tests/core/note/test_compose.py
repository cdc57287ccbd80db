"""What holds for every note: true numbers, known evidence, no barred word, nothing hidden told."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Figure, Quotations, Sentence, Table
from seminar.core.note.facts import CardFacts, NoteFacts, facts_sha256
from seminar.core.note.margin import margin_notes, numbers, sentences_of
from seminar.core.terms import CardKind, Scope
from tests.core.note import rooms
from tests.core.note.document_text import document_text

ROOMS = [rooms.harmony, rooms.camps, rooms.hidden, rooms.empty]
BARRED = re.compile(
    r"\b(?:vot(?:e|es|ed|er|ers|ing)|ballots?|winners?|least important|dissent\w*|commitments?"
    r"|bulletins?|scrutins?|gagnants?|vainqueurs?|le moins important)\b",
    re.IGNORECASE,
)
every_room = pytest.mark.parametrize("room", ROOMS)
every_language = pytest.mark.parametrize("language", ["en", "fr"])
every_kind = pytest.mark.parametrize("compose", [compose_note, compose_brief])

Room = Callable[[str], NoteFacts]
Compose = Callable[[NoteFacts], Document]


def sentences(document: Document) -> Iterator[Sentence]:
    for section in document.sections:
        for block in section.blocks:
            yield from sentences_of(block)


def texts(document: Document) -> dict[str, str]:
    return {sentence.key: sentence.text for sentence in sentences(document)}


@every_room
@every_language
@every_kind
def test_every_sentence_cites_what_the_register_holds(
    room: Room, language: str, compose: Compose
) -> None:
    document = compose(room(language))

    cited = {identifier for sentence in sentences(document) for identifier in sentence.evidence}

    assert cited == {item.id for item in document.register}
    assert numbers(document) == {
        item.id: place for place, item in enumerate(document.register, start=1)
    }


@every_room
@every_language
@every_kind
def test_every_key_stands_for_one_sentence(room: Room, language: str, compose: Compose) -> None:
    said = set(sentences(compose(room(language))))

    assert sorted(one.key for one in said) == sorted({one.key for one in said})


@every_room
@every_language
@every_kind
def test_no_barred_word_is_said(room: Room, language: str, compose: Compose) -> None:
    found = BARRED.findall(document_text(compose(room(language))))

    assert found == []


@every_room
@every_language
@every_kind
def test_no_sentence_is_empty_or_left_with_a_gap(
    room: Room, language: str, compose: Compose
) -> None:
    for sentence in sentences(compose(room(language))):
        assert sentence.text == sentence.text.strip()
        assert sentence.text
        assert re.findall(r"[{}]|  | ,| \.(?!\w)|\.\.", sentence.text) == []


@every_room
@every_language
def test_every_area_has_the_same_heading_and_maximum(room: Room, language: str) -> None:
    facts = room(language)

    section = next(one for one in compose_note(facts).sections if one.key == "areas")

    headings = [block.text for block in section.blocks if not isinstance(block, QUOTED) and
                hasattr(block, "text")]  # fmt: skip
    assert headings == [area.name for area in facts.areas]
    quoted = [len(block.items) for block in section.blocks if isinstance(block, Quotations)]
    assert max(quoted, default=0) <= 5


QUOTED = (Quotations, Table, Figure)


def test_edit_replaces_the_text_and_keeps_the_composed_one() -> None:
    facts = rooms.harmony("en")
    composed = texts(compose_note(facts))["brief.first"]

    note = compose_note(facts, {"brief.first": " Civilians came first. ", "brief.steps": "  "})

    edited = {sentence.key: sentence for sentence in sentences(note)}["brief.first"]
    assert (edited.text, edited.composed, edited.edited) == (
        "Civilians came first.",
        composed,
        True,
    )
    assert [sentence.key for sentence in sentences(note) if sentence.edited] == ["brief.first"]


def test_hidden_room_tells_no_answer() -> None:
    said = document_text(compose_note(rooms.hidden("en")))

    assert "Fewer than five people gave an order." in said
    assert "Statistics of the rankings" not in said
    assert re.findall(r"one order|two orders|three orders|“all five together”;", said) == []


def test_ids_of_cards_tell_nothing_of_when_they_were_written() -> None:
    facts = rooms.camps("en")

    forwards = document_text(compose_note(facts))
    backwards = document_text(
        compose_note(replace(facts, cards=facts.cards[::-1], points=facts.points[::-1]))
    )

    assert backwards == forwards


def test_margin_shows_each_piece_of_evidence_once_in_a_section() -> None:
    note = compose_note(rooms.camps("en"))

    for section in note.sections:
        shown = [item.id for items in margin_notes(note, section) for item in items]
        assert sorted(shown) == sorted(set(shown))


def test_hash_of_facts_changes_with_every_fact() -> None:
    facts = rooms.harmony("en")
    same, other = rooms.harmony("en"), replace(facts, seats=facts.seats + 1)

    assert facts_sha256(facts) == facts_sha256(same)
    assert facts_sha256(facts) != facts_sha256(other)
    assert compose_note(facts).facts_sha256 == facts_sha256(facts)


@settings(max_examples=40, deadline=None)
@given(
    cards=st.lists(
        st.builds(
            CardFacts,
            id=st.uuids().map(str),
            kind=st.sampled_from(CardKind),
            scope=st.just(Scope.AREAS),
            areas=st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True).map(tuple),
            text=st.text(max_size=700),
            agree=st.integers(0, 40),
            disagree=st.integers(0, 40),
            cannot=st.integers(0, 40),
        ),
        max_size=12,
        unique_by=lambda card: card.id,
    ),
    language=st.sampled_from(["en", "fr"]),
)
def test_any_cards_compose(cards: list[CardFacts], language: str) -> None:
    facts = replace(rooms.harmony(language), cards=tuple(cards))

    note, brief = compose_note(facts), compose_brief(facts)

    said = set(sentences(note))
    assert len(said) == len({sentence.key for sentence in said})
    assert {item.id for item in brief.register} <= {item.id for item in note.register}
