"""Words for shares that somebody wrote, and which of them the counts of a sentence carry."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from seminar.core.note.quantifier import Weighing, band

_GROUP_EN = r"(?:people|participants?|of\s+(?:the|those|them)|\d+)"
_GROUP_FR = r"(?:personnes|participant(?:e|s|es)?|présent(?:e|s|es)?)"

# The longer wording first: what it has taken is not read again as a shorter one.
_WORDINGS: Mapping[str, Sequence[tuple[Weighing, str]]] = MappingProxyType(
    {
        "en": (
            (Weighing.NEARLY_ALL, r"(?:nearly|almost)\s+(?:all|every\w*)"),
            (Weighing.LARGE_MAJORITY, r"(?:large|great|vast|overwhelming|clear)\s+majority"),
            (Weighing.MAJORITY, r"majority|more\s+than\s+half"),
            (Weighing.ABOUT_HALF, r"(?:about|around|roughly|nearly|almost)\s+half|half\s+of"),
            (Weighing.MINORITY, r"minority"),
            (Weighing.A_FEW, r"a\s+few"),
            (Weighing.ALL, rf"all\s+(?:the\s+)?{_GROUP_EN}|every(?:body|one)|unanim\w+"),
            (Weighing.NONE, rf"nobody|no\s+one|none\s+of|no\s+{_GROUP_EN}"),
            (Weighing.MOST, rf"most\s+(?:of\s+)?{_GROUP_EN}|most\s+(?:dis)?agreed"),
        ),
        "fr": (
            (Weighing.NEARLY_ALL, r"presque\s+tou(?:te)?s|quasi[-\s]totalité"),
            (Weighing.LARGE_MAJORITY, r"(?:large|grande|vaste|écrasante|nette)\s+majorité"),
            (Weighing.MAJORITY, r"majorité|plus\s+de\s+la\s+moitié"),
            (Weighing.ABOUT_HALF, r"(?:environ\s+|à\s+peu\s+près\s+|près\s+de\s+)?la\s+moitié"),
            (Weighing.MINORITY, r"minorité"),
            (Weighing.A_FEW, r"quelques(?:-un(?:e)?s)?"),
            (
                Weighing.ALL,
                rf"tou(?:te)?s\s+les\s+(?:\d+\s+)?{_GROUP_FR}|tout\s+le\s+monde|unanim\w+",
            ),
            (Weighing.NONE, rf"personne\s+n[e’']|aucun(?:e)?\s+(?:des|{_GROUP_FR})"),
            (Weighing.MOST, r"la\s+plupart"),
        ),
    }
)


def quantifiers_in(text: str, *, language: str) -> tuple[tuple[Weighing, str], ...]:
    """Return the words for shares in a text, each with what was written."""
    found = []
    for word, wording in _WORDINGS[language]:
        pattern = re.compile(rf"(?<![\w-])(?:{wording})(?![\w-])", re.IGNORECASE)
        found += [(word, match[0]) for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    return tuple(found)


def carried(counts: Iterable[Fraction]) -> frozenset[Weighing]:
    """Return the words for shares that some pair of these counts carries, one as part of one."""
    whole = sorted(int(count) for count in counts if count.denominator == 1)
    return frozenset(
        word
        for at, of in enumerate(whole)
        for part in whole[:at]
        if of
        for word in _words(part, of)
    )


def _words(part: int, of: int) -> set[Weighing]:
    if part == 0:
        return {Weighing.NONE}
    words = {band(part, of)}
    if part == of:
        words.add(Weighing.ALL)
    if 2 * part > of:
        words |= {Weighing.MOST, Weighing.MAJORITY} if 100 * part > 55 * of else {Weighing.MOST}
    return words
