"""The cast: Ada organises, Ben facilitates, Rosa reports, Chidi and Dana take part, Eve may not."""

import itertools
import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Flask
from sqlalchemy import select, update

from seminar.access import tokens
from seminar.accounts import service as accounts
from seminar.core.terms import IdentityMode, Role
from seminar.database import Database
from seminar.joining import service as joining
from seminar.models import Account, Login, Member, Seminar
from seminar.planning import service as planning
from seminar.web import clock
from tests import shelf
from tests.client import Browser

PASSWORD = "a long enough password"
# What participants are called in a seminar that asks for names: nothing else has this name.
GUEST = "Philippa Quillfeather"


@dataclass(frozen=True)
class Room:
    """Ada's seminar and everybody in it; Eve's seminar stands beside it."""

    app: Flask
    now: datetime
    public_id: str
    other_public_id: str
    logins: dict[str, str]
    seats: dict[str, str]

    @property
    def store(self) -> Database:
        """The store the room lives in."""
        return self.app.extensions["seminar.database"]

    def staff(self, name: str) -> Browser:
        """Return the signed-in browser of ada, ben, rosa or eve."""
        return Browser(self.app).hold_login(self.logins[name])

    def phone(self, name: str) -> Browser:
        """Return the phone of chidi or dana."""
        return Browser(self.app).hold_seat(self.public_id, self.seats[name])

    def seminar(self, db: object) -> Seminar:
        """Return Ada's seminar in a Session."""
        return db.scalars(select(Seminar).where(Seminar.public_id == self.public_id)).one()

    def eves(self) -> "Room":
        """Return Eve's seminar as a room."""
        return replace(self, public_id=self.other_public_id, other_public_id=self.public_id)

    def new_seat(self, group_id: uuid.UUID | None = None) -> str:
        """Let one more person join; return the token of the seat."""
        token = tokens.new_token()
        with self.store.session() as db, self.store.writing(db):
            joining.join(db, self.seminar(db), token, group_id=group_id, now=self.now, name=GUEST)
        return token


# What was furnished once in this run, for whom and in which store: the rows do with that key.
_versions = itertools.count(1_000, 1_000)
_furnished: dict[tuple[str, datetime, IdentityMode, bool], tuple[Room, shelf.Rows]] = {}


def furnish_room(
    app: Flask, *, now: datetime, mode: IdentityMode = IdentityMode.PSEUDONYMOUS
) -> Room:
    """Return the accounts, both seminars, and the seats of Chidi and Dana, in an empty store.

    In one where somebody lives already everything is made anew, beside it.
    """
    store: Database = app.extensions["seminar.database"]
    as_before = app.extensions["seminar.settings"].secret_key, now, mode, store.is_sqlite
    with store.session() as db:
        if not shelf.is_empty(db):
            return _furnish(app, now, mode)
        if as_before not in _furnished:
            room = _furnish(app, now, mode)
            db.rollback()  # It would go on seeing the store as it was empty.
            _furnished[as_before] = room, shelf.rows_of(db)
        else:
            with store.writing(db):
                shelf.put_back(db, _furnished[as_before][1])
                at = clock.now()
                db.execute(update(Login).values(signed_in_at=at, seen_at=at))
                # The same seminar goes on counting, else what changes were no news to the hub.
                version = next(_versions)
                db.execute(update(Seminar).values(version=version, door_version=version))
    room, _rows = _furnished[as_before]
    return replace(room, app=app, seats=dict(room.seats), logins=dict(room.logins))


def _furnish(app: Flask, now: datetime, mode: IdentityMode) -> Room:
    store: Database = app.extensions["seminar.database"]
    with store.session() as db, store.writing(db):
        people = {name: _account(db, name, now) for name in ("ada", "ben", "rosa", "eve")}
        seminar = planning.create_seminar(
            db,
            planning.SeminarPlan(title="Ada's seminar", mode=mode),
            account=people["ada"],
            now=now,
        )
        other = planning.create_seminar(
            db, planning.SeminarPlan(title="Eve's seminar"), account=people["eve"], now=now
        )
        for name, role in (("ben", Role.FACILITATOR), ("rosa", Role.RAPPORTEUR)):
            db.add(Member(seminar_id=seminar.id, account_id=people[name].id, role=role))
        logins = {name: _login(db, account) for name, account in people.items()}
        public_ids = seminar.public_id, other.public_id
    room = Room(app, now, *public_ids, logins=logins, seats={})
    room.seats.update(chidi=room.new_seat(), dana=room.new_seat())
    return room


def _account(db: object, name: str, now: datetime) -> Account:
    # A password takes 20 ms to hash; who signs in with one in a test makes an account for it.
    account = Account(email=f"{name}@example.org", name=name.title(), password="", created_at=now)
    db.add(account)
    db.flush()
    return account


def _login(db: object, account: Account) -> str:
    token = tokens.new_token()
    # By the true clock, as the doors ask it: a day of the tests is soon too long ago.
    at, known_by = clock.now(), tokens.login_hash(token)
    db.add(Login(token_sha256=known_by, account_id=account.id, signed_in_at=at, seen_at=at))
    return token


def add_account_with_password(app: Flask, name: str, *, now: datetime) -> None:
    """Add an account that can sign in with PASSWORD."""
    store: Database = app.extensions["seminar.database"]
    added = accounts.new_account(
        name=name.title(), email=f"{name}@example.org", password=PASSWORD, now=now
    )
    with store.session() as db, store.writing(db):
        accounts.add_account(db, added)
