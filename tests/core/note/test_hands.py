"""Hands that were raised for a card stand beside its answers, and are not added to them."""

from dataclasses import replace

import pytest

from seminar.core.note.compose import compose_note
from seminar.core.note.facts import CardFacts
from seminar.core.terms import CardKind, Scope
from tests.core.note import rooms
from tests.core.note.document_text import document_text

SAID = {
    "en": (
        "Most of the ten people who weighed it agreed; by show of hands, counted apart: "
        "a large majority agreed: 24 of the 30 people who weighed it."
    ),
    "fr": (
        "La plupart des dix personnes qui l’ont évaluée étaient d’accord\u202f; à main levée, "
        "compté à part\u00a0: une large majorité était d’accord\u00a0: 24 des 30 personnes qui "
        "l’ont évaluée."
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_hands_are_told_apart_from_phones(language: str) -> None:
    weights = {"agree": 8, "disagree": 2, "cannot": 0, "hands": 30, "hands_agree": 24}
    card = CardFacts("1", CardKind.CONCERN, Scope.AREAS, (1,), "Schools are hit.", **weights)

    note = compose_note(replace(rooms.empty(language), cards=(card,)))

    assert SAID[language] in document_text(note)
