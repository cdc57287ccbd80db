"""The door: `flask run` and `gunicorn app:app` start here."""

from seminar.application import create_app

app = create_app()
