"""The words of the note in English and French, and how numbers, days and lists are said."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from seminar.core.note.wording import en, fr


@dataclass(frozen=True)
class Words:
    """One language: its templates, its nouns with singular and plural, its habits."""

    language: str
    templates: Mapping[str, str | tuple[str, ...]]
    nouns: Mapping[str, tuple[str, str]]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    round_ordinals: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    decimal_sign: str
    and_word: str
    quote_signs: tuple[str, str]
    name_signs: tuple[str, str]
    day_text: Callable[[int, str, int], str]

    def say(self, template: str, *, key: str = "", **values: object) -> str:
        """Return a wording of the template; `key` alone decides which of several.

        Keys that differ by one in their number ("area.1.place", "area.2.place") never get the
        same of several wordings.
        """
        found = self.templates[template]
        if not isinstance(found, str):
            found = found[_choice(key, len(found))]
        return found.format(**values)

    def count(self, number: int, noun: str) -> str:
        """Return the number with its noun: "one card", "13 cards"."""
        one, many = self.nouns[noun]
        return one if number == 1 else many.format(self.number(number))

    def number(self, number: int) -> str:
        """Return the number in letters up to twelve, in figures above."""
        return self.numbers[number] if number < len(self.numbers) else str(number)

    def ordinal(self, place: int) -> str:
        """Return the place in letters, 1 to 12."""
        return self.ordinals[place - 1]

    def round_ordinal(self, number: int) -> str:
        """Return the number of a round in letters, beyond twelve in figures."""
        if number > len(self.round_ordinals):
            return str(number)
        return self.round_ordinals[number - 1]

    def decimal(self, value: float, *, digits: int = 1) -> str:
        """Return the value with the decimal sign of the language."""
        return f"{value:.{digits}f}".replace(".", self.decimal_sign)

    def day(self, day: date) -> str:
        """Return the day as text: "3 March 2026"."""
        return self.day_text(day.day, self.months[day.month - 1], day.year)

    def moment(self, moment: datetime) -> str:
        """Return a local moment as text: "Friday, 6 March 2026, 12:00"."""
        return self.say(
            "status.moment",
            weekday=self.weekdays[moment.weekday()],
            day=self.day(moment.date()),
            time=f"{moment:%H:%M}",
        )

    def listing(self, items: Sequence[str]) -> str:
        """Return the items joined by commas, the last by "and"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.and_word} {items[-1]}"

    def quoted(self, text: str) -> str:
        """Return the text between the quotation marks of the language."""
        return self.quote_signs[0] + text + self.quote_signs[1]

    def named(self, name: str) -> str:
        """Return the name of an area as it stands in a sentence."""
        return self.name_signs[0] + name + self.name_signs[1]

    def together(self, areas: int) -> str:
        """Return the name of the answer "all five together", with the right number."""
        one = "answer.together.two" if areas == 2 else "answer.together"
        return self.quoted(self.say(one, number=self.number(areas)))


@cache
def words(language: str) -> Words:
    """Return the words of "en" or "fr"; an unknown language raises KeyError."""
    table = {"en": en, "fr": fr}[language]
    return Words(
        language=language,
        templates=table.TEMPLATES,
        nouns=table.NOUNS,
        numbers=table.NUMBERS,
        ordinals=table.ORDINALS,
        round_ordinals=table.ROUND_ORDINALS,
        months=table.MONTHS,
        weekdays=table.WEEKDAYS,
        decimal_sign=table.DECIMAL_SIGN,
        and_word=table.AND,
        quote_signs=table.QUOTE_SIGNS,
        name_signs=table.NAME_SIGNS,
        day_text=table.day_text,
    )


def renamed(language: Words, headings: Mapping[str, str]) -> Words:
    """Return the words with other headings, also where a sentence refers to one."""
    if not headings:
        return language
    templates = dict(language.templates)
    for key, heading in headings.items():
        # What somebody typed is no template: its braces are braces.
        text = heading.replace("{", "{{").replace("}", "}}")
        default = language.say(f"heading.{key}")
        referred = language.quoted(default), language.quoted(text)
        templates = {name: _replaced(found, *referred) for name, found in templates.items()}
        templates[f"heading.{key}"] = text
    return replace(language, templates=templates)


def _replaced(found: str | tuple[str, ...], old: str, new: str) -> str | tuple[str, ...]:
    if isinstance(found, str):
        return found.replace(old, new)
    return tuple(wording.replace(old, new) for wording in found)


def _choice(key: str, wordings: int) -> int:
    stem = "".join(sign for sign in key if not sign.isdigit())
    number = int("".join(sign for sign in key if sign.isdigit()) or "0")
    return (hashlib.sha256(stem.encode()).digest()[0] + number) % wordings
