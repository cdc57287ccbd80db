"""Which seminar a code leads to. Wrong codes are counted, and slowed down together."""

from dataclasses import dataclass

from flask import current_app, request
from sqlalchemy.orm import Session

from seminar.access import identity
from seminar.access.tokens import read_code
from seminar.database import session, writing
from seminar.joining.door_refusals import UnknownCode
from seminar.joining.queries import open_seminar
from seminar.models import Seminar
from seminar.web import clock, limits
from seminar.web.networks import network_of
from seminar.web.turns import Turns


@dataclass(frozen=True)
class Entrance:
    """The seminar of a right code, and whether this browser has a seat there already."""

    seminar: Seminar
    has_seat: bool


def entrance(code: str) -> Entrance:
    """Return where a right code leads to; raise UnknownCode, or TooManyTries.

    Whoever has a seat goes on to it also while others at the same address have to wait.
    """
    address = network_of(request.remote_addr or "")
    turns: Turns = current_app.extensions["seminar.turns"]
    with turns.of(address):
        moment = clock.now()
        seminar = open_seminar(session(), read_code(code), today=moment.date())
        if seminar is not None and has_seat(seminar):
            return Entrance(seminar, has_seat=True)
        limits.refuse_too_many(session(), limits.CODE, address, now=moment)
        if seminar is None:
            with writing() as db:
                limits.count_failure(db, limits.CODE, address, now=moment)
                limits.count_failure(db, limits.CODE_ANYWHERE, limits.ANYWHERE, now=moment)
            raise UnknownCode
    return Entrance(seminar, has_seat=False)


def has_seat(seminar: Seminar) -> bool:
    """Whether this browser has a seat there: in a second tab nobody takes another one."""
    return identity.visit_with_token(session(), request, seminar.public_id) is not None


def somebody_guesses(db: Session) -> bool:
    """Whether there are so many wrong codes everywhere that who joins has to be looked at."""
    return limits.too_many(db, limits.CODE_ANYWHERE, limits.ANYWHERE, now=clock.now()) > 0
