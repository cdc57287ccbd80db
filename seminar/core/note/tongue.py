"""Whether a text is written in the language of the note, as far as its small words tell."""

import re
from types import MappingProxyType

# Words that stand in nearly every sentence of one language and in none of the other.
_ENGLISH = (
    "the", "and", "of", "to", "is", "are", "was", "were", "with", "that", "this", "for", "not",
    "be", "by", "from", "have", "has", "they", "we", "it", "should", "must", "will", "would",
    "which", "who", "when", "what", "but", "more", "than", "their", "there", "been", "can", "if",
    "all", "each", "only", "into", "about", "at", "an", "its",
)  # fmt: skip
_FRENCH = (
    "le", "la", "les", "des", "du", "une", "et", "est", "sont", "était", "dans", "pour", "pas",
    "que", "qui", "avec", "sur", "par", "nous", "ils", "elles", "aux", "ce", "cette", "ces",
    "leur", "leurs", "plus", "mais", "ou", "être", "ont", "doit", "doivent", "faut", "un", "en",
)  # fmt: skip
_SMALL_WORDS = MappingProxyType({"en": frozenset(_ENGLISH), "fr": frozenset(_FRENCH)})
_WORD = re.compile(r"[^\W\d_]+")
# Below so many small words of the other language nothing is said: names and titles have some.
_ENOUGH = 3


def is_foreign(text: str, *, language: str) -> bool:
    """Whether the text seems to be in the other language of the house."""
    words = [word.casefold() for word in _WORD.findall(text)]
    own = sum(word in _SMALL_WORDS[language] for word in words)
    other = max(
        sum(word in small for word in words)
        for name, small in _SMALL_WORDS.items()
        if name != language
    )
    return other >= _ENOUGH and other > 2 * own
