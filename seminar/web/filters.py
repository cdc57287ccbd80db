"""How moments, places and codes are written on pages."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask

from seminar.access.tokens import written_code


def install(app: Flask) -> None:
    """Make the filters known to the templates."""
    app.jinja_env.filters["clock"] = clock
    app.jinja_env.filters["written_code"] = written_code


def clock(moment: datetime, zone: str) -> str:
    """Return the time of day in the seminar's zone: 09:33."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")
