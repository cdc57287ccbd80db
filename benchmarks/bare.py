"""What Seminar is measured against: a bare Flask, with a greeting and with one INSERT a POST."""

import os
import secrets

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Column, LargeBinary, MetaData, Table, Text, insert

from seminar.database import WRITES, Database
from seminar.live.hub import Hub

VOTE = Table(
    "bare_vote", MetaData(), Column("id", LargeBinary, primary_key=True), Column("ranking", Text)
)
ADD = insert(VOTE)


def make_app() -> Flask:
    """Return the application on the store of the settings."""
    app = Flask(__name__)
    # The same engine as Seminar's, so that the store keeps its promises just as well.
    engine = Database(os.environ["SEMINAR_DATABASE_URL"], Hub()).engine
    writing = engine.execution_options(**WRITES)

    @app.get("/")
    def greet() -> str:
        return "hello"

    @app.post("/vote")
    def vote() -> ResponseReturnValue:
        row = {"id": secrets.token_bytes(16), "ranking": request.form["ranking"]}
        with writing.begin() as connection:
            connection.execute(ADD, row)
        return redirect("/", 303)

    return app
