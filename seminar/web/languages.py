"""Which language a page speaks: the one chosen, else the seminar's, else the browser's."""

from typing import Any

from flask import Flask, g, request
from flask_babel import get_locale, get_translations

LANGUAGES = {"en": "English", "fr": "Français"}
COOKIE = "language"


def install(app: Flask) -> None:
    """Let templates find their words in a catalogue that is looked for once in a request.

    Looked for anew with each of a hundred words it was a quarter of what a page costs.
    """
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _catalogue().ugettext(text),
        lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )


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


def _catalogue() -> Any:
    locale, catalogue = g.get("catalogue", (None, None))
    now_spoken = get_locale()
    if catalogue is None or locale is not now_spoken:
        catalogue = get_translations()
        g.catalogue = now_spoken, catalogue
    return catalogue
