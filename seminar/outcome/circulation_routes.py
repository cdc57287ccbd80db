"""Circulating the note: private links, and what becomes of objections."""

import uuid
from datetime import datetime

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.config import Settings
from seminar.database import session, writing
from seminar.outcome import circulation_service
from seminar.outcome.check_pages import check_page_of
from seminar.outcome.circulation_forms import STATES, CirculateForm, DecideForm
from seminar.outcome.circulation_queries import circulation_page, moment_text
from seminar.outcome.circulation_service import Deciding
from seminar.outcome.documents import note_draft
from seminar.outcome.refusals import NoteStopped, UnfitDeadline
from seminar.web.clock import now
from seminar.web.pages import frame_of, page

circulating = Blueprint("circulating", __name__)


@circulating.get("/seminars/<public_id>/note/circulation")
@staff_may(Deed.READ_NOTE)
def overview(visit: Visit) -> ResponseReturnValue:
    """Show links and objections."""
    return _overview(visit, CirculateForm())


@circulating.post("/seminars/<public_id>/note/circulation")
@staff_may(Deed.SEAL_NOTE)
def circulate(visit: Visit) -> ResponseReturnValue:
    """Make a private link and show the mail to paste with it: it is shown only now."""
    form = CirculateForm()
    if not form.validate():
        return _overview(visit, form), 422
    try:
        until = _circulate(visit, form)
    except UnfitDeadline as refusal:
        form.day.errors = [_(str(refusal))]
        return _overview(visit, form), refusal.status
    except NoteStopped as stopped:
        return check_page_of(session(), visit), stopped.status
    return _mail(visit, form.secret.data, until)


@circulating.post("/seminars/<public_id>/note/links/<uuid:link_id>/close")
@staff_may(Deed.SEAL_NOTE)
def close_link(visit: Visit, link_id: uuid.UUID) -> ResponseReturnValue:
    """Let a link lead nowhere any more."""
    with writing() as db:
        circulation_service.close_link(
            db, visit.seminar, link_id, account_id=visit.account_id, now=now()
        )
    flash(_("The link is closed. Whoever opens it finds nothing."), "success")
    return redirect(url_for(".overview", public_id=visit.seminar.public_id), 303)


@circulating.post("/seminars/<public_id>/note/objections/<uuid:objection_id>")
@staff_may(Deed.EDIT_NOTE)
def decide(visit: Visit, objection_id: uuid.UUID) -> ResponseReturnValue:
    """Note what becomes of an objection."""
    form = DecideForm()
    if not form.validate_on_submit():
        return _overview(visit, CirculateForm(formdata=None), failed=form), 422
    decided = Deciding(form.state.data, form.answer.data or "", in_annex=form.in_annex.data)
    with writing() as db:
        circulation_service.decide(
            db, visit.seminar, objection_id, decided, account_id=visit.account_id, now=now()
        )
    anchor = f"objection-{objection_id}"
    return redirect(url_for(".overview", public_id=visit.seminar.public_id, _anchor=anchor), 303)


def _circulate(visit: Visit, form: CirculateForm) -> datetime | None:
    until = form.until(visit.seminar.zone)
    with writing() as db:
        return circulation_service.circulate(
            db,
            visit.seminar,
            token=form.secret.data,
            seen_sha256=form.seen.data or "",
            until=until,
            account_id=visit.account_id,
            now=now(),
        ).until


def _mail(visit: Visit, token: str, until: datetime | None) -> str:
    settings: Settings = current_app.extensions["seminar.settings"]
    link = settings.url + url_for("circulated.read", link_token=token)
    email = note_draft(session(), visit.seminar).email(
        link=link, until=moment_text(until, visit.seminar)
    )
    return page("outcome/email.html", frame=frame_of(visit.seminar), email=email, link=link)


def _overview(visit: Visit, form: CirculateForm, *, failed: DecideForm | None = None) -> str:
    return page(
        "outcome/circulation.html",
        frame=frame_of(visit.seminar),
        page=circulation_page(session(), visit.seminar),
        form=form,
        decide=DecideForm(formdata=None),
        failed=failed,
        states=STATES,
    )
