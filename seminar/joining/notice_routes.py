"""What is asked again: somebody who has a seat reads what has changed in what they were told."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from seminar.access.guard import seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import writing
from seminar.joining import queries, service
from seminar.joining.forms import AgreeForm
from seminar.web import clock
from seminar.web.pages import frame_of, page
from seminar.web.words import BASES, promise

notice = Blueprint("notice", __name__)


@notice.get("/s/<public_id>/notice")
@seat_may(Deed.SEE_ROOM)
def read(visit: Visit) -> ResponseReturnValue:
    """Show what participants are told now, and ask whether to go on."""
    return _notice_page(visit, AgreeForm(queries.joining_page(visit.seminar)))


@notice.post("/s/<public_id>/notice")
@seat_may(Deed.SEE_ROOM)
def agree(visit: Visit) -> ResponseReturnValue:
    """Note that the person has read it and goes on."""
    form = AgreeForm(queries.joining_page(visit.seminar))
    if not form.is_about_what_is_told_now():
        form.ask_again()
        return _notice_page(visit, form), 422
    if visit.seat is None or not form.validate_on_submit():
        return _notice_page(visit, form), 422
    version, day = int(form.notice.data), clock.now().date()
    with writing() as db:
        service.agree_again(db, visit.seat, version=version, day=day)
    return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)


def _notice_page(visit: Visit, form: AgreeForm) -> str:
    frame, shown = frame_of(visit.seminar), queries.joining_page(visit.seminar)
    return page(
        "joining/notice.html",
        frame=frame,
        seminar=shown,
        form=form,
        promised=promise(shown.mode, shown.link_until),
        reason=visit.seminar.retention_reason,
        bases=BASES,
        is_new=visit.seat is not None and visit.seat.consent_version < shown.notice_version,
    )
