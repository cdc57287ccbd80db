"""The buttons of the agenda: more time, skipping, going back, a further question, handing over."""

import uuid

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.errors import Refusal
from seminar.facilitation import agenda_service, further_service, lead_service
from seminar.facilitation.blueprint import facilitation
from seminar.facilitation.forms import ExtendForm, FurtherForm, MemberForm
from seminar.facilitation.pages import deed_on, done, done_or_raise
from seminar.facilitation.refusals import ListUnfit
from seminar.web.pages import frame_of, page


@facilitation.post("/seminars/<public_id>/agenda/<uuid:item_id>/extend")
@staff_may(Deed.RUN_ROOM)
def extend(visit: Visit, item_id: uuid.UUID) -> ResponseReturnValue:
    """Give the running item two minutes more."""
    form = ExtendForm()
    # A form of another shape has no minutes that anybody has seen, so it changes nothing.
    given = form.given.data if form.validate() else -1
    return done(visit, deed_on(agenda_service.extend_item, visit, item_id, given=given))


@facilitation.post("/seminars/<public_id>/agenda/<uuid:item_id>/skip")
@staff_may(Deed.RUN_ROOM)
def skip(visit: Visit, item_id: uuid.UUID) -> ResponseReturnValue:
    """Leave out an item that is still to come."""
    return done(visit, deed_on(agenda_service.skip_item, visit, item_id))


@facilitation.post("/seminars/<public_id>/agenda/<uuid:item_id>/back")
@staff_may(Deed.RUN_ROOM)
def back(visit: Visit, item_id: uuid.UUID) -> ResponseReturnValue:
    """Let the item that ended last run again."""
    return done(visit, deed_on(agenda_service.go_back, visit, item_id))


@facilitation.post("/seminars/<public_id>/hand-over")
@staff_may(Deed.RUN_ROOM)
def hand_over(visit: Visit) -> ResponseReturnValue:
    """Let somebody else of the team lead."""
    form = MemberForm()
    # What is no id is read as one that nobody has.
    form.validate()
    return done(visit, deed_on(lead_service.hand_over, visit, form.member.data))


@facilitation.get("/seminars/<public_id>/further")
@staff_may(Deed.RUN_ROOM)
def further(visit: Visit) -> ResponseReturnValue:
    """Show the form of a question that came up."""
    return _further(visit, FurtherForm(formdata=None))


@facilitation.post("/seminars/<public_id>/further")
@staff_may(Deed.RUN_ROOM)
def ask_further(visit: Visit) -> ResponseReturnValue:
    """Put a further question to the room now."""
    form = FurtherForm()
    if not form.validate():
        return _further(visit, form), 422
    try:
        return done_or_raise(
            visit,
            deed_on(
                further_service.ask_further,
                visit,
                form.question_id.data,
                text=form.text.data,
                entries=form.entries(),
                question_first=request.form.get("question") == "first",
            ),
        )
    except ListUnfit as refusal:
        form.listed.errors = (_(str(refusal)),)
        return _further(visit, form), 422
    except Refusal as refusal:
        # What was typed stays: it can be asked as soon as the running round is counted.
        if refusal.status != 409:
            raise
        return _further(visit, form, refused=str(_(str(refusal)))), 409


def _further(visit: Visit, form: FurtherForm, *, refused: str = "") -> str:
    return page(
        "facilitation/further.html", frame=frame_of(visit.seminar), form=form, refused=refused
    )
