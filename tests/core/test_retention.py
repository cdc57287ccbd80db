from datetime import date

from seminar.core.retention import is_over, latest_day, retained_until

DAY, TODAY = date(2026, 11, 23), date(2026, 11, 1)


def test_days_are_counted_from_the_day_of_the_seminar():
    assert retained_until(DAY, 90, today=TODAY) == date(2027, 2, 21)


def test_a_day_long_past_is_counted_from_today():
    assert retained_until(date(2001, 1, 1), 90, today=TODAY) == date(2027, 1, 30)


def test_the_last_day_itself_is_kept():
    assert [is_over(DAY, today=day) for day in (date(2026, 11, 23), date(2026, 11, 24))] == [
        False,
        True,
    ]


def test_nothing_is_kept_longer_than_three_years():
    assert latest_day(DAY, today=TODAY) == date(2029, 11, 22)
