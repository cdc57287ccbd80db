"""The rapporteur's screen for the day: one field, and the points noted so far."""

import uuid

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import session, writing
from seminar.debate import points_service
from seminar.debate.blueprint import debate
from seminar.debate.forms import PointForm, PointTextForm
from seminar.debate.pages import areas_of
from seminar.debate.points_service import LONGEST_POINT
from seminar.errors import NotFound
from seminar.readings.debate import PointReading, points
from seminar.readings.steps import steps_are_open
from seminar.web.clock import now
from seminar.web.pages import frame_of, page
from seminar.web.words import CARD_KINDS, SCOPES


@debate.get("/seminars/<public_id>/points")
@staff_may(Deed.NOTE_POINT)
def points_page(visit: Visit) -> ResponseReturnValue:
    """Show the field and the points; the areas of the last point are chosen beforehand."""
    noted = points(session(), visit.seminar.id)
    form = PointForm.on(areas_of(visit.seminar))
    if noted:
        form.about.choose(noted[0].scope, noted[0].areas)
    return _points_page(visit, form, noted)


@debate.post("/seminars/<public_id>/points")
@staff_may(Deed.NOTE_POINT)
def note_point(visit: Visit) -> ResponseReturnValue:
    """Note a point."""
    form = PointForm.on(areas_of(visit.seminar))
    if not form.validate_on_submit():
        return _points_page(visit, form, points(session(), visit.seminar.id)), 422
    with writing() as db:
        points_service.note_point(
            db,
            visit.seminar,
            point_id=form.point_id.data,
            scope=form.about.scope,
            kind=form.kind.data or None,
            area_positions=form.about.positions,
            text=form.text.data,
            account_id=visit.account_id,
            now=now(),
        )
    return _to_points(visit)


@debate.get("/seminars/<public_id>/points/<uuid:point_id>")
@staff_may(Deed.NOTE_POINT)
def point_page(visit: Visit, point_id: uuid.UUID) -> ResponseReturnValue:
    """Show one point in a form of its own."""
    noted = _point(visit, point_id)
    form = PointTextForm.on(areas_of(visit.seminar), text=noted.text)
    form.kind.data = noted.kind
    form.about.choose(noted.scope, noted.areas)
    return _point_page(visit, form, noted)


@debate.post("/seminars/<public_id>/points/<uuid:point_id>")
@staff_may(Deed.NOTE_POINT)
def edit_point(visit: Visit, point_id: uuid.UUID) -> ResponseReturnValue:
    """Write a point anew."""
    noted = _point(visit, point_id)
    form = PointTextForm.on(areas_of(visit.seminar))
    if not form.validate_on_submit():
        return _point_page(visit, form, noted), 422
    with writing() as db:
        points_service.edit_point(
            db,
            visit.seminar,
            point_id=point_id,
            scope=form.about.scope,
            kind=form.kind.data or None,
            area_positions=form.about.positions,
            text=form.text.data,
            account_id=visit.account_id,
            now=now(),
        )
    flash(_("The point was changed."), "success")
    return _to_points(visit)


def _point(visit: Visit, point_id: uuid.UUID) -> PointReading:
    """Return one point of this seminar."""
    for noted in points(session(), visit.seminar.id):
        if noted.id == point_id:
            return noted
    raise NotFound


def _points_page(visit: Visit, form: PointForm, noted: tuple[PointReading, ...]) -> str:
    return page(
        "debate/points.html",
        frame=frame_of(visit.seminar),
        form=form,
        points=noted,
        collects_steps=steps_are_open(visit.seminar),
        longest=LONGEST_POINT,
        areas=[area.short for area in areas_of(visit.seminar)],
        kinds=CARD_KINDS,
        scopes=SCOPES,
    )


def _point_page(visit: Visit, form: PointTextForm, noted: PointReading) -> str:
    return page("debate/point.html", frame=frame_of(visit.seminar), form=form, point=noted)


def _to_points(visit: Visit) -> ResponseReturnValue:
    return redirect(url_for("debate.points_page", public_id=visit.seminar.public_id), 303)
