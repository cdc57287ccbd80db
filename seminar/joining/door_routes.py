"""The door: what the team does at it, and the page of those who wait to be let in."""

import uuid
from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from seminar.access.guard import seat_may, staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, Relation
from seminar.access.tokens import seat_hash, seat_mark, written_code
from seminar.core.shown import state_of
from seminar.database import session, writing
from seminar.joining import door_service, queries
from seminar.joining.door_queries import door_page
from seminar.joining.entrance import somebody_guesses
from seminar.live.hub import Audience
from seminar.web.clock import now
from seminar.web.pages import fragment, frame_of, page
from seminar.web.stream import stream as changes
from seminar.web.words import promise

door = Blueprint("door", __name__)


@door.get("/seminars/<public_id>/door")
@staff_may(Deed.KEEP_DOOR)
def door_now(visit: Visit) -> ResponseReturnValue:
    """Show what changed at the door."""
    return fragment("joining/_door.html", **door_values(visit))


@door.post("/seminars/<public_id>/door/lock")
@staff_may(Deed.KEEP_DOOR)
def lock(visit: Visit) -> ResponseReturnValue:
    """Let nobody else join."""
    with writing() as db:
        is_new = door_service.lock_door(db, visit.seminar, account_id=visit.account_id, now=now())
    return _done(visit, _("The door is closed. Nobody else can join now."), is_new=is_new)


@door.post("/seminars/<public_id>/door/open")
@staff_may(Deed.KEEP_DOOR)
def unlock(visit: Visit) -> ResponseReturnValue:
    """Let people join again."""
    with writing() as db:
        is_new = door_service.open_door(db, visit.seminar, account_id=visit.account_id, now=now())
    return _done(visit, _("The door is open."), is_new=is_new)


@door.post("/seminars/<public_id>/door/code")
@staff_may(Deed.KEEP_DOOR)
def change_code(visit: Visit) -> ResponseReturnValue:
    """Give the seminar another code in place of the one that the page showed."""
    with writing() as db:
        is_new = door_service.change_code(
            db,
            visit.seminar,
            request.form.get("code", ""),
            account_id=visit.account_id,
            now=now(),
        )
    code = written_code(visit.seminar.code)
    said = _("The new code is %(code)s. The earlier one serves no longer.", code=code)
    return _done(visit, said, is_new=is_new)


@door.post("/seminars/<public_id>/door/waiting-room")
@staff_may(Deed.KEEP_DOOR)
def waiting_room(visit: Visit) -> ResponseReturnValue:
    """Let who joins by the code wait until they are let in, or no more."""
    wanted = request.form.get("wanted") == "yes"
    with writing() as db:
        is_new = door_service.set_waiting_room(
            db, visit.seminar, wanted=wanted, account_id=visit.account_id, now=now()
        )
    said = (
        _("From now on, whoever joins with the code waits until you let them in.")
        if wanted
        else _("From now on, whoever joins with the code comes in at once.")
    )
    return _done(visit, said, is_new=is_new)


@door.post("/seminars/<public_id>/door/let-in")
@staff_may(Deed.KEEP_DOOR)
def let_all_in(visit: Visit) -> ResponseReturnValue:
    """Let everybody in who waits."""
    return _let_in(visit, None)


@door.post("/seminars/<public_id>/door/<uuid:seat_id>/let-in")
@staff_may(Deed.KEEP_DOOR)
def let_in(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Let one in who waits."""
    return _let_in(visit, seat_id)


@door.post("/seminars/<public_id>/door/send-away")
@staff_may(Deed.KEEP_DOOR)
def send_all_away(visit: Visit) -> ResponseReturnValue:
    """Send everybody away who waits."""
    return _send_away(visit, None)


@door.post("/seminars/<public_id>/door/<uuid:seat_id>/send-away")
@staff_may(Deed.KEEP_DOOR)
def send_away(visit: Visit, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Send one away who waits."""
    return _send_away(visit, seat_id)


@door.get("/s/<public_id>/door")
@seat_may(Deed.WAIT)
def waiting(visit: Visit) -> ResponseReturnValue:
    """Say that the team lets people in, and nothing of the room."""
    if visit.relation is Relation.PARTICIPANT:
        return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)
    shown = queries.joining_page(visit.seminar)
    return page(
        "joining/waiting.html",
        frame=frame_of(visit.seminar),
        seminar=shown,
        promised=promise(shown.mode, shown.link_until),
        name=visit.seat.name if visit.seat else None,
        mark=seat_mark(seat_hash(visit.token)),
    )


@door.get("/s/<public_id>/door/now")
@seat_may(Deed.WAIT)
def waiting_now(visit: Visit) -> Response:
    """Answer whether who asks still waits: 204, or 205 once they are in."""
    return make_response("", 204 if visit.relation is Relation.WAITING else 205)


@door.get("/s/<public_id>/door/stream")
@seat_may(Deed.WAIT)
def waiting_stream(visit: Visit) -> Response:
    """Tell who waits that people were let in."""
    return changes(Audience.DOOR, visit)


def door_values(visit: Visit) -> dict[str, Any]:
    """Return what the page of seats and the fragment share."""
    shown, guessed = door_page(session(), visit.seminar), somebody_guesses(session())
    seen = state_of((shown, guessed))
    frame = frame_of(visit.seminar)
    return {"frame": frame, "at_door": shown, "is_guessed": guessed, "seen": seen}


def _let_in(visit: Visit, seat_id: uuid.UUID | None) -> ResponseReturnValue:
    with writing() as db:
        number = door_service.let_in(
            db, visit.seminar, seat_id, account_id=visit.account_id, now=now()
        )
    said = ngettext("%(num)d person is in.", "%(num)d people are in.", number)
    return _done(visit, said, is_new=number > 0)


def _send_away(visit: Visit, seat_id: uuid.UUID | None) -> ResponseReturnValue:
    with writing() as db:
        number = door_service.send_away(
            db, visit.seminar, seat_id, account_id=visit.account_id, now=now()
        )
    said = ngettext("%(num)d person was sent away.", "%(num)d people were sent away.", number)
    return _done(visit, said, is_new=number > 0)


def _done(visit: Visit, said: str, *, is_new: bool) -> ResponseReturnValue:
    """Say what was done on the page from which it was asked."""
    if is_new:
        flash(said)
    else:
        flash(_("This was done already. Nothing was changed."), "info")
    is_console = request.form.get("back") == "console"
    place = "facilitation.console" if is_console else "seats.overview"
    return redirect(url_for(place, public_id=visit.seminar.public_id), 303)
