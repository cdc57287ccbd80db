"""Gentle hints for a proposed step: that nothing tells whether it was done, or that it says little.

A hint keeps nobody from sending the step as it is.
"""

import re
import unicodedata
from enum import StrEnum

WORD = re.compile(r"\w+")
# Of "the delegations should try to support" the fifth word begins what is asked for.
OPENING = 5

# What can be said of anything and seen by nobody. Phrases of several words stand here too.
VAGUE = (
    "support", "supports", "supporting", "strengthen", "strengthens", "strengthening",
    "consider", "considers", "considering", "promote", "promotes", "promoting",
    "raise awareness", "raises awareness", "raising awareness", "encourage", "encourages",
    "encouraging", "enhance", "enhances", "enhancing", "improve", "improves", "improving",
    "foster", "fosters", "fostering", "explore", "explores", "exploring", "reaffirm", "reaffirms",
    "recognise", "recognize", "underline", "highlight", "reflect on", "take into account",
    "pay attention", "pay more attention", "continue", "facilitate", "address", "mainstream",
    "soutenir", "soutien", "appuyer", "appui", "renforcer", "renforcement", "envisager",
    "promouvoir", "promotion", "sensibiliser", "sensibilisation", "encourager", "favoriser",
    "ameliorer", "amelioration", "considerer", "prendre en compte", "tenir compte", "reflechir",
    "explorer", "reaffirmer", "reconnaitre", "souligner", "poursuivre", "continuer", "faciliter",
    "porter attention", "preter attention", "developper",
)  # fmt: skip

# What somebody can be seen doing: beside one of these a vague word does no harm. Words that are
# as often nouns, such as plan and report, are left out.
CONCRETE = (
    "add", "appoint", "ask", "build", "create", "draw", "fund", "hire", "hold", "invite", "meet",
    "pay", "publish", "put", "send", "set", "sign", "teach", "train", "translate", "write",
    "adopter", "ajouter", "appeler", "cartographier", "compter", "creer", "demander", "designer",
    "distribuer", "ecrire", "elaborer", "embaucher", "envoyer", "financer", "former", "inscrire",
    "inviter", "marquer", "nommer", "organiser", "ouvrir", "payer", "publier", "recruter",
    "rediger", "rencontrer", "repondre", "reunir", "signer", "tester", "traduire", "transmettre",
    "verifier", "visiter",
)  # fmt: skip
# "By publishing a list" says how, and so does "en publiant une liste".
MEANS = re.compile(r"\b(?:by \w+ing|en \w+ant)\b")


class StepHint(StrEnum):
    """What could be added before a step is sent."""

    NO_MEASURE = "measure"
    VAGUE = "vague"


def step_hints(text: str, *, measure: str) -> tuple[StepHint, ...]:
    """Return what could be added to a step, in English or French; nothing for one that is fine."""
    hints = []
    if is_vague(text):
        hints.append(StepHint.VAGUE)
    if not measure.strip():
        hints.append(StepHint.NO_MEASURE)
    return tuple(hints)


def is_vague(text: str) -> bool:
    """True when what is asked begins with a vague verb, and nothing that could be seen follows.

    A number counts as something that could be seen.
    """
    words = _words(text)
    if any(word.isdigit() for word in words) or MEANS.search(" ".join(words)):
        return False
    begins = [
        start
        for phrase in _PHRASES
        for start in range(OPENING)
        if tuple(words[start : start + len(phrase)]) == phrase
    ]
    # What belongs to the phrase itself is not what follows: "pay attention" pays nobody.
    return bool(begins) and not _SEEN & _outside(words)


def _outside(words: list[str]) -> set[str]:
    """Return the words that are in no vague phrase."""
    inside: set[int] = set()
    for phrase in _PHRASES:
        for start in range(len(words)):
            if tuple(words[start : start + len(phrase)]) == phrase:
                inside.update(range(start, start + len(phrase)))
    return {word for place, word in enumerate(words) if place not in inside}


def _words(text: str) -> list[str]:
    """Return the words of a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


_PHRASES = tuple(tuple(phrase.split()) for phrase in VAGUE)
_SEEN = frozenset(CONCRETE)
