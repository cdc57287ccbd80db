"""Puts the pages of the debate together: forms with this seminar's areas, and their templates."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from seminar.access.identity import Visit
from seminar.database import session
from seminar.debate.asked_routes import asked_values
from seminar.debate.forms import CardForm
from seminar.debate.queries import CardsPart, cards_part, read_batch
from seminar.debate.service import LONGEST_CARD
from seminar.models import Seminar
from seminar.readings.areas import AreaText, area_texts
from seminar.readings.step import current_step
from seminar.web.languages import current_language
from seminar.web.pages import fragment, frame_of, page
from seminar.web.words import CARD_KINDS, HIDE_REASONS, MARKS, SCOPES


def areas_of(seminar: Seminar) -> tuple[AreaText, ...]:
    """Return the areas in the language of the page."""
    return area_texts(seminar, current_language())


def debate_page_of(visit: Visit, form: CardForm) -> str:
    """Return the debate as one participant sees it."""
    step = current_step(session(), visit.seminar.id)
    return page(
        "debate/debate.html",
        title=step.item.title if step.item else visit.seminar.title,
        step_key=step.key,
        form=form,
        longest=LONGEST_CARD,
        asked_part=asked_values(visit),
        **_words_of_cards(visit, _part(visit)),
    )


def cards_fragment(visit: Visit) -> ResponseReturnValue:
    """Return the cards to weigh and one's own, or 204 when the page shows them already."""
    part = _part(visit)
    return fragment("debate/_cards.html", seen=part.key, **_words_of_cards(visit, part))


def _part(visit: Visit) -> CardsPart:
    return cards_part(
        session(),
        visit.seminar.id,
        visit.token,
        batch=read_batch(request.args.get("batch", "")),
        onward="onward" in request.args,
    )


def _words_of_cards(visit: Visit, part: CardsPart) -> dict[str, Any]:
    return {
        "frame": frame_of(visit.seminar),
        "areas": [area.short for area in areas_of(visit.seminar)],
        "part": part,
        "kinds": CARD_KINDS,
        "scopes": SCOPES,
        "marks": MARKS,
        "reasons": HIDE_REASONS,
    }
