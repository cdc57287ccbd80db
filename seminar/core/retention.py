"""How long a seminar is kept: days after its day, then everything of it is deleted."""

from datetime import date, timedelta

USUAL_DAYS = 90
# Two orders of a person are linked for thirty days; nothing is deleted under that promise.
FEWEST_DAYS = 30
MOST_DAYS = 1095


def retained_until(day: date, days: int, *, today: date) -> date:
    """Return the last day on which a seminar is kept.

    Counted from today where its day is past: nobody's seminar ends while it is being set up.
    """
    return max(day, today) + timedelta(days=days)


def is_over(until: date, *, today: date) -> bool:
    """Whether the last day has passed."""
    return until < today


def latest_day(day: date, *, today: date) -> date:
    """Return the last day that anybody may ask for."""
    return max(day, today) + timedelta(days=MOST_DAYS)
