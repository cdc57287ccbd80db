"""What holds for every note: true numbers, known evidence, no barred word, nothing hidden told."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Figure, Quotations, Sentence, Table
from seminar.core.note.facts import CardFacts, HiddenCards, NoteFacts, facts_sha256
from seminar.core.note.margin import margin_notes, numbers, sentences_of
from seminar.core.terms import CardKind, HideReason, Scope
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
@every_kind
def test_every_number_is_in_the_facts(room: Room, compose: Compose) -> None:
    facts = room("en")

    said = " ".join(texts(compose(facts)).values())

    assert set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", said)) <= known_numbers(facts)


def known_numbers(facts: NoteFacts) -> set[str]:
    known = {str(facts.head_count), str(facts.seats), str(len(facts.cards)), "20"}
    known |= set(re.findall(r"\d+", f"{facts}"))
    for held in facts.rounds:
        reading = held.reading
        known |= {str(reading.answers), str(reading.orders), str(reading.complete)}
        known |= {f"{one.average:.1f}" for one in reading.standings if one.average is not None}
    known |= {str(card.weighed) for card in facts.cards}
    return known


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


@pytest.mark.parametrize("alone", [1, 2])
def test_one_or_two_people_who_weighed_otherwise_are_not_counted(alone: int) -> None:
    facts = rooms.harmony("en")
    for weights in ((20 - alone, alone, 0), (alone, 20 - alone, 0), (12 - alone, 0, alone)):
        card = rooms.card("Text", CardKind.FOR, [1], weights)

        said = texts(compose_note(replace(facts, cards=(card,))))["card.C1"]

        assert said.startswith("Card C1, in favour. Most of the ")
        assert str(weights[0]) not in said.replace("20", "").replace("C1,", "")


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((2, 1, 1), "Fewer than five people weighed it."),
        ((5, 0, 0), "All of the five people who weighed it agreed."),
        ((0, 4, 1), "None of the five people who weighed it agreed."),
        ((7, 3, 0), "Seven of the ten people who weighed it agreed."),
        ((8, 3, 4), "8 of the 15 people who weighed it agreed."),
        ((45, 3, 1), "Nearly all agreed: 45 of the 49 people who weighed it."),
        ((16, 3, 1), "A large majority agreed: 16 of the 20 people who weighed it."),
        ((12, 5, 3), "A majority agreed: 12 of the 20 people who weighed it."),
        ((10, 5, 5), "About half agreed: 10 of the 20 people who weighed it."),
        ((4, 12, 4), "A minority agreed: 4 of the 20 people who weighed it."),
        ((6, 30, 4), "A few agreed: 6 of the 40 people who weighed it."),
        ((3, 17, 0), "3 of the 20 people who weighed it agreed."),
    ],
)
def test_weighing_is_said_by_band(weights: tuple[int, int, int], expected: str) -> None:
    card = rooms.card("Text", CardKind.FOR, [1], weights)
    facts = replace(rooms.empty("en"), cards=(card,))

    said = texts(compose_note(facts))["card.C1"]

    assert said == f"Card C1, in favour. {expected}"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("P", ["It was a proposal (see “Next steps”)."]),
        ("PP", ["They were proposals (see “Next steps”)."]),
        ("PF", ["One of the cards was a proposal (see “Next steps”)."]),
        ("PPF", ["Of the cards, two were proposals (see “Next steps”)."]),
        ("FFF", []),
    ],
)
def test_proposals_of_an_area_are_sent_to_the_next_steps(kinds: str, expected: list[str]) -> None:
    kind = {"P": CardKind.PROPOSAL, "F": CardKind.FOR}
    cards = tuple(
        rooms.card(f"Text {place}", kind[letter], [1]) for place, letter in enumerate(kinds)
    )
    facts = replace(rooms.empty("en"), cards=cards)

    said = texts(compose_note(facts))

    assert [said[key] for key in said if key == "area.1.proposals"] == expected


def test_unweighed_cards_are_chosen_without_a_claim() -> None:
    cards = tuple(rooms.card(f"Text {place}", CardKind.FOR, [1]) for place in range(4))
    facts = replace(rooms.empty("en"), cards=cards)

    said = texts(compose_note(facts))

    assert said["area.1.chosen"] == "Given here are three of them."
    assert said["how.debate"].startswith("In the debate the participants wrote four cards, which")


def test_points_without_cards_are_said() -> None:
    facts = replace(rooms.empty("en"), points=(rooms.point("Text", [1]),))

    said = texts(compose_note(facts))

    assert said["area.1.said"] == "There was no card on it; the rapporteur noted one point."
    assert said["how.debate"] == (
        "In the debate no card was written; the rapporteur noted one point."
    )


@pytest.mark.parametrize(
    ("counts", "sentences"),
    [
        (
            {"waiting_cards": 1, "withdrawn_cards": 2},
            [
                "One of the cards was not looked at by the team, so the room did not see it.",
                "Of the cards, two were taken back by those who wrote them.",
            ],
        ),
        (
            {"waiting_cards": 3, "withdrawn_cards": 1},
            [
                "Of the cards, three were not looked at by the team, so the room did not see them.",
                "One of the cards was taken back by whoever wrote it.",
            ],
        ),
    ],
)
def test_cards_that_waited_or_were_taken_back_are_counted(
    counts: dict[str, int], sentences: list[str]
) -> None:
    facts = replace(rooms.empty("en"), **counts)

    told = texts(compose_note(facts))

    assert [told["how.waiting"], told["how.withdrawn"]] == sentences


def test_hidden_cards_are_counted_by_reason() -> None:
    hidden = (HiddenCards(HideReason.OFFENSIVE, 2), HiddenCards(HideReason.CLASSIFIED, 1))
    facts = replace(rooms.empty("en"), hidden_cards=hidden)

    said = texts(compose_note(facts))["how.hidden"]

    assert said == (
        "Of the cards, three were hidden: two because they gave offence and one because it "
        "held classified information."
    )


def test_more_proposals_than_room_says_so() -> None:
    cards = tuple(
        rooms.card(f"Step {place}", CardKind.PROPOSAL, Scope.ALL, (place, 3, 0))
        for place in range(10)
    )
    facts = replace(rooms.empty("en"), cards=cards)

    said = texts(compose_note(facts))

    assert said["next.lead"] == "The participants made ten proposals."
    assert said["next.chosen"] == "The eight that most people agreed with are given here."


def test_more_cards_on_all_areas_than_room_says_so() -> None:
    cards = tuple(
        rooms.card(f"Text {place}", CardKind.FOR, Scope.ALL, (5, 5, 0)) for place in range(5)
    )
    others = tuple(rooms.card(f"Other {place}", CardKind.FOR, Scope.OTHER) for place in range(5))
    facts = replace(rooms.empty("en"), cards=(*cards, *others))

    said = texts(compose_note(facts))

    assert said["whole.chosen"] == "Given here are the four that most people weighed."
    assert said["beyond.chosen"] == "Not all of them are given."
    assert said["brief.little"] == "No card and no point was about a single area."


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
