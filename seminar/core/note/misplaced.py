"""Numbers that are right and stand in a wrong place, as far as the words around them tell."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from seminar.core.note.numerals import Number

# "5 of the 40", "40 people answered, of 44": what stands between a part and its whole.
_BETWEEN: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(?:\s+[\w’-]+){0,2},?\s+(?:out\s+)?of\s+(?:the\s+|those\s+|these\s+|all\s+)?",
        "fr": r"(?:\s+[\w’-]+){0,2},?\s+(?:des|sur(?:\s+les)?|parmi(?:\s+les)?)\s+",
    }
)
# "Of the 40 people who answered, 5 …": the whole comes first.
_OF_THE: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(?:^|[.;,(–]\s*)(?:out\s+)?of\s+(?:the\s+|those\s+|these\s+|all\s+)?$",
        "fr": r"(?:^|[.;,(–]\s*)(?:sur|parmi)\s+(?:les\s+|ces\s+)?$",
    }
)
_CLAUSE_END = re.compile(r"[.;:!?]\s")


def misplaced(
    text: str, numbers: Sequence[Number], *, known: Iterable[Number], language: str
) -> Iterator[Number]:
    """Yield the numbers of a text that cannot stand where they do.

    A part is never greater than its whole, and a number that is known to count one thing counts no
    other. One whose noun is not known, there or here, may count anything.
    """
    for part, whole in _parts(text, numbers, language):
        if part.value > whole.value and len({part.unit, whole.unit} - {""}) < 2:
            yield part
    counted = _counted(known)
    for number in numbers:
        units = counted.get(number.value, set())
        if number.unit and units and "" not in units and number.unit not in units:
            yield number


def _counted(known: Iterable[Number]) -> dict[Fraction, set[str]]:
    counted: dict[Fraction, set[str]] = {}
    for number in known:
        counted.setdefault(number.value, set()).add(number.unit)
    return counted


def _parts(text: str, numbers: Sequence[Number], language: str) -> Iterator[tuple[Number, Number]]:
    """Yield the parts that a text names, each with its whole."""
    for first, second in pairwise(number for number in numbers if not number.percent):
        between = text[first.span[1] : second.span[0]]
        if _CLAUSE_END.search(between):
            continue
        if _between(language).fullmatch(between):
            yield first, second
        elif _of_the(language).search(text[: first.span[0]]):
            yield second, first


@cache
def _between(language: str) -> re.Pattern[str]:
    return re.compile(_BETWEEN[language], re.IGNORECASE)


@cache
def _of_the(language: str) -> re.Pattern[str]:
    return re.compile(_OF_THE[language], re.IGNORECASE)
