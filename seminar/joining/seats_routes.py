"""The pages of seats for organiser and facilitator: cards, new links, withdrawing."""

import time
import uuid

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from seminar.access import tokens
from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.config import Settings
from seminar.core.terms import IdentityMode
from seminar.database import session, writing
from seminar.errors import Refusal
from seminar.joining import cards_service, queries, seats_queries, seats_service
from seminar.joining.door_routes import door_values
from seminar.joining.seats_forms import CardsForm, MarkForm, RenewForm
from seminar.web.clock import now
from seminar.web.forms import Form
from seminar.web.pages import frame_of, page
from seminar.web.qr import qr_svg
from seminar.web.words import MODES

seats = Blueprint("seats", __name__)


@seats.get("/seminars/<public_id>/seats")
@staff_may(Deed.MANAGE_SEATS)
def overview(visit: Visit) -> ResponseReturnValue:
    """Show how many have joined, the cards that wait, and who is here where names are kept."""
    return _overview(visit, MarkForm())


@seats.post("/seminars/<public_id>/seats/find")
@staff_may(Deed.MANAGE_SEATS)
def find(visit: Visit) -> ResponseReturnValue:
    """Go to the seat with a mark."""
    form = MarkForm()
    if not form.validate():
        return _overview(visit, form), 422
    try:
        seat_id = seats_queries.seat_with_mark(session(), visit.seminar, form.value())
    except Refusal as refusal:
        form.mark.errors = [_(str(refusal))]
        return _overview(visit, form), 422
    public_id = visit.seminar.public_id
    return redirect(url_for("seats.seat", public_id=public_id, seat_id=seat_id), 303)


@seats.get("/seminars/<public_id>/seats/<uuid:seat_id>")
@staff_may(Deed.MANAGE_SEATS)
def seat(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Show one seat and what can be done for it."""
    line = seats_queries.seat_line(session(), visit.seminar, seat_id)
    return page("joining/seats_one.html", frame=frame_of(visit.seminar), seat=line)


@seats.get("/seminars/<public_id>/seats/<uuid:seat_id>/new-link")
@staff_may(Deed.MANAGE_SEATS)
def new_link(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether the seat shall have another link."""
    return _ask_for_link(visit, seat_id)


@seats.post("/seminars/<public_id>/seats/<uuid:seat_id>/new-link")
@staff_may(Deed.MANAGE_SEATS)
def make_link(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Give the seat another link and show it, this once."""
    form = RenewForm()
    if not form.validate():
        return _ask_for_link(visit, seat_id, form), 422
    with writing() as db:
        token = seats_service.renew_seat(
            db,
            visit.seminar,
            seat_id,
            secret=form.secret.data,
            mark=form.mark.data or "",
            account_id=visit.account_id,
            now=now(),
        )
    return page(
        "joining/seats_link.html",
        frame=frame_of(visit.seminar),
        address=_link(token),
        drawing=_drawing(token),
        mark=tokens.seat_mark(tokens.seat_hash(token)),
    )


@seats.get("/seminars/<public_id>/seats/<uuid:seat_id>/withdraw")
@staff_may(Deed.MANAGE_SEATS)
def withdrawal(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether the seat shall be withdrawn."""
    line = seats_queries.seat_line(session(), visit.seminar, seat_id)
    form = Form(formdata=None)
    return page("joining/seats_withdraw.html", frame=frame_of(visit.seminar), seat=line, form=form)


@seats.post("/seminars/<public_id>/seats/<uuid:seat_id>/withdraw")
@staff_may(Deed.MANAGE_SEATS)
def withdraw(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Let the seat answer no more."""
    with writing() as db:
        is_new = seats_service.withdraw_seat(
            db, visit.seminar, seat_id, account_id=visit.account_id, now=now()
        )
    if is_new:
        flash(_("The seat is withdrawn. What it answered before stays counted."))
    else:
        flash(_("This was done already. Nothing was changed."), "info")
    return _to_overview(visit)


@seats.get("/seminars/<public_id>/seats/unused/withdraw")
@staff_may(Deed.MANAGE_SEATS)
def unused_withdrawal(visit: Visit) -> ResponseReturnValue:
    """Ask whether all unused cards shall be withdrawn."""
    shown = seats_queries.seats_page(session(), visit.seminar)
    form = Form(formdata=None)
    return page("joining/seats_unused.html", frame=frame_of(visit.seminar), shown=shown, form=form)


@seats.post("/seminars/<public_id>/seats/unused/withdraw")
@staff_may(Deed.MANAGE_SEATS)
def withdraw_unused(visit: Visit) -> ResponseReturnValue:
    """Make every unused card useless."""
    with writing() as db:
        number = seats_service.withdraw_unused_cards(
            db, visit.seminar, account_id=visit.account_id, now=now()
        )
    flash(ngettext("%(num)d card was withdrawn.", "%(num)d cards were withdrawn.", number))
    return _to_overview(visit)


@seats.get("/seminars/<public_id>/seats/cards")
@staff_may(Deed.MANAGE_SEATS)
def cards(visit: Visit) -> ResponseReturnValue:
    """Ask how many seat cards are wanted."""
    return _ask_for_cards(visit, _cards_form(visit))


@seats.post("/seminars/<public_id>/seats/cards")
@staff_may(Deed.MANAGE_SEATS)
def make_cards(visit: Visit) -> ResponseReturnValue:
    """Offer seats and show their cards to print, this once."""
    form = _cards_form(visit)
    if not form.validate():
        return _ask_for_cards(visit, form), 422
    with writing() as db:
        offered = cards_service.offer_cards(
            db, visit.seminar, form.batch(), account_id=visit.account_id, now=now()
        )
    shown = [(card, _link(card.token), _drawing(card.token)) for card in offered]
    frame, described = frame_of(visit.seminar), queries.joining_page(visit.seminar)
    return page("joining/seats_print.html", frame=frame, seminar=described, cards=shown)


def _overview(visit: Visit, form: MarkForm) -> str:
    return page(
        "joining/seats.html",
        **door_values(visit),
        shown=seats_queries.seats_page(session(), visit.seminar),
        form=form,
        modes=MODES,
        sets_up=may(visit.relation, Deed.SET_UP),
    )


def _ask_for_link(visit: Visit, seat_id: uuid.UUID, form: RenewForm | None = None) -> str:
    line = seats_queries.seat_line(session(), visit.seminar, seat_id)
    form = form or RenewForm(data={"mark": line.mark})
    return page("joining/seats_renew.html", frame=frame_of(visit.seminar), seat=line, form=form)


def _cards_form(visit: Visit) -> CardsForm:
    return CardsForm(takes_names=visit.seminar.mode is IdentityMode.NAMED)


def _ask_for_cards(visit: Visit, form: CardsForm) -> str:
    mode = MODES[visit.seminar.mode]
    return page("joining/seats_cards.html", frame=frame_of(visit.seminar), form=form, mode=mode)


def _link(token: str) -> str:
    """Return the personal link to a seat."""
    settings: Settings = current_app.extensions["seminar.settings"]
    return settings.url + url_for("joining.return_page", token=token)


def _drawing(token: str) -> Markup:
    # Two hundred take more than a second: others go on between two of them.
    time.sleep(0)
    return qr_svg(_link(token))


def _to_overview(visit: Visit) -> ResponseReturnValue:
    return redirect(url_for("seats.overview", public_id=visit.seminar.public_id), 303)
