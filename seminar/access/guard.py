"""The doors: each route says who it is for; a route that says nothing is refused at start-up.

A door loads what the route needs and hands it over, so that no route can forget to ask.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from flask import Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh

from seminar.access import identity
from seminar.access.identity import Visit
from seminar.access.policy import Deed, Relation, knows_of_it, may
from seminar.database import session
from seminar.errors import NotAllowed, NotFound, Refusal, StoreBusy
from seminar.models import Account

View = Callable[..., ResponseReturnValue]
AUDIENCE = "audience"


class NotSignedIn(Refusal):
    """A deed of the staff, sent from a browser that is not signed in."""

    status = 401
    sentence = "Please sign in first. Nothing was changed."


class NoSeat(Refusal):
    """A deed of a participant, sent from a browser without a seat in this seminar."""

    status = 401
    sentence = "This browser has no seat in this seminar. Please join with the code first."


class SeatLost(Refusal):
    """The browser keeps a seat that was withdrawn, sent away, or goes on under another link."""

    status = 401
    sentence = (
        "The seat of this browser was withdrawn or not let in, or goes on under another link. "
        "If you have a newer link, please open that one; else ask in the room."
    )


class NotLetIn(Refusal):
    """The holder of a seat that waits wants what is open to those inside."""

    status = 403
    sentence = "The team has not let you in yet, so nothing was counted or changed. Please wait."


def everyone(view: View) -> View:
    """Open a route to everybody; it is about no seminar, or finds out itself."""
    setattr(view, AUDIENCE, "everyone")
    return view


def signed_in(view: View) -> View:
    """Open a route to every account and hand the account over."""

    @wraps(view)
    def guarded(**values: Any) -> ResponseReturnValue:
        account = identity.signed_in_account(session(), request, now=_now())
        return _to_sign_in() if account is None else view(account, **values)

    setattr(guarded, AUDIENCE, "signed in")
    return guarded


def staff_may(deed: Deed) -> Callable[[View], View]:
    """Open a route about a seminar to those of its team who may do the deed."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(public_id: str, **values: Any) -> ResponseReturnValue:
            account = identity.signed_in_account(session(), request, now=_now())
            if account is None:
                return _to_sign_in()
            return view(_admitted(_staff(account, public_id), deed), **values)

        setattr(guarded, AUDIENCE, deed)
        return guarded

    return door


def seat_may(deed: Deed) -> Callable[[View], View]:
    """Open a route about a seminar to those who hold a seat in it, or to those who wait for it."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(public_id: str, **values: Any) -> ResponseReturnValue:
            visit = identity.visit_with_token(session(), request, public_id)
            if visit is None:
                return _to_joining(public_id)
            if visit.relation is Relation.WAITING and not may(visit.relation, deed):
                return _to_door(visit)
            return view(_admitted(visit, deed), **values)

        setattr(guarded, AUDIENCE, deed)
        return guarded

    return door


def token_may(deed: Deed) -> Callable[[View], View]:
    """Open a route to whoever sends a seat token; the service finds the seat by it.

    For the answer POST, whose first statement looks the seat up together with its round, and for
    leaving, after which there is no seat any more that a second tap could show.
    """

    def door(view: View) -> View:
        @wraps(view)
        def guarded(public_id: str, **values: Any) -> ResponseReturnValue:
            token = identity.seat_token(request, public_id)
            if not token:
                raise NoSeat
            return view(public_id, token, **values)

        setattr(guarded, AUDIENCE, deed)
        return guarded

    return door


def refused(reason: Refusal, public_id: str, deed: Deed) -> Refusal:
    """Return what a route of `token_may` answers a refused deed with.

    Only now the seat is looked up at the door: whoever holds none hears that, and everybody else
    the reason, in the seminar's language. A store that is away is asked nothing more.
    """
    if isinstance(reason, StoreBusy):
        return reason
    try:
        visit = identity.visit_with_token(session(), request, public_id)
        if visit is None:
            return SeatLost()
        if visit.relation is Relation.WAITING and not may(visit.relation, deed):
            g.seminar_language = visit.seminar.language
            return NotLetIn()
        _admitted(visit, deed)
    except Refusal as at_the_door:
        return at_the_door
    finally:
        # The form has asked for words before anybody knew which language the seminar speaks.
        refresh()
    return reason


def screen_may(deed: Deed) -> Callable[[View], View]:
    """Open a route to the big screen's link."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(screen_token: str, **values: Any) -> ResponseReturnValue:
            return view(_admitted(identity.screen_visit(session(), screen_token), deed), **values)

        setattr(guarded, AUDIENCE, deed)
        return guarded

    return door


def reader_may(deed: Deed) -> Callable[[View], View]:
    """Open a route to whoever holds the private link to a note."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(link_token: str, **values: Any) -> ResponseReturnValue:
            return view(_admitted(identity.reader_visit(session(), link_token), deed), **values)

        setattr(guarded, AUDIENCE, deed)
        return guarded

    return door


def refuse_undeclared(app: Flask) -> None:
    """Raise when a route does not say who it is for. Called once, when the application is made."""
    undeclared = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if not hasattr(app.view_functions[rule.endpoint], AUDIENCE)
    ]
    if undeclared:
        raise RuntimeError(f"These routes do not say who they are for: {undeclared}")


def _now() -> datetime:
    # The clock of the web lies in a layer above.
    return datetime.fromtimestamp(time.time(), UTC)


def _staff(account: Account, public_id: str) -> Visit | None:
    return identity.staff_visit(session(), account, public_id)


def _admitted(visit: Visit | None, deed: Deed) -> Visit:
    if visit is None or not knows_of_it(visit.relation):
        raise NotFound
    # Whatever is answered from here on, a refusal too, speaks the seminar's language.
    g.seminar_language = visit.seminar.language
    if not may(visit.relation, deed):
        raise NotAllowed
    return visit


def _to_sign_in() -> ResponseReturnValue:
    if request.method != "GET":
        raise NotSignedIn
    return redirect(url_for("accounts.sign_in", next=request.path), 303)


def _to_door(visit: Visit) -> ResponseReturnValue:
    """Lead who has not been let in yet to the page that says so."""
    g.seminar_language = visit.seminar.language
    if request.method != "GET":
        raise NotLetIn
    return redirect(url_for("door.waiting", public_id=visit.seminar.public_id), 303)


def _to_joining(public_id: str) -> ResponseReturnValue:
    if request.method != "GET":
        raise NoSeat
    # Whoever had a seat must not be led to take a second one by mistake.
    if identity.seat_token(request, public_id):
        raise SeatLost
    return redirect(url_for("joining.door"), 303)
