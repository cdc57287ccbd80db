"""English: its numbers, nouns and days, and every sentence of the note."""

from collections.abc import Mapping

from seminar.core.note.wording.en import (
    attention,
    day,
    deeds,
    detail,
    frame,
    further,
    guidelines,
    received,
    sending,
    steps,
    story,
    views,
)

DECIMAL_SIGN = "."
AND = "and"
QUOTE_SIGNS = ("“", "”")
NAME_SIGNS = ("", "")

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
ROUND_ORDINALS = ORDINALS

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NOUNS: Mapping[str, tuple[str, str]] = {
    "person": ("one person", "{} people"),
    "card": ("one card", "{} cards"),
    "point": ("one point", "{} points"),
    "order": ("one order", "{} orders"),
    "answer": ("one answer", "{} answers"),
    "view": ("one different view", "{} different views"),
    "step": ("one step", "{} steps"),
    "proposal": ("one proposal", "{} proposals"),
    "objection": ("one objection", "{} objections"),
    "minute": ("one minute", "{} minutes"),
}


def day_text(day: int, month: str, year: int) -> str:
    """Return "3 March 2026"."""
    return f"{day} {month} {year}"


TEMPLATES: Mapping[str, str | tuple[str, ...]] = {
    **frame.FRAME,
    **frame.EVIDENCE,
    **frame.TABLES,
    **story.BRIEF,
    **received.RECEIVED,
    **story.ORDER,
    **day.DAY,
    **detail.AREA,
    **detail.END,
    **further.FURTHER,
    **guidelines.GUIDELINES,
    **views.VIEWS,
    **steps.STEPS,
    **deeds.DEEDS,
    **attention.ATTENTION,
    **sending.SENDING,
}
