"""The newest tables in a new store: brought there step by step once in a run, then copied.

The steps take two seconds, and a hundred tests wish for a store of their own.
"""

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from seminar.application import create_app
from seminar.config import Settings
from seminar.migrations import migrations_of
from tests.store import copy_database, has_database

PATTERN = "seminar_pattern"


def give_tables(url: str) -> None:
    """Bring an empty store, which nobody has opened yet, to the newest tables."""
    store = make_url(url)
    if store.drivername.startswith("sqlite"):
        file = Path(store.database or "")
        file.parent.mkdir(exist_ok=True)
        with file.open("xb") as made:
            made.write(_file_with_tables())
        return
    if not has_database(store, PATTERN):
        # Under its own name only when it is whole.
        unfinished = f"{PATTERN}_unfinished"
        copy_database(store, unfinished, of="template1")
        _migrate(store.set(database=unfinished), Path(tempfile.gettempdir()))
        copy_database(store, PATTERN, of=unfinished)
    copy_database(store, store.database or "", of=PATTERN)


def settings(database_url: str, folder: Path) -> Settings:
    """Return the settings of a test application."""
    return Settings(
        database_url=database_url,
        url="http://localhost",
        secret_key="a secret for tests",
        instance=folder,
        bind="127.0.0.1:8000",
        allow_plain_http=False,
    )


@cache
def _file_with_tables() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "seminar.sqlite"
        _migrate(make_url(f"sqlite:///{file}"), Path(folder))
        # Nothing waits beside the file to be written there.
        assert [path.name for path in Path(folder).iterdir()] == [file.name]
        return file.read_bytes()


def _migrate(url: URL, folder: Path) -> None:
    app = create_app(settings(url.render_as_string(hide_password=False), folder))
    with app.app_context():
        migrations_of(app).upgrade()
    app.extensions["seminar.database"].engine.dispose()
