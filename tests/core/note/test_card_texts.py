"""Cards that make the same point are named together, and a moment is written out."""

from dataclasses import replace
from datetime import datetime

from seminar.core.note.compose import compose_note
from seminar.core.note.facts import CardFacts
from seminar.core.note.wording import words
from seminar.core.terms import CardKind, Scope
from tests.core.note import rooms
from tests.core.note.document_text import document_text


def card(*also: str) -> CardFacts:
    weights = {"agree": 8, "disagree": 2, "cannot": 0}
    return CardFacts(
        "1", CardKind.CONCERN, Scope.AREAS, (1,), "Schools are hit.", also=also, **weights
    )


def said(*also: str) -> str:
    return document_text(compose_note(replace(rooms.empty("en"), cards=(card(*also),))))


def test_joined_texts_stand_together() -> None:
    together = said("Classrooms are shelled.", "Pupils are hit.")

    for text in ("Schools are hit.", "Classrooms are shelled.", "Pupils are hit."):
        assert text in together
    assert " · " in together
    assert "Classrooms are shelled." not in said()


def test_moment_is_written_out() -> None:
    moment = datetime(2026, 3, 6, 12, 0)  # noqa: DTZ001

    assert [words("en").moment(moment), words("fr").moment(moment)] == [
        "Friday, 6 March 2026, 12:00",
        "vendredi 6 mars 2026 à 12:00",
    ]
