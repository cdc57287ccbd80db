"""The big screen: a link that shows the room what the facilitator chose to show."""

from typing import Any

from flask import Blueprint, current_app, url_for
from flask.typing import ResponseReturnValue

from seminar.access.guard import screen_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.config import Settings
from seminar.core.shown import state_of
from seminar.database import session
from seminar.errors import Refusal
from seminar.facilitation.screen_queries import Scene, screen_page
from seminar.live.hub import Audience
from seminar.web import clock
from seminar.web.languages import current_language
from seminar.web.pages import fragment, frame_of, page
from seminar.web.qr import qr_svg
from seminar.web.stream import stream
from seminar.web.words import CARD_KINDS, SCOPES

screen = Blueprint("screen", __name__)


class ScreenOnlyShows(Refusal):
    """Something is sent by the link of the big screen."""

    status = 405
    sentence = (
        "This link only shows the big screen, so nothing was changed. "
        "Whoever runs the room does that from the console."
    )


PICTURES = {
    Scene.JOIN: "screen/_join.html",
    Scene.QUESTION: "screen/_question.html",
    Scene.OPEN: "screen/_open.html",
    Scene.CLOSED: "screen/_closed.html",
    Scene.RESULT: "screen/_result.html",
    Scene.CARDS: "screen/_cards.html",
    Scene.FLOOR: "screen/_floor.html",
    Scene.STEPS: "screen/_steps.html",
    Scene.ASKED: "screen/_asked.html",
    Scene.BRIEF: "screen/_brief.html",
    Scene.HIDDEN: "screen/_hidden.html",
    Scene.TITLE: "screen/_title.html",
}


@screen.get("/screen/<screen_token>")
@screen_may(Deed.SEE_SCREEN)
def show(visit: Visit) -> ResponseReturnValue:
    """Show the big screen."""
    return page("screen/screen.html", **_values(visit))


@screen.get("/screen/<screen_token>/now")
@screen_may(Deed.SEE_SCREEN)
def now(visit: Visit) -> ResponseReturnValue:
    """Show what changed on the big screen."""
    return fragment("screen/_now.html", **_values(visit))


@screen.get("/screen/<screen_token>/stream")
@screen_may(Deed.SEE_SCREEN)
def screen_stream(visit: Visit) -> ResponseReturnValue:
    """Tell the big screen that something changed."""
    return stream(Audience.TEAM, visit)


@screen.post("/screen/<screen_token>")
@screen.post("/screen/<screen_token>/now")
@screen.post("/screen/<screen_token>/stream")
@screen_may(Deed.SEE_SCREEN)
def send_nothing(visit: Visit) -> ResponseReturnValue:  # noqa: ARG001
    """Refuse whatever is sent by this link."""
    raise ScreenOnlyShows


def _values(visit: Visit) -> dict[str, Any]:
    """Return what page and fragment share. `seen` changes exactly when something shown does."""
    settings: Settings = current_app.extensions["seminar.settings"]
    frame = frame_of(visit.seminar)
    moment = clock.now()
    screen = screen_page(
        session(),
        visit.seminar,
        current_language(),
        now=moment,
        brief=current_app.extensions["seminar.brief"],
    )
    joining = url_for("joining.welcome", code=visit.seminar.code)
    return {
        "frame": frame,
        "screen": screen,
        "server_now": moment,
        "picture": PICTURES[screen.scene],
        "screen_token": visit.seminar.screen_token,
        "address": settings.host + "/j",
        "qr": qr_svg(settings.url + joining) if screen.scene is Scene.JOIN else "",
        "kinds": CARD_KINDS,
        "scopes": SCOPES,
        "seen": state_of(screen),
    }
