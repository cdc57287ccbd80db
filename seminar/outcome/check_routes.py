"""The check of the note: its page, and ticking off what it lists."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import session, writing
from seminar.outcome import check_service
from seminar.outcome.check_forms import TickForm
from seminar.outcome.check_pages import check_page_of
from seminar.outcome.refusals import FindingGone
from seminar.web.clock import now

checking = Blueprint("checking", __name__)


@checking.get("/seminars/<public_id>/note/check")
@staff_may(Deed.READ_NOTE)
def check(visit: Visit) -> ResponseReturnValue:
    """Show what stops the note and what somebody should look at."""
    return check_page_of(session(), visit)


@checking.post("/seminars/<public_id>/note/check")
@staff_may(Deed.EDIT_NOTE)
def tick(visit: Visit) -> ResponseReturnValue:
    """Tick a finding off, or take the tick back."""
    form = TickForm()
    if not form.validate_on_submit():
        raise FindingGone
    _tick(visit, form)
    anchor = f"{form.doubt.data}-{form.key.data}"
    return redirect(url_for(".check", public_id=visit.seminar.public_id, _anchor=anchor), 303)


def _tick(visit: Visit, form: TickForm) -> None:
    doubt, key, at = form.doubt.data, form.key.data, now()
    with writing() as db:
        if form.take_back.data:
            check_service.untick(
                db, visit.seminar, doubt=doubt, key=key, account_id=visit.account_id, now=at
            )
        else:
            check_service.tick(
                db,
                visit.seminar,
                doubt=doubt,
                key=key,
                text_sha256=form.text_sha256.data,
                account_id=visit.account_id,
                now=at,
            )
