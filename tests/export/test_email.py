"""The e-mail to paste: subject, five lines, link, deadline and the brief as plain text."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_brief
from seminar.export.email import note_email
from tests.core.note import rooms

LINK = "https://seminar.example.org/n/abc"


def test_email_has_a_subject_five_lines_link_deadline_and_the_brief() -> None:
    email = note_email(
        compose_brief(rooms.camps("en")), link=LINK, until="Friday, 6 March 2026, 12:00"
    )

    assert email.subject == "Outcome note: Human security in practice, 3 March 2026 (Draft)"
    lines, link, *brief = email.body.split("\n\n")
    assert lines.split("\n") == [
        "Here is the brief of “Human security in practice”. Exampleville, 3 March 2026.",
        "Status: Draft.",
        (
            "The participants placed Children and armed conflict first in the first ranking "
            "(37 orders) and Protection of civilians first in the second (35 orders)."
        ),
        (
            "Held under the Chatham House Rule. This note reflects the discussion, not the view "
            "of any institution."
        ),
        "Handling mark: Unclassified – for participants only – Invented example data",
    ]
    assert link.split("\n") == [
        "The whole note, for you to read and correct:",
        LINK,
        "Corrections are taken until Friday, 6 March 2026, 12:00.",
    ]
    assert brief[0] == "IN BRIEF"
    assert "NEXT STEPS" in brief


def test_email_without_link_deadline_and_mark_has_no_empty_line_for_them() -> None:
    body = note_email(compose_brief(rooms.harmony("fr"))).body

    first, second, *_ = body.split("\n\n")
    assert first.split("\n")[-1] == (
        "Dans le compte rendu, chaque phrase porte les sources sur lesquelles elle repose."
    )
    assert second == "EN BREF"
    assert "\n\n\n" not in body


@pytest.mark.parametrize("room", [rooms.harmony, rooms.camps, rooms.hidden, rooms.empty])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_email_of_every_room_says_all_that_its_brief_says(room: object, language: str) -> None:
    brief = compose_brief(room(language))

    body = note_email(brief).body

    said = [
        " ".join(sentence.text.split())
        for section in brief.sections
        for block in section.blocks
        for sentence in getattr(block, "sentences", ())
    ]
    assert said
    assert [text for text in said if text not in body] == []


def test_title_of_two_lines_stays_on_the_line_of_the_subject() -> None:
    facts = replace(rooms.empty("en"), title="Human\r\nBcc: eve@example.org")

    assert "\n" not in note_email(compose_brief(facts)).subject
