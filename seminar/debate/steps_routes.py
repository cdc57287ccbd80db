"""Proposed steps on the phones: proposed, found worth taking forward, and taken back."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.core.terms import ItemKind
from seminar.database import session, writing
from seminar.debate import steps_service
from seminar.debate.blueprint import debate
from seminar.debate.steps_pages import at_most, step_form, steps_fragment, steps_page_of
from seminar.readings.step import current_step
from seminar.web.clock import now
from seminar.web.onward import onward


@debate.get("/s/<public_id>/steps")
@seat_may(Deed.SEE_ROOM)
def steps_page(visit: Visit) -> ResponseReturnValue:
    """Show proposed steps while the room proposes them."""
    if current_step(session(), visit.seminar.id).kind is not ItemKind.STEPS:
        return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)
    return steps_page_of(visit, step_form(visit))


@debate.get("/s/<public_id>/steps/part")
@seat_may(Deed.SEE_ROOM)
def steps_of_others(visit: Visit) -> ResponseReturnValue:
    """Show the part of the page that changes on its own."""
    return steps_fragment(visit)


@debate.post("/s/<public_id>/steps")
@seat_may(Deed.PROPOSE_STEP)
def propose_step(visit: Visit) -> ResponseReturnValue:
    """Put a step before the room; what could be added to it is said once."""
    form = step_form(visit)
    # A hint goes the way of an error, since a phone that has lost its connection knows that way.
    if not form.validate_on_submit() or form.has_news():
        return steps_page_of(visit, form), 422
    with writing() as db:
        steps_service.propose_step(
            db,
            visit.seminar,
            visit.token,
            step_id=form.step_id.data,
            step=form.proposed(),
            now=now(),
        )
    flash(_("Your step was sent. It will stand in the note as you wrote it."), "success")
    return onward(url_for("debate.steps_page", public_id=visit.seminar.public_id))


@debate.post("/s/<public_id>/steps/<uuid:step_id>/worth")
@seat_may(Deed.MARK_STEP)
def find_worthwhile(visit: Visit, step_id: uuid.UUID) -> ResponseReturnValue:
    """Say that a step of somebody else is worth taking forward."""
    with writing() as db:
        is_new = steps_service.find_worthwhile(db, visit.seminar, visit.token, step_id)
    flash(
        _("You find this step worth taking forward.")
        if is_new
        else _("You said so already. It counts once."),
        "success",
    )
    return _to_step(visit, step_id)


@debate.post("/s/<public_id>/steps/<uuid:step_id>/worth-no-longer")
@seat_may(Deed.MARK_STEP)
def find_worthwhile_no_longer(visit: Visit, step_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's mark back."""
    with writing() as db:
        steps_service.find_worthwhile_no_longer(db, visit.seminar, visit.token, step_id)
    flash(_("Your mark is taken back."), "success")
    return _to_step(visit, step_id)


@debate.post("/s/<public_id>/steps/<uuid:step_id>/take-back")
@seat_may(Deed.PROPOSE_STEP)
def take_step_back(visit: Visit, step_id: uuid.UUID) -> ResponseReturnValue:
    """Delete the words of one's own step."""
    with writing() as db:
        is_new = steps_service.take_step_back(db, visit.seminar, visit.token, step_id)
    flash(
        _("Your step is taken back. Its words are deleted.")
        if is_new
        else _("You had taken this step back already."),
        "success",
    )
    return redirect(url_for("debate.steps_page", public_id=visit.seminar.public_id), 303)


def _to_step(visit: Visit, step_id: uuid.UUID) -> ResponseReturnValue:
    page = url_for(
        "debate.steps_page",
        public_id=visit.seminar.public_id,
        steps=at_most(),
        _anchor=f"step-{step_id}",
    )
    return redirect(page, 303)
