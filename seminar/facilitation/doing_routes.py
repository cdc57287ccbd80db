"""How a deed of the console's smaller parts is done and answered."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from seminar.access.identity import Visit
from seminar.database import writing
from seminar.errors import Refusal


def done(visit: Visit, deed: Callable[[Session], bool]) -> ResponseReturnValue:
    """Do the deed and go back to the console, which says where it was done already or cannot be."""
    try:
        with writing() as db:
            changed = deed(db)
    except Refusal as refusal:
        # Another facilitator was quicker, or the room went on: the console is the place to read it.
        if refusal.status != 409:
            raise
        flash(_(str(refusal)), "warning")
        return to_console(visit)
    return to_console(visit, done_before=not changed)


def to_console(visit: Visit, *, done_before: bool = False) -> ResponseReturnValue:
    """Go back to the console; a deed that was done before says so there."""
    if done_before:
        flash(_("This was done already. Nothing was changed."), "info")
    return redirect(url_for("facilitation.console", public_id=visit.seminar.public_id), 303)
