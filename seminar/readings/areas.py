"""The areas of a seminar, or of a question, as they are written in one language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from seminar.core.terms import QuestionKind
from seminar.models import Area, Question, Seminar

# Written once, since every page of a list asks it.
AREAS = (
    select(Area.position, Area.texts)
    .where(Area.seminar_id == bindparam("seminar_id"))
    .order_by(Area.position)
)


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


def areas_of(
    db: Session, seminar: Seminar, language: str, *, kind: str, frozen: Sequence[Any] | None
) -> tuple[AreaText, ...]:
    """Return what a question of this kind puts in order, as `asked_areas` does, without objects."""
    listed: Iterable[tuple[int, Mapping[str, Any]]]
    if kind == QuestionKind.ORDER:
        listed = db.connection().execute(AREAS, {"seminar_id": seminar.id})
    else:
        listed = [(item["position"], item["texts"]) for item in frozen or ()]
    return tuple(_area_text(position, texts, seminar, language) for position, texts in listed)


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
