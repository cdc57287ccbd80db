"""The annex on reporting guidelines: it leads to what is there and claims nothing else."""

import re
from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.note.document import Document, Section, Table
from seminar.core.note.facts import NoteFacts
from seminar.core.note.wording import words
from tests.core.note import rooms, small_room
from tests.core.note.saying import texts

ROOMS = (rooms.harmony, rooms.camps, rooms.hidden, rooms.empty, small_room.nine)


def annex(note: Document) -> Section:
    return next(section for section in note.sections if section.key == "guidelines")


def told(facts: NoteFacts) -> dict[str, str]:
    """Return where each thing that is asked is told."""
    table = annex(compose_note(facts)).blocks[1]
    assert isinstance(table, Table)
    return {asked: here for _, asked, here in table.rows}


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_place_is_a_section_of_this_note_or_said_to_be_none(
    room: object, language: str
) -> None:
    note, say = compose_note(room(language)), words(language).say
    headings = {section.heading for section in note.sections}
    untold = {say(f"guidelines.untold.{why}") for why in ("organisers", "not_done", "none")}
    opening, closing = words(language).quote_signs

    for here in told(room(language)).values():
        named = re.findall(f"{opening}(.+?){closing}", here)
        assert named or here in untold
        assert set(named) <= headings


def test_sections_that_hold_what_is_asked_are_named() -> None:
    found = told(small_room.nine("en"))

    assert found["Aim, and for whom"] == "“Purpose”"
    assert found["What participants saw of a result before they answered again"] == (
        "“Annex: record of the day”"
    )
    assert found["What was hidden, taken back or set aside"] == (
        "“How it was done”, “Different views” and “Annex: rankings that were set aside”"
    )


def test_seminar_in_which_nothing_was_done_claims_nothing() -> None:
    found = told(rooms.empty("en"))

    assert {asked for asked, here in found.items() if here == "not done here"} == {
        "Every question as it was put",
        "How answers were given, alone or before others",
        "From when on it was to count as consensus, set beforehand",
        "How answers were put together",
        "What participants saw of a result before they answered again",
        "The outcome in numbers and words",
        "How many rounds there were, and when",
        "How answers moved from round to round",
    }
    assert found["Aim, and for whom"] == "to be filled in by the organisers"
    assert found["What somebody saw otherwise"] == "there was nothing of the kind"


def test_result_that_no_record_says_was_shown_is_not_said_to_have_been() -> None:
    facts = replace(small_room.nine("en"), journal=())

    asked = "What participants saw of a result before they answered again"

    assert told(facts)[asked] == "to be filled in by the organisers"


def test_guidelines_are_cited_and_not_said_to_be_met() -> None:
    note = compose_note(rooms.camps("en"))

    cited = next(item for item in note.register if item.id == "M10")

    assert "doi 10.1371/journal.pmed.1004326" in cited.text
    assert "doi 10.1371/journal.pone.0304651" in cited.text
    assert texts(note)["guidelines.lead"].endswith("It does not say that they were met.")
