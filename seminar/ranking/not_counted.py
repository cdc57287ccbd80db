"""What a person reads when an answer was not counted; what was chosen stays on the page."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access import identity
from seminar.access.guard import NoSeat, NotLetIn
from seminar.access.identity import Visit
from seminar.access.policy import Relation
from seminar.core.ballot import AreaMissing, BallotRefused
from seminar.core.wording import wording
from seminar.database import session
from seminar.errors import NotFound, Refusal, StoreBusy
from seminar.models import Question, Round
from seminar.ranking.forms import AreasWithoutPlace, SentAnswer, UntouchedList
from seminar.ranking.pages import own_parts
from seminar.ranking.queries import OrderPage, filled_in, in_words, order_page
from seminar.ranking.refusals import NewerAnswerCounts, RoundClosed
from seminar.readings.areas import AreaText, asked_areas
from seminar.readings.step import current_step
from seminar.web.languages import current_language
from seminar.web.pages import frame_of, page


def not_counted(
    reason: Refusal, sent: SentAnswer, *, public_id: str, round_id: uuid.UUID
) -> ResponseReturnValue:
    """Return the page that says why, and what to do next."""
    match reason:
        case StoreBusy():
            return _send_again(sent, public_id=public_id)
        case BallotRefused():
            return _mend(reason, sent, public_id=public_id, round_id=round_id)
        case NewerAnswerCounts():
            return _choose(reason, sent, public_id=public_id, round_id=round_id)
        case RoundClosed():
            return _too_late(reason, sent, public_id=public_id, round_id=round_id)
        case _:
            raise reason


def what_is_wrong(reason: BallotRefused, areas: Sequence[AreaText]) -> str:
    """Say what is wrong with an order, with the names of the areas that need a place."""
    match reason:
        case UntouchedList():
            sentence = _("You have not chosen anything yet, so there is no order to count.")
        case AreasWithoutPlace(areas=left):
            sentence = _without_place(left, areas)
        case AreaMissing(area=left):
            sentence = _without_place((left,), areas)
        case _:
            sentence = _(
                "This order cannot be read, so it was not counted: "
                "each area has one place from 1 to %(places)s, or no view.",
                places=len(areas),
            )
    return str(sentence)


def _send_again(sent: SentAnswer, *, public_id: str) -> ResponseReturnValue:
    """Offer to send the same again; asks nothing of the store, which may be away."""
    shown = page("ranking/busy.html", sent=sent, action=request.path, public_id=public_id)
    return shown, 503, {"Retry-After": "2"}


def _mend(
    reason: BallotRefused, sent: SentAnswer, *, public_id: str, round_id: uuid.UUID
) -> ResponseReturnValue:
    """Show the list again as it was filled in, with what is wrong."""
    visit = _visit(public_id)
    frame = frame_of(visit.seminar)
    shown = _order_page(visit, round_id)
    kept = filled_in(
        [choice.area for choice in shown.list.choices],
        sent.chosen,
        together=sent.together,
        revision=shown.list.revision,
    )
    error = what_is_wrong(reason, shown.areas)
    again = replace(shown, list=kept)
    own = own_parts(again, wrong=True)
    shown_again = page(
        "ranking/order.html", frame=frame, order=again, own=own, result=None, error=error
    )
    return shown_again, 422


def _too_late(
    reason: RoundClosed, sent: SentAnswer, *, public_id: str, round_id: uuid.UUID
) -> ResponseReturnValue:
    """Say that the round is closed, and show the order that came too late."""
    visit = _visit(public_id)
    frame = frame_of(visit.seminar)
    asked = session().get_one(Question, session().get_one(Round, round_id).question_id)
    areas = asked_areas(visit.seminar, asked, current_language())
    try:
        late = in_words(sent.kind, sent.ranking(), areas=areas)
    except BallotRefused:
        late = None
    number = wording(current_language()).number(len(areas))
    words = {"sent": late, "order": {"number_of_areas": number, "areas": areas}}
    return page("ranking/closed.html", frame=frame, refusal=reason, **words), 409


def _choose(
    reason: NewerAnswerCounts, sent: SentAnswer, *, public_id: str, round_id: uuid.UUID
) -> ResponseReturnValue:
    """Show both orders and let the person say which one is to count."""
    visit = _visit(public_id)
    frame = frame_of(visit.seminar)
    shown = _order_page(visit, round_id)
    arrived = in_words(sent.kind, sent.ranking(), areas=shown.areas)
    again = replace(sent, revision=str(reason.stored.revision + 1))
    return page(
        "ranking/two_orders.html",
        frame=frame,
        order=shown,
        arrived=arrived,
        sent=again,
        action=request.path,
    ), 409


def _visit(public_id: str) -> Visit:
    visit = identity.visit_with_token(session(), request, public_id)
    if visit is None:
        raise NoSeat
    if visit.relation is not Relation.PARTICIPANT:
        raise NotLetIn
    return visit


def _order_page(visit: Visit, round_id: uuid.UUID) -> OrderPage:
    """Return the page of the round that was answered, which must be the running one."""
    step = current_step(session(), visit.seminar.id)
    if step.item is None or step.round is None or step.round.id != round_id:
        raise NotFound
    return order_page(
        session(),
        visit.seminar,
        item=step.item,
        round=step.round,
        token=visit.token,
        language=current_language(),
    )


def _without_place(left: tuple[int, ...], areas: Sequence[AreaText]) -> str:
    names = ", ".join(area.short for area in areas if area.number in left)
    return str(_("Give each of these a place, or choose “no view”: %(names)s.", names=names))
