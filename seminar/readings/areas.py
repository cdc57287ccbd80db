"""The areas of a seminar as they are written in one language."""

from dataclasses import dataclass

from seminar.models import Seminar


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
    return tuple(
        AreaText(
            number=area.position,
            name=texts["name"],
            short=texts.get("short") or texts["name"],
            definition=texts.get("definition", ""),
            earlier=texts.get("earlier", ""),
        )
        for area in seminar.areas
        for texts in [area.texts.get(language) or area.texts[seminar.language]]
    )
