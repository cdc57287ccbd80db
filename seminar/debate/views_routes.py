"""Different views on the phones: worded, shared and taken back."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.core.terms import ItemKind
from seminar.database import session, writing
from seminar.debate import views_service
from seminar.debate.blueprint import debate
from seminar.debate.pages import areas_of
from seminar.debate.views_forms import ViewForm
from seminar.debate.views_pages import at_most, views_fragment, views_page_of
from seminar.readings.step import current_step


@debate.get("/s/<public_id>/views")
@seat_may(Deed.SEE_ROOM)
def views_page(visit: Visit) -> ResponseReturnValue:
    """Show different views while the room words them."""
    if current_step(session(), visit.seminar.id).kind is not ItemKind.VIEWS:
        return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)
    return views_page_of(visit, ViewForm.on(areas_of(visit.seminar)))


@debate.get("/s/<public_id>/views/part")
@seat_may(Deed.SEE_ROOM)
def views_of_others(visit: Visit) -> ResponseReturnValue:
    """Show the part of the page that changes on its own."""
    return views_fragment(visit)


@debate.post("/s/<public_id>/views")
@seat_may(Deed.WORD_VIEW)
def word_view(visit: Visit) -> ResponseReturnValue:
    """Put a view before the room."""
    form = ViewForm.on(areas_of(visit.seminar))
    if not form.validate_on_submit():
        return views_page_of(visit, form), 422
    with writing() as db:
        views_service.word_view(
            db,
            visit.seminar,
            visit.token,
            view_id=form.view_id.data,
            scope=form.about.scope,
            area_positions=form.about.positions,
            order=form.order.places,
            text=form.text.data,
        )
    flash(_("Your view was sent. It will stand in the note as you wrote it."), "success")
    return redirect(url_for("debate.views_page", public_id=visit.seminar.public_id), 303)


@debate.post("/s/<public_id>/views/<uuid:view_id>/share")
@seat_may(Deed.SHARE_VIEW)
def share_view(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    """Share a view of somebody else."""
    with writing() as db:
        is_new = views_service.share_view(db, visit.seminar, visit.token, view_id)
    flash(
        _("You share this view.") if is_new else _("You share this view already. It counts once."),
        "success",
    )
    return _to_view(visit, view_id)


@debate.post("/s/<public_id>/views/<uuid:view_id>/share-no-longer")
@seat_may(Deed.SHARE_VIEW)
def share_no_longer(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    """Take one's share of a view back."""
    with writing() as db:
        views_service.share_no_longer(db, visit.seminar, visit.token, view_id)
    flash(_("You do not share this view any more."), "success")
    return _to_view(visit, view_id)


@debate.post("/s/<public_id>/views/<uuid:view_id>/take-back")
@seat_may(Deed.WORD_VIEW)
def take_view_back(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    """Delete the words of one's own view."""
    with writing() as db:
        is_new = views_service.take_view_back(db, visit.seminar, visit.token, view_id)
    flash(
        _("Your view is taken back. Its words are deleted.")
        if is_new
        else _("You had taken this view back already."),
        "success",
    )
    return redirect(url_for("debate.views_page", public_id=visit.seminar.public_id), 303)


def _to_view(visit: Visit, view_id: uuid.UUID) -> ResponseReturnValue:
    page = url_for(
        "debate.views_page",
        public_id=visit.seminar.public_id,
        views=at_most(),
        _anchor=f"view-{view_id}",
    )
    return redirect(page, 303)
