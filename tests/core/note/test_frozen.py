"""A document is kept word for word, its hash goes by what it says, and words can be struck."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_brief, compose_note
from seminar.core.note.document import Document
from seminar.core.note.facts import NoteFacts
from seminar.core.note.frozen import content_sha256, freeze, thaw
from seminar.core.note.struck import without
from tests.core.note import rooms
from tests.core.note.document_text import document_text

STRUCK = "(These words were taken back or hidden after this version.)"

every_room = pytest.mark.parametrize(
    "room", [rooms.harmony, rooms.camps, rooms.hidden, rooms.empty]
)


@every_room
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("compose", [compose_note, compose_brief])
def test_what_was_frozen_comes_back_the_same(
    room: Callable[[str], NoteFacts], language: str, compose: Callable[[NoteFacts], Document]
) -> None:
    document = replace(compose(room(language)), seal="Version 2.", is_final=True)

    assert thaw(freeze(document)) == document


def test_hash_goes_by_what_is_said_and_not_by_version_or_hidden_facts() -> None:
    note = compose_note(rooms.camps("en"))
    final = replace(note, seal="Version 2.", is_final=True, facts_sha256="other")
    final = replace(final, masthead=replace(final.masthead, status="Version 2, final"))
    edited = compose_note(rooms.camps("en"), {"brief.clear": "Last place was very clear."})

    assert content_sha256(final) == content_sha256(note)
    assert content_sha256(edited) != content_sha256(note)


def test_struck_evidence_is_quoted_nowhere_any_more() -> None:
    facts = rooms.camps("en")
    text = facts.cards[12].text
    note, brief = compose_note(facts), compose_brief(facts)
    assert text in document_text(note)
    assert text in document_text(brief)

    struck = [without(document, {"C14"}) for document in (note, brief)]

    for document in struck:
        assert text not in document_text(document)
        assert text not in freeze(document)
        assert STRUCK in document_text(document)


def test_nothing_else_is_struck() -> None:
    note = compose_note(rooms.camps("en"))

    kept, struck = (document_text(one).split("\n") for one in (note, without(note, {"C14"})))

    changed = [line for line, other in zip(kept, struck, strict=True) if line != other]
    assert [
        line for line in changed if "C14" not in line and "paying for one only" not in line
    ] == []
    assert without(note, set()) == note
