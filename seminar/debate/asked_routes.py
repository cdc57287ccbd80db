"""The card put to the whole room as a phone shows it, above everything else of the debate."""

from typing import Any

from flask.typing import ResponseReturnValue

from seminar.access.guard import seat_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.core.shown import state_of
from seminar.database import session
from seminar.debate.asked_queries import phone_asked
from seminar.debate.blueprint import debate
from seminar.readings.areas import area_texts
from seminar.web.clock import now
from seminar.web.languages import current_language
from seminar.web.pages import fragment, frame_of
from seminar.web.words import CARD_KINDS, MARKS, SCOPES


@debate.get("/s/<public_id>/asked")
@seat_may(Deed.SEE_ROOM)
def asked_on_phone(visit: Visit) -> ResponseReturnValue:
    """Show the card that the room is asked about now."""
    return fragment("debate/_asked.html", frame=frame_of(visit.seminar), **asked_values(visit))


def asked_values(visit: Visit) -> dict[str, Any]:
    """Return what the part shows; `seen` changes exactly when something shown does."""
    moment = now()
    card = phone_asked(session(), visit.seminar.id, visit.token, now=moment)
    return {
        "asked": card,
        "areas": [area.short for area in area_texts(visit.seminar, current_language())],
        "kinds": CARD_KINDS,
        "scopes": SCOPES,
        "marks": MARKS,
        "server_now": moment,
        "seen": state_of(card),
    }
