"""By when a step is to be done: read from what somebody typed, where that is a day."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date

YEAR = r"(?P<year>20[0-9]{2})"
MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}


def day_of(text: str) -> date | None:
    """Return the last day that a text means if it is a day, a month or a year; None for others.

    Read are 2027-03-31, 31.3.2027, 31/3/2027 (the day first), 31 March 2027, March 2027 and 2027,
    with months in English or French. "Before the next summit" is no day and right all the same.
    """
    plain = _plain(text)
    for form, read in _FORMS:
        if found := form.fullmatch(plain):
            try:
                return read(found.groupdict())
            except (KeyError, ValueError):
                return None
    return None


def has_passed(text: str, *, today: date) -> bool:
    """True when the text is a day, a month or a year that is over."""
    day = day_of(text)
    return day is not None and day < today


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.replace(",", " ").split())


def _whole_day(found: dict[str, str]) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _day_with_name(found: dict[str, str]) -> date:
    return date(int(found["year"]), MONTHS[found["name"]], int(found["day"]))


def _month(found: dict[str, str]) -> date:
    year, month = int(found["year"]), MONTHS[found["name"]]
    return date(year, month, monthrange(year, month)[1])


def _year(found: dict[str, str]) -> date:
    return date(int(found["year"]), 12, 31)


_DAY = r"(?P<day>[0-9]{1,2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], date]], ...] = (
    (re.compile(rf"{YEAR}-(?P<month>[0-9]{{1,2}})-{_DAY}"), _whole_day),
    (re.compile(rf"{_DAY}([./-])(?P<month>[0-9]{{1,2}})\2{YEAR}"), _whole_day),
    (re.compile(rf"{_DAY}(?:st|nd|rd|th|er)? (?P<name>[a-z]+)\.? {YEAR}"), _day_with_name),
    (re.compile(rf"(?P<name>[a-z]+) {_DAY}(?:st|nd|rd|th)? {YEAR}"), _day_with_name),
    (re.compile(rf"(?P<name>[a-z]+)\.? {YEAR}"), _month),
    (re.compile(YEAR), _year),
)
