"""How cards were received, in the words of the note, and the annex of how they were weighed."""

from dataclasses import replace

import pytest

from seminar.core.note.check import Doubt, check
from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Section, Table
from seminar.core.note.facts import CardFacts, GroupFacts, NoteFacts
from seminar.core.received import Received
from seminar.core.terms import CardKind, Rule, Scope
from tests.core.note import rooms
from tests.core.note.saying import texts

GROUPS = (GroupFacts("Military", 12), GroupFacts("Academia", None), GroupFacts("Press", 9))


def across(text: str, areas: list[int] | Scope, kind: CardKind = CardKind.FOR) -> CardFacts:
    return replace(rooms.card(text, kind, areas, (14, 2, 5)), received=Received.ACROSS)


def room(*cards: CardFacts, language: str = "en", rule: Rule = Rule.ON_THE_RECORD) -> NoteFacts:
    return replace(rooms.empty(language), rule=rule, groups=GROUPS, cards=cards)


def annex(facts: NoteFacts) -> Section | None:
    sections = compose_note(facts).sections
    return next((section for section in sections if section.key == "weighing"), None)


def test_card_agreed_across_groups_is_said_beside_it_with_its_evidence() -> None:
    note = compose_note(room(across("Text", [1]), across("Other", [2])))

    said = texts(note)

    assert [said[key] for key in ("area.1.across.C1", "area.2.across.C2")] == [
        "Of the 21 people who weighed card C1, more than half agreed in each group.",
        (
            "Card C2 was agreed across groups: of the 21 people who weighed it, more than half "
            "agreed in each."
        ),
    ]
    areas = next(section for section in note.sections if section.key == "areas")
    last = areas.blocks[1].sentences[-1]
    assert (last.key, last.evidence) == ("area.1.across.C1", ("C1", "M11"))


def test_french_says_the_same() -> None:
    said = texts(compose_note(room(across("Text", [2]), across("Autre", [2]), language="fr")))

    assert [said[key] for key in ("area.2.across.C1", "area.2.across.C2")] == [
        (
            "Parmi les 21 personnes qui ont évalué la carte C1, plus de la moitié étaient d’accord "
            "dans chaque groupe."
        ),
        (
            "La carte C2 a recueilli l’accord de tous les groupes : parmi les 21 personnes "
            "qui l’ont évaluée, plus de la moitié étaient d’accord dans chacun."
        ),
    ]


@pytest.mark.parametrize(
    ("scope", "kind", "key"),
    [
        (Scope.ALL, CardKind.FOR, "whole.across.C1"),
        (Scope.OTHER, CardKind.CONCERN, "beyond.across.C1"),
        ([3], CardKind.PROPOSAL, "next.across.C1"),
    ],
)
def test_it_is_said_wherever_a_card_is_printed(
    scope: list[int] | Scope, kind: CardKind, key: str
) -> None:
    facts = room(across("Text", scope, kind))

    said = texts(compose_note(facts))

    assert [one for one in said if ".across." in one] == [key]
    assert [one for one in texts(compose_brief(facts)) if ".across." in one] == []


def test_evidence_says_how_it_is_reckoned_and_with_which_groups() -> None:
    facts = room(across("Text", [1]))

    found = [
        next(item for item in compose_note(one).register if item.id == "M11").text
        for one in (facts, replace(facts, rule=Rule.CHATHAM_HOUSE), replace(facts, groups=()))
    ]

    assert "when they joined (Military, Academia and Press). Groups of which fewer" in found[0]
    assert found[0].endswith(found[1])
    assert found[1] == found[2]
    assert found[1].startswith("Divided: at least a quarter of those who weighed the card agreed")


def test_annex_has_a_row_for_each_card_that_five_people_weighed() -> None:
    cards = [
        replace(rooms.card(f"Text {place}", CardKind.FOR, [place % 5 + 1], weights))
        for place, weights in enumerate(
            [(10, 6, 4), (18, 2, 0), (1, 9, 9), (7, 0, 0), (0, 3, 4), (9, 1, 4), (2, 2, 0)]
        )
    ]
    found = annex(room(*cards, across("Text", Scope.ALL)))

    assert found is not None
    table, legend = found.blocks
    assert isinstance(table, Table)
    rows = {row[1:] for row in table.rows}
    assert rows == {
        ("20", "10", "6", "4", "opinions divided"),
        ("20", "most", "not shown", "not shown", "–"),
        ("19", "most did not", "not shown", "not shown", "–"),
        ("7", "7", "0", "0", "–"),
        ("7", "0", "not shown", "not shown", "–"),
        ("14", "9", "not shown", "not shown", "–"),
        ("21", "14", "not shown", "not shown", "agreed across groups"),
    }
    assert [row[0] for row in table.rows] == sorted(
        (row[0] for row in table.rows), key=lambda one: int(one[1:])
    )
    assert [sentence.key for sentence in legend.sentences] == ["weighing.legend"]


def test_of_a_card_that_may_still_be_answered_no_more_is_shown_than_how_many_agreed() -> None:
    card = rooms.card("Text", CardKind.FOR, [1], (10, 6, 4))
    found = annex(room(replace(card, is_settled=False, received=None)))

    assert found is not None
    table, legend = found.blocks
    assert table.rows == (("C1", "20", "10", "not shown", "not shown", "–"),)
    assert [sentence.key for sentence in legend.sentences] == ["weighing.legend", "weighing.open"]


def test_nothing_weighed_makes_no_annex() -> None:
    assert annex(room(rooms.card("Text", CardKind.FOR, [1], (2, 1, 1)))) is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_stopped_by_nothing_as_composed(language: str) -> None:
    cards = (across("Text", [1]), rooms.card("Other", CardKind.FOR, [2], (10, 6, 4)))
    facts = room(*cards, language=language)

    assert [one for one in check(facts, compose_note(facts), names=()) if one.stops] == []


def test_how_many_of_a_group_agreed_may_not_be_written() -> None:
    facts = room(across("Text", [1]))
    key = "area.1.across.C1"
    note = compose_note(facts, {key: "Of the military nine people agreed with card C1."})

    stops = [one for one in check(facts, note, names=()) if one.stops]

    assert [(one.doubt, one.key, one.about) for one in stops] == [(Doubt.HIDDEN, key, "nine")]
