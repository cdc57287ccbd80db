"""A participant's own data: to be read, taken away, and deleted with the seat."""

import json

from flask import Blueprint, Response, current_app, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from seminar.access import identity
from seminar.access.guard import NoSeat, everyone, seat_may, token_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import STORE_AWAY, session, writing
from seminar.live import outbox
from seminar.privacy.leaving_service import leave as leave_for_good
from seminar.privacy.own_data_queries import OwnData, as_file, own_data
from seminar.web.languages import current_language
from seminar.web.pages import frame_of, page
from seminar.web.words import CARD_KINDS, HIDE_REASONS, SCOPES, promise

privacy = Blueprint("privacy", __name__)


@privacy.get("/s/<public_id>/your-data")
@seat_may(Deed.SEE_OWN_DATA)
def your_data(visit: Visit) -> ResponseReturnValue:
    """Show a participant what is kept under the own seat."""
    frame = frame_of(visit.seminar)
    return page(
        "privacy/your_data.html",
        frame=frame,
        own=_own(visit),
        promised=promise(visit.seminar.mode, visit.seminar.link_until),
        kinds=CARD_KINDS,
        scopes=SCOPES,
        reasons=HIDE_REASONS,
    )


@privacy.get("/s/<public_id>/your-data.json")
@seat_may(Deed.SEE_OWN_DATA)
def your_data_file(visit: Visit) -> ResponseReturnValue:
    """Give a participant the same as a file."""
    frame_of(visit.seminar)
    written = json.dumps(as_file(_own(visit)), ensure_ascii=False, indent=2)
    # The same to whoever reads JSON, and no tag to whatever takes the file for a page.
    written = written.replace("<", "\\u003c")
    response = Response(f"{written}\n", mimetype="application/json")
    name = f"seminar-{visit.seminar.public_id}-your-data.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@privacy.get("/s/<public_id>/leave")
@seat_may(Deed.LEAVE)
def leaving(visit: Visit) -> ResponseReturnValue:
    """Say what leaving deletes and what stays."""
    return page("privacy/leave.html", frame=frame_of(visit.seminar), mode=visit.seminar.mode)


@privacy.post("/s/<public_id>/leave")
@token_may(Deed.LEAVE)
def leave(public_id: str, token: str) -> ResponseReturnValue:
    """Delete the seat and what was given from it; a second tap finds it done."""
    with writing() as db:
        left = leave_for_good(db, public_id, token=token)
    if left is not None and left.texts:
        # Of its own: whoever closes a round holds it and waits for the seminar, in this order.
        with writing() as db:
            outbox.announce(db, left.seminar_id)
    if left is not None and left.was_counted:
        _sweep()
    # A second tap and a cookie of before a new link look alike, so neither is told what it did.
    gone = page("privacy/left.html", is_known=False), 401
    response = make_response(redirect(url_for("privacy.left"), 303) if left else gone)
    identity.drop_seat(response, public_id)
    return response


@privacy.get("/left")
@everyone
def left() -> ResponseReturnValue:
    """Say that it is done."""
    return page("privacy/left.html", is_known=True)


def _own(visit: Visit) -> OwnData:
    if visit.seat is None:
        raise NoSeat
    language = current_language()
    return own_data(session(), visit.seminar, visit.seat, token=visit.token, language=language)


def _sweep() -> None:
    """Clear the files now: until then the log would tell which counted answer was cut loose."""
    try:
        current_app.extensions["seminar.sweep"]()
    except STORE_AWAY:
        current_app.logger.warning("Former rows are still in the files of the store; see upkeep.")
