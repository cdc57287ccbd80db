"""Who sends a request: a signed-in account, the holder of a seat, or the big screen.

Each is found by looking a random token up. Nothing signed with a time decides it, so a clock
that steps back throws nobody out.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from flask import Request, Response, current_app
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.access.logins import LONGEST, Sightings, has_ended
from seminar.access.policy import Relation, relation_of
from seminar.config import Settings
from seminar.core.terms import SeatState
from seminar.models import Account, Login, Member, NoteLink, Seat, Seminar

YEAR = 365 * 24 * 3600
SEAT_RELATIONS = {
    SeatState.ACTIVE: Relation.PARTICIPANT,
    SeatState.WAITING: Relation.WAITING,
}
# Written once, since every page of a phone asks it.
SEAT_BY_TOKEN = (
    select(Seminar, Seat)
    .join(Seat, Seat.seminar_id == Seminar.id)
    .where(Seminar.public_id == bindparam("public_id"))
    .where(Seat.token_sha256 == bindparam("token_sha256"), Seat.state.in_(SEAT_RELATIONS))
)


@dataclass(frozen=True)
class Visit:
    """A request about one seminar: the seminar, and what the person is to it."""

    seminar: Seminar
    relation: Relation
    account: Account | None = None
    seat: Seat | None = None
    token: str = ""

    @property
    def account_id(self) -> uuid.UUID | None:
        """The account behind the request, for the journal."""
        return self.account.id if self.account else None


def signed_in_account(db: Session, request: Request, *, now: datetime) -> Account | None:
    """Return the account of this browser, or None; that it was used is written down later."""
    token = login_token(request)
    login = db.get(Login, tokens.login_hash(token)) if token else None
    if login is None or has_ended(login, now=now):
        return None
    sightings: Sightings = current_app.extensions["seminar.sightings"]
    sightings.note(login.token_sha256, now)
    return login.account


def login_token(request: Request) -> str:
    """Return the token of the sign-in this browser holds, or an empty text."""
    token = request.cookies.get(cookie_name("login"), "")
    return token if tokens.is_token(token) else ""


def staff_visit(db: Session, account: Account, public_id: str) -> Visit | None:
    """Return the visit of an account to a seminar it is on the team of, else None."""
    if not tokens.is_public_id(public_id):
        return None
    row = db.execute(
        select(Seminar, Member.role)
        .join(Member, Member.seminar_id == Seminar.id)
        .where(Seminar.public_id == public_id, Member.account_id == account.id)
    ).one_or_none()
    if row is None:
        return None
    return Visit(row.Seminar, relation_of(row.role), account=account)


def visit_with_token(db: Session, request: Request, public_id: str) -> Visit | None:
    """Return the visit of a seat of this seminar that may answer or waits to be let in."""
    token = seat_token(request, public_id)
    if not token:
        return None
    asked = {"public_id": public_id, "token_sha256": tokens.seat_hash(token)}
    row = db.execute(SEAT_BY_TOKEN, asked).one_or_none()
    if row is None:
        return None
    return Visit(row.Seminar, SEAT_RELATIONS[row.Seat.state], seat=row.Seat, token=token)


def screen_visit(db: Session, screen_token: str) -> Visit | None:
    """Return the visit of the big screen whose link was opened, else None."""
    if not tokens.is_token(screen_token):
        return None
    seminar = db.scalar(select(Seminar).where(Seminar.screen_token == screen_token))
    return Visit(seminar, Relation.SCREEN) if seminar else None


def reader_visit(db: Session, token: str) -> Visit | None:
    """Return the visit of whoever opened a note's private link that is not closed, else None."""
    if not tokens.is_token(token):
        return None
    known_by = tokens.note_link_hash(token)
    seminar = db.scalar(
        select(Seminar)
        .join(NoteLink, NoteLink.seminar_id == Seminar.id)
        .where(NoteLink.token_sha256 == known_by, NoteLink.closed_at.is_(None))
    )
    return Visit(seminar, Relation.READER, token=token) if seminar else None


def seat_token(request: Request, public_id: str) -> str:
    """Return the seat token this browser holds for a seminar, or an empty text."""
    if not tokens.is_public_id(public_id):
        return ""
    token = request.cookies.get(cookie_name(f"seat-{public_id}"), "")
    return token if tokens.is_token(token) else ""


def keep_seat(response: Response, public_id: str, token: str) -> None:
    """Let the browser keep its seat."""
    _keep(response, f"seat-{public_id}", token, seconds=YEAR)


def drop_seat(response: Response, public_id: str) -> None:
    """Let the browser forget its seat, and what was being typed on its pages."""
    _drop(response, f"seat-{public_id}")
    response.headers["Clear-Site-Data"] = '"storage"'


def keep_login(response: Response, token: str) -> None:
    """Let the browser stay signed in, as long as a sign-in lasts at most."""
    _keep(response, "login", token, seconds=int(LONGEST.total_seconds()))


def drop_login(response: Response) -> None:
    """Let the browser forget that it was signed in."""
    _drop(response, "login")


def cookie_name(name: str) -> str:
    """Return the name of a cookie; over HTTPS the prefix binds it to this host alone."""
    return f"__Host-{name}" if _settings().is_https else name


def _keep(response: Response, name: str, token: str, *, seconds: int) -> None:
    response.set_cookie(
        cookie_name(name),
        token,
        max_age=seconds,
        secure=_settings().is_https,
        httponly=True,
        samesite="Lax",
    )


def _drop(response: Response, name: str) -> None:
    response.delete_cookie(
        cookie_name(name), secure=_settings().is_https, httponly=True, samesite="Lax"
    )


def _settings() -> Settings:
    settings: Settings = current_app.extensions["seminar.settings"]
    return settings
