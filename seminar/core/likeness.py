"""Whether two short texts may say the same: by the words that carry their meaning."""

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key")

ALIKE_FROM = Fraction(1, 2)
COMMON_FROM = 2
# So much of a word is kept that its endings, of one or many, rarely tell two texts apart.
STEM = 5
WORD = re.compile(r"\w+")
# Small words of both languages. "Not" is none of them: it turns what a text says.
SMALL = frozenset(
    """
    a an and are as at be been but by can for from has have in is it its more must of on or our
    should so that the their them there they this to was we were what when which who will with
    au aux avec ce ces cette d dans de des doit doivent du elle elles en est et il ils l la le les
    leur leurs mais nos notre nous on ou par plus pour qu que qui s sa se ses son sont sur un une
    """.split()  # noqa: SIM905
)


def closest(text: str, others: Mapping[Key, str], *, at_most: int) -> tuple[Key, ...]:
    """Return the keys of the texts that are close to one, the closest first.

    Source: docs/methods.md, "Cards".
    """
    own = meaning(text)
    found = {key: likeness(own, meaning(other)) for key, other in others.items()}
    close = [key for key, alike in found.items() if alike >= ALIKE_FROM]
    return tuple(sorted(close, key=lambda key: -found[key])[:at_most])


def likeness(one: frozenset[str], other: frozenset[str]) -> Fraction:
    """Return the part of the words that both texts share: 0 none, 1 all.

    0 too with fewer than two shared words, since one word is a subject and says nothing of it.
    """
    common = len(one & other)
    return Fraction(common, len(one | other)) if common >= COMMON_FROM else Fraction(0)


def meaning(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text, without accents, case and small words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return frozenset(word[:STEM] for word in WORD.findall(letters) if word not in SMALL)
