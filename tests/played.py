"""The demo, played once on each store for the whole run; the tests only look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.application import create_app
from seminar.database import Database
from seminar.models import Account, Login, Seminar
from seminar.simulation.play import Demo, play_demo
from seminar.web import clock
from tests.client import Browser
from tests.conftest import migrated
from tests.store import fresh_database
from tests.tables import settings

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SEED = 2022
LOGIN = tokens.new_token()


@dataclass(frozen=True)
class Played:
    """The application with the played seminar in it."""

    app: Flask
    demo: Demo

    @property
    def store(self) -> Database:
        """The store that holds it."""
        return self.app.extensions["seminar.database"]

    def seminar(self, db: Session) -> Seminar:
        """Return the played seminar in a Session."""
        return db.get_one(Seminar, self.demo.seminar_id)

    def organiser(self) -> Browser:
        """Return the signed-in browser of the demo's organiser."""
        return Browser(self.app).hold_login(LOGIN)

    def phone(self) -> Browser:
        """Return the phone of the participant whose link the demo tells."""
        return Browser(self.app).hold_seat(self.demo.public_id, self.demo.seat_token)


_played: dict[str, Played] = {}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    """The played demo; two folders of tests share it."""
    if request.param not in _played:
        folder = tmp_path_factory.mktemp(f"played-{request.param}")
        url = (
            f"sqlite:///{folder / 'seminar.sqlite'}"
            if request.param == "sqlite"
            else fresh_database(request.getfixturevalue("postgresql_url"))
        )
        _played[request.param] = _play(url, folder)
    yield _played[request.param]
    _played[request.param].store.engine.dispose()


def _play(url: str, folder: Path) -> Played:
    app = migrated(create_app(settings(url, folder)))
    played = Played(app, play_demo(app.extensions["seminar.database"], now=NOW, seed=SEED))
    _sign_in(played)
    return played


def _sign_in(played: Played) -> None:
    with played.store.session() as db, played.store.writing(db):
        ada = db.query(Account).filter_by(email=played.demo.email).one()
        at, known_by = clock.now(), tokens.login_hash(LOGIN)
        db.add(Login(token_sha256=known_by, account_id=ada.id, signed_in_at=at, seen_at=at))
