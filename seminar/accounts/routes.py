"""Signing in and out, invitations to a team, and the language of pages."""

from datetime import datetime

from flask import Blueprint, current_app, redirect, request, url_for
from flask import session as browser_session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access import identity
from seminar.access.guard import everyone
from seminar.accounts import entrance, invitations, record, service, sign_ins_service
from seminar.accounts.forms import NewAccountForm, SignInForm, refuse
from seminar.accounts.own_path import own_path
from seminar.accounts.passwords import UnfitPassword
from seminar.config import Settings
from seminar.database import session, writing
from seminar.errors import Refusal
from seminar.models import Account
from seminar.web.clock import now
from seminar.web.languages import COOKIE, LANGUAGES
from seminar.web.pages import page
from seminar.web.words import ROLES

accounts = Blueprint("accounts", __name__)


class UnknownLanguage(Refusal):
    """A language that pages do not speak."""

    status = 422
    sentence = "Pages are not written in this language. Nothing was changed."


@accounts.get("/sign-in")
@everyone
def sign_in() -> ResponseReturnValue:
    """Ask for e-mail address and password."""
    return _sign_in_page(SignInForm())


@accounts.post("/sign-in")
@everyone
def check_sign_in() -> ResponseReturnValue:
    """Sign a browser in. Whatever is wrong, the answer is the same."""
    form = SignInForm()
    if not form.validate_on_submit():
        return _sign_in_page(form), 422
    token = entrance.sign_in(form.email.data.lower(), form.password.data, now=now())
    if token is None:
        record.tell("sign-in refused", None)
        refuse(form.password, _("E-mail address and password do not belong together."))
        return _sign_in_page(form), 401
    goal = own_path(request.form.get("next"), otherwise=url_for("planning.seminars"))
    return entrance.let_in(goal, token)


@accounts.post("/sign-out")
@everyone
def sign_out() -> ResponseReturnValue:
    """End this browser's sign-in; forms of before serve no longer."""
    token = identity.login_token(request)
    if token:
        with writing() as db:
            sign_ins_service.sign_out(db, token)
    browser_session.clear()
    response = current_app.make_response(redirect(url_for("accounts.sign_in"), 303))
    identity.drop_login(response)
    return response


@accounts.post("/language")
@everyone
def choose_language() -> ResponseReturnValue:
    """Speak another language from now on, on the page where it was asked for."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        raise UnknownLanguage
    goal = own_path(request.form.get("next"), otherwise="/")
    response = current_app.make_response(redirect(goal, 303))
    settings: Settings = current_app.extensions["seminar.settings"]
    response.set_cookie(
        COOKIE,
        language,
        max_age=identity.YEAR,
        secure=settings.is_https,
        httponly=True,
        samesite="Lax",
    )
    return response


@accounts.get("/invitations/<token>")
@everyone
def invitation(token: str) -> ResponseReturnValue:
    """Show what the invitation is to. Looking at it, as mail scanners do, uses nothing up."""
    return _invitation_page(token, NewAccountForm())


@accounts.post("/invitations/<token>")
@everyone
def accept_invitation(token: str) -> ResponseReturnValue:
    """Join the team, with the account that is signed in or with a new one."""
    guest = identity.signed_in_account(session(), request, now=now())
    form = NewAccountForm()
    if guest is None and not form.validate_on_submit():
        return _invitation_page(token, form), 422
    try:
        public_id, login = _join_team(token, guest, form)
    except (service.EmailTaken, UnfitPassword) as refusal:
        refuse(form.email if refusal.status == 409 else form.password, _(str(refusal)))
        return _invitation_page(token, form), refusal.status
    goal = url_for("facilitation.console", public_id=public_id)
    return entrance.let_in(goal, login) if login else redirect(goal, 303)


def _join_team(token: str, guest: Account | None, form: NewAccountForm) -> tuple[str, str | None]:
    at = now()
    joining = guest or _newcomer(token, form, at=at)
    with writing() as db:
        if not guest:
            service.add_account(db, joining)
        seminar = invitations.accept_invitation(db, token, account=joining, now=at)
        login = None if guest else entrance.begin(db, joining.id, now=at)
        return seminar.public_id, login


def _newcomer(token: str, form: NewAccountForm, *, at: datetime) -> Account:
    # Asked first, so that nobody without an invitation keeps the passwords of others waiting.
    invited = invitations.invited_to(session(), token, now=at)
    session().rollback()
    return service.new_account(
        name=form.name.data,
        email=form.email.data,
        password=form.password.data,
        now=at,
        titles=[invited.title],
    )


def _sign_in_page(form: SignInForm) -> str:
    wanted = own_path(request.values.get("next"), otherwise="")
    return page("accounts/sign_in.html", form=form, next=wanted)


def _invitation_page(token: str, form: NewAccountForm) -> str:
    invited = invitations.invited_to(session(), token, now=now())
    guest = identity.signed_in_account(session(), request, now=now())
    return page(
        "accounts/invitation.html",
        token=token,
        title=invited.title,
        role=ROLES[invited.role],
        guest=guest.name if guest else "",
        form=form,
    )
