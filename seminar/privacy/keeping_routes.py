"""How long a seminar is kept: the record of processing, keeping longer, and deleting it now."""

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import STORE_AWAY, close_session, database, session, writing
from seminar.errors import Refusal
from seminar.privacy import keeping_service
from seminar.privacy.forms import DeleteForm, KeepForm
from seminar.privacy.purging import purge
from seminar.privacy.refusals import DayNotLater, TitleDiffers, WhyLonger
from seminar.privacy.sheet_queries import sheet
from seminar.web.clock import now
from seminar.web.pages import frame_of, page
from seminar.web.words import BASES, RULES, promise

keeping = Blueprint("keeping", __name__)


@keeping.get("/seminars/<public_id>/data-protection")
@staff_may(Deed.KEEP_OR_DELETE)
def record(visit: Visit) -> ResponseReturnValue:
    """Show the record of processing, and how long the seminar is kept."""
    return _record(visit, KeepForm(formdata=None))


@keeping.post("/seminars/<public_id>/data-protection")
@staff_may(Deed.KEEP_OR_DELETE)
def keep(visit: Visit) -> ResponseReturnValue:
    """Keep the seminar longer."""
    form = KeepForm()
    if not form.validate():
        return _record(visit, form), 422
    try:
        with writing() as db:
            keeping_service.keep_longer(
                db,
                visit.seminar,
                form.until.data,
                reason=form.reason.data,
                account_id=visit.account_id,
                now=now(),
            )
    except (DayNotLater, WhyLonger) as refusal:
        field = form.until if isinstance(refusal, DayNotLater) else form.reason
        field.errors = (_(str(refusal)),)
        return _record(visit, form), 422
    flash(_("Saved. Everybody who has joined reads it and agrees, or leaves."))
    return redirect(url_for("keeping.record", public_id=visit.seminar.public_id), 303)


@keeping.get("/seminars/<public_id>/delete")
@staff_may(Deed.KEEP_OR_DELETE)
def deletion(visit: Visit) -> ResponseReturnValue:
    """Ask whether the seminar shall be deleted now."""
    return _deletion(visit, DeleteForm(formdata=None))


@keeping.post("/seminars/<public_id>/delete")
@staff_may(Deed.KEEP_OR_DELETE)
def delete(visit: Visit) -> ResponseReturnValue:
    """Delete the seminar whole."""
    form = DeleteForm()
    if not form.validate():
        return _deletion(visit, form), 422
    try:
        with writing() as db:
            keeping_service.condemn(db, visit.seminar, title=form.title.data, now=now())
    except TitleDiffers as refusal:
        form.title.errors = (_(str(refusal)),)
        return _deletion(visit, form), 422
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return _deletion(visit, form, refused=_(str(refusal))), 409
    _delete_now(visit)
    return redirect(url_for("planning.seminars"), 303)


def _delete_now(visit: Visit) -> None:
    seminar_id = visit.seminar.id
    # What was loaded here must not be looked at again: it is about to be gone.
    close_session()
    purged = purge(database(), seminar_id, now=now())
    if purged is not None:
        current_app.logger.warning("By its organiser: %s", purged.sentence())
        said = ngettext(
            "The seminar is deleted, with %(num)d seat and all that was written and answered.",
            "The seminar is deleted, with %(num)d seats and all that was written and answered.",
            purged.seats,
        )
        flash(said)
    try:
        is_swept = current_app.extensions["seminar.sweep"]()
    except STORE_AWAY:
        is_swept = False
    if not is_swept:
        flash(_("The server clears its files as soon as nobody reads from them."), "info")


def _record(visit: Visit, form: KeepForm) -> str:
    shown = sheet(session(), visit.seminar)
    return page(
        "privacy/record.html",
        frame=frame_of(visit.seminar),
        sheet=shown,
        form=form,
        bases=BASES,
        rules=RULES,
        promised=promise(shown.mode, shown.link_until),
    )


def _deletion(visit: Visit, form: DeleteForm, *, refused: str = "") -> str:
    shown = sheet(session(), visit.seminar)
    return page(
        "privacy/delete.html",
        frame=frame_of(visit.seminar),
        sheet=shown,
        form=form,
        refused=refused,
        sent=request.method == "POST",
    )
