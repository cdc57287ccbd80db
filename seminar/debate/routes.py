"""The debate on the phones, and the team's deeds on its cards."""

import uuid

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import refused, seat_may, staff_may, token_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.access.tokens import seat_hash
from seminar.core.terms import CardState, ItemKind
from seminar.database import session, writing
from seminar.debate import (
    asked_routes,
    own_routes,
    points_routes,
    reading_routes,
    same_point_routes,
    service,
    steps_routes,
    team_steps_routes,
    team_views_routes,
    views_routes,
)
from seminar.debate.blueprint import debate
from seminar.debate.close_queries import CloseCard, close_cards
from seminar.debate.forms import CardForm, HideForm, MarkForm
from seminar.debate.pages import areas_of, cards_fragment, close_page_of, debate_page_of
from seminar.debate.queries import read_batch, written_batch
from seminar.debate.weighing_service import CardAnswer
from seminar.errors import Refusal
from seminar.group_commit import GroupCommit
from seminar.readings.step import current_step
from seminar.web.clock import now
from seminar.web.onward import onward

# These pages are part of the same blueprint; importing them puts them there.
__all__ = [
    "asked_routes",
    "debate",
    "own_routes",
    "points_routes",
    "reading_routes",
    "same_point_routes",
    "steps_routes",
    "team_steps_routes",
    "team_views_routes",
    "views_routes",
]


class NoAnswer(Refusal):
    """An answer to a card that is none of the three."""

    status = 422
    sentence = "Please choose agree, disagree or cannot say. Nothing was changed."


class NoReason(Refusal):
    """A card to be hidden without one of the reasons."""

    status = 422
    sentence = "Please choose a reason from the list. The card was not hidden."


@debate.get("/s/<public_id>/debate")
@seat_may(Deed.SEE_ROOM)
def debate_page(visit: Visit) -> ResponseReturnValue:
    """Show the debate while it is running."""
    if current_step(session(), visit.seminar.id).kind is not ItemKind.DEBATE:
        return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)
    return debate_page_of(visit, CardForm.on(areas_of(visit.seminar)))


@debate.get("/s/<public_id>/cards")
@seat_may(Deed.SEE_ROOM)
def cards(visit: Visit) -> ResponseReturnValue:
    """Show the part of the page that changes on its own."""
    return cards_fragment(visit)


@debate.post("/s/<public_id>/cards")
@seat_may(Deed.WRITE_CARD)
def write_card(visit: Visit) -> ResponseReturnValue:
    """Put a card into the debate."""
    form = CardForm.on(areas_of(visit.seminar))
    if not form.validate_on_submit():
        return debate_page_of(visit, form), 422
    close = () if form.has_read.data else _close(visit, form)
    if close:
        return close_page_of(visit, form, close), 409
    with writing() as db:
        card = service.write_card(
            db,
            visit.seminar,
            visit.token,
            card_id=form.card_id.data,
            card=form.written(),
            now=now(),
        )
        waits = card.state is CardState.WAITING
    sent = _("Your card was sent. Thank you.")
    flash(_("Your card was sent and waits for the team. Thank you.") if waits else sent, "success")
    return onward(url_for("debate.debate_page", public_id=visit.seminar.public_id))


def _close(visit: Visit, form: CardForm) -> tuple[CloseCard, ...]:
    return close_cards(
        session(),
        visit.seminar.id,
        visit.token,
        card_id=form.card_id.data,
        text=form.text.data,
    )


@debate.post("/s/<public_id>/cards/<uuid:card_id>/mark")
@token_may(Deed.WEIGH_CARD)
def weigh_card(public_id: str, token: str, card_id: uuid.UUID) -> ResponseReturnValue:
    """Take somebody's answer to a card."""
    form = MarkForm()
    if not form.validate_on_submit():
        raise refused(NoAnswer(), public_id, Deed.WEIGH_CARD)
    wish = CardAnswer(public_id, card_id, token, form.value.data)
    answers: GroupCommit[CardAnswer, None] = current_app.extensions["seminar.card_answers"]
    try:
        answers.do(wish, key=seat_hash(token))
    except Refusal as reason:
        raise refused(reason, public_id, Deed.WEIGH_CARD) from reason
    page = url_for(
        "debate.debate_page",
        public_id=public_id,
        batch=written_batch(read_batch(request.form.get("batch", ""))),
        _anchor=f"card-{card_id}",
    )
    return redirect(page, 303)


@debate.post("/seminars/<public_id>/cards/<uuid:card_id>/hide")
@staff_may(Deed.HIDE_CARD)
def hide_card(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Take a card out of the room's sight."""
    form = HideForm()
    if not form.validate_on_submit():
        raise NoReason
    with writing() as db:
        hidden = service.hide_card(
            db, visit.seminar, card_id, form.reason.data, account_id=visit.account_id, now=now()
        )
    flash(_("The card is hidden.") if hidden else _("The card was hidden already."), "success")
    return redirect(url_for("facilitation.console", public_id=visit.seminar.public_id), 303)


@debate.post("/seminars/<public_id>/cards/<uuid:card_id>/show")
@staff_may(Deed.HIDE_CARD)
def show_card(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Show a hidden card again."""
    with writing() as db:
        shown = service.show_card(
            db, visit.seminar, card_id, account_id=visit.account_id, now=now()
        )
    flash(_("The room sees the card.") if shown else _("The room saw it already."), "success")
    return redirect(url_for("facilitation.console", public_id=visit.seminar.public_id), 303)
