"""The places and rankings that a text names by their number in a row, in English and French."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_FRENCH = (
    r"premi(?:er|ère)s?", r"(?:deuxième|second(?:e)?)s?", "troisièmes?", "quatrièmes?",
    "cinquièmes?", "sixièmes?", "septièmes?", "huitièmes?", "neuvièmes?", "dixièmes?",
    "onzièmes?", "douzièmes?",
)  # fmt: skip
_FIGURES: Mapping[str, str] = MappingProxyType(
    {"en": r"\d{1,2}(?:st|nd|rd|th)", "fr": r"\d{1,2}(?:ers?|res?|ères?|es?|èmes?|nde?s?)"}
)
_LAST: Mapping[str, str] = MappingProxyType({"en": "last", "fr": r"derni(?:er|ère)s?"})
_JOINED: Mapping[str, str] = MappingProxyType(
    {
        "en": r"\s*(?:,|\band\b|\bor\b|\bto\b)\s+(?:the\s+)?",
        "fr": r"\s*(?:,|\bet\b|\bou\b|\bau\b|\bà\b)\s+(?:la\s+|le\s+)?",
    }
)
_PLACE: Mapping[str, str] = MappingProxyType(
    {"en": r"(?:places?|positions?|ranks?)", "fr": r"(?:places?|positions?|rangs?)"}
)
_RANKING: Mapping[str, str] = MappingProxyType(
    {"en": r"(?:rankings?|rounds?)", "fr": r"(?:classements?|tours?)"}
)
# Ways of saying a place without the noun: "came first", "placed it first", « en premier ».
_CAME = re.compile(
    r"\b(?:place[sd]?|put|came|comes?|rank(?:ed|s)?|rose|fell|went|moved|stayed|finish(?:ed|es)?"
    r"|was|were|is|are|been)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:()!?–—”»]|(?:in|on|at|and|or|to|by|with|again|too|as|before|after|overall|for"
    r"|from|then|while|but|of)\b)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;!?]\s")
_IN_FRONT: Mapping[str, str] = MappingProxyType({"en": r"(?!)", "fr": r"\ben\s+tête\b"})


class Row(StrEnum):
    """In which row something has a number."""

    PLACE = "place"
    RANKING = "ranking"


@dataclass(frozen=True)
class Ordinal:
    """One place or ranking as it is named: its text, its row, its number, and where it stands."""

    text: str
    row: Row
    value: int
    start: int


def ordinals_in(text: str, *, language: str, last: int) -> tuple[Ordinal, ...]:
    """Return the places and rankings that a text names, in reading order; `last` is the last place.

    A word like "first" that says neither is left out: "first, we ask", "first aid", "a third".
    """
    found = [*_by_noun(text, language, last), *_by_phrase(text, language, last)]
    unique = {ordinal.start: ordinal for ordinal in reversed(found)}
    return tuple(unique[start] for start in sorted(unique))


def _by_noun(text: str, language: str, last: int) -> Iterator[Ordinal]:
    """Yield those before a noun, all of them where they are listed: "second and third place"."""
    for match in _listed(language).finditer(text):
        row = Row.PLACE if match["place"] else Row.RANKING
        for one in _one(language).finditer(match["list"]):
            start = match.start("list") + one.start()
            yield Ordinal(one[0], row, _value(one[0], language, last), start)


def _by_phrase(text: str, language: str, last: int) -> Iterator[Ordinal]:
    for match in re.finditer(_IN_FRONT[language], text, re.IGNORECASE):
        yield Ordinal(match[0], Row.PLACE, 1, match.start())
    for match in _one(language).finditer(text):
        if _says_place(text, match, language):
            yield Ordinal(match[0], Row.PLACE, _value(match[0], language, last), match.start())


def _says_place(text: str, match: re.Match[str], language: str) -> bool:
    before = text[: match.start()]
    if language == "fr":
        return re.search(r"\ben\s+$", before, re.IGNORECASE) is not None
    clause = _CLAUSE_END.split(before)[-1]
    if re.search(r"\bthe\s+$", clause, re.IGNORECASE) or not _CAME.search(clause):
        return False
    return _ENDS.match(text, match.end()) is not None


def _value(word: str, language: str, last: int) -> int:
    if re.fullmatch(_LAST[language], word, re.IGNORECASE):
        return last
    figures = re.match(r"\d+", word)
    if figures:
        return int(figures[0])
    words = _ENGLISH if language == "en" else _FRENCH
    return next(
        place
        for place, pattern in enumerate(words, start=1)
        if re.fullmatch(pattern, word, re.IGNORECASE)
    )


@cache
def _one(language: str) -> re.Pattern[str]:
    words = "|".join(_ENGLISH if language == "en" else _FRENCH)
    return re.compile(
        rf"(?<![\w-])(?:{words}|{_LAST[language]}|{_FIGURES[language]})(?![\w-])", re.IGNORECASE
    )


@cache
def _listed(language: str) -> re.Pattern[str]:
    one = _one(language).pattern
    listed = rf"(?P<list>{one}(?:{_JOINED[language]}{one})*)"
    noun = rf"(?:(?P<place>{_PLACE[language]})|{_RANKING[language]})"
    return re.compile(rf"{listed}[\s\u00a0-]+{noun}\b", re.IGNORECASE)
