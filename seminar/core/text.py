"""Cleaning of what people type, so that it can be shown, printed and searched safely."""

import re
import unicodedata

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    r"\ufeff\ufff9-\uffff\ud800-\udfff]"
)
INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\u00ad\s]+")
JOINER_RUN = re.compile("[\u200b-\u200d\u2060\u00ad]{2,}")
BLANKS = re.compile(r"[^\S\n]+")
EMPTY_LINES = re.compile("\n{3,}")
MARKS_IN_A_ROW = 8


def clean(text: str) -> str:
    """Return the text in composed form without what could harm a page or a print.

    Control characters, direction overrides, byte-order marks and lone surrogates go; line ends
    become one kind; long runs of combining marks are cut; outer blanks go. A text of nothing
    but invisible characters becomes empty.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = JOINER_RUN.sub("", FORBIDDEN.sub("", unified))
    if not INVISIBLE.sub("", kept):
        return ""
    # Composing sorts each run of marks in a time that grows with its square: a long one, sent by
    # anybody, would stop every page for seconds. So runs are cut before it, and finely after it.
    low = _without_towers(kept, 4 * MARKS_IN_A_ROW)
    composed = _without_towers(unicodedata.normalize("NFC", low), MARKS_IN_A_ROW)
    return EMPTY_LINES.sub("\n\n", BLANKS.sub(" ", composed)).strip()


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line."""
    return " ".join(clean(text).split())


def _without_towers(text: str, most: int) -> str:
    if text.isascii():
        # No sign of it combines, so that nobody needs to look at each.
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= most:
            kept.append(character)
    return "".join(kept)
