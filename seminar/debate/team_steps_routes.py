"""Proposed steps as the team reads them: proposed from a card or point, hidden, shown again."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import session, writing
from seminar.debate import team_steps_service
from seminar.debate.blueprint import debate
from seminar.debate.forms import HideForm
from seminar.debate.steps_forms import StepForm
from seminar.debate.steps_pages import step_form, team_steps_page_of
from seminar.errors import Refusal
from seminar.readings.debate import points, shown_cards
from seminar.web.clock import now


class NoReasonForStep(Refusal):
    """A step to be hidden without one of the reasons."""

    status = 422
    sentence = "Please choose a reason from the list. The step was not hidden."


@debate.get("/seminars/<public_id>/steps")
@staff_may(Deed.SEE_CONSOLE)
def team_steps(visit: Visit) -> ResponseReturnValue:
    """Show every step, the hidden ones last; a card or point in the address fills the form in."""
    return team_steps_page_of(visit, _filled(visit))


@debate.post("/seminars/<public_id>/steps")
@staff_may(Deed.ADD_STEP)
def add_step(visit: Visit) -> ResponseReturnValue:
    """Propose a step for the room; what could be added to it is said once."""
    form = step_form(visit)
    if not form.validate_on_submit() or form.has_news():
        return team_steps_page_of(visit, form), 422
    with writing() as db:
        team_steps_service.add_step(
            db,
            visit.seminar,
            step_id=form.step_id.data,
            step=form.proposed(with_points=True),
            account_id=visit.account_id,
            now=now(),
        )
    flash(_("The room sees the step."), "success")
    return _to_steps(visit)


@debate.post("/seminars/<public_id>/steps/<uuid:step_id>/hide")
@staff_may(Deed.HIDE_STEP)
def hide_step(visit: Visit, step_id: uuid.UUID) -> ResponseReturnValue:
    """Take a step from the room and the note."""
    form = HideForm()
    if not form.validate_on_submit():
        raise NoReasonForStep
    with writing() as db:
        hidden = team_steps_service.hide_step(
            db, visit.seminar, step_id, form.reason.data, account_id=visit.account_id, now=now()
        )
    flash(_("The step is hidden.") if hidden else _("The step was hidden already."), "success")
    return _to_steps(visit)


@debate.post("/seminars/<public_id>/steps/<uuid:step_id>/show")
@staff_may(Deed.HIDE_STEP)
def show_step(visit: Visit, step_id: uuid.UUID) -> ResponseReturnValue:
    """Show a hidden step again."""
    with writing() as db:
        shown = team_steps_service.show_step(
            db, visit.seminar, step_id, account_id=visit.account_id, now=now()
        )
    flash(_("The room sees the step.") if shown else _("The room saw it already."), "success")
    return _to_steps(visit)


def _filled(visit: Visit) -> StepForm:
    """Return the form, with the words of the card or point that the address names."""
    form, db = step_form(visit), session()
    asked = request.args.get("from", "")
    if not asked:
        return form
    for builds_on, held in (
        (form.cards, shown_cards(db, visit.seminar.id)),
        (form.points, points(db, visit.seminar.id)),
    ):
        for said in held:
            if str(said.id) == asked:
                form.text.data, builds_on.data = said.text, [said.id]
                form.about.choose(said.scope, said.areas)
    return form


def _to_steps(visit: Visit) -> ResponseReturnValue:
    return redirect(url_for("debate.team_steps", public_id=visit.seminar.public_id), 303)
