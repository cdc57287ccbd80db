"""A round's way from open to shown, and the deeds that do not fit."""

import pytest
from sqlalchemy import select

from seminar.core.terms import RoundState
from seminar.facilitation import service
from seminar.facilitation.refusals import NoSuchRound, RoundCounted, RoundNotCounted, RoundStillOpen
from seminar.models import Result, Round, Seminar
from tests.facilitation.day import ORDERS, Day

ROUND_DEEDS = (
    service.close_round,
    service.reopen_round,
    service.count_round,
    service.show_round,
)


def test_round_goes_from_open_to_shown_and_each_deed_is_recorded(day):
    round_id = day.open_round()
    version = day.version()

    states = []
    for deed in (
        service.close_round,
        service.reopen_round,
        service.close_round,
        service.count_round,
        service.show_round,
    ):
        assert day.lead(deed, round_id) is True
        states.append(day.asked(round_id).state.value)

    asked = day.asked(round_id)
    assert states == ["closed", "open", "closed", "sealed", "shown"]
    assert asked.opened_at < asked.closed_at < asked.shown_at
    assert day.version() == version + 5
    assert day.journal()[-5:] == [
        ("closed round", "round 1", ""),
        ("opened round again", "round 1", ""),
        ("closed round", "round 1", ""),
        ("counted round", "round 1", ""),
        ("showed round", "round 1", ""),
    ]


def test_reopened_round_forgets_when_it_was_closed(day):
    round_id = day.open_round()
    day.close(round_id)

    day.lead(service.reopen_round, round_id)

    assert day.asked(round_id).closed_at is None


STATES = {
    RoundState.OPEN: (),
    RoundState.CLOSED: (service.close_round,),
    RoundState.SEALED: (service.close_round, service.count_round),
    RoundState.SHOWN: (service.close_round, service.count_round, service.show_round),
}


@pytest.mark.parametrize(
    ("state", "deed", "refusal"),
    [
        (RoundState.OPEN, service.count_round, RoundStillOpen),
        (RoundState.OPEN, service.show_round, RoundStillOpen),
        (RoundState.CLOSED, service.show_round, RoundNotCounted),
        (RoundState.SEALED, service.close_round, RoundCounted),
        (RoundState.SEALED, service.reopen_round, RoundCounted),
        (RoundState.SHOWN, service.close_round, RoundCounted),
        (RoundState.SHOWN, service.reopen_round, RoundCounted),
    ],
)
def test_wrong_deed_is_refused_and_changes_nothing(day, state, deed, refusal):
    round_id = day.open_round()
    for earlier in STATES[state]:
        day.lead(earlier, round_id)
    journal, version = day.journal(), day.version()

    with pytest.raises(refusal):
        day.lead(deed, round_id)

    assert day.asked(round_id).state is state
    assert (day.journal(), day.version()) == (journal, version)


@pytest.mark.parametrize(
    ("state", "deed"),
    [
        (RoundState.OPEN, service.reopen_round),
        (RoundState.CLOSED, service.close_round),
        (RoundState.SEALED, service.count_round),
        (RoundState.SHOWN, service.count_round),
        (RoundState.SHOWN, service.show_round),
    ],
)
def test_second_click_changes_nothing(day, state, deed):
    round_id = day.open_round()
    for earlier in STATES[state]:
        day.lead(earlier, round_id)
    asked, journal, version = day.asked(round_id), day.journal(), day.version()

    changed = day.lead(deed, round_id)

    again = day.asked(round_id)
    assert changed is False
    assert (again.state, again.closed_at, again.shown_at) == (
        asked.state,
        asked.closed_at,
        asked.shown_at,
    )
    assert (day.journal(), day.version()) == (journal, version)


@pytest.mark.parametrize("deed", ROUND_DEEDS)
def test_round_of_another_seminar_is_not_found(day, deed):
    round_id = day.open_round()
    foreign = Day(day.room)

    def elsewhere(db, _seminar, *values, **details):
        other = db.scalars(
            select(Seminar).where(Seminar.public_id == day.room.other_public_id)
        ).one()
        return deed(db, other, *values, **details)

    with pytest.raises(NoSuchRound):
        foreign.lead(elsewhere, round_id)

    assert day.asked(round_id).state is RoundState.OPEN


def test_nothing_is_stored_of_a_round_before_it_is_counted(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.close(round_id)

    with day.room.store.session() as db:
        assert db.scalars(select(Result)).all() == []
        assert db.scalars(select(Round.state)).all() == [RoundState.CLOSED]
