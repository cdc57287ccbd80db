"""The steps by which the tables are made and changed; a running server never needs them.

Apart from `create_app()`, because importing Alembic takes a tenth of a start.
"""

from flask import Flask
from flask_alembic import Alembic

from seminar.database import Database, engine_for_migrations
from seminar.models import Base


def migrations_of(app: Flask) -> Alembic:
    """Return the steps for the store of an application; first asked before its first request."""
    made = app.extensions.get("seminar.alembic")
    if made is None:
        store: Database = app.extensions["seminar.database"]
        made = Alembic(
            app, run_mkdir=False, metadatas=Base.metadata, engines=engine_for_migrations(store)
        )
        app.extensions["seminar.alembic"] = made
    return made
