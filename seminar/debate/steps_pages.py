"""Puts the pages of proposed steps together, for the room and for the team."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.step_hints import StepHint
from seminar.database import session
from seminar.debate.pages import areas_of
from seminar.debate.step_rows import LONGEST_STEP, today_of
from seminar.debate.steps_forms import StepForm
from seminar.debate.steps_queries import (
    AT_A_TIME,
    StepsPart,
    offered_cards,
    offered_points,
    steps_part,
    team_steps,
)
from seminar.readings.step import current_step
from seminar.web.clock import now
from seminar.web.pages import fragment, frame_of, page
from seminar.web.words import HIDE_REASONS, SCOPES

# Five steps of each of two hundred people.
MOST_ON_A_PAGE = 1_000
HINTS = {
    StepHint.VAGUE: _l(
        "Many readers will ask what exactly is to be done. Could you say what somebody would see?"
    ),
    StepHint.NO_MEASURE: _l(
        "Nothing says yet how we will know that it was done. A number or a date is enough."
    ),
}
# Offered while typing; anything else may be written.
ROLES = (
    _l("The ministry of defence"),
    _l("The ministry of foreign affairs"),
    _l("The secretariat"),
    _l("Mission commanders"),
    _l("Training centres"),
    _l("Partner organisations"),
    _l("Civil society"),
    _l("The organisers of this seminar"),
)


def step_form(visit: Visit, **values: Any) -> StepForm:
    """Return the form of a step with the areas of this seminar."""
    return StepForm.on(areas_of(visit.seminar), today=today_of(visit.seminar, now()), **values)


def steps_page_of(visit: Visit, form: StepForm) -> str:
    """Return the page of proposed steps as one participant sees it."""
    step = current_step(session(), visit.seminar.id)
    return page(
        "debate/steps.html",
        title=step.item.title if step.item else visit.seminar.title,
        step_key=step.key,
        offered=(("cards", offered_cards(session(), visit.seminar.id, also=form.cards.chosen)),),
        **_words_of_form(form),
        **_words_of_steps(visit, _part(visit)),
    )


def steps_fragment(visit: Visit) -> ResponseReturnValue:
    """Return the steps of others and one's own, or 204 when the page shows them already."""
    part = _part(visit)
    return fragment("debate/_steps.html", seen=part.key, **_words_of_steps(visit, part))


def team_steps_page_of(visit: Visit, form: StepForm) -> str:
    """Return the steps as the team sees them, and the form for one from a card or a point."""
    db, seminar = session(), visit.seminar
    return page(
        "debate/team_steps.html",
        frame=frame_of(seminar),
        areas=[area.short for area in areas_of(seminar)],
        scopes=SCOPES,
        reasons=HIDE_REASONS,
        shown=team_steps(db, seminar),
        offered=(
            ("cards", offered_cards(db, seminar.id, also=form.cards.chosen)),
            ("points", offered_points(db, seminar.id, also=form.points.chosen)),
        ),
        runs_room=may(visit.relation, Deed.HIDE_STEP),
        **_words_of_form(form),
    )


def at_most() -> int:
    """Return how many steps the address asks for; what is no number asks for the first ones."""
    asked = request.values.get("steps", "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= 4
    return min(int(asked), MOST_ON_A_PAGE) if is_number else AT_A_TIME


def _part(visit: Visit) -> StepsPart:
    return steps_part(session(), visit.seminar.id, visit.token, at_most=at_most())


def _words_of_form(form: StepForm) -> dict[str, Any]:
    return {
        "form": form,
        "longest": LONGEST_STEP,
        "hints": [HINTS[hint] for hint in form.hints],
        "roles": ROLES,
        "legends": {"cards": _("Cards it builds on"), "points": _("Points it builds on")},
    }


def _words_of_steps(visit: Visit, part: StepsPart) -> dict[str, Any]:
    return {
        "frame": frame_of(visit.seminar),
        "areas": [area.short for area in areas_of(visit.seminar)],
        "part": part,
        "at_most": at_most(),
        "scopes": SCOPES,
        "reasons": HIDE_REASONS,
    }
