"""The part of the console that gives the floor, and its buttons."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.shown import state_of
from seminar.database import session
from seminar.errors import Refusal
from seminar.facilitation import floor_service
from seminar.facilitation.doing_routes import done
from seminar.facilitation.floor_queries import floor_page
from seminar.facilitation.floor_service import MOST_MINUTES
from seminar.web.clock import now
from seminar.web.languages import current_language
from seminar.web.pages import fragment, frame_of

floor = Blueprint("floor", __name__)


class UnreadableFloor(Refusal):
    """The floor is given to no number, or for a time that is none."""

    status = 422
    sentence = "Please choose an area, and at most 60 minutes. Nothing was changed."


@floor.get("/seminars/<public_id>/console/floor")
@staff_may(Deed.SEE_CONSOLE)
def now_on_floor(visit: Visit) -> ResponseReturnValue:
    """Show who has the floor and how it was shared."""
    return fragment(
        "facilitation/_floor.html", frame=frame_of(visit.seminar), **floor_values(visit)
    )


@floor.post("/seminars/<public_id>/floor")
@staff_may(Deed.RUN_ROOM)
def give(visit: Visit) -> ResponseReturnValue:
    """Give the floor to an area, or to all of them together, for a while or until taken back."""
    area, minutes = _number("area", most=99), _number("minutes", most=MOST_MINUTES)
    if area is None:
        raise UnreadableFloor
    return done(
        visit,
        lambda db: floor_service.give_floor(
            db,
            visit.seminar,
            area or None,
            minutes=minutes,
            account_id=visit.account_id,
            now=now(),
        ),
    )


@floor.post("/seminars/<public_id>/floor/end")
@staff_may(Deed.RUN_ROOM)
def end(visit: Visit) -> ResponseReturnValue:
    """Take the floor back."""
    return done(
        visit,
        lambda db: floor_service.end_floor(
            db, visit.seminar, account_id=visit.account_id, now=now()
        ),
    )


def floor_values(visit: Visit) -> dict[str, Any]:
    """Return what the part of the floor shows; `seen` changes exactly when something shown does."""
    moment = now()
    page = floor_page(session(), visit.seminar, current_language(), now=moment)
    return {
        "floor": page,
        "runs_room": may(visit.relation, Deed.RUN_ROOM),
        "server_now": moment,
        "seen": state_of(page),
    }


def _number(name: str, *, most: int) -> int | None:
    """Return a number of the form, None where the field is empty; refuse what is no such number."""
    written = request.form.get(name, "")
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) <= 3 and int(written) <= most):
        raise UnreadableFloor
    if name == "minutes" and int(written) == 0:
        raise UnreadableFloor
    return int(written)
