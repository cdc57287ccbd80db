"""Two consoles at once, and answers that arrive while a round is being closed."""

from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import service
from seminar.models import Result
from seminar.ranking import service as ranking
from seminar.readings.round import answered
from tests.at_once import at_once, each_at_once
from tests.facilitation.day import ORDERS
from tests.ranking.stage import send


def test_round_counted_by_eight_clicks_is_counted_once(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.close(round_id)

    counted = at_once([lambda: day.lead(service.count_round, round_id)] * 8)

    assert counted == {True: 1, False: 7}
    assert [entry[0] for entry in day.journal()].count("counted round") == 1


def test_only_one_of_two_items_started_at_once_runs(day):
    ids = [day.items(ItemKind.WELCOME)[0], day.items(ItemKind.DEBATE)[0]]

    at_once([lambda item_id=item_id: day.lead(service.start_item, item_id) for item_id in ids])

    states = sorted(day.item(item_id).state for item_id in ids)
    assert states == [ItemState.DONE, ItemState.RUNNING]


def test_every_acknowledged_answer_is_in_the_count(day):
    round_id = day.open_round()
    tokens = [day.room.new_seat() for _ in range(12)]

    outcomes = each_at_once(
        [
            *(lambda token=token: send(day.room, round_id, token=token) for token in tokens[:6]),
            lambda: day.lead(service.close_round, round_id),
            *(lambda token=token: send(day.room, round_id, token=token) for token in tokens[6:]),
        ]
    )
    day.lead(service.count_round, round_id)

    acknowledged = sum(isinstance(outcome, ranking.Outcome) for outcome in outcomes)
    with day.room.store.session() as db:
        assert answered(db, round_id) == acknowledged
        assert db.get_one(Result, round_id).n == acknowledged
