"""Cleaning of what people type, so that it can be shown, printed and searched safely."""

import re
import unicodedata

# Control signs, what turns the direction of a line, signs that carry text which nobody sees, marks
# of order, halves of pairs, and what is no character at all.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u202a-\u202e\u2061-\u206f"
    r"\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
JOINERS = "\u200b\u200c\u200d\u2060\u00ad"
JOINER_RUN = re.compile(f"[{JOINERS}]{{2,}}")
# Fillers and variants are letters and marks to the standard, and nothing to the eye.
INVISIBLE = re.compile(
    rf"[{JOINERS}\s\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0"
    r"\U000e0100-\U000e01ef]+"
)
BLANKS = re.compile(r"[^\S\n]+")
# French has blanks at which no line may break, one before a sign; more of them are just blanks.
BLANKS_TO_PRINT = re.compile(r"[^\S\n]{2,}|[^\S\n\u00a0\u202f]")
BREAKS_TO_PRINT = re.compile(r"[^\S\u00a0\u202f]+")
EMPTY_LINES = re.compile("\n{3,}")
MARKS_IN_A_ROW = 8


def clean(text: str) -> str:
    """Return the text in composed form without what could harm a page or a print.

    Control characters, direction overrides, byte-order marks and lone surrogates go; line ends
    become one kind; long runs of marks above and below a sign are cut; outer blanks go. A text of
    nothing but invisible characters becomes empty.
    """
    return _cleaned(text, blanks=BLANKS)


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line."""
    return " ".join(clean(text).split())


def clean_to_print(text: str) -> str:
    """Return the text cleaned, with single blanks at which no line may break as they are."""
    return _cleaned(text, blanks=BLANKS_TO_PRINT)


def clean_line_to_print(text: str) -> str:
    """Return the same on one line."""
    return BREAKS_TO_PRINT.sub(" ", clean_to_print(text))


def _cleaned(text: str, *, blanks: re.Pattern[str]) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = JOINER_RUN.sub("", FORBIDDEN.sub("", unified))
    if not INVISIBLE.sub("", kept):
        return ""
    # Composing sorts each run of marks in a time that grows with its square: a long one, sent by
    # anybody, would stop every page for seconds. So runs are cut before it, and finely after it.
    low = _without_towers(kept, 4 * MARKS_IN_A_ROW)
    composed = _without_towers(unicodedata.normalize("NFC", low), MARKS_IN_A_ROW)
    return EMPTY_LINES.sub("\n\n", blanks.sub(" ", composed)).strip()


def _without_towers(text: str, most: int) -> str:
    if text.isascii():
        # No sign of it combines, so that nobody needs to look at each.
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        # Below this sign nothing combines. Marks that enclose are stacked as the others are, and
        # what joins two signs does not end the tower on the first.
        if character >= "\u0300" and unicodedata.category(character).startswith("M"):
            run += 1
        elif character not in JOINERS:
            run = 0
        if run <= most:
            kept.append(character)
    return "".join(kept)
