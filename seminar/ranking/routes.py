"""The page of an order, and the answer that is sent from it."""

import re
import uuid
from dataclasses import replace

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from seminar.access.guard import seat_may, token_may
from seminar.access.identity import Visit
from seminar.access.policy import Deed
from seminar.access.tokens import seat_hash
from seminar.core.terms import RoundState
from seminar.database import session
from seminar.errors import Refusal
from seminar.group_commit import GroupCommit
from seminar.ranking.forms import sent_answer
from seminar.ranking.not_counted import not_counted
from seminar.ranking.pages import own_parts, without_own
from seminar.ranking.queries import order_page
from seminar.ranking.result import result_page
from seminar.ranking.service import Answer, Outcome
from seminar.readings.step import current_step, last_round
from seminar.web.clock import now
from seminar.web.filters import clock
from seminar.web.languages import current_language
from seminar.web.onward import onward
from seminar.web.pages import frame_of
from seminar.web.shared import shared_page

ranking = Blueprint("ranking", __name__)
TIME = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]", re.ASCII)


@ranking.get("/s/<public_id>/order")
@seat_may(Deed.ANSWER)
def order(visit: Visit) -> ResponseReturnValue:
    """Show the list while the round is open; then that it is closed; then its result.

    Beside an item without a round it is the result that the room saw last; who was sent here
    while its item still ran, and comes too late, goes on to what runs now, with the thanks.
    """
    db = session()
    step = current_step(db, visit.seminar.id)
    counted_at = _time_told(request.args.get("counted", ""))
    if step.round is None and ("now" in request.args or counted_at):
        return _on_with_the_room(visit, counted_at)
    held = step if step.round else last_round(db, visit.seminar.id, RoundState.SHOWN)
    if held.item is None or held.round is None:
        return _on_with_the_room(visit)
    frame, language = frame_of(visit.seminar), current_language()
    shown = order_page(
        db, visit.seminar, item=held.item, round=held.round, token=visit.token, language=language
    )
    shown = replace(shown, step_key=step.key)
    result = result_page(db, held.round, areas=shown.areas, language=language)
    return shared_page(
        "ranking/order.html",
        own=own_parts(shown, counted_at=counted_at),
        frame=frame,
        order=without_own(shown),
        result=result,
        is_past=step.round is None,
    )


@ranking.post("/s/<public_id>/rounds/<uuid:round_id>/answer")
@token_may(Deed.ANSWER)
def answer(public_id: str, token: str, round_id: uuid.UUID) -> ResponseReturnValue:
    """Count an answer; the page that says so is another request."""
    sent = sent_answer(request.form)
    box: GroupCommit[Answer, Outcome] = current_app.extensions["seminar.ballot_box"]
    try:
        ranking_text, revision = sent.ranking(), sent.next_revision
        wish = Answer(public_id, round_id, token, sent.kind, ranking_text, revision)
        outcome = box.do(wish, key=seat_hash(token))
    except Refusal as reason:
        return not_counted(reason, sent, public_id=public_id, round_id=round_id)
    page = url_for("ranking.order", public_id=public_id)
    if not outcome.changed:
        return onward(page)
    # Only digits: a query written by hand costs a thirtieth of the answer less.
    return onward(f"{page}?counted={clock(now(), outcome.zone).replace(':', '')}")


def _on_with_the_room(visit: Visit, counted_at: str = "") -> ResponseReturnValue:
    """Lead to what runs now; whose answer was just counted reads that there."""
    if counted_at:
        flash(_("Counted at %(time)s.", time=counted_at), "success")
    return redirect(url_for("joining.room", public_id=visit.seminar.public_id), 303)


def _time_told(text: str) -> str:
    """Return 0933 as 09:33; the moment of an answer travels in the address and is not stored."""
    return f"{text[:2]}:{text[2:]}" if TIME.fullmatch(text) else ""
