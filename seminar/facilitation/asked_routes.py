"""The part of the console about a card put to the whole room, and its buttons."""

import uuid
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from seminar.access.guard import staff_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed, may
from seminar.core.shown import state_of
from seminar.database import session
from seminar.errors import Refusal
from seminar.facilitation.asked_queries import asked_page
from seminar.facilitation.asked_service import MOST_HANDS, ask_card, count_hands, show_answers
from seminar.facilitation.doing_routes import done
from seminar.readings.areas import area_texts
from seminar.readings.counted import Counted
from seminar.web.clock import now
from seminar.web.forms import Form, NumberField
from seminar.web.languages import current_language
from seminar.web.pages import fragment, frame_of
from seminar.web.words import CARD_KINDS, SCOPES

asked = Blueprint("asked", __name__)
WRONG = _l("Please give a number from 0 to 100,000.")


class NoHands(Refusal):
    """Raised hands that are no numbers."""

    status = 422
    sentence = "Please give three numbers of raised hands, 0 where there was none."


class HandsForm(Form):
    """How many hands were raised for each answer."""

    agree = NumberField(_l("Agree"), least=0, most=MOST_HANDS, message=WRONG)
    disagree = NumberField(_l("Disagree"), least=0, most=MOST_HANDS, message=WRONG)
    cannot = NumberField(_l("Cannot say"), least=0, most=MOST_HANDS, message=WRONG)


@asked.get("/seminars/<public_id>/console/asked")
@staff_may(Deed.SEE_CONSOLE)
def put_to_room(visit: Visit) -> ResponseReturnValue:
    """Show the card that was put to the room last."""
    frame = frame_of(visit.seminar)
    return fragment("facilitation/_asked.html", frame=frame, **asked_values(visit))


@asked.post("/seminars/<public_id>/cards/<uuid:card_id>/ask")
@staff_may(Deed.RUN_ROOM)
def ask(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Put a card to the whole room for 20 seconds."""
    return done(
        visit,
        lambda db: ask_card(db, visit.seminar, card_id, account_id=visit.account_id, now=now()),
    )


@asked.post("/seminars/<public_id>/cards/<uuid:card_id>/hands")
@staff_may(Deed.RUN_ROOM)
def hands(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Keep how many hands were raised."""
    form = HandsForm()
    if not form.validate():
        raise NoHands
    counted = Counted(form.agree.data, form.disagree.data, form.cannot.data)
    return done(
        visit,
        lambda db: count_hands(
            db, visit.seminar, card_id, counted, account_id=visit.account_id, now=now()
        ),
    )


@asked.post("/seminars/<public_id>/cards/<uuid:card_id>/show-answers")
@staff_may(Deed.RUN_ROOM)
def answers(visit: Visit, card_id: uuid.UUID) -> ResponseReturnValue:
    """Show the room what it answered."""
    return done(
        visit,
        lambda db: show_answers(db, visit.seminar, card_id, account_id=visit.account_id, now=now()),
    )


def asked_values(visit: Visit) -> dict[str, Any]:
    """Return what the part shows; `seen` changes exactly when something shown does."""
    moment, language = now(), current_language()
    page = asked_page(session(), visit.seminar, language, now=moment)
    return {
        "asked": page,
        "hands": HandsForm(formdata=None, data=_typed(page.hands) if page else None),
        "areas": [area.short for area in area_texts(visit.seminar, language)],
        "kinds": CARD_KINDS,
        "scopes": SCOPES,
        "runs_room": may(visit.relation, Deed.RUN_ROOM),
        "server_now": moment,
        "seen": state_of(page),
    }


def _typed(hands: Counted | None) -> dict[str, int]:
    if hands is None:
        return {}
    return {"agree": hands.agree, "disagree": hands.disagree, "cannot": hands.cannot}
