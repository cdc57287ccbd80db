"""Setting a seminar up: the list of seminars, a new one, and a page for each part of it."""

import uuid
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask import session as browser_session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar import database
from seminar.access.guard import signed_in, staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.config import Settings
from seminar.core.framework import MOST_AREAS, Framework
from seminar.frameworks import frameworks
from seminar.models import Account
from seminar.planning import (
    agenda_service,
    areas_service,
    fixed,
    groups_service,
    queries,
    service,
    settings_service,
    team_service,
)
from seminar.planning.agendas import PlannedItem
from seminar.planning.areas_service import AreaDraft
from seminar.planning.forms import (
    AreaRowForm,
    GroupsForm,
    InvitationForm,
    ItemRowForm,
    NewSeminarForm,
    SettingsForm,
)
from seminar.planning.rows import Rows
from seminar.web.clock import now
from seminar.web.forms import Form
from seminar.web.pages import frame_of, page
from seminar.web.qr import qr_svg
from seminar.web.words import ITEM_KINDS, ROLES, RULES, promise

planning = Blueprint("planning", __name__)
FRESH_INVITATION = "fresh invitation"


@planning.get("/seminars")
@signed_in
def seminars(account: Account) -> ResponseReturnValue:
    """List the seminars this account is on the team of."""
    lines = queries.seminars_of(database.session(), account.id)
    return page("planning/seminars.html", seminars=lines, roles=ROLES, name=account.name)


@planning.route("/seminars/new", methods=["GET", "POST"])
@signed_in
def new_seminar(account: Account) -> ResponseReturnValue:
    """Create a seminar; only its title has to be typed."""
    zone = queries.usual_zone(database.session(), account.id)
    form = NewSeminarForm(zone=zone, day=now().astimezone(ZoneInfo(zone)).date())
    if not form.validate_on_submit():
        return page("planning/new.html", form=form, ready=_ready()), _status()
    with database.writing() as db:
        made = service.create_seminar(db, form.plan(), account=account, now=now())
    flash(_("The seminar is ready to run. Everything can still be changed below."))
    return redirect(url_for("planning.overview", public_id=made.public_id), 303)


@planning.get("/seminars/<public_id>")
@staff_may(Deed.SET_UP)
def overview(visit: Visit) -> ResponseReturnValue:
    """Show what is ready, and the way to everything else."""
    shown = queries.overview(database.session(), visit.seminar)
    frame = frame_of(visit.seminar)
    promised = promise(shown.mode, shown.link_until)
    return page("planning/overview.html", frame=frame, shown=shown, promised=promised)


@planning.route("/seminars/<public_id>/settings", methods=["GET", "POST"])
@staff_may(Deed.SET_UP)
def settings(visit: Visit) -> ResponseReturnValue:
    """Change title, day, place, rule and the like."""
    db = database.session()
    present = settings_service.settings_of(db, visit.seminar)
    joined = fixed.somebody_joined(db, visit.seminar)
    form = SettingsForm(present, joined=joined, asked=fixed.question_was_asked(db, visit.seminar))
    if not form.validate_on_submit():
        promised = promise(present.mode, visit.seminar.link_until)
        words = {"rule": RULES[present.rule], "promised": promised}
        words["retention_until"] = visit.seminar.retention_until
        return _answer("planning/settings.html", form, visit, present=present, **words)
    with database.writing() as db:
        wanted = form.settings(present)
        settings_service.change_settings(
            db, visit.seminar, wanted, account_id=visit.account_id, now=now()
        )
    return _saved(visit, "planning.overview")


@planning.route("/seminars/<public_id>/areas", methods=["GET", "POST"])
@staff_may(Deed.SET_UP)
def areas(visit: Visit) -> ResponseReturnValue:
    """Name, describe, add, remove and move areas."""
    rows = queries.area_rows(visit.seminar)
    forms = Rows(
        AreaRowForm,
        {row.id: asdict(row) for row in rows},
        adding=("name", "short", "definition"),
    )
    if request.method == "POST" and forms.validate():
        with database.writing():
            _change_areas(visit, forms)
        return _saved(visit, "planning.areas", anchor=forms.anchor())
    is_fixed = fixed.areas_are_fixed(database.session(), visit.seminar)
    adds = not is_fixed and len(rows) < MOST_AREAS
    return _answer("planning/areas.html", forms, visit, rows=rows, fixed=is_fixed, adds=adds)


@planning.route("/seminars/<public_id>/agenda", methods=["GET", "POST"])
@staff_may(Deed.SET_UP)
def agenda(visit: Visit) -> ResponseReturnValue:
    """Write, add, remove and move the items of the day."""
    rows = queries.item_rows(visit.seminar)
    planned = {row.id: asdict(row) for row in rows if row.may_change}
    forms = Rows(ItemRowForm, planned, adding=("title",))
    if request.method == "POST" and forms.validate():
        with database.writing():
            _change_agenda(visit, forms)
        return _saved(visit, "planning.agenda", anchor=forms.anchor())
    return _answer("planning/agenda.html", forms, visit, rows=rows, kinds=ITEM_KINDS)


@planning.route("/seminars/<public_id>/groups", methods=["GET", "POST"])
@staff_may(Deed.SET_UP)
def groups(visit: Visit) -> ResponseReturnValue:
    """Name the groups that participants may choose from, or none."""
    names = queries.group_names(visit.seminar)
    form = GroupsForm(data={"names": "\n".join(names)})
    if not form.validate_on_submit():
        joined = fixed.somebody_joined(database.session(), visit.seminar)
        return _answer("planning/groups.html", form, visit, names=names, joined=joined)
    with database.writing() as db:
        groups_service.set_groups(
            db, visit.seminar, form.group_names(), account_id=visit.account_id, now=now()
        )
    return _saved(visit, "planning.overview")


@planning.get("/seminars/<public_id>/team")
@staff_may(Deed.MANAGE_TEAM)
def team(visit: Visit) -> ResponseReturnValue:
    """Show the team, and the link of an invitation that was made just now, once."""
    return _team_page(visit, InvitationForm())


@planning.post("/seminars/<public_id>/team")
@staff_may(Deed.MANAGE_TEAM)
def invite(visit: Visit) -> ResponseReturnValue:
    """Make an invitation to the team."""
    form = InvitationForm()
    if not form.validate_on_submit():
        return _team_page(visit, form)
    with database.writing() as db:
        token = team_service.invite(
            db, visit.seminar, form.role.data, account_id=visit.account_id, now=now()
        )
    browser_session[FRESH_INVITATION] = [visit.seminar.public_id, token]
    return redirect(url_for("planning.team", public_id=visit.seminar.public_id), 303)


@planning.post("/seminars/<public_id>/team/<uuid:member_id>/remove")
@staff_may(Deed.MANAGE_TEAM)
def remove_member(visit: Visit, member_id: uuid.UUID) -> ResponseReturnValue:
    """Take somebody off the team."""
    with database.writing() as db:
        team_service.remove_member(
            db, visit.seminar, member_id, account_id=visit.account_id, now=now()
        )
    return _saved(visit, "planning.team")


@planning.post("/seminars/<public_id>/invitations/<key>/withdraw")
@staff_may(Deed.MANAGE_TEAM)
def withdraw_invitation(visit: Visit, key: str) -> ResponseReturnValue:
    """Make an invitation useless."""
    with database.writing() as db:
        team_service.withdraw_invitation(db, visit.seminar, key)
    return _saved(visit, "planning.team")


@planning.get("/seminars/<public_id>/poster")
@staff_may(Deed.SEE_CONSOLE)
def poster(visit: Visit) -> ResponseReturnValue:
    """Show the page to print and hang up: how to join."""
    site: Settings = current_app.extensions["seminar.settings"]
    address = site.url + url_for("joining.welcome", code=visit.seminar.code)
    frame = frame_of(visit.seminar)
    return page("planning/poster.html", frame=frame, host=site.host, drawing=qr_svg(address))


def _ready() -> dict[str, Framework]:
    return {ready.key: ready for ready in frameworks()}


def _change_areas(visit: Visit, rows: Rows[AreaDraft]) -> None:
    db, seminar, by, at = database.session(), visit.seminar, visit.account_id, now()
    new = rows.new_draft()
    areas_service.save_areas(db, seminar, rows.drafts(), new=new, account_id=by, now=at)
    if rows.deed and rows.deed.step:
        areas_service.move_area(db, seminar, rows.deed.row, step=rows.deed.step)
    elif rows.deed:
        areas_service.remove_area(db, seminar, rows.deed.row, account_id=by, now=at)


def _change_agenda(visit: Visit, rows: Rows[PlannedItem]) -> None:
    db, seminar, by, at = database.session(), visit.seminar, visit.account_id, now()
    new = rows.new_draft()
    agenda_service.save_items(db, seminar, rows.drafts(), new=new, account_id=by, now=at)
    if rows.deed and rows.deed.step:
        step = rows.deed.step
        agenda_service.move_item(db, seminar, rows.deed.row, step=step, account_id=by, now=at)
    elif rows.deed:
        agenda_service.remove_item(db, seminar, rows.deed.row, account_id=by, now=at)


def _team_page(visit: Visit, form: InvitationForm) -> ResponseReturnValue:
    db = database.session()
    return _answer(
        "planning/team.html",
        form,
        visit,
        members=queries.team_of(db, visit.seminar),
        invitations=queries.open_invitations(db, visit.seminar, now=now()),
        fresh=_fresh_invitation(visit),
        roles=ROLES,
        me=visit.account_id,
    )


def _fresh_invitation(visit: Visit) -> str:
    """Return the link of the invitation made just now; the next look at the page has it no more."""
    public_id, token = browser_session.get(FRESH_INVITATION, ("", ""))
    if public_id != visit.seminar.public_id:
        return ""
    del browser_session[FRESH_INVITATION]
    site: Settings = current_app.extensions["seminar.settings"]
    return site.url + url_for("accounts.invitation", token=token)


def _answer(
    template: str, form: Form | Rows[Any], visit: Visit, **values: object
) -> ResponseReturnValue:
    frame = frame_of(visit.seminar)
    return page(template, frame=frame, form=form, **values), _status()


def _status() -> int:
    return 422 if request.method == "POST" else 200


def _saved(visit: Visit, endpoint: str, *, anchor: str | None = None) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for(endpoint, public_id=visit.seminar.public_id, _anchor=anchor), 303)
