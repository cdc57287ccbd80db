"""The part of the console that leads the big screen, and its buttons."""

from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.shown import state_of
from seminar.core.terms import Picture
from seminar.database import session
from seminar.errors import Refusal
from seminar.facilitation.choosing_queries import OFFERED, choosing_page
from seminar.facilitation.choosing_service import MOST_PAGES, choose_picture, hide_screen
from seminar.facilitation.doing_routes import done
from seminar.web.pages import fragment, frame_of
from seminar.web.words import PICTURES

choosing = Blueprint("choosing", __name__)


class NoSuchPicture(Refusal):
    """The big screen is to show something that it has not."""

    status = 422
    sentence = "The big screen has no such picture. Nothing was changed."


@choosing.get("/seminars/<public_id>/console/screen")
@staff_may(Deed.SEE_CONSOLE)
def on_screen(visit: Visit) -> ResponseReturnValue:
    """Show what was chosen for the big screen."""
    frame = frame_of(visit.seminar)
    return fragment("facilitation/_screen.html", frame=frame, **choosing_values(visit))


@choosing.post("/seminars/<public_id>/screen")
@staff_may(Deed.RUN_ROOM)
def choose(visit: Visit) -> ResponseReturnValue:
    """Choose a picture for the big screen, or let it follow the agenda."""
    picture, page = request.form.get("picture", ""), request.form.get("page", "1")
    if picture not in OFFERED or not (page.isascii() and page.isdigit() and len(page) <= 3):
        raise NoSuchPicture
    if not 1 <= int(page) <= MOST_PAGES:
        raise NoSuchPicture
    return done(
        visit,
        lambda db: choose_picture(db, visit.seminar, Picture(picture), page=int(page)),
    )


@choosing.post("/seminars/<public_id>/screen/hide")
@staff_may(Deed.RUN_ROOM)
def hide(visit: Visit) -> ResponseReturnValue:
    """Hide everything on the big screen."""
    return done(visit, lambda db: hide_screen(db, visit.seminar, is_hidden=True))


@choosing.post("/seminars/<public_id>/screen/show-again")
@staff_may(Deed.RUN_ROOM)
def show_again(visit: Visit) -> ResponseReturnValue:
    """Show the big screen again."""
    return done(visit, lambda db: hide_screen(db, visit.seminar, is_hidden=False))


def choosing_values(visit: Visit) -> dict[str, Any]:
    """Return what the part of the big screen shows; `seen` changes exactly when it does."""
    page = choosing_page(session(), visit.seminar)
    return {
        "choosing": page,
        "pictures": PICTURES,
        "runs_room": may(visit.relation, Deed.RUN_ROOM),
        "screen_token": visit.seminar.screen_token,
        "seen": state_of(page),
    }
