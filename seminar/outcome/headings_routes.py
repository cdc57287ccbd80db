"""The headings of the note, to be renamed."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import session, writing
from seminar.outcome import headings_service
from seminar.outcome.headings_forms import HeadingForm
from seminar.outcome.refusals import UnfitHeading
from seminar.web.clock import now
from seminar.web.pages import frame_of, page

headings = Blueprint("headings", __name__)


@headings.get("/seminars/<public_id>/note/headings")
@staff_may(Deed.EDIT_NOTE)
def listed(visit: Visit) -> ResponseReturnValue:
    """Show the headings."""
    return _page(visit, HeadingForm(formdata=None))


@headings.post("/seminars/<public_id>/note/headings")
@staff_may(Deed.EDIT_NOTE)
def rename(visit: Visit) -> ResponseReturnValue:
    """Rename one heading."""
    form = HeadingForm()
    if not form.validate_on_submit():
        return _page(visit, form), UnfitHeading.status
    key = form.key.data
    with writing() as db:
        headings_service.rename_heading(
            db,
            visit.seminar,
            key=key,
            text=form.text.data or "",
            account_id=visit.account_id,
            now=now(),
        )
    flash(_("The heading was saved."), "success")
    return redirect(url_for(".listed", public_id=visit.seminar.public_id), 303)


def _page(visit: Visit, form: HeadingForm) -> str:
    return page(
        "outcome/headings.html",
        frame=frame_of(visit.seminar),
        headings=headings_service.headings(session(), visit.seminar),
        form=form,
        longest=headings_service.LONGEST_HEADING,
    )
