"""Passwords that are tried first: common words, rows of keys, dates, and the same thing again."""

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

# What is left of a password once everything is taken away that a list of guesses is made of.
LEAST_OF_ONES_OWN = 4
LEAST_RUN = 3
LEAST_REPEATED = 8
FEW_SIGNS = 4
CENTURIES = ("19", "20")

SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    *("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm"),
    *("azertyuiop", "qsdfghjklm", "wxcvbn"),
    *("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0"),
    *("1a2s3d4f5g6h7j8k9l", "a1s2d3f4g5h6j7k8l9", "1z2x3c4v5b6n7m", "z1x2c3v4b5n6m7"),
    *("qawsedrftgyhujikolp", "qwaszxerdfcvtyghbn", "12qw34er56ty78ui", "112233445566778899"),
)

GUESSED_WORDS = Path(__file__).with_name("guessed_words.txt")
WORDS = frozenset(
    word
    for line in GUESSED_WORDS.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
LONGEST_WORD = max(map(len, WORDS))
# Figures and signs that are written for a letter.
MEANT = str.maketrans("0134578@$!", "oleastbasi")


def is_guessable(password: str) -> bool:
    """Whether nearly all of a password is what lists of guesses are made of.

    Read once as typed and once with the usual figures and signs taken for letters (p@ssw0rd).
    """
    folded = _folded(password)
    return any(_is_poor(_signs(text)) for text in (folded, folded.translate(MEANT)))


def tells(password: str, said: str) -> bool:
    """Whether a text of four signs or more stands in the password, however it is written."""
    wanted = _signs(_folded(said))
    return len(wanted) >= LEAST_OF_ONES_OWN and wanted in _signs(_folded(password))


def _is_poor(text: str) -> bool:
    unit = _repeated(text)
    # Figures alone are a date or the number of a telephone.
    if len(set(text)) <= FEW_SIGNS or text.isdigit():
        return True
    if unit != text and len(unit) < LEAST_REPEATED:
        return True
    return _of_ones_own(unit) < LEAST_OF_ONES_OWN


def _of_ones_own(text: str) -> int:
    """Return how many signs are in no common word, run of keys or year, at the best reading."""
    left = [0]
    for end in range(1, len(text) + 1):
        known = (left[start] for start in _beginnings(text, end))
        left.append(min(left[end - 1] + 1, *known, end))
    return left[-1]


def _beginnings(text: str, end: int) -> list[int]:
    """Return where something common begins that ends here."""
    nearest = range(max(0, end - LONGEST_WORD), end - 2)
    found = [start for start in nearest if text[start:end] in WORDS]
    run = _run_before(text, end)
    if run >= LEAST_RUN:
        found += range(end - run, end - LEAST_RUN + 1)
    if end >= 4 and text[end - 4 : end].isdigit() and text[end - 4 : end - 2] in CENTURIES:
        found.append(end - 4)
    return found


def _run_before(text: str, end: int) -> int:
    """Return how many signs before `end` are neighbours on keys or in the alphabet, or equal."""
    longest = 1
    for steps in (*_neighbours(), None):
        length = 1
        for at in range(end - 1, 0, -1):
            pair = text[at - 1 : at + 1]
            if pair not in steps if steps is not None else pair[0] != pair[1]:
                break
            length += 1
        longest = max(longest, length)
    return longest


@cache
def _neighbours() -> tuple[frozenset[str], ...]:
    """Return the pairs of signs that follow each other, of each sequence, forwards and back."""
    both = [line[::way] for line in SEQUENCES for way in (1, -1)]
    return tuple(frozenset(a + b for a, b in pairwise(line)) for line in both)


def _repeated(text: str) -> str:
    """Return what the text repeats, or the text itself."""
    period = (text + text).find(text, 1)
    return text[:period] if 0 < period < len(text) else text


def _folded(text: str) -> str:
    """Return the text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _signs(text: str) -> str:
    """Return the text without blanks and the punctuation of a keyboard, which hides nothing."""
    return "".join(sign for sign in text if sign.isalnum() or ord(sign) > 127)
