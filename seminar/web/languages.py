"""Which language a page speaks: the one chosen, else the seminar's, else the browser's."""

from flask import g, request
from flask_babel import get_locale

LANGUAGES = {"en": "English", "fr": "Français"}
COOKIE = "language"


def chosen_locale() -> str:
    """Return the language of this request with the country whose dates it writes."""
    language = chosen_language()
    # Plain English would write November 23, 2026; the notes write 23 November 2026.
    return "en_GB" if language == "en" else language


def chosen_language() -> str:
    """Return the language of this request."""
    wanted = request.cookies.get(COOKIE, "") or g.get("seminar_language", "")
    if wanted in LANGUAGES:
        return wanted
    return request.accept_languages.best_match(list(LANGUAGES)) or "en"


def current_language() -> str:
    """Return the language in which this request is being answered."""
    locale = get_locale()
    return locale.language if locale else "en"


def speak(language: str) -> None:
    """Prefer the seminar's language where the person has chosen none."""
    g.seminar_language = language
