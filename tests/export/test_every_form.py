"""Every form of a golden note says the same, and none tells what the note leaves out."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.facts import CardFacts, NoteFacts
from seminar.export.email import note_email
from seminar.export.payload import payload
from seminar.export.plain import plain_text
from tests.core.note import rooms, small_room
from tests.export.forms import FORMS, cells, of_csv, said, stands

Room = Callable[[str], NoteFacts]
ROOMS = (rooms.harmony, rooms.camps, small_room.nine, rooms.hidden)


every_room = pytest.mark.parametrize("room", ROOMS)
every_language = pytest.mark.parametrize("language", ["en", "fr"])


@every_room
@every_language
@pytest.mark.parametrize("form", FORMS)
def test_every_sentence_stands_in_every_form(room: Room, language: str, form: str) -> None:
    document = compose_note(room(language))

    found = FORMS[form](document)

    missing = [text for text in said(document) if not stands(text, found)]
    # Footnotes of Markdown are its register.
    assert set(missing) <= ({document.sections[-1].heading} if form == "markdown" else set())


@every_room
@every_language
def test_every_cell_of_a_table_is_in_the_csv_files(room: Room, language: str) -> None:
    document = compose_note(room(language))

    found = of_csv(document)

    assert [cell for cell in cells(document) if not stands(cell.replace('"', '""'), found)] == []


def in_every_form(facts: NoteFacts) -> dict[str, str]:
    note, brief = compose_note(facts), compose_brief(facts)
    return {
        **{f"{kind} {form}": make(document) for form, make in FORMS.items()
           for kind, document in (("note", note), ("brief", brief))},
        "csv": of_csv(note),
        "email": note_email(brief).text(),
    }  # fmt: skip


def weighed(card: CardFacts, agree: int, disagree: int, cannot: int) -> CardFacts:
    return replace(card, agree=agree, disagree=disagree, cannot=cannot)


def same_to_the_eye(facts: NoteFacts) -> NoteFacts:
    """Return a room of nine that differs only in what is told of none: counts of one or two."""
    most, least, few = facts.cards
    lone, shared = facts.views
    one, other = facts.steps
    return replace(
        facts,
        cards=(
            weighed(most, 7, 0, 2),
            replace(weighed(least, 2, 2, 5), hands_agree=8),
            weighed(few, 0, 1, 1),
        ),
        views=(replace(lone, shares=4), replace(shared, shares=7)),
        steps=(one, replace(other, marks=1)),
        rounds=(replace(facts.rounds[0], paper=2), facts.rounds[1]),
    )


@every_language
def test_nothing_hidden_is_in_any_form(language: str) -> None:
    facts = small_room.nine(language)

    told = in_every_form(facts)

    assert in_every_form(same_to_the_eye(facts)) == told


def test_count_that_may_be_told_is_in_every_form_that_gives_it() -> None:
    facts = small_room.nine("en")
    one, other = facts.steps

    told = in_every_form(facts)
    changed = in_every_form(replace(facts, steps=(replace(one, marks=5), other)))

    # Proves that the test above would see a count that leaves by any of them.
    assert {form for form, text in told.items() if changed[form] != text} == set(told) - {"csv"}


def test_how_lines_are_drawn_is_told_only_where_they_are() -> None:
    document = compose_note(rooms.camps("en"))

    told = "Lines are drawn to average place"
    found = {form: told in make(document) for form, make in FORMS.items()}

    assert found | {"mail": told in plain_text(document)} == {
        **dict.fromkeys(("word", "markdown", "mail"), False),
        **dict.fromkeys(("pdf", "json"), True),
    }


@pytest.mark.parametrize("form", FORMS)
def test_no_line_of_french_breaks_before_a_sign_in_any_form(form: str) -> None:
    document = compose_note(rooms.harmony("fr"))

    # Fonts have one glyph for both blanks, so of the PDF is read what is given to be printed. Lines
    # of a chart are single ones.
    found = str(payload(document)) if form == "pdf" else FORMS[form](document)
    found = re.sub("<svg.*?</svg>", "", found)

    found = found.replace("\\xa0", "\u00a0").replace("\\u202f", "\u202f")
    assert "«\u00a0Protection des civils\u00a0»" in found
    assert re.findall(r"« | »| ;", found) == []
