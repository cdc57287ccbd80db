"""Which language a page speaks: the one chosen, else the seminar's, else the browser's."""

from typing import Any

from flask import Flask, g, request
from flask_babel import get_locale, get_translations
from markupsafe import Markup

LANGUAGES = {"en": "English", "fr": "Français"}
COOKIE = "language"


def install(app: Flask) -> None:
    """Let templates find their words in a catalogue that is looked for once in a request.

    Looked for anew with each of a hundred words it was a quarter of what a page costs, and the
    ways that Jinja goes to a word, through its context and back, were a sixth.
    """
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(_=_said, gettext=_said, ngettext=_said_of)


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


def _said(text: str, **values: Any) -> Markup:
    """Return a text of ours in the language of the page; what is put into it is escaped."""
    return Markup(_catalogue().ugettext(text)) % values  # noqa: S704


def _said_of(one: str, many: str, num: int, **values: Any) -> Markup:
    """Return a text about a number of things."""
    return Markup(_catalogue().ungettext(one, many, num)) % {"num": num, **values}  # noqa: S704


def _catalogue() -> Any:
    if "catalogue" not in g:
        g.catalogue = get_translations()
    return g.catalogue
