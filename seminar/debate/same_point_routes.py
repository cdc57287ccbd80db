"""The team's page on one card: which others make the same point, the closest wording first."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.core.likeness import likeness, meaning
from seminar.database import session, writing
from seminar.debate import same_point_service
from seminar.debate.blueprint import debate
from seminar.debate.pages import areas_of
from seminar.debate.same_point_queries import joined_texts
from seminar.errors import NotFound
from seminar.readings.debate import shown_cards
from seminar.web.clock import now
from seminar.web.pages import frame_of, page
from seminar.web.words import CARD_KINDS, SCOPES

MOST_LISTED = 60


@debate.get("/seminars/<public_id>/cards/<uuid:card_id>/same-point")
@staff_may(Deed.HIDE_CARD)
def same_point_page(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Show a card, what was joined to it, and the cards that could make its point."""
    cards = {card.id: card for card in shown_cards(session(), visit.seminar.id)}
    if card_id not in cards:
        raise NotFound
    card = cards.pop(card_id)
    alike = [one for one in cards.values() if one.scope is card.scope]
    words = meaning(card.text)
    alike.sort(key=lambda one: -likeness(words, meaning(one.text)))
    return page(
        "debate/same_point.html",
        frame=frame_of(visit.seminar),
        card=card,
        joined=joined_texts(session(), visit.seminar.id, card_id),
        others=alike[:MOST_LISTED],
        more=len(alike[MOST_LISTED:]),
        areas=[area.short for area in areas_of(visit.seminar)],
        kinds=CARD_KINDS,
        scopes=SCOPES,
    )


@debate.post("/seminars/<public_id>/cards/<uuid:card_id>/same-point/<uuid:other_id>")
@staff_may(Deed.HIDE_CARD)
def join_cards(visit: Visit, card_id: uuid.UUID, other_id: uuid.UUID) -> ResponseReturnValue:
    """Say that the other card makes the point of this one."""
    with writing() as db:
        joined = same_point_service.join_cards(
            db,
            visit.seminar,
            other_id,
            other_id=card_id,
            account_id=visit.account_id,
            now=now(),
        )
    flash(
        _("Both texts stay, and whoever answered both counts once.")
        if joined
        else _("They were joined already."),
        "success",
    )
    return _to_card(visit, card_id)


@debate.post("/seminars/<public_id>/cards/<uuid:card_id>/part/<uuid:other_id>")
@staff_may(Deed.HIDE_CARD)
def part_card(visit: Visit, card_id: uuid.UUID, other_id: uuid.UUID) -> ResponseReturnValue:
    """Let the other card stand for itself again."""
    with writing() as db:
        parted = same_point_service.part_card(
            db, visit.seminar, other_id, account_id=visit.account_id, now=now()
        )
    flash(
        _("The card stands for itself again.") if parted else _("It stood for itself already."),
        "success",
    )
    return _to_card(visit, card_id)


def _to_card(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    page = url_for("debate.same_point_page", public_id=visit.seminar.public_id, card_id=card_id)
    return redirect(page, 303)
