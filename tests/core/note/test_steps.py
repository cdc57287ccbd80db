"""Proposed steps in the note: as they were written, and nothing said of one or two people."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document, Quotations, Section
from seminar.core.note.facts import CardFacts, HiddenCards, NoteFacts, PointFacts, StepFacts
from seminar.core.note.quantifier import told_rank
from seminar.core.terms import CardKind, HideReason, Scope
from tests.core.note.rooms import camps, empty
from tests.core.note.saying import texts

OFFICER = StepFacts(
    "b",
    Scope.AREAS,
    (2, 4),
    "The ministry of defence",
    "Name one officer for schools\nin each brigade.",
    "The list of names is online.",
    "2027-03-31",
    9,
    cards=("c",),
    points=("p",),
)
REVIEW = StepFacts(
    "a",
    Scope.ALL,
    (),
    "The staff",
    "Review all five areas once a year.",
    "",
    "before the next summit",
    1,
)
CARD = CardFacts("c", CardKind.CONCERN, Scope.AREAS, (2,), "Schools are hit first.", 6, 1, 0)
POINT = PointFacts("p", Scope.AREAS, (2,), "Schools are used as shelters.")


def room(*steps: StepFacts, seats: int = 40, language: str = "en") -> NoteFacts:
    return replace(
        empty(language), steps_held=True, steps=steps, seats=seats, cards=(CARD,), points=(POINT,)
    )


def section_of(note: Document) -> Section:
    return next(section for section in note.sections if section.key == "steps")


def told(document: Document) -> list[tuple[str, str]]:
    """Return each quotation of the section with what introduces it."""
    return [
        (item.lead.text, item.text)
        for block in section_of(document).blocks
        if isinstance(block, Quotations)
        for item in block.items
    ]


def lead(facts: NoteFacts) -> list[str]:
    return [sentence.text for sentence in section_of(compose_note(facts)).blocks[0].sentences]


def test_steps_stand_as_written_with_all_that_belongs_to_them():
    facts = room(REVIEW, OFFICER)

    assert told(compose_note(facts)) == [
        (
            (
                "Step P1, on Children and armed conflict and Preventing and responding to "
                "conflict-related sexual violence, addressed to “The ministry of defence”. How it "
                "will be known: “The list of names is online.” By when: 31 March 2027. It builds "
                "on C1 and F1. A minority found it worth taking forward: nine of the 40 people who "
                "joined."
            ),
            "“Name one officer for schools\nin each brigade.”",
        ),
        (
            (
                "Step P2, across all areas, addressed to “The staff”. By when: “before the next "
                "summit”. Fewer than five people found it worth taking forward."
            ),
            "“Review all five areas once a year.”",
        ),
    ]
    assert lead(facts) == [
        (
            "In all, two steps were proposed. Each is given as it was written and commits nobody; "
            "those found worth taking forward by the most people come first."
        ),
        (
            "On Protection of civilians, Combatting trafficking in human beings and Cultural "
            "property protection no step was proposed."
        ),
    ]


def test_evidence_of_a_step_cites_what_it_builds_on():
    note = compose_note(room(OFFICER))

    first = section_of(note).blocks[1].items[0]
    assert first.lead.evidence == ("P1", "C1", "F1")
    assert {item.id: item.text for item in note.register}["P1"] == (
        "Proposed step, on Children and armed conflict and Preventing and responding to "
        "conflict-related sexual violence, addressed to “The ministry of defence”: “Name one "
        "officer for schools in each brigade.”"
    )


def test_hidden_card_is_cited_by_no_step():
    facts = replace(room(OFFICER), cards=(), points=())

    assert section_of(compose_note(facts)).blocks[1].items[0].lead.evidence == ("P1",)


def test_steps_that_most_found_worthwhile_come_first():
    marks = {"few": 4, "five": 5, "twelve": 12, "all": 40, "none": 1}
    steps = [replace(REVIEW, id=name, text=name, marks=n) for name, n in marks.items()]

    order = [text.strip("“”") for _, text in told(compose_note(room(*steps)))]

    assert order[:3] == ["all", "twelve", "five"]
    assert set(order[3:]) == {"few", "none"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_neither_words_nor_order_tell_of_one_or_two_people(language):
    def said(one: int, two: int) -> list[tuple[str, str]]:
        steps = (replace(REVIEW, marks=one), replace(OFFICER, marks=two))
        return told(compose_note(room(*steps, language=language)))

    assert said(1, 4) == said(4, 1) == said(3, 2)
    assert said(38, 40) == said(40, 39)


@pytest.mark.parametrize(
    ("marks", "people", "rank"),
    [(1, 40, 0), (4, 4, 0), (5, 40, 5), (37, 40, 37), (38, 40, 40), (41, 40, 40), (5, 3, 5)],
)
def test_rank_tells_no_more_than_the_words(marks, people, rank):
    assert told_rank(marks, people) == rank


def test_hidden_steps_are_counted_and_not_quoted():
    facts = replace(
        room(REVIEW),
        hidden_steps=(
            HiddenCards(HideReason.NAMES_SOMEBODY, 1),
            HiddenCards(HideReason.WRITTEN_TWICE, 2),
        ),
    )

    assert lead(facts) == [
        "One step was proposed. It is given as it was written and commits nobody.",
        "No step was about a single area.",
        (
            "Three steps were proposed and then hidden: one because it named somebody and two "
            "because they repeated another step."
        ),
    ]


def test_item_without_a_step_says_so():
    facts = replace(room(), hidden_steps=(HiddenCards(HideReason.OFFENSIVE, 1),))

    assert lead(facts) == [
        "No step is given.",
        "One step was proposed and then hidden because it gave offence.",
    ]
    assert "No step was proposed." in [
        sentence.text
        for block in compose_brief(room()).sections[0].blocks
        for sentence in block.sentences
    ]


def test_seminar_without_an_item_for_steps_has_no_such_section():
    note = compose_note(empty())

    assert "steps" not in [section.key for section in note.sections]


def test_brief_gives_the_foremost_three_in_place_of_proposals():
    steps = [replace(OFFICER, id=str(n), text=f"Step {n}.", marks=n) for n in range(5, 10)]
    facts = replace(camps("en"), steps_held=True, steps=tuple(steps))

    brief = compose_brief(facts)

    assert [text for _, text in told(brief)] == ["“Step 9.”", "“Step 8.”", "“Step 7.”"]
    assert told(brief)[0][0].startswith("Step P")
    following = next(section for section in brief.sections if section.key == "next")
    assert [type(block).__name__ for block in following.blocks] == ["Paragraph"]
    assert [section.key for section in brief.sections] == ["brief", "order", "steps", "next"]


def test_attention_counts_steps_once_they_were_held_and_proposals_before():
    proposals = replace(camps("en"), floor_seconds=(60, 60, 60, 60, 60))
    steps = replace(proposals, steps_held=True, steps=(OFFICER,))

    def column(facts: NoteFacts) -> tuple[str, list[str]]:
        section = next(one for one in compose_note(facts).sections if one.key == "attention")
        table = section.blocks[-1]
        return table.header[-1], [row[-1] for row in table.rows]

    assert column(proposals) == ("Proposals", ["0", "0", "0", "1", "0"])
    assert column(steps) == ("Steps", ["0", "1", "0", "1", "0"])


def test_french_note_says_the_same():
    facts = room(REVIEW, OFFICER, language="fr")

    assert told(compose_note(facts))[1] == (
        (
            "Mesure P2, sur l’ensemble des domaines, adressée à «\xa0The staff\xa0». "
            "Échéance\xa0: «\xa0before the next summit\xa0». Moins de cinq personnes ont "
            "jugé utile de la poursuivre."
        ),
        "«\xa0Review all five areas once a year.\xa0»",
    )
    assert "Échéance\xa0: 31 mars 2027." in told(compose_note(facts))[0][0]


def test_where_each_area_has_a_step_none_is_said_to_lack_one() -> None:
    on_all = replace(OFFICER, areas=(1, 2, 3, 4, 5))

    assert "steps.left_out" not in texts(compose_note(room(on_all)))


def test_next_steps_do_not_say_that_nothing_was_proposed_beside_steps():
    card = CardFacts("c", CardKind.PROPOSAL, Scope.AREAS, (1,), "Step", 0, 0, 0)
    facts = replace(room(), steps_held=True)

    found = [texts(compose_note(replace(facts, cards=cards))) for cards in ((), (card,))]

    assert [said.get("next.lead") for said in found] == [
        None,
        "The cards held one proposal as well.",
    ]
