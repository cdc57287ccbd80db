"""Different views in the note: word for word, and nothing said of one or two people."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.note.document import Document, Quotations, Section
from seminar.core.note.facts import HiddenCards, NoteFacts, ViewFacts
from seminar.core.note.quantifier import Weighing, sharing_of
from seminar.core.terms import HideReason, Scope
from tests.core.note.rooms import camps, empty

CULTURE = ViewFacts(
    "b",
    Scope.AREAS,
    (5,),
    ((1, (5,)), (2, (1, 2)), (4, (3,))),
    "Culture is what\npeople come home to.",
    "We ask.",
    9,
)
WATER = ViewFacts("a", Scope.OTHER, (), (), "Water is missing.", "", 1)


def room(*views: ViewFacts, seats: int = 40, language: str = "en") -> NoteFacts:
    return replace(empty(language), views=views, seats=seats)


def section_of(note: Document) -> Section:
    return next(section for section in note.sections if section.key == "views")


def told(facts: NoteFacts) -> list[tuple[str, str]]:
    """Return each quotation of the section with what introduces it."""
    return [
        (item.lead.text, item.text)
        for block in section_of(compose_note(facts)).blocks
        if isinstance(block, Quotations)
        for item in block.items
    ]


def lead(facts: NoteFacts) -> list[str]:
    return [sentence.text for sentence in section_of(compose_note(facts)).blocks[0].sentences]


def test_views_stand_word_for_word_with_order_reply_and_shares():
    assert told(room(CULTURE, WATER)) == [
        (
            (
                "View V1, on Cultural property protection. Its own order: 1. Cultural property "
                "protection; 2. Protection of civilians and Children and armed conflict; "
                "4. Combatting trafficking in human beings. "
                "A minority share it: nine of the 40 people who joined."
            ),
            "“Culture is what\npeople come home to.”",
        ),
        ("Reply of the team to view V1.", "“We ask.”"),
        ("View V2, not on the list. Fewer than five people share it.", "“Water is missing.”"),
    ]
    assert lead(room(CULTURE, WATER)) == [
        (
            "The participants worded two different views. Each is given word for word; who wrote "
            "it counts as sharing it."
        )
    ]


def test_numbers_of_views_tell_neither_when_nor_how_often_they_were_shared():
    one, two = replace(WATER, text="First."), replace(WATER, id="b", text="Second.")

    assert told(room(one, two)) == told(room(two, one))
    assert [text for _, text in told(room(one, two))] == [
        text for _, text in told(room(replace(one, shares=30), two))
    ]


@pytest.mark.parametrize(
    ("sharing", "people", "word"),
    [
        (1, 40, Weighing.FEW),
        (4, 4, Weighing.FEW),
        (4, 40, Weighing.FEW),
        (5, 19, Weighing.COUNT),
        (5, 40, Weighing.A_FEW),
        (8, 40, Weighing.MINORITY),
        (19, 40, Weighing.ABOUT_HALF),
        (24, 40, Weighing.MAJORITY),
        (30, 40, Weighing.LARGE_MAJORITY),
        (37, 40, Weighing.NEARLY_ALL),
        (38, 40, Weighing.MOST),
        (39, 40, Weighing.MOST),
        (40, 40, Weighing.MOST),
        (5, 5, Weighing.MOST),
        (7, 5, Weighing.MOST),
    ],
)
def test_shares_are_worded_so_that_nobody_stands_alone(sharing, people, word):
    assert sharing_of(sharing, people) is word


@pytest.mark.parametrize("shares", range(45))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_number_is_told_of_one_or_two_people(shares, language):
    words = [told(room(replace(WATER, shares=n), language=language))[0][0] for n in (shares, 1)]

    if shares < 5:
        assert words[0] == words[1]
    if shares >= 38:
        assert words[0] == told(room(replace(WATER, shares=40), language=language))[0][0]


def test_hidden_views_are_counted_and_not_quoted():
    facts = replace(
        room(WATER),
        hidden_views=(
            HiddenCards(HideReason.NAMES_SOMEBODY, 1),
            HiddenCards(HideReason.WRITTEN_TWICE, 2),
        ),
    )

    assert lead(facts)[1:] == [
        (
            "Three views were worded and then hidden: one because it named somebody and two "
            "because they repeated another view."
        )
    ]


def test_only_a_hidden_view_is_told_as_one():
    facts = replace(room(), hidden_views=(HiddenCards(HideReason.OFFENSIVE, 1),))

    assert lead(facts) == [
        "No different view is given.",
        "One view was worded and then hidden because it gave offence.",
    ]


def test_without_views_there_is_no_section():
    note = compose_note(empty())

    assert "views" not in [section.key for section in note.sections]


def test_register_gives_each_view_under_its_number():
    register = {item.id: item.text for item in compose_note(room(CULTURE, WATER)).register}

    assert register["V1"] == (
        "Different view, on Cultural property protection: “Culture is what people come home to.”"
    )
    assert register["V2"] == "Different view, not on the list: “Water is missing.”"


def test_french_note_says_the_same():
    assert told(room(WATER, language="fr"))[0][0].endswith("Moins de cinq personnes la partagent.")


def with_minority(*views: ViewFacts, **fields: object) -> NoteFacts:
    """Return a room in whose first round some shared another order, and that was invited."""
    facts = camps("en")
    first, *others = facts.rounds
    held = replace(first, reading=replace(first.reading, other_order=True))
    return replace(facts, rounds=(held, *others), views=views, invited=True, **fields)


INVITED = (
    "Some people shared another order than the one that was shown, and everybody was invited to "
    "put it into words."
)


@pytest.mark.parametrize(
    ("views", "came"),
    [
        ((), "No view stands beside the order."),
        ((WATER,), "Whether the view below is theirs is not known."),
        ((WATER, CULTURE), "Whether a view below is theirs is not known."),
    ],
    ids=["none", "one", "two"],
)
def test_invitation_is_told_with_whether_a_view_came(
    views: tuple[ViewFacts, ...], came: str
) -> None:
    said, *rest = section_of(compose_note(with_minority(*views))).blocks[0].sentences

    assert said.text == f"{INVITED} {came}"
    assert said.evidence == ("A1", "M9")
    assert len(rest) == (1 if views else 0)


def test_invitation_that_led_to_hidden_views_alone_says_so() -> None:
    hidden = (HiddenCards(HideReason.NAMES_SOMEBODY, 1),)

    assert lead(with_minority(hidden_views=hidden)) == [
        f"{INVITED} No view stands beside the order.",
        "One view was worded and then hidden because it named somebody.",
    ]


def test_minority_without_an_invitation_is_not_told() -> None:
    note = compose_note(replace(with_minority(), invited=False))

    assert [section.key for section in note.sections if section.key == "views"] == []
    assert "M9" not in {item.id for item in note.register}


def test_invitation_in_french_says_the_same() -> None:
    note = compose_note(replace(with_minority(), language="fr"))

    assert section_of(note).blocks[0].sentences[0].text == (
        "Certaines personnes partageaient un autre ordre que celui qui a été montré, et chacun a "
        "été invité à le formuler. Aucune position ne figure à côté de l’ordre."
    )
    evidence = next(item for item in note.register if item.id == "M9")
    assert evidence.short == "Autre ordre trouvé."
