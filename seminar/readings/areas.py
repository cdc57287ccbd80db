"""The areas of a seminar, or of a question, as they are written in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from seminar.core.terms import QuestionKind
from seminar.models import Question, Seminar


@dataclass(frozen=True)
class AreaText:
    """An area by its number (from 1; it gives the colour), with its words.

    `earlier` is one sourced line of earlier work, or empty.
    """

    number: int
    name: str
    short: str
    definition: str
    earlier: str


def area_texts(seminar: Seminar, language: str) -> tuple[AreaText, ...]:
    """Return the areas in order; an area without that language speaks the seminar's own."""
    return tuple(_area_text(area.position, area.texts, seminar, language) for area in seminar.areas)


def asked_areas(seminar: Seminar, question: Question, language: str) -> tuple[AreaText, ...]:
    """Return what a question puts in order: the areas, or the list that is its own.

    Words of the areas may be corrected after they were asked, so these are the present ones.
    """
    if question.kind == QuestionKind.ORDER:
        return area_texts(seminar, language)
    return tuple(
        _area_text(item["position"], item["texts"], seminar, language)
        for item in question.frozen or ()
    )


def tries_out(question: Question) -> bool:
    """Whether the question is there to try the phones out with, and in no result."""
    return question.kind == QuestionKind.PRACTICE


def _area_text(
    position: int, texts: Mapping[str, Any], seminar: Seminar, language: str
) -> AreaText:
    words = texts.get(language) or texts[seminar.language]
    return AreaText(
        number=position,
        name=words["name"],
        short=words.get("short") or words["name"],
        definition=words.get("definition", ""),
        earlier=words.get("earlier", ""),
    )
