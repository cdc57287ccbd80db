"""A server starts on the tables of its own version only, and says which others it found."""

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from seminar import paths
from seminar.application import create_app
from seminar.database import Database
from seminar.live.hub import Hub
from seminar.migrations import migrations_of
from seminar.revisions import (
    TablesMissing,
    TablesTooNew,
    TablesTooOld,
    known_steps,
    refuse_other_tables,
)
from tests.conftest import migrated
from tests.faults.server import Server
from tests.free_port import free_port
from tests.tables import settings


@pytest.fixture
def house(tmp_path: Path) -> Flask:
    """An application of its own on SQLite, with the newest tables."""
    return migrated(create_app(settings(f"sqlite:///{tmp_path / 'seminar.sqlite'}", tmp_path)))


def engine_of(app: Flask):
    return app.extensions["seminar.database"].engine


def rename_revision(app: Flask, name: str) -> None:
    with engine_of(app).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :name"), {"name": name})


def test_steps_are_read_as_the_migrations_themselves_say(house: Flask) -> None:
    with house.app_context():
        scripts = {script.revision: script for script in migrations_of(house).log()}

    assert known_steps() == {name: step.down_revision or "" for name, step in scripts.items()}


def test_tables_of_this_version_are_served(app: Flask) -> None:
    refuse_other_tables(engine_of(app))


def test_store_without_tables_is_refused(tmp_path: Path) -> None:
    store = Database(f"sqlite:///{tmp_path / 'empty.sqlite'}", Hub())

    with pytest.raises(TablesMissing, match="seminar upgrade"):
        refuse_other_tables(store.engine)


def test_older_tables_are_refused_by_their_name(house: Flask) -> None:
    with house.app_context():
        migrations_of(house).downgrade()
    with engine_of(house).connect() as connection:
        older = connection.scalar(text("SELECT version_num FROM alembic_version"))

    with pytest.raises(TablesTooOld, match=rf"earlier version of Seminar \({older}\)"):
        refuse_other_tables(engine_of(house))


def test_newer_tables_are_refused_by_their_name(house: Flask) -> None:
    rename_revision(house, "2099_01_01_later")

    with pytest.raises(TablesTooNew, match=r"newer version of Seminar \(2099_01_01_later\)"):
        refuse_other_tables(engine_of(house))


def test_store_that_is_away_is_not_judged() -> None:
    away = create_engine(f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/none")

    refuse_other_tables(away)


def test_server_does_not_start_on_other_tables_and_says_why(house: Flask, tmp_path: Path) -> None:
    rename_revision(house, "2099_01_01_later")
    engine_of(house).dispose()
    server = Server(f"sqlite:///{tmp_path / 'seminar.sqlite'}", tmp_path)

    ended = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", str(paths.GUNICORN), paths.FACTORY],
        cwd=paths.ROOT,
        env=server._environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert "newer version of Seminar (2099_01_01_later)" in ended.stderr
    assert "Traceback" not in ended.stderr
