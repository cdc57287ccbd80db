"""The console and its buttons."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.database import STORE_AWAY, database, session, writing
from seminar.errors import Refusal
from seminar.facilitation import again_service, service
from seminar.facilitation.asked_routes import asked_values
from seminar.facilitation.choosing_routes import choosing_values
from seminar.facilitation.floor_routes import floor_values
from seminar.facilitation.forms import HeadCountForm, ReasonForm
from seminar.facilitation.queries import console_page
from seminar.facilitation.refusals import PaperEnteredOnce, ReasonMissing
from seminar.facilitation.searching import search_ahead
from seminar.facilitation.sweeping import sweep
from seminar.live.hub import Audience
from seminar.readings.door import door_of
from seminar.web.clock import now
from seminar.web.languages import current_language
from seminar.web.pages import fragment, frame_of, page
from seminar.web.stream import stream
from seminar.web.words import CARD_KINDS, HIDE_REASONS, ITEM_KINDS, PICTURES, SCOPES

facilitation = Blueprint("facilitation", __name__)


@facilitation.get("/seminars/<public_id>/console")
@staff_may(Deed.SEE_CONSOLE)
def console(visit: Visit) -> ResponseReturnValue:
    """Show the console."""
    return _console(visit)


@facilitation.get("/seminars/<public_id>/console/now")
@staff_may(Deed.SEE_CONSOLE)
def console_now(visit: Visit) -> ResponseReturnValue:
    """Show what changed on the console."""
    return fragment("facilitation/_now.html", **_values(visit))


@facilitation.get("/seminars/<public_id>/console/door")
@staff_may(Deed.SEE_CONSOLE)
def console_door(visit: Visit) -> ResponseReturnValue:
    """Show the code, whether the door is open, and who waits at it."""
    return fragment("facilitation/_door.html", frame=frame_of(visit.seminar), **_door(visit))


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
        return _console(visit, form=form), 422
    return _done(
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
    return _done(visit, _deed(service.start_item, visit, item_id, question_first=first))


@facilitation.post("/seminars/<public_id>/agenda/<uuid:item_id>/finish")
@staff_may(Deed.RUN_ROOM)
def finish(visit: Visit, item_id: uuid.UUID) -> ResponseReturnValue:
    """Finish the running item."""
    return _done(visit, _deed(service.finish_item, visit, item_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/open")
@staff_may(Deed.RUN_ROOM)
def open_round(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Open a round whose question the room has seen."""
    return _done(visit, _deed(service.open_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/close")
@staff_may(Deed.RUN_ROOM)
def close(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Close a round."""
    return _done(visit, _deed(service.close_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/reopen")
@staff_may(Deed.RUN_ROOM)
def reopen(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Open a closed round again."""
    return _done(visit, _deed(service.reopen_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/count")
@staff_may(Deed.RUN_ROOM)
def count(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Count the answers of a closed round."""
    search_ahead(session(), visit.seminar, round_id)
    return _done(visit, _deed(service.count_round, visit, round_id))


@facilitation.post("/seminars/<public_id>/rounds/<uuid:round_id>/show")
@staff_may(Deed.RUN_ROOM)
def show(visit: Visit, round_id: uuid.UUID) -> ResponseReturnValue:
    """Show the result to the room."""
    return _done(visit, _deed(service.show_round, visit, round_id))


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
        return _console(visit, again=form), 422
    reason = form.reason.data or ""
    try:
        search_ahead(session(), visit.seminar, round_id)
        return _done(visit, _deed(deed, visit, round_id, reason=reason))
    except ReasonMissing as refusal:
        form.reason.errors = (_(str(refusal)),)
        return _console(visit, again=form), 422


def _deed(
    deed: Callable[..., bool], visit: Visit, id: uuid.UUID, **values: object
) -> Callable[[Session], bool]:
    return lambda db: deed(db, visit.seminar, id, account_id=visit.account_id, now=now(), **values)


def _done(visit: Visit, deed: Callable[[Session], bool]) -> ResponseReturnValue:
    """Do the deed and go back to the console; what cannot be done now is said there."""
    try:
        with writing() as db:
            changed = deed(db)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return _console(visit, refusal=refusal), 409
    _sweep()
    if not changed:
        flash(_("This was done already. Nothing was changed."), "info")
    return redirect(url_for("facilitation.console", public_id=visit.seminar.public_id), 303)


def _sweep() -> None:
    """Clear the files of the store after a sealing, now or after an earlier one."""
    try:
        is_swept = sweep(database())
    except STORE_AWAY:
        # The deed is done and stored; whatever keeps the sweeping off must not deny it.
        is_swept = False
    if not is_swept:
        current_app.logger.warning("Former rows are still in the files of the store; see upkeep.")


def _console(
    visit: Visit,
    *,
    form: HeadCountForm | None = None,
    again: ReasonForm | None = None,
    refusal: Refusal | None = None,
) -> str:
    """Return the console; a form is given when something in it has to be mended."""
    values = _values(visit) | {"again": again or ReasonForm(formdata=None)}
    return page(
        "facilitation/console.html",
        form=form or HeadCountForm(formdata=None),
        refused=_said(refusal) if refusal else "",
        needs_paper=isinstance(refusal, PaperEnteredOnce),
        line=_door(visit),
        **values,
    )


def _said(refusal: Refusal) -> str:
    if not isinstance(refusal, PaperEnteredOnce):
        return str(_(str(refusal)))
    sentence: str = ngettext(
        "%(num)d sheet was entered only once. Enter it again or set it aside, then count.",
        "%(num)d sheets were entered only once. Enter them again or set them aside, then count.",
        refusal.entries,
    )
    return sentence


def _values(visit: Visit) -> dict[str, Any]:
    """Return what page and fragment share. `seen` changes exactly when something shown does."""
    frame = frame_of(visit.seminar)
    console = console_page(session(), visit.seminar, current_language())
    return {
        "frame": frame,
        "console": console,
        "again": ReasonForm(formdata=None),
        "runs_room": may(visit.relation, Deed.RUN_ROOM),
        "sets_up": may(visit.relation, Deed.SET_UP),
        "screen_token": visit.seminar.screen_token,
        "pictures": PICTURES,
        "item_kinds": ITEM_KINDS,
        "kinds": CARD_KINDS,
        "scopes": SCOPES,
        "reasons": HIDE_REASONS,
        "asked_part": asked_values(visit),
        "floor_part": floor_values(visit),
        "screen_part": choosing_values(visit),
        "seen": _state(console),
    }


def _door(visit: Visit) -> dict[str, Any]:
    """Return what the line of the door shows; it changes apart from the rest."""
    gate = door_of(session(), visit.seminar)
    keeps = may(visit.relation, Deed.KEEP_DOOR)
    return {"gate": gate, "keeps_door": keeps, "seen": _state(gate)}


def _state(shown: object) -> str:
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
