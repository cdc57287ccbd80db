"""What is one's own on the page of an order, as HTML: parts of it are the same for many.

An area of the list is the same for everybody who chose the same for it, an answer in words for
everybody who gave the same; each is written once.
"""

from dataclasses import replace
from functools import lru_cache

from flask import get_template_attribute, render_template
from flask_babel import gettext as _
from markupsafe import Markup

from seminar.ranking.queries import AnswerInWords, OrderList, OrderPage
from seminar.readings.areas import AreaText
from seminar.web.languages import current_language

# Two languages of a seminar with twelve areas, each with any place, are some three hundred.
KEPT = 1024
NOTHING = OrderList((), together=False, revision=0, is_earlier=False)


def own_parts(order: OrderPage, *, counted_at: str = "", wrong: bool = False) -> dict[str, str]:
    """Return what a seat has of its own on the page: its list, and its answer that counts.

    `wrong` says that a sentence above the list tells what is wrong with it.
    """
    places = len(order.areas)
    listed = [
        listed_area(choice.area, places=places, chosen=choice.chosen, wrong=wrong)
        for choice in order.list.choices
    ]
    at = _("Counted at %(time)s.", time=counted_at) if counted_at else ""
    return {
        "revision": str(order.list.revision),
        "areas": Markup().join(listed),
        "checked": " checked" if order.list.together else "",
        "told": (at or _("Your order is counted.")) if order.counted else "",
        "words": in_html(order.counted, order) if order.counted else "",
    }


def without_own(order: OrderPage) -> OrderPage:
    """Return what of the page is everybody's who stands where this seat does."""
    listed = replace(NOTHING, is_earlier=order.list.is_earlier)
    return replace(order, counted=None, list=listed)


def in_html(answer: AnswerInWords, order: OrderPage) -> Markup:
    """Return an answer read back in words."""
    return _in_html(current_language(), answer, order.number_of_areas, len(order.areas))


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


@lru_cache(KEPT)
def _in_html(_language: str, answer: AnswerInWords, number_of_areas: str, areas: int) -> Markup:
    order = {"number_of_areas": number_of_areas, "areas": range(areas)}
    return Markup(render_template("ranking/_in_words.html", answer=answer, order=order))  # noqa: S704
