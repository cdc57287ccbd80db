"""The note as JSON: all that the note tells, and nothing that it does not."""

import json

import pytest

from seminar.core.note.compose import compose_note
from seminar.export.note_json import note_json
from tests.core.note import rooms
from tests.export.hostile import hostile_seminar


def test_sentences_stand_with_their_evidence() -> None:
    document = compose_note(rooms.harmony("en"))

    told = json.loads(note_json(document))

    block, composed = told["sections"][0]["blocks"][0], document.sections[0].blocks[0]
    assert told["format"] == "seminar-note/1"
    assert block["kind"] == type(composed).__name__.lower()
    assert [one["text"] for one in told["register"]] == [one.text for one in document.register]
    assert told["day"] == document.day.isoformat()
    assert "facts_sha256" not in told


def test_every_section_and_block_is_told() -> None:
    document = compose_note(rooms.camps("fr"))

    told = json.loads(note_json(document))

    assert [
        (one["key"], [block["kind"] for block in one["blocks"]]) for one in told["sections"]
    ] == [
        (one.key, [type(block).__name__.lower() for block in one.blocks])
        for one in document.sections
    ]


def test_cards_that_few_weighed_are_told_without_their_counts() -> None:
    told = note_json(compose_note(rooms.hidden("en")))

    assert '"agree"' not in told
    assert '"facts":' not in told


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_seminar_gives_json(language: str) -> None:
    text = note_json(compose_note(hostile_seminar(language)))

    assert json.loads(text.encode())["language"] == language
