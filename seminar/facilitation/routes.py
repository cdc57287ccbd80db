"""The console and its buttons."""

import uuid
from collections.abc import Callable

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.database import session
from seminar.facilitation import again_service, agenda_routes, service
from seminar.facilitation.blueprint import facilitation
from seminar.facilitation.forms import HeadCountForm, ReasonForm
from seminar.facilitation.pages import (
    connected,
    console_answer,
    console_values,
    deed_on,
    done,
    door_values,
)
from seminar.facilitation.refusals import ReasonMissing
from seminar.facilitation.searching import search_ahead
from seminar.live.hub import Audience
from seminar.web.clock import now
from seminar.web.pages import fragment, frame_of
from seminar.web.stream import stream

__all__ = ["agenda_routes", "facilitation"]


@facilitation.get("/seminars/<public_id>/console")
@staff_may(Deed.SEE_CONSOLE)
def console(visit: Visit) -> ResponseReturnValue:
    """Show the console."""
    return console_answer(visit)


@facilitation.get("/seminars/<public_id>/console/now")
@staff_may(Deed.SEE_CONSOLE)
def console_now(visit: Visit) -> ResponseReturnValue:
    """Show what changed on the console."""
    return fragment("facilitation/_now.html", **console_values(visit))


@facilitation.get("/seminars/<public_id>/console/door")
@staff_may(Deed.SEE_CONSOLE)
def console_door(visit: Visit) -> ResponseReturnValue:
    """Show the code, whether the door is open, and who waits at it."""
    return fragment("facilitation/_door.html", frame=frame_of(visit.seminar), **door_values(visit))


@facilitation.get("/seminars/<public_id>/console/phones")
@staff_may(Deed.SEE_CONSOLE)
def console_phones(visit: Visit) -> ResponseReturnValue:
    """Show how many phones follow the room."""
    phones, frame = connected(visit), frame_of(visit.seminar)
    return fragment("facilitation/_phones.html", frame=frame, phones=phones, seen=str(phones))


@facilitation.get("/seminars/<public_id>/console/stream")
@staff_may(Deed.SEE_CONSOLE)
def console_stream(visit: Visit) -> ResponseReturnValue:
    """Tell the console that something changed."""
    return stream(Audience.TEAM, visit)


@facilitation.post("/seminars/<public_id>/head-count")
@staff_may(Deed.RUN_ROOM)
def head_count(visit: Visit) -> ResponseReturnValue:
    """Say how many people are in the room."""
    form = HeadCountForm()
    if not form.validate():
        return console_answer(visit, form=form), 422
    return done(
        visit,
        lambda db: service.set_head_count(
            db, visit.seminar, form.people.data, account_id=visit.account_id, now=now()
        ),
    )


@facilitation.post("/seminars/<public_id>/agenda/<uuid:item_id>/start")
@staff_may(Deed.RUN_ROOM)
def start(visit: Visit, item_id: uuid.UUID) -> ResponseReturnValue:
    """Start an item of the agenda; a ranking at once, or with its question first."""
    first = request.form.get("question") == "first"
    return done(visit, deed_on(service.start_item, visit, item_id, question_first=first))


@facilitation.post("/seminars/<public_id>/agenda/<uuid:item_id>/finish")
@staff_may(Deed.RUN_ROOM)
def finish(visit: Visit, item_id: uuid.UUID) -> ResponseReturnValue:
    """Finish the running item."""
    return done(visit, deed_on(service.finish_item, visit, item_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/open")
@staff_may(Deed.RUN_ROOM)
def open_round(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Open a round whose question the room has seen."""
    return done(visit, deed_on(service.open_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/close")
@staff_may(Deed.RUN_ROOM)
def close(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Close a round."""
    return done(visit, deed_on(service.close_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/reopen")
@staff_may(Deed.RUN_ROOM)
def reopen(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Open a closed round again."""
    return done(visit, deed_on(service.reopen_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/count")
@staff_may(Deed.RUN_ROOM)
def count(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Count the answers of a closed round."""
    search_ahead(session(), visit.seminar, round_id)
    return done(visit, deed_on(service.count_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/show")
@staff_may(Deed.RUN_ROOM)
def show(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Show the result to the room."""
    return done(visit, deed_on(service.show_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/set-aside")
@staff_may(Deed.RUN_ROOM)
def set_aside(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Let a round not count, with a reason."""
    return _with_reason(visit, again_service.set_aside, round_id)


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/ask-again")
@staff_may(Deed.RUN_ROOM)
def ask_again(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Ask a round again, with a reason unless it was set aside before."""
    return _with_reason(visit, again_service.ask_again, round_id)


def _with_reason(
    visit: Visit, deed: Callable[..., bool], round_id: uuid.UUID
) -> ResponseReturnValue:
    form = ReasonForm()
    if not form.validate():
        return console_answer(visit, again=form), 422
    reason = form.reason.data or ""
    try:
        search_ahead(session(), visit.seminar, round_id)
        return done(visit, deed_on(deed, visit, round_id, reason=reason))
    except ReasonMissing as refusal:
        form.reason.errors = (_(str(refusal)),)
        return console_answer(visit, again=form), 422
