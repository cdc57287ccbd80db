"""The numbers that a text says, in figures and in letters, in English and French."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType

_ENGLISH_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FRENCH_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
# What stands behind a number that counts people; elsewhere "one" and "un" are articles.
_WHO: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(?:person|people|participants?|delegates?|members?|speakers?|voices?|respondents?"
        r"|officials?|officers?|experts?|representatives?|attendees?|guests?|men|women)",
        "fr": r"(?:personnes?|participant(?:e|s|es)?|délégué(?:e|s|es)?|membres?|voix|hommes?"
        r"|femmes?|intervenant(?:e|s|es)?|expert(?:e|s|es)?|officiers?|représentant(?:e|s|es)?)",
    }
)
_DID: Mapping[str, str] = MappingProxyType(
    {
        "en": r"(?:(?:dis)?agreed|did not|answered|abstained|objected|opposed|refused|said no)",
        "fr": r"(?:étaient|était|ont répondu|a répondu|se sont abstenu\w*|s’est abstenu\w*"
        r"|n’étaient|n’était|refusai\w+)",
    }
)
_BETWEEN = r"(?:(?!(?:for|in|by|to|with|that|which|and|or|pour|par|et|ou|que|qui)\b)[\w’'-]+\s+)?"
_OF: Mapping[str, str] = MappingProxyType(
    {
        "en": rf"of\s+(?:the\s+|those\s+|these\s+|our\s+)?(?:\d+\b|{_BETWEEN}{_WHO['en']})",
        "fr": rf"(?:des|sur(?:\s+les)?)\s+(?:\d+\b|{_BETWEEN}{_WHO['fr']})",
    }
)
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
# Numbers that name something instead of counting people: days, times, laws and their parts.
_NAMING = re.compile(
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\b(?:,?\s+\d{{4}}\b)?"
    rf"|\b{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?"
    rf"|\b{_MONTHS}\s+\d{{4}}\b"
    r"|\b\d{1,2}(?::|\s?h\s?)\d{2}\b"
    r"|\b(?:resolutions?|résolutions?|articles?|chapters?|chapitres?|paragraph(?:e|s|es)?"
    r"|sections?|annex(?:e|es)?|pages?|rules?|règles?|no\.|n°)[\s\u00a0\u202f]*\d+(?:[-/.]\d+)*"
    r"|\b(?:in|by|since|until|before|en|d[’']ici|depuis|avant)\s+(?:19|20)\d{2}\b"
    r"|\b(?:19|20)\d{2}[-–/]\d{2,4}\b|\((?:19|20)\d{2}\)",
    re.IGNORECASE,
)
# A figure within a word is a name: C14, NATO2030, STANAG-2449.
_FIGURES = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d+)?"
    r"(?![\w]|[.,]\d)(?:[\u00a0\u202f ]?%)?"
)
_PERCENT_WORDS = re.compile(r"[\u00a0\u202f ]?(?:%|per ?cent|pour ?cents?)", re.IGNORECASE)


# What a number counts, by the noun behind it. Whoever answers gives one order: the two are one.
_UNITS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "people": rf"{_WHO['en']}|orders?|answers?|replies",
            "cards": r"cards?|proposals?",
            "points": r"points?",
            "views": r"views?",
            "steps": r"steps?",
            "minutes": r"minutes?",
            "areas": r"areas?",
            "rankings": r"rankings?|rounds?",
            "groups": r"groups?",
        },
        "fr": {
            "people": rf"{_WHO['fr']}|ordres?|réponses?",
            "cards": r"cartes?|propositions?",
            "points": r"points?",
            "views": r"positions?",
            "steps": r"mesures?",
            "minutes": r"minutes?",
            "areas": r"domaines?",
            "rankings": r"classements?|tours?",
            "groups": r"groupes?",
        },
    }
)


@dataclass(frozen=True)
class Number:
    """One number of a text: its value, whether it is a share of a hundred, or counts people.

    `unit` names what it counts where a noun right behind it says so, `span` where it stands.
    """

    text: str
    value: Fraction
    percent: bool = False
    people: bool = False
    unit: str = ""
    span: tuple[int, int] = (0, 0)


def numbers_in(text: str, *, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order, in figures and in letters.

    Dates, times, years beside a preposition and numbers of laws count nothing and are left out;
    so is "one" wherever it does not stand before people, since it is a pronoun in both languages.
    """
    counting = _NAMING.sub(lambda found: " " * len(found[0]), text)
    found = [*_in_figures(counting, language), *_in_letters(counting, language)]
    return tuple(number for _, number in sorted(found, key=lambda one: one[0]))


def values_in(text: str, *, language: str) -> frozenset[Fraction]:
    """Return the values of the numbers of a text, those that name something among them."""
    named = (part for found in _NAMING.findall(text) for part in re.findall(r"\d+", found))
    every = (
        *(number.value for number in numbers_in(text, language=language)),
        *map(Fraction, named),
    )
    return frozenset(every)


def _in_figures(text: str, language: str) -> list[tuple[int, Number]]:
    found = []
    for match in _FIGURES.finditer(text):
        value = _value(match[0].rstrip("% \u00a0\u202f"), language)
        percent = match[0].endswith("%") or _PERCENT_WORDS.match(text, match.end()) is not None
        people, unit = _counts_people(text, match, language), _unit(text, match, language)
        number = Number(match[0], value, percent, people, unit, match.span())
        found.append((match.start(), number))
    return found


def _value(figures: str, language: str) -> Fraction:
    """Return the value; where a comma groups thousands is seen by the three figures behind it."""
    plain = re.sub(r"[\u00a0\u202f ]", "", figures)
    if language == "en" or re.fullmatch(r"\d{1,3}(,\d{3})+", plain):
        plain = re.sub(r",(?=\d{3}(\D|$))", "", plain)
    return Fraction(plain.replace(",", "."))


def _in_letters(text: str, language: str) -> list[tuple[int, Number]]:
    words = _letters(language)
    found = []
    for match in _pattern(language).finditer(text):
        value = words[re.sub(r"[\s-]+", "-", match[0].casefold())]
        people = _counts_people(text, match, language)
        if value == 1 and not people:
            continue
        percent = _PERCENT_WORDS.match(text, match.end()) is not None
        unit = _unit(text, match, language)
        number = Number(match[0], Fraction(value), percent, people, unit, match.span())
        found.append((match.start(), number))
    return found


def _counts_people(text: str, match: re.Match[str], language: str) -> bool:
    return _people(language).match(text, match.end()) is not None


def _unit(text: str, match: re.Match[str], language: str) -> str:
    found = _nouns(language).match(text, match.end())
    return found.lastgroup or "" if found else ""


@cache
def _nouns(language: str) -> re.Pattern[str]:
    nouns = "|".join(f"(?P<{unit}>{noun})" for unit, noun in _UNITS[language].items())
    between = r"(?:(?:different|proposed|complete|whole|autres|grands)\s+)?"
    return re.compile(rf"[\s\u00a0\u202f-]+{between}(?:{nouns})\b", re.IGNORECASE)


@cache
def _people(language: str) -> re.Pattern[str]:
    behind = f"(?:{_BETWEEN}{_WHO[language]}|{_DID[language]}|{_OF[language]})"
    return re.compile(rf"[\s\u00a0\u202f]+{behind}\b", re.IGNORECASE)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    longest_first = sorted(_letters(language), key=len, reverse=True)
    words = "|".join(word.replace("-", r"[\s-]") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


@cache
def _letters(language: str) -> Mapping[str, int]:
    """Return the numbers below a hundred, and a hundred, as they are written in letters."""
    return MappingProxyType(_english() if language == "en" else _french())


def _english() -> dict[str, int]:
    words = dict(zip(_ENGLISH_UNITS, range(20), strict=True)) | {"a-dozen": 12, "a-hundred": 100}
    for ten, word in enumerate(_ENGLISH_TENS, start=2):
        words[word] = 10 * ten
        words |= {f"{word}-{_ENGLISH_UNITS[unit]}": 10 * ten + unit for unit in range(1, 10)}
    return words


def _french() -> dict[str, int]:
    words = dict(zip(_FRENCH_UNITS, range(20), strict=True)) | {"une": 1, "cent": 100}
    for ten, word in {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante"}.items():
        words |= _french_ten(ten, word, units=range(1, 10))
    words |= _french_ten(60, "soixante", units=range(1, 20))
    words |= {"quatre-vingts": 80}
    words |= {f"quatre-vingt-{_FRENCH_UNITS[unit]}": 80 + unit for unit in range(1, 20)}
    return words


def _french_ten(ten: int, word: str, *, units: range) -> dict[str, int]:
    """Return "vingt", "vingt et un", "vingt-deux" and so on."""
    spelled = {word: ten}
    for unit in units:
        joined = f"{word}-et" if unit in {1, 11} else word
        spelled[f"{joined}-{_FRENCH_UNITS[unit]}"] = ten + unit
    return spelled
