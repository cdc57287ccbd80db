"""Signs that the shipped fonts may not have, so that a print shows them by their number."""

import re

# Latin, Greek, Cyrillic and the punctuation of both languages.
UNUSUAL = re.compile(
    "[^\x20-\u052f\u1e00-\u1fff\u200b-\u200d\u2010-\u2026\u202f\u2060\u20ac\ufe0f]"
)
_TOLD = 8


def unusual_signs(text: str) -> str:
    """Return the signs of a text that are beyond the shipped fonts, each once, a few at most."""
    found = dict.fromkeys(UNUSUAL.findall(" ".join(text.split())))
    told = list(found)[:_TOLD]
    return " ".join(told) + (" …" if len(found) > _TOLD else "")
