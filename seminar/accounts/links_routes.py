"""What a link that serves once opens: a new password, and the first account of a new store."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import everyone
from seminar.accounts import entrance, links_service, record, service
from seminar.accounts.forms import NewAccountForm, ResetForm, refuse
from seminar.accounts.passwords import UnfitPassword
from seminar.database import session, writing
from seminar.web.clock import now
from seminar.web.pages import page

links = Blueprint("links", __name__)


@links.get("/reset/<token>")
@everyone
def reset(token: str) -> ResponseReturnValue:
    """Ask for a new password. Looking at it, as mail scanners do, uses nothing up."""
    return _reset_page(token, ResetForm())


@links.post("/reset/<token>")
@everyone
def choose_password(token: str) -> ResponseReturnValue:
    """Keep the new password and end every sign-in; whoever chose it signs in with it."""
    form = ResetForm()
    if not form.validate_on_submit():
        return _reset_page(token, form), 422
    try:
        _choose(token, form.new.data)
    except UnfitPassword as refusal:
        refuse(form.new, _(str(refusal)))
        return _reset_page(token, form), refusal.status
    flash(_("The new password holds from now on. Every browser was signed out; please sign in."))
    return redirect(url_for("accounts.sign_in"), 303)


@links.get("/set-up/<token>")
@everyone
def set_up(token: str) -> ResponseReturnValue:
    """Ask for the first account of a new store; looking at it uses nothing up."""
    return _set_up_page(token, NewAccountForm())


@links.post("/set-up/<token>")
@everyone
def make_first_account(token: str) -> ResponseReturnValue:
    """Make the first account and sign it in."""
    form = NewAccountForm()
    if not form.validate_on_submit():
        return _set_up_page(token, form), 422
    try:
        login = _first_login(token, form)
    except UnfitPassword as refusal:
        refuse(form.password, _(str(refusal)))
        return _set_up_page(token, form), refusal.status
    return entrance.let_in(url_for("planning.seminars"), login)


def _choose(token: str, password: str) -> None:
    at = now()
    # Asked first, so that nobody without a link keeps the passwords of others waiting.
    owner = links_service.owner_of_reset(session(), token, now=at)
    kept = links_service.chosen_password(session(), owner, password)
    with writing() as db:
        ended = links_service.use_reset(db, token, kept=kept, now=at)
    record.tell("password chosen by a link", owner.account_id, ended=ended)


def _first_login(token: str, form: NewAccountForm) -> str:
    at = now()
    links_service.refuse_set_up(session(), token, now=at)
    session().rollback()
    first = service.new_account(
        name=form.name.data, email=form.email.data, password=form.password.data, now=at
    )
    with writing() as db:
        links_service.use_set_up(db, token, now=at)
        service.add_account(db, first)
        login = entrance.begin(db, first.id, now=at)
    record.tell("first account made", first.id)
    return login


def _reset_page(token: str, form: ResetForm) -> str:
    owner = links_service.owner_of_reset(session(), token, now=now())
    return page("accounts/reset.html", token=token, form=form, name=owner.name, email=owner.email)


def _set_up_page(token: str, form: NewAccountForm) -> str:
    links_service.refuse_set_up(session(), token, now=now())
    return page("accounts/first_account.html", token=token, form=form)
