"""The first start: a store without an account offers its first one by a link that serves once."""

import logging
from datetime import UTC, datetime

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from seminar.accounts import links_service
from seminar.config import Settings
from seminar.database import Database
from seminar.errors import StoreBusy

logger = logging.getLogger("gunicorn.error")


def welcome(app: Flask) -> None:
    """Print the link if there is no account yet; a later start prints another one instead."""
    store: Database = app.extensions["seminar.database"]
    settings: Settings = app.extensions["seminar.settings"]
    try:
        address = set_up_address(store, settings, now=datetime.now(UTC))
    except (SQLAlchemyError, StoreBusy):
        # Pages say what is wrong with the store; here it must stop nothing.
        logger.warning("Whether there is an account could not be found out.")
        return
    if address:
        # Not to the log: it may be kept, or sent elsewhere, while the link still serves.
        click.echo(
            "There is no account yet. Whoever opens this link can make the first one, once, "
            f"within 24 hours:\n\n  {address}\n"
        )


def set_up_address(store: Database, settings: Settings, *, now: datetime) -> str | None:
    """Return the address where the first account is made, or None when there is one."""
    with store.session() as db, store.writing(db):
        token = links_service.offer_set_up(db, now=now)
    return f"{settings.url}/set-up/{token}" if token else None
