"""An area of the list as HTML: the same for everybody who chose the same for it, so made once."""

from functools import lru_cache

from flask import get_template_attribute
from markupsafe import Markup

from seminar.readings.areas import AreaText
from seminar.web.languages import current_language

# Two languages of a seminar with twelve areas, each with any place, are some three hundred.
KEPT = 1024


def listed_area(area: AreaText, *, places: int, chosen: str, wrong: bool) -> Markup:
    """Return one area with its plain choice among so many places, and its arrows.

    `chosen` is a place, "none" for no view, or empty; `wrong` says that a sentence above the list
    tells what is wrong with it.
    """
    return _listed(current_language(), area.number, area.short, places, chosen, wrong=wrong)


@lru_cache(KEPT)
def _listed(
    _language: str, number: int, short: str, places: int, chosen: str, *, wrong: bool
) -> Markup:
    written = get_template_attribute("ranking/_area.html", "listed")
    return Markup(written(number, short, places, chosen, wrong))  # noqa: S704
