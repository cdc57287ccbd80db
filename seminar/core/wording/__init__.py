"""The words of composed sentences, one table for each language."""

from seminar.core.wording import en, fr
from seminar.core.wording.table import Wording

__all__ = ["Wording", "wording"]

_TABLES = {"en": en.WORDING, "fr": fr.WORDING}


def wording(language: str) -> Wording:
    """Return the words of a language, "en" or "fr"; another one raises KeyError."""
    return _TABLES[language]
