"""What authors do with their own cards: word them anew, take them back."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import writing
from seminar.debate import own_service
from seminar.debate.blueprint import debate
from seminar.debate.forms import EditForm
from seminar.debate.pages import edit_page_of, own_card
from seminar.web.clock import now


@debate.get("/s/<public_id>/cards/<uuid:card_id>/edit")
@seat_may(Deed.WRITE_CARD)
def edit_page(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Show the words of one's own card, to be changed."""
    card = own_card(visit, card_id)
    return edit_page_of(visit, EditForm(text=card.text), card)


@debate.post("/s/<public_id>/cards/<uuid:card_id>/edit")
@seat_may(Deed.WRITE_CARD)
def edit_card(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Give one's own card other words."""
    form = EditForm()
    if not form.validate_on_submit():
        return edit_page_of(visit, form, own_card(visit, card_id)), 422
    with writing() as db:
        own_service.edit_card(db, visit.seminar, visit.token, card_id, form.text.data, now=now())
    flash(_("Your card has the new words."), "success")
    return _to_debate(visit)


@debate.post("/s/<public_id>/cards/<uuid:card_id>/take-back")
@seat_may(Deed.WRITE_CARD)
def take_card_back(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Delete what one's own card says."""
    with writing() as db:
        own_service.take_card_back(db, visit.seminar, visit.token, card_id)
    flash(_("Your card was taken back. Its words are gone."), "success")
    return _to_debate(visit)


def _to_debate(visit: Visit) -> ResponseReturnValue:
    return redirect(url_for("debate.debate_page", public_id=visit.seminar.public_id), 303)
