"""Every stage of a round against every button of the console, as a browser meets them."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select

from seminar.core.rounds import LEADS, Obstacle, RoundDeed, Stage
from seminar.core.terms import RoundState
from seminar.facilitation.rounds import REFUSALS
from seminar.models import Round
from tests.facilitation.day import ORDERS, REASON, Day

ADDRESSES = {
    RoundDeed.OPEN: "open",
    RoundDeed.CLOSE: "close",
    RoundDeed.REOPEN: "reopen",
    RoundDeed.COUNT: "count",
    RoundDeed.SHOW: "show",
    RoundDeed.SET_ASIDE: "set-aside",
    RoundDeed.ASK_AGAIN: "ask-again",
}
DONE_ALREADY = "This was done already. Nothing was changed."
MOVES = [cell for cell, end in LEADS.items() if isinstance(end, Stage) and end is not cell[0]]
ALERT = re.compile(r'role="alert">(.*?)</p>')


def lead_to(day: Day, stage: Stage):
    """Lead the first round to a stage; return its id."""
    if stage is Stage.DRAFT:
        return day.draft_round()
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    match stage:
        case Stage.CLOSED:
            day.close(round_id)
        case Stage.SEALED:
            day.seal(round_id)
        case Stage.SHOWN:
            day.show(round_id)
        case Stage.SET_ASIDE:
            day.seal(round_id)
            day.set_aside(round_id)
        case Stage.ASKED_AGAIN:
            day.seal(round_id)
            day.ask_again(round_id)
    return round_id


def standing(day: Day, round_id) -> tuple[object, ...]:
    """Return all that a deed could change of a round, and how many rounds there are."""
    asked = day.asked(round_id)
    with day.room.store.session() as db:
        rounds = db.scalar(select(func.count()).select_from(Round))
    return asked.state, asked.void_reason, asked.closed_at, asked.shown_at, rounds


def press(ben, day: Day, round_id, deed: RoundDeed):
    address = f"/seminars/{day.room.public_id}/rounds/{round_id}/{ADDRESSES[deed]}"
    return ben.post(address, reason=REASON)


def told(ben, answer, day: Day) -> str:
    """Return what the facilitator reads after a deed that was not done."""
    if answer.status_code == 409:
        return unescape(ALERT.findall(answer.text)[0])
    return DONE_ALREADY if DONE_ALREADY in ben.get(answer.location).text else ""


@pytest.mark.parametrize("stage", list(Stage))
def test_deeds_that_lead_nowhere_say_why_and_change_nothing(day, stage):
    round_id = lead_to(day, stage)
    ben, before, version = day.room.staff("ben"), standing(day, round_id), day.version()
    deeds = [deed for deed in RoundDeed if (stage, deed) not in MOVES]

    heard = {deed: told(ben, press(ben, day, round_id, deed), day) for deed in deeds}

    ends = {deed: LEADS[stage, deed] for deed in deeds}
    assert heard == {
        deed: REFUSALS[end].sentence if isinstance(end, Obstacle) else DONE_ALREADY
        for deed, end in ends.items()
    }
    assert (standing(day, round_id), day.version()) == (before, version)


@pytest.mark.parametrize(("stage", "deed"), MOVES)
def test_deed_leads_where_the_table_says(day, stage, deed):
    round_id = lead_to(day, stage)
    ben = day.room.staff("ben")

    answer = press(ben, day, round_id, deed)

    asked, end = day.asked(round_id), LEADS[stage, deed]
    aside = end in {Stage.SET_ASIDE, Stage.ASKED_AGAIN}
    assert (answer.status_code, DONE_ALREADY in ben.get(answer.location).text) == (303, False)
    assert (asked.void_reason is not None) is aside
    if not aside:
        assert asked.state is RoundState(end.value)
    latest = day.asked(day.last_attempt(asked.agenda_item_id))
    assert (latest.attempt, latest.id == round_id) == (
        (2, False) if end is Stage.ASKED_AGAIN else (1, True)
    )
