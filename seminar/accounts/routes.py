"""Signing in and out, the own account, and the language of pages."""

from datetime import datetime

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Field

from seminar.access import identity, tokens
from seminar.access.guard import everyone, signed_in
from seminar.accounts import invitations, service
from seminar.accounts.forms import NewAccountForm, PasswordForm, SignInForm
from seminar.accounts.own_path import own_path
from seminar.config import Settings
from seminar.database import session, writing
from seminar.errors import Refusal
from seminar.models import Account
from seminar.web import limits
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
    token = _new_login(form.email.data.lower(), form.password.data)
    if token is None:
        _refuse(form.password, _("E-mail address and password do not belong together."))
        return _sign_in_page(form), 401
    goal = own_path(request.form.get("next"), otherwise=url_for("planning.seminars"))
    response = current_app.make_response(redirect(goal, 303))
    identity.keep_login(response, token)
    return response


@accounts.post("/sign-out")
@everyone
def sign_out() -> ResponseReturnValue:
    """End this browser's sign-in."""
    token = _login_token()
    if tokens.is_token(token):
        with writing() as db:
            service.sign_out(db, token)
    response = current_app.make_response(redirect(url_for("accounts.sign_in"), 303))
    identity.drop_login(response)
    return response


@accounts.get("/account")
@signed_in
def account(owner: Account) -> ResponseReturnValue:
    """Show who is signed in, and offer a new password."""
    return _account_page(owner, PasswordForm())


@accounts.post("/account/password")
@signed_in
def change_password(owner: Account) -> ResponseReturnValue:
    """Change the password; other browsers have to sign in again."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return _account_page(owner, form), 422
    try:
        _change_password(owner, form)
    except service.WrongPassword as refusal:
        _refuse(form.present, _(str(refusal)))
        return _account_page(owner, form), refusal.status
    flash(_("The new password holds from now on. Other browsers were signed out."))
    return redirect(url_for("accounts.account"), 303)


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
    guest = identity.signed_in_account(session(), request)
    form = NewAccountForm()
    if guest is None and not form.validate_on_submit():
        return _invitation_page(token, form), 422
    try:
        public_id, login = _join_team(token, guest, form)
    except service.EmailTaken as refusal:
        _refuse(form.email, _(str(refusal)))
        return _invitation_page(token, form), refusal.status
    goal = url_for("facilitation.console", public_id=public_id)
    response = current_app.make_response(redirect(goal, 303))
    if login:
        identity.keep_login(response, login)
    return response


def _join_team(token: str, guest: Account | None, form: NewAccountForm) -> tuple[str, str | None]:
    at = now()
    joining = guest or _newcomer(token, form, at=at)
    with writing() as db:
        if not guest:
            service.add_account(db, joining)
        seminar = invitations.accept_invitation(db, token, account=joining, now=at)
        login = None if guest else service.start_login(db, joining.id, now=at)
        return seminar.public_id, login


def _newcomer(token: str, form: NewAccountForm, *, at: datetime) -> Account:
    # Asked first, so that nobody without an invitation keeps the passwords of others waiting.
    invitations.invited_to(session(), token, now=at)
    session().rollback()
    return service.new_account(
        name=form.name.data, email=form.email.data, password=form.password.data, now=at
    )


def _new_login(email: str, password: str) -> str | None:
    at = now()
    limits.refuse_too_many(session(), limits.SIGN_IN, email, now=at)
    # Checked before writing begins: the one writer of SQLite must not wait for a hash.
    found = service.account_with(session(), email, password)
    with writing() as db:
        if found:
            return service.start_login(db, found.id, now=at)
        limits.count_failure(db, limits.SIGN_IN, email, now=at)
    return None


def _change_password(owner: Account, form: PasswordForm) -> None:
    new = service.new_password(session(), owner, present=form.present.data, new=form.new.data)
    with writing() as db:
        service.change_password(db, owner, new, token=_login_token())


def _login_token() -> str:
    return request.cookies.get(identity.cookie_name("login"), "")


def _refuse(field: Field, sentence: str) -> None:
    field.errors = [sentence]


def _sign_in_page(form: SignInForm) -> str:
    wanted = own_path(request.values.get("next"), otherwise="")
    return page("accounts/sign_in.html", form=form, next=wanted)


def _invitation_page(token: str, form: NewAccountForm) -> str:
    invited = invitations.invited_to(session(), token, now=now())
    guest = identity.signed_in_account(session(), request)
    return page(
        "accounts/invitation.html",
        token=token,
        title=invited.title,
        role=ROLES[invited.role],
        guest=guest.name if guest else "",
        form=form,
    )


def _account_page(owner: Account, form: PasswordForm) -> str:
    return page("accounts/account.html", name=owner.name, email=owner.email, form=form)
