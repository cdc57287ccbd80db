"""The team's page on all cards: what was said of each, in words, as a bar and as a table."""

from flask.typing import ResponseReturnValue

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import session
from seminar.debate.blueprint import debate
from seminar.debate.pages import areas_of
from seminar.debate.reading_queries import debate_reading
from seminar.web.languages import current_language
from seminar.web.pages import frame_of, page
from seminar.web.words import CARD_KINDS, SCOPES


@debate.get("/seminars/<public_id>/cards")
@staff_may(Deed.SEE_CONSOLE)
def reading(visit: Visit) -> ResponseReturnValue:
    """Show how all cards that the room sees were weighed and received."""
    return page(
        "debate/reading.html",
        frame=frame_of(visit.seminar),
        debate=debate_reading(session(), visit.seminar, current_language()),
        areas=[area.short for area in areas_of(visit.seminar)],
        kinds=CARD_KINDS,
        scopes=SCOPES,
    )
