"""Objections that were left stand in an annex word for word, where the rapporteur chose them."""

from dataclasses import replace

from seminar.core.note.compose import compose_note
from seminar.core.note.document import Quotations
from seminar.core.note.facts import ObjectionFacts
from tests.core.note import rooms
from tests.core.note.saying import texts

SPOKEN = ObjectionFacts("Nobody spoke of children.", "Two people did, at the end.")
NOT_MEANT = ObjectionFacts("Schools are hit.", "")


def note(*objections: ObjectionFacts):
    return compose_note(replace(rooms.empty("en"), objections=objections))


def annex(document):
    return next(section for section in document.sections if section.key == "objections")


def test_objections_are_quoted_with_what_they_are_about() -> None:
    quoted = annex(note(SPOKEN, NOT_MEANT)).blocks[1]

    assert isinstance(quoted, Quotations)
    assert quoted.items[0].text == "“Two people did, at the end.”"
    assert "Nobody spoke of children." in quoted.items[0].lead.text
    assert "Schools are hit." in quoted.items[1].lead.text
    assert annex(note(SPOKEN, NOT_MEANT)).annex


def test_one_objection_is_not_called_many() -> None:
    one, two = texts(note(SPOKEN)), texts(note(SPOKEN, NOT_MEANT))

    assert one["objections.lead"] != two["objections.lead"]
    assert "two objections" in two["objections.lead"].lower()


def test_note_without_objections_has_no_annex() -> None:
    assert "objections" not in {section.key for section in note().sections}
