"""Asking again once more, or while others click or answer in the same moment."""

import pytest
from sqlalchemy import select

from seminar.core.ballot import AnswerKind
from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import again_service, service
from seminar.models import Ballot, Round
from seminar.ranking import service as ranking
from seminar.ranking.refusals import RoundClosed
from seminar.readings.round import answered
from tests.at_once import at_once, each_at_once
from tests.facilitation.day import ORDERS, REASON
from tests.facilitation.test_again_service import DEEDS, asked, result, rows
from tests.ranking.stage import send

__all__ = ["asked"]


def test_forty_clicks_at_once_ask_again_once(day, asked):
    day.close(asked)
    version = day.version()

    def click() -> bool:
        return day.lead(again_service.ask_again, asked, reason=REASON)

    changed = at_once([click] * 40)

    assert changed == {True: 1, False: 39}
    assert rows(day, Round) == 2
    deeds = [entry[0] for entry in day.journal()]
    assert [deeds.count(deed) for deed in ("set round aside", "asked round again")] == [1, 1]
    assert day.version() > version


def test_going_on_and_asking_again_at_once_leave_one_of_both(day, asked):
    day.seal(asked)
    debate = day.items(ItemKind.DEBATE)[0]

    at_once(
        [
            lambda: day.lead(again_service.ask_again, asked, reason=REASON),
            lambda: day.lead(service.start_item, debate),
        ]
    )

    went_on = day.item(debate).state is ItemState.RUNNING
    assert rows(day, Round) == (1 if went_on else 2)
    assert (day.asked(asked).void_reason is None) is went_on


def test_answers_sent_while_a_round_is_asked_again_are_all_counted_somewhere_or_refused(day):
    first = day.open_round()
    tokens = [day.room.new_seat() for _ in range(12)]
    for token in tokens[:4]:
        send(day.room, first, token=token)

    def close_and_ask_again() -> bool:
        day.close(first)
        return day.lead(again_service.ask_again, first, reason=REASON)

    outcomes = each_at_once(
        [*(lambda token=token: send(day.room, first, token=token) for token in tokens[4:]),
         close_and_ask_again]
    )  # fmt: skip

    again = day.last_attempt(day.asked(first).agenda_item_id)
    acknowledged = sum(isinstance(outcome, ranking.Outcome) for outcome in outcomes)
    refused = [outcome for outcome in outcomes if isinstance(outcome, RoundClosed)]
    assert acknowledged + len(refused) == 8
    assert result(day, first).n == 4 + acknowledged
    for token in tokens:
        send(day.room, again, token=token)
    with day.room.store.session() as db:
        assert answered(db, again) == len(tokens)


def test_late_retry_to_what_was_set_aside_hears_that_it_does_not_count(day, asked):
    day.seal(asked)
    again = day.ask_again(asked)

    with pytest.raises(RoundClosed) as refused:
        send(day.room, asked, token=day.tokens[0])

    assert (refused.value.set_aside, refused.value.earlier_counts) == (True, False)
    with day.room.store.session() as db:
        assert answered(db, again) == 0
        kinds = db.scalars(select(Ballot.kind).where(Ballot.round_id == asked)).all()
    assert kinds == [AnswerKind.ORDER] * len(ORDERS)


@pytest.mark.parametrize("deed", DEEDS)
def test_second_click_changes_nothing(day, asked, deed):
    day.seal(asked)
    assert day.lead(deed, asked, reason=REASON) is True
    journal, version = day.journal(), day.version()

    changed = day.lead(deed, asked, reason="another reason")

    assert changed is False
    assert day.asked(asked).void_reason == REASON
    assert (day.journal(), day.version()) == (journal, version)
