"""Questions that came up on the day have an annex of their own, and say nothing of the areas."""

from dataclasses import replace

from seminar.core.note.compose import compose_note
from seminar.core.note.document import Heading, Table
from seminar.core.note.facts import FurtherFacts, RoundFacts
from tests.core.note import rooms
from tests.core.note.document_text import document_text
from tests.core.note.saying import texts

ENTRIES = ("Training", "Reporting", "Funding")


def asked(histogram: rooms.Histogram, *, number: int = 1, language: str = "en") -> FurtherFacts:
    found = rooms.held(1, histogram, present=None, language=language, size=3)
    return FurtherFacts(ENTRIES, replace(found, number=number, question="Which of these first?"))


def note(*further: FurtherFacts, language: str = "en", rounds: tuple[RoundFacts, ...] = ()):
    return compose_note(replace(rooms.empty(language), further=further, rounds=rounds))


def annex(document):
    return next(section for section in document.sections if section.key == "further")


def test_question_stands_with_the_places_of_its_list() -> None:
    found = note(asked([("1>2>3", 20), ("2>1>3", 4)]))

    assert texts(found)["further.1"] == (
        "Training came first, with an average place of 1.2 out of 3 (24 orders). The places of "
        "all are in the table."
    )
    assert annex(found).blocks[0] == Heading("Which of these first?")
    assert annex(found).blocks[2] == Table(
        "Place and average place (24 orders)",
        ("On the list", "Place (average)"),
        (("Training", "1 (1.2)"), ("Reporting", "2 (1.8)"), ("Funding", "3 (3.0)")),
        numeric=(1,),
    )
    assert [item.id for item in found.register if item.id.startswith("A")] == ["AQ1"]


def test_shared_and_level_places_are_said() -> None:
    found = texts(note(asked([("1=2>3", 24)]), asked([("1=2=3", 24)], number=2)))

    assert found["further.1"].startswith("Training and Reporting shared first place, with an")
    assert found["further.2"] == (
        "The orders balanced each other out (24 orders): on average nothing came before anything "
        "else."
    )


def test_too_few_answers_or_none_give_no_order_and_no_table() -> None:
    found = note(asked([("1>2>3", 4)]), asked([], number=2))

    assert texts(found)["further.1"] == (
        "So that nobody’s answer can be made out, no order is shown: too few were given, or in "
        "this room it would tell what individual people answered."
    )
    assert texts(found)["further.2"] == "Nobody answered this question."
    assert not any(isinstance(block, Table) for block in annex(found).blocks)


def test_entry_that_nobody_placed_has_no_place() -> None:
    table = annex(note(asked([("1>2|3", 24)]))).blocks[2]

    assert table.rows == (("Training", "1 (1.0)"), ("Reporting", "2 (2.0)"), ("Funding", "–"))


def test_areas_of_the_seminar_are_not_spoken_of() -> None:
    without, found = document_text(note()), document_text(note(asked([("1>2>3", 24)])))

    # Its evidence moves the numbers in the register, which stand before each entry.
    lines = [line.partition(" | ")[2] or line for line in without.splitlines()]
    assert [line for line in lines if line not in found] == []
    assert "further" not in {section.key for section in note().sections}


def test_annex_speaks_french() -> None:
    found = note(asked([("1>2>3", 24)], language="fr"), language="fr")

    assert annex(found).heading == "Annexe\N{NO-BREAK SPACE}: autres questions"
    assert texts(found)["further.1"].startswith(
        "«\N{NO-BREAK SPACE}Training\N{NO-BREAK SPACE}» est arrivé en tête (place"
    )
