"""Puts the pages of the debate together: forms with this seminar's areas, and their templates."""

import uuid
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from seminar.access.identity import Visit
from seminar.core.terms import Looking
from seminar.database import session
from seminar.debate.asked_routes import asked_values
from seminar.debate.close_queries import CloseCard
from seminar.debate.forms import CardForm, EditForm
from seminar.debate.own_service import NotOwnCard
from seminar.debate.queries import CardsPart, OwnCard, cards_part, read_batch
from seminar.debate.service import LONGEST_CARD
from seminar.errors import NotFound
from seminar.models import Card, Seminar
from seminar.readings.areas import AreaText, area_texts
from seminar.readings.step import current_step
from seminar.web.clock import now
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


def edit_page_of(visit: Visit, form: EditForm, card: OwnCard) -> str:
    """Return the page on which one gives one's own card other words."""
    return page("debate/edit.html", form=form, longest=LONGEST_CARD, **_words(visit), one=card)


def close_page_of(visit: Visit, form: CardForm, close: tuple[CloseCard, ...]) -> str:
    """Return the page that asks whether one means the same, with what one typed."""
    return page("debate/close.html", frame=frame_of(visit.seminar), form=form, close=close)


def own_card(visit: Visit, card_id: uuid.UUID) -> OwnCard:
    """Return a card of one's own; refuse one of others, and one that is none."""
    for card in _part(visit).own:
        if card.id == card_id:
            return card
    found = session().get(Card, card_id)
    if found is None or found.seminar_id != visit.seminar.id:
        raise NotFound
    raise NotOwnCard


def cards_fragment(visit: Visit) -> ResponseReturnValue:
    """Return the cards to weigh and one's own, or 204 when the page shows them already."""
    part = _part(visit)
    return fragment("debate/_cards.html", seen=part.key, **_words_of_cards(visit, part))


def _part(visit: Visit) -> CardsPart:
    return cards_part(
        session(),
        visit.seminar.id,
        visit.token,
        now=now(),
        areas=len(visit.seminar.areas),
        batch=read_batch(request.args.get("batch", "")),
        onward="onward" in request.args,
    )


def _words_of_cards(visit: Visit, part: CardsPart) -> dict[str, Any]:
    return {"part": part, **_words(visit)}


def _words(visit: Visit) -> dict[str, Any]:
    return {
        "frame": frame_of(visit.seminar),
        "looks_first": visit.seminar.looking is Looking.BEFORE,
        "areas": [area.short for area in areas_of(visit.seminar)],
        "kinds": CARD_KINDS,
        "scopes": SCOPES,
        "marks": MARKS,
        "reasons": HIDE_REASONS,
    }
