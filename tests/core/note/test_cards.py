"""Cards in the note: how their weighing is said, which are printed, and which are only counted."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.note.facts import HiddenCards
from seminar.core.terms import CardKind, HideReason, Scope
from tests.core.note import rooms
from tests.core.note.saying import texts


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
        ((7, 3, 0), "Of the ten people who weighed it, seven agreed."),
        ((8, 3, 4), "Of the 15 people who weighed it, 8 agreed."),
        ((45, 3, 1), "Nearly all agreed: 45 of the 49 people who weighed it."),
        ((16, 3, 1), "A large majority agreed: 16 of the 20 people who weighed it."),
        ((12, 5, 3), "A majority agreed: 12 of the 20 people who weighed it."),
        ((10, 5, 5), "About half agreed: 10 of the 20 people who weighed it."),
        ((4, 12, 4), "A minority agreed: 4 of the 20 people who weighed it."),
        ((6, 30, 4), "A few agreed: 6 of the 40 people who weighed it."),
        ((3, 17, 0), "Of the 20 people who weighed it, 3 agreed."),
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
        ("P", ["The card was a proposal (see “Next steps”)."]),
        ("PP", ["All of the cards were proposals (see “Next steps”)."]),
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

    assert said["area.1.chosen"] == "Given here are three of the cards."
    assert said["how.debate"].startswith("In the debate the participants wrote four cards, which")


def test_cards_that_as_many_people_weighed_are_not_said_to_be_the_most_weighed() -> None:
    cards = tuple(rooms.card(f"Text {place}", CardKind.FOR, [1], (6, 0, 0)) for place in range(4))
    facts = replace(rooms.empty("en"), cards=cards)
    ahead = replace(facts, cards=(*(replace(card, disagree=1) for card in cards[1:]), cards[0]))

    said = [texts(compose_note(one))["area.1.chosen"] for one in (facts, ahead)]

    assert said == [
        "Given here are three of the cards.",
        "Given here are the three cards weighed by the most people.",
    ]


def test_cards_are_chosen_from_those_that_propose_nothing() -> None:
    step = rooms.card("Step", CardKind.PROPOSAL, [1], (40, 0, 0))
    cards = tuple(
        rooms.card(f"Text {place}", CardKind.FOR, [1], (5 + place, 0, 0)) for place in range(4)
    )

    said = texts(compose_note(replace(rooms.empty("en"), cards=(step, *cards))))

    assert (
        said["area.1.chosen"]
        == "Of the others, the three weighed by the most people are given here."
    )


def test_only_card_is_not_compared_with_others() -> None:
    card = rooms.card("Text", CardKind.FOR, [1], (7, 0, 0))
    facts = replace(rooms.empty("en"), cards=(card,))

    said = [
        texts(compose_note(one))["brief.card"] for one in (facts, replace(facts, waiting_cards=1))
    ]

    assert said == [
        "There was one card: “Text” (all of the seven people who weighed it agreed).",
        (
            "Among the cards, none found more agreement than this one: “Text” (all of the seven "
            "people who weighed it agreed)."
        ),
    ]


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
    assert said["next.chosen"] == "Given here are the eight that found the most agreement."


def test_more_cards_on_all_areas_than_room_says_so() -> None:
    cards = tuple(
        rooms.card(f"Text {place}", CardKind.FOR, Scope.ALL, (5, 5, 0)) for place in range(5)
    )
    others = tuple(rooms.card(f"Other {place}", CardKind.FOR, Scope.OTHER) for place in range(5))
    facts = replace(rooms.empty("en"), cards=(*cards, *others))

    said = texts(compose_note(facts))

    assert said["whole.chosen"] == "Given here are the four weighed by the most people."
    assert said["beyond.chosen"] == "It is not all that was said."
    assert said["brief.little"] == "No card and no point was about a single area."
