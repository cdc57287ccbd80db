"""Different views as the team reads them: hidden with a reason, shown again, replied to."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import writing
from seminar.debate import views_service
from seminar.debate.blueprint import debate
from seminar.debate.forms import HideForm
from seminar.debate.views_forms import ReplyForm
from seminar.debate.views_pages import team_views_page_of
from seminar.errors import Refusal
from seminar.web.clock import now


class NoReasonForView(Refusal):
    """A view to be hidden without one of the reasons."""

    status = 422
    sentence = "Please choose a reason from the list. The view was not hidden."


class ReplyTooLong(Refusal):
    """A reply that is longer than a view may be."""

    status = 422
    sentence = "The reply is too long. Please keep it under 600 characters. Nothing was changed."


@debate.get("/seminars/<public_id>/views")
@staff_may(Deed.SEE_CONSOLE)
def team_views(visit: Visit) -> ResponseReturnValue:
    """Show every view, the hidden ones last."""
    return team_views_page_of(visit, ReplyForm())


@debate.post("/seminars/<public_id>/views/<uuid:view_id>/hide")
@staff_may(Deed.ANSWER_VIEW)
def hide_view(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    """Take a view from the room and the note."""
    form = HideForm()
    if not form.validate_on_submit():
        raise NoReasonForView
    with writing() as db:
        hidden = views_service.hide_view(
            db, visit.seminar, view_id, form.reason.data, account_id=visit.account_id, now=now()
        )
    flash(_("The view is hidden.") if hidden else _("The view was hidden already."), "success")
    return _to_views(visit)


@debate.post("/seminars/<public_id>/views/<uuid:view_id>/show")
@staff_may(Deed.ANSWER_VIEW)
def show_view(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    """Show a hidden view again."""
    with writing() as db:
        shown = views_service.show_view(
            db, visit.seminar, view_id, account_id=visit.account_id, now=now()
        )
    flash(_("The room sees the view.") if shown else _("The room saw it already."), "success")
    return _to_views(visit)


@debate.post("/seminars/<public_id>/views/<uuid:view_id>/reply")
@staff_may(Deed.ANSWER_VIEW)
def reply_to_view(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    """Write the team's reply below a view."""
    form = ReplyForm()
    if not form.validate_on_submit():
        raise ReplyTooLong
    with writing() as db:
        views_service.reply_to_view(
            db,
            visit.seminar,
            view_id,
            form.text.data or "",
            account_id=visit.account_id,
            now=now(),
        )
    flash(
        _("The reply stands below the view.") if form.text.data else _("The view has no reply."),
        "success",
    )
    return _to_views(visit)


def _to_views(visit: Visit) -> ResponseReturnValue:
    return redirect(url_for("debate.team_views", public_id=visit.seminar.public_id), 303)
