"""What every test may ask for: both stores, the application, and the cast in a room."""

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from seminar.application import create_app
from seminar.database import Database
from seminar.migrations import migrations_of
from seminar.models import Base
from seminar.web.prints import Prints
from tests.cast import Room, furnish_room
from tests.client import Browser
from tests.store import empty_tables, fresh_database, postgresql_server
from tests.tables import give_tables, settings

pytest_plugins = ["tests.figures"]

STORES = ("sqlite", "postgresql")
# Folders of tests that drive the application as a whole.
WHOLES = {"attacks", "browser", "faults", "journeys"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no line twice: coverage doubles the time of a test.

    What runs on PostgreSQL runs on SQLite too, and what is attacked, broken or looked at whole has
    a test of its own beside it.
    """
    # Modules and tests stay until the end, so looking for rubbish among them is time lost.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    for item in items:
        on_postgresql = "postgresql" in getattr(getattr(item, "callspec", None), "id", "")
        if on_postgresql or WHOLES & set(item.path.parts):
            item.add_marker("no_cover")
    # The longest files first, so that no process is left alone with one of them at the end.
    items.sort(key=lambda item: "browser" not in item.path.parts)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A migrated database on a real PostgreSQL; one for the whole run."""
    with postgresql_server() as server_url:
        yield fresh_database(server_url)


@pytest.fixture(scope="session")
def application_on(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Flask]]:
    """Return the migrated application on one of the stores, made once."""
    made: dict[str, Flask] = {}

    def make(store: str) -> Flask:
        if store not in made:
            folder = tmp_path_factory.mktemp(store)
            url = (
                f"sqlite:///{folder / 'seminar.sqlite'}"
                if store == "sqlite"
                else request.getfixturevalue("postgresql_url")
            )
            made[store] = migrated(create_app(settings(url, folder)))
        return made[store]

    yield make
    for application in made.values():
        application.extensions["seminar.database"].engine.dispose()


@pytest.fixture(params=STORES)
def app(request: pytest.FixtureRequest, application_on: Callable[[str], Flask]) -> Flask:
    """The application on an empty store; the test runs once on each."""
    application = application_on(request.param)
    empty(application)
    # The rooms of several tests have the same links.
    application.extensions["seminar.prints"] = Prints()
    return application


@pytest.fixture
def store(app: Flask) -> Database:
    """The store under the application."""
    return app.extensions["seminar.database"]


@pytest.fixture
def db(store: Database) -> Iterator[Session]:
    """A Session of the test's own; see also `store.writing(db)`."""
    with store.session() as opened:
        yield opened


@pytest.fixture
def now() -> datetime:
    """The moment at which the tests play."""
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def browser(app: Flask) -> Callable[[], Browser]:
    """Return new browsers, each with cookies of its own."""
    return lambda: Browser(app)


@pytest.fixture
def room(app: Flask, now: datetime) -> Room:
    """Ada's seminar with Ben on the team, and Eve who has one of her own."""
    return furnish_room(app, now=now)


def migrated(application: Flask) -> Flask:
    """Bring the new store of an application to the newest tables."""
    give_tables(application.extensions["seminar.settings"].database_url)
    # Asked for now, since nothing may be added after the first request.
    migrations_of(application)
    return application


def empty(application: Flask) -> None:
    """Delete every row of the store, and what waits to be written there."""
    # Who was seen is noted beside the store for a while, by sign-ins that come back with a room.
    application.extensions["seminar.sightings"].take()
    database: Database = application.extensions["seminar.database"]
    if not database.is_sqlite:
        empty_tables(application.extensions["seminar.settings"].database_url)
        return
    with database.session() as db, database.writing(db):
        db.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in reversed(Base.metadata.sorted_tables):
            db.execute(table.delete())
