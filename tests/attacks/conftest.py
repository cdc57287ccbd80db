"""What the attacks on the files of the store share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from seminar.application import create_app
from tests.conftest import STORES, migrated
from tests.store import fresh_database
from tests.tables import settings


@pytest.fixture(params=STORES)
def fresh_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on a store that holds nothing of earlier tests, not even traces."""
    url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("postgresql_url"))
    app = migrated(create_app(settings(url, tmp_path)))
    yield app
    app.extensions["seminar.database"].engine.dispose()
