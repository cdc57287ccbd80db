"""The notes of three rooms, word for word as they were read aloud and found good."""

import pytest

from tests.core.note.document_text import GOLDEN, golden_texts

TEXTS = golden_texts()


@pytest.mark.parametrize("name", TEXTS)
def test_note_reads_as_the_golden_one(name: str) -> None:
    # After a wanted change: python -m tests.core.note.document_text
    expected = (GOLDEN / name).read_text(encoding="utf-8")

    assert TEXTS[name] == expected


def test_every_golden_note_has_its_room() -> None:
    assert {path.name for path in GOLDEN.glob("*.txt")} == set(TEXTS)
