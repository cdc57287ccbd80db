"""A store without an account prints a link to the first one: once, by one worker, and not after."""

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from benchmarks.servers import gunicorn
from seminar import first_start
from seminar.application import create_app
from seminar.database import Database
from seminar.models import SetUp
from tests.cast import Room
from tests.client import Browser
from tests.conftest import migrated
from tests.free_port import free_port
from tests.store import fresh_database
from tests.tables import settings

LINK = re.compile(r"(http://\S+)/set-up/[\w-]{32}")


def test_link_is_printed_with_the_host_of_the_settings_and_opens_the_first_account(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    first_start.welcome(app)

    printed = LINK.search(capsys.readouterr().out)
    assert printed
    assert printed[1] == "http://localhost"
    assert Browser(app).get(printed[0].removeprefix(printed[1])).status_code == 200


def test_nothing_is_printed_once_there_is_an_account(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    first_start.welcome(room.app)

    assert capsys.readouterr().out == ""
    with room.store.session() as db:
        assert db.query(SetUp).count() == 0


def test_store_without_tables_stops_nothing(
    app: Flask,
    store: Database,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    with store.session() as db, store.writing(db):
        db.execute(text("ALTER TABLE set_up RENAME TO elsewhere"))
    try:
        first_start.welcome(app)
    finally:
        with store.session() as db, store.writing(db):
            db.execute(text("ALTER TABLE elsewhere RENAME TO set_up"))

    assert capsys.readouterr().out == ""
    assert caplog.messages == ["Whether there is an account could not be found out."]


def test_of_two_workers_one_prints_the_link(tmp_path: Path, postgresql_url: str) -> None:
    bind, url = f"127.0.0.1:{free_port()}", fresh_database(postgresql_url)
    migrated(create_app(settings(url, tmp_path))).extensions["seminar.database"].engine.dispose()
    environment = {
        **os.environ,
        "SEMINAR_DATABASE_URL": url,
        "SEMINAR_INSTANCE": str(tmp_path),
        "SEMINAR_BIND": bind,
        "WEB_CONCURRENCY": "2",
    }
    command = [sys.executable, "-m", "seminar.cli"]

    with subprocess.Popen(
        [*command, "run"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as served:
        try:
            said = until_printed(served)
            page = urllib.request.urlopen(LINK.search(said)[0], timeout=10)
        finally:
            served.terminate()
        said += served.stdout.read()

    assert page.status == 200
    assert said.count("Booting worker") == 2
    assert len(LINK.findall(said)) == 1


def test_what_is_measured_beside_it_is_served_by_the_same_configuration(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bare.sqlite'}"

    with gunicorn("benchmarks.bare:make_app()", folder=tmp_path, url=url, workers=1) as server:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{server.port}/", timeout=10)

        assert answer.read() == b"hello"


def until_printed(served: subprocess.Popen[str]) -> str:
    """Return what the server says until it has printed the link and begun both workers."""
    said = ""
    for line in served.stdout:
        said += line
        if LINK.search(said) and said.count("Booting worker") == 2:
            break
    return said
