"""By when a step is due: days, months and years are read, everything else is left as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.due import day_of, has_passed


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        ("31.3.2027", date(2027, 3, 31)),
        ("31/03/2027", date(2027, 3, 31)),
        ("31-03-2027", date(2027, 3, 31)),
        ("31 March 2027", date(2027, 3, 31)),
        ("March 31st, 2027", date(2027, 3, 31)),
        ("1st Sept. 2027", None),
        ("3 feb. 2027", date(2027, 2, 3)),
        ("31 mars 2027", date(2027, 3, 31)),
        ("1er août 2027", date(2027, 8, 1)),
        ("February 2028", date(2028, 2, 29)),
        ("décembre 2026", date(2026, 12, 31)),
        ("2027", date(2027, 12, 31)),
        ("31.3/2027", None),
        ("31/13/2027", None),
        ("29 February 2027", None),
        ("99 March 2027", None),
        ("before the next summit", None),
        ("avant le prochain sommet", None),
        ("1999", None),
        ("٢٠٢٧", None),
        ("", None),
    ],
)
def test_day_is_read_from_what_somebody_typed(typed, day):
    assert day_of(typed) == day


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        ("2026-11-22", True),
        ("2026-11-23", False),
        ("October 2026", True),
        ("November 2026", False),
        ("2025", True),
        ("2026", False),
        ("yesterday", False),
        ("", False),
    ],
)
def test_month_and_year_pass_with_their_last_day(typed, passed):
    assert has_passed(typed, today=date(2026, 11, 23)) is passed


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_none(typed):
    assert day_of(typed) is None or day_of(typed).year >= 2000


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_was_written(day):
    assert day_of(day.isoformat()) == day_of(f"{day.day}.{day.month}.{day.year}") == day
