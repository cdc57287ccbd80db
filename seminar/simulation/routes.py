"""A rehearsal: started with invented people, and deleted whole with one button."""

import secrets
import threading

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import STORE_AWAY, close_session, database, writing
from seminar.errors import Refusal
from seminar.planning.rehearsal_service import copy_for_rehearsal, refuse_deleting_a_seminar
from seminar.privacy.purging import purge
from seminar.simulation.crowd import play_crowd
from seminar.web.clock import now
from seminar.web.forms import Form, NumberField
from seminar.web.languages import speak

rehearsal = Blueprint("rehearsal", __name__)
FEWEST, MOST = 2, 60


class RehearsalForm(Form):
    """How many invented people take part."""

    people = NumberField(
        _l("Invented people"),
        least=FEWEST,
        most=MOST,
        message=_l("Please enter a number from 2 to 60."),
    )


class NoNumberOfPeople(Refusal):
    """A rehearsal for nobody, or for a crowd that would fill the server."""

    status = 422
    sentence = "Please enter a number from 2 to 60. No rehearsal was started."


@rehearsal.post("/seminars/<public_id>/rehearsal")
@staff_may(Deed.SET_UP)
def start(visit: Visit) -> ResponseReturnValue:
    """Copy the seminar and let invented people join the copy."""
    form = RehearsalForm()
    if not form.validate():
        raise NoNumberOfPeople
    speak(visit.seminar.language)
    title = _("Rehearsal: %(title)s", title=visit.seminar.title)
    if visit.account_id is None:
        raise LookupError("Nobody on the team has no account.")
    with writing() as db:
        copy = copy_for_rehearsal(
            db, visit.seminar, title=title, account_id=visit.account_id, now=now()
        )
        public_id, code = copy.public_id, copy.code
    crowd = {"code": code, "people": form.people.data, "seed": secrets.randbits(32)}
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    threading.Thread(target=play_crowd, args=(app, public_id), kwargs=crowd, daemon=True).start()
    flash(_("Invented people are joining this rehearsal. They answer by themselves."), "success")
    return redirect(url_for("facilitation.console", public_id=public_id), 303)


@rehearsal.post("/seminars/<public_id>/rehearsal/delete")
@staff_may(Deed.KEEP_OR_DELETE)
def delete(visit: Visit) -> ResponseReturnValue:
    """Delete a rehearsal whole, also while it runs."""
    refuse_deleting_a_seminar(visit.seminar)
    seminar_id = visit.seminar.id
    # What was loaded here must not be looked at again: it is about to be gone.
    close_session()
    purge(database(), seminar_id, now=now())
    try:
        is_swept = current_app.extensions["seminar.sweep"]()
    except STORE_AWAY:
        is_swept = False
    if not is_swept:
        flash(_("The server clears its files as soon as nobody reads from them."), "info")
    flash(_("The rehearsal is deleted, with all that was written and answered in it."))
    return redirect(url_for("planning.seminars"), 303)
