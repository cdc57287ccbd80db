"""A ready list of areas with a question and groups, in every language of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("en", "fr")
FEWEST_AREAS = 2
MOST_AREAS = 12


class BadFramework(Exception):
    """A framework that cannot be used; the sentence says what is missing where."""


@dataclass(frozen=True, slots=True)
class AreaWords:
    """An area in one language; `earlier` is one sourced line of earlier work, or empty."""

    name: str
    short: str
    definition: str
    earlier: str


@dataclass(frozen=True, slots=True)
class FrameworkArea:
    """An area by its key, with its words per language."""

    key: str
    words: Mapping[str, AreaWords]


@dataclass(frozen=True, slots=True)
class Framework:
    """A list of areas that a seminar can start from; each mapping has every language."""

    key: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    question: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    areas: tuple[FrameworkArea, ...]


def parse(key: str, raw: Mapping[str, Any]) -> Framework:
    """Return the framework that a parsed file holds.

    Raises BadFramework when a text is missing in a language, when an area's key stands twice
    or when there are fewer than 2 or more than 12 areas.
    """
    areas = tuple(_area(key, area) for area in _list(key, raw, "areas"))
    if not FEWEST_AREAS <= len(areas) <= MOST_AREAS:
        raise BadFramework(
            f"The framework {key} has {len(areas)} areas; it takes {FEWEST_AREAS} to {MOST_AREAS}."
        )
    if len({area.key for area in areas}) < len(areas):
        raise BadFramework(f"In the framework {key} two areas have the same key.")
    return Framework(
        key=key,
        name=_texts(key, raw, "name"),
        about=_texts(key, raw, "about"),
        question=_texts(key, raw, "question"),
        groups={name: _names(key, _table(key, raw, "groups"), name) for name in LANGUAGES},
        areas=areas,
    )


def _area(where: str, raw: Mapping[str, Any]) -> FrameworkArea:
    key = _text(where, raw, "key")
    place = f"{where}, area {key}"
    return FrameworkArea(
        key=key, words={name: _words(place, _table(place, raw, name)) for name in LANGUAGES}
    )


def _words(where: str, raw: Mapping[str, Any]) -> AreaWords:
    return AreaWords(
        name=_text(where, raw, "name"),
        short=_text(where, raw, "short"),
        definition=str(raw.get("definition", "")),
        earlier=str(raw.get("earlier", "")),
    )


def _texts(where: str, raw: Mapping[str, Any], name: str) -> dict[str, str]:
    table = _table(where, raw, name)
    return {language: _text(f"{where}, {name}", table, language) for language in LANGUAGES}


def _names(where: str, raw: Mapping[str, Any], language: str) -> tuple[str, ...]:
    names = raw.get(language)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadFramework(f"The framework {where} has no list of groups in {language}.")
    return tuple(names)


def _list(where: str, raw: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = raw.get(name)
    if not isinstance(value, list):
        raise BadFramework(f"The framework {where} has no list called {name}.")
    return value


def _table(where: str, raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = raw.get(name)
    if not isinstance(value, Mapping):
        raise BadFramework(f"The framework {where} has no table called {name}.")
    return value


def _text(where: str, raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value.strip():
        raise BadFramework(f"The framework {where} has no text called {name}.")
    return value
