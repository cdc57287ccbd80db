"""Puts the console together, and does a deed from it: what cannot be done now is said there."""

import uuid
from collections.abc import Callable
from typing import Any

from flask import current_app
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.shown import state_of
from seminar.database import STORE_AWAY, database, session, writing
from seminar.errors import Refusal
from seminar.facilitation.asked_routes import asked_values
from seminar.facilitation.choosing_routes import choosing_values
from seminar.facilitation.doing_routes import to_console
from seminar.facilitation.floor_routes import floor_values
from seminar.facilitation.forms import HeadCountForm, ReasonForm
from seminar.facilitation.queries import console_page
from seminar.facilitation.refusals import PaperEnteredOnce
from seminar.facilitation.sweeping import sweep
from seminar.live.hub import Hub
from seminar.readings.door import door_of
from seminar.web.clock import now
from seminar.web.languages import current_language
from seminar.web.pages import frame_of, page
from seminar.web.words import CARD_KINDS, HIDE_REASONS, ITEM_KINDS, PICTURES, SCOPES


def deed_on(
    deed: Callable[..., bool], visit: Visit, id: uuid.UUID, **values: object
) -> Callable[[Session], bool]:
    """Return a deed on one thing of this seminar, done by this person at this moment."""
    return lambda db: deed(db, visit.seminar, id, account_id=visit.account_id, now=now(), **values)


def done(visit: Visit, deed: Callable[[Session], bool]) -> ResponseReturnValue:
    """Do the deed and go back to the console; what cannot be done now is said there."""
    try:
        return done_or_raise(visit, deed)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return console_answer(visit, refusal=refusal), 409


def done_or_raise(visit: Visit, deed: Callable[[Session], bool]) -> ResponseReturnValue:
    """Do the deed and go back to the console; one that was done before says so there."""
    with writing() as db:
        changed = deed(db)
    _sweep()
    return to_console(visit, done_before=not changed)


def _sweep() -> None:
    """Clear the files of the store after a sealing, now or after an earlier one."""
    try:
        is_swept = sweep(database())
    except STORE_AWAY:
        # The deed is done and stored; whatever keeps the sweeping off must not deny it.
        is_swept = False
    if not is_swept:
        current_app.logger.warning("Former rows are still in the files of the store; see upkeep.")


def console_answer(
    visit: Visit,
    *,
    form: HeadCountForm | None = None,
    again: ReasonForm | None = None,
    refusal: Refusal | None = None,
) -> str:
    """Return the console; a form is given when something in it has to be mended."""
    values = console_values(visit) | {"again": again or ReasonForm(formdata=None)}
    return page(
        "facilitation/console.html",
        form=form or HeadCountForm(formdata=None),
        refused=_said(refusal) if refusal else "",
        needs_paper=isinstance(refusal, PaperEnteredOnce),
        line=door_values(visit),
        connected=connected(visit),
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


def console_values(visit: Visit) -> dict[str, Any]:
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
        "seen": state_of(console),
    }


def door_values(visit: Visit) -> dict[str, Any]:
    """Return what the line of the door shows; it changes apart from the rest."""
    gate = door_of(session(), visit.seminar)
    keeps = may(visit.relation, Deed.KEEP_DOOR)
    return {"gate": gate, "keeps_door": keeps, "seen": state_of(gate)}


def connected(visit: Visit) -> int:
    """Return how many phones follow the room."""
    hub: Hub = current_app.extensions["seminar.hub"]
    return hub.phones(visit.seminar.id)
