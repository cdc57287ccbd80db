"""The own account: its password, and the browsers that are signed in to it."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from seminar.access import identity
from seminar.access.guard import signed_in
from seminar.accounts import entrance, record, service, sign_ins_service
from seminar.accounts.forms import PasswordForm, refuse
from seminar.accounts.passwords import UnfitPassword
from seminar.database import session, writing
from seminar.models import Account
from seminar.web.clock import now
from seminar.web.pages import page

account = Blueprint("account", __name__)


@account.get("/account")
@signed_in
def show(owner: Account) -> ResponseReturnValue:
    """Show who is signed in and where, and offer a new password."""
    return _account_page(owner, PasswordForm())


@account.post("/account/password")
@signed_in
def change_password(owner: Account) -> ResponseReturnValue:
    """Change the password; other browsers have to sign in again."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return _account_page(owner, form), 422
    try:
        token = _change_password(owner, form)
    except (service.WrongPassword, UnfitPassword) as refusal:
        wrong = isinstance(refusal, service.WrongPassword)
        refuse(form.present if wrong else form.new, _(str(refusal)))
        return _account_page(owner, form), refusal.status
    response = entrance.let_in(url_for("account.show"), token)
    flash(_("The new password holds from now on. Other browsers were signed out."))
    return response


@account.post("/account/sign-ins/<key>/end")
@signed_in
def end_sign_in(owner: Account, key: str) -> ResponseReturnValue:
    """End one of the own sign-ins, as of a browser that was lost."""
    with writing() as db:
        sign_ins_service.end_sign_in(db, owner.id, key)
    record.tell("sign-in ended", owner.id, ended=1)
    flash(_("That browser is signed out."))
    return redirect(url_for("account.show"), 303)


@account.post("/account/sign-ins/end-others")
@signed_in
def end_others(owner: Account) -> ResponseReturnValue:
    """End every own sign-in but this one."""
    with writing() as db:
        ended = sign_ins_service.end_others(db, owner.id, token=identity.login_token(request))
    record.tell("other sign-ins ended", owner.id, ended=ended)
    flash(ngettext("%(num)d browser is signed out.", "%(num)d browsers are signed out.", ended))
    return redirect(url_for("account.show"), 303)


def _change_password(owner: Account, form: PasswordForm) -> str:
    at = now()
    entrance.refuse_too_many(owner.email, now=at)
    try:
        new = service.new_password(session(), owner, present=form.present.data, new=form.new.data)
    except service.WrongPassword:
        # Who finds an open browser shall not find the password out with it.
        with writing() as db:
            entrance.judge(db, owner.email, now=at, is_right=False)
        raise
    with writing() as db:
        entrance.judge(db, owner.email, now=at, is_right=True)
        ended = service.change_password(db, owner, new, token=identity.login_token(request))
        token = entrance.begin(db, owner.id, now=at)
    record.tell("password changed", owner.id, ended=ended)
    return token


def _account_page(owner: Account, form: PasswordForm) -> str:
    token = identity.login_token(request)
    return page(
        "accounts/account.html",
        name=owner.name,
        email=owner.email,
        form=form,
        sign_ins=sign_ins_service.sign_ins_of(session(), owner.id, token=token, now=now()),
    )
