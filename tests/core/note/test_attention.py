"""What the note says of floor time, and of areas that got little of the debate."""

from dataclasses import replace

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Table
from seminar.core.note.facts import CardFacts
from seminar.core.terms import CardKind, Scope
from tests.core.note import rooms
from tests.core.note.saying import texts

SECTIONS = {"attention", "evenness"}


def card(number: int, *areas: int, kind: CardKind = CardKind.CONCERN) -> CardFacts:
    text = f"A card of number {number}."
    return CardFacts(str(number), kind, Scope.AREAS, areas, text, agree=0, disagree=0, cannot=0)


CARDS = (
    *(card(number, 1 + number % 4) for number in range(8)),
    card(8, 5),
    card(9, 1, 2, 3, 4, kind=CardKind.PROPOSAL),
)


def note(*seconds: int, cards=CARDS, language: str = "en"):
    facts = replace(rooms.empty(language), cards=cards, floor_seconds=seconds)
    return compose_note(facts)


def keys(document) -> set[str]:
    return {section.key for section in document.sections}


def test_note_without_any_floor_says_nothing_of_time() -> None:
    assert [keys(note()) & SECTIONS, keys(note(0, 0, 0, 0, 0)) & SECTIONS] == [set(), set()]
    assert "order.thin" not in texts(note())


def test_note_tells_floor_time_of_each_area_beside_the_equal_share() -> None:
    document = note(600, 300, 120, 150, 30)

    assert texts(document)["attention.floor"] == (
        "The areas had the floor for 20 minutes in all. The largest share, 50 per cent, went to "
        "Protection of civilians; the smallest, 2 per cent, to Cultural property protection. An "
        "equal share would have been 20 per cent."
    )
    assert texts(document)["evenness.floor"] == (
        "Floor time: evenness 0.79 after Pielou (1 is even, 0 all on one area), Gini coefficient "
        "0.44 of at most 0.80."
    )
    tables = [
        block
        for section in document.sections
        if section.key == "attention"
        for block in section.blocks
        if isinstance(block, Table)
    ]
    assert tables[0].rows[-1] == ("Cultural property protection", "0:30", "2 %", "1", "0", "0")


def test_area_without_the_floor_is_given_no_share() -> None:
    english, french = (
        texts(compose_note(replace(rooms.empty(language), floor_seconds=(60, 60, 60, 60, 0))))
        for language in ("en", "fr")
    )

    assert english["attention.floor"].endswith(
        "; none went to Cultural property protection. An equal share would have been 20 per cent."
    )
    assert " ".join(french["attention.floor"].split()).endswith(
        " ; rien n’est revenu à « Protection des biens culturels ». Une part égale aurait été de "
        "20 %."
    )


def test_equal_floor_time_names_no_area() -> None:
    assert texts(note(60, 60, 60, 60, 60))["attention.floor"] == (
        "The areas had the floor for five minutes in all, each of them for the same share, 20 "
        "per cent."
    )


def test_area_with_small_shares_is_named_once_and_apart_from_those_without_a_word() -> None:
    found = texts(note(600, 300, 120, 150, 30))
    silent = texts(note(600, 300, 120, 150, 30, cards=CARDS[:8]))

    assert found["order.thin"] == (
        "Little was said on Cultural property protection: less than half of an equal share in two "
        "of the three (floor time, cards, proposals)."
    )
    assert "order.little" not in found
    assert ("order.little" in silent, "order.thin" in silent) == (True, False)


def test_brief_names_the_area_too_and_the_note_speaks_french() -> None:
    facts = replace(rooms.empty("fr"), cards=CARDS, floor_seconds=(600, 300, 120, 150, 30))

    assert "brief.thin" in texts(compose_brief(facts))
    assert texts(compose_note(facts))["attention.floor"].startswith(
        "Les domaines ont eu la parole pendant 20 minutes en tout."
    )


def test_time_of_which_nothing_was_written_leaves_no_area_out() -> None:
    assert "order.thin" not in texts(note(600, 0, 0, 0, 0, cards=()))


def test_where_steps_were_proposed_they_are_compared_and_not_proposals() -> None:
    facts = replace(rooms.empty("en"), cards=CARDS, floor_seconds=(600, 300, 120, 150, 30))

    found = texts(compose_note(replace(facts, steps_held=True)))

    assert found["order.thin"].endswith("(floor time, cards, proposed steps).")
