"""The entrance of the staff: how often a password may be wrong, and what a browser takes in."""

from datetime import datetime
from uuid import UUID

from flask import Response, current_app, redirect, request
from flask import session as browser_session
from sqlalchemy.orm import Session

from seminar.access import identity
from seminar.accounts import record, service, sign_ins_service
from seminar.accounts.browsers import browser_of
from seminar.database import session, writing
from seminar.web import limits
from seminar.web.limits import Limit
from seminar.web.networks import network_of


def sign_in(email: str, password: str, *, now: datetime) -> str | None:
    """Return the token of a new sign-in, or None when address and password do not fit."""
    refuse_too_many(email, now=now)
    # Checked before writing begins: the one writer of SQLite must not wait for a hash.
    found = service.account_with(session(), email, password)
    outdated = service.renewed(found, password) if found else None
    with writing() as db:
        judge(db, email, now=now, is_right=found is not None)
        if found is None:
            return None
        if outdated:
            service.renew(db, found.id, outdated)
        return begin(db, found.id, now=now)


def refuse_too_many(email: str, *, now: datetime) -> None:
    """Raise TooManyTries while this account or this address has to wait."""
    for limit, subject in _counted(email):
        limits.refuse_too_many(session(), limit, subject, now=now)


def judge(db: Session, email: str, *, now: datetime, is_right: bool) -> None:
    """Count a try that was wrong. Raise TooManyTries when others were too many meanwhile.

    A hundred tries sent at once all began when none had failed yet. So each asks once more, one
    after the other, before anybody hears how it ended.
    """
    for limit, subject in _counted(email):
        limits.take_turn(db, limit, subject)
        limits.refuse_too_many(db, limit, subject, now=now)
    if not is_right:
        for limit, subject in _counted(email):
            limits.count_failure(db, limit, subject, now=now)


def begin(db: Session, account_id: UUID, *, now: datetime) -> str:
    """Begin the sign-in of this browser and return its token; what it held before ends."""
    record.tell("signed in", account_id)
    return sign_ins_service.start_login(
        db,
        account_id,
        now=now,
        browser=browser_of(request.user_agent.string),
        replaces=identity.login_token(request),
    )


def let_in(goal: str, token: str) -> Response:
    """Send a browser on that is signed in now, with forms that nobody knew before."""
    # Whoever had planted this session would know the token of its forms.
    browser_session.clear()
    response = current_app.make_response(redirect(goal, 303))
    identity.keep_login(response, token)
    return response


def _counted(email: str) -> tuple[tuple[Limit, str], ...]:
    return (
        (limits.SIGN_IN, email),
        (limits.SIGN_IN_FROM, network_of(request.remote_addr or "")),
    )
