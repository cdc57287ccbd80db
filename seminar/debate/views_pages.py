"""Puts the pages of different views together, for the room and for the team."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.database import session
from seminar.debate.pages import areas_of
from seminar.debate.views_forms import ReplyForm, ViewForm
from seminar.debate.views_queries import AT_A_TIME, ViewsPart, views_part
from seminar.debate.views_service import LONGEST_REPLY, LONGEST_VIEW
from seminar.readings.step import current_step
from seminar.readings.views import hidden_views, shown_views
from seminar.web.pages import fragment, frame_of, page
from seminar.web.words import HIDE_REASONS, SCOPES

# Five views of each of two hundred people.
MOST_ON_A_PAGE = 1_000


def views_page_of(visit: Visit, form: ViewForm) -> str:
    """Return the page of different views as one participant sees it."""
    step = current_step(session(), visit.seminar.id)
    return page(
        "debate/views.html",
        title=step.item.title if step.item else visit.seminar.title,
        invites=step.item is not None and step.item.invites,
        step_key=step.key,
        form=form,
        longest=LONGEST_VIEW,
        **_words_of_views(visit, _part(visit)),
    )


def views_fragment(visit: Visit) -> ResponseReturnValue:
    """Return the views of others and one's own, or 204 when the page shows them already."""
    part = _part(visit)
    return fragment("debate/_views.html", seen=part.key, **_words_of_views(visit, part))


def team_views_page_of(visit: Visit, form: ReplyForm) -> str:
    """Return the views as the team sees them; nobody reads here how many share one."""
    return page(
        "debate/team_views.html",
        frame=frame_of(visit.seminar),
        form=form,
        longest=LONGEST_REPLY,
        areas=[area.short for area in areas_of(visit.seminar)],
        scopes=SCOPES,
        reasons=HIDE_REASONS,
        views=shown_views(session(), visit.seminar.id),
        hidden=hidden_views(session(), visit.seminar.id),
        runs_room=may(visit.relation, Deed.ANSWER_VIEW),
    )


def at_most() -> int:
    """Return how many views the address asks for; what is no number asks for the first ones."""
    asked = request.values.get("views", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= 4
    return min(int(asked), MOST_ON_A_PAGE) if is_number else AT_A_TIME


def _part(visit: Visit) -> ViewsPart:
    return views_part(session(), visit.seminar.id, visit.token, at_most=at_most())


def _words_of_views(visit: Visit, part: ViewsPart) -> dict[str, Any]:
    return {
        "frame": frame_of(visit.seminar),
        "areas": [area.short for area in areas_of(visit.seminar)],
        "part": part,
        "at_most": at_most(),
        "scopes": SCOPES,
        "reasons": HIDE_REASONS,
    }
