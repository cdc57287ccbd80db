"""Two consoles at once, and answers that arrive while a round is being closed."""

import threading
from collections.abc import Callable

from seminar.core.ballot import AnswerKind
from seminar.core.terms import ItemKind, ItemState
from seminar.errors import Refusal
from seminar.facilitation import service
from seminar.models import Result
from seminar.ranking import service as ranking
from seminar.readings.round import answered
from tests.facilitation.day import ORDERS, Day


def at_once(deeds: list[Callable[[], object]]) -> list[object]:
    """Do all of them in the same instant; return what each gave, a refusal as itself."""
    together = threading.Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def do(place: int) -> None:
        together.wait()
        try:
            results[place] = deeds[place]()
        except Refusal as refusal:
            results[place] = refusal

    threads = [threading.Thread(target=do, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def cast(day: Day, round_id, token: str) -> object:
    with day.room.store.session() as db, day.room.store.writing(db):
        return ranking.cast(
            db,
            public_id=day.room.public_id,
            round_id=round_id,
            token=token,
            kind=AnswerKind.ORDER,
            ranking="1>2>3>4>5",
            revision=1,
        )


def test_round_counted_by_eight_clicks_is_counted_once(day):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.close(round_id)

    counted = at_once([lambda: day.lead(service.count_round, round_id)] * 8)

    assert sorted(counted) == [False] * 7 + [True]
    assert [entry[0] for entry in day.journal()].count("counted round") == 1


def test_only_one_of_two_items_started_at_once_runs(day):
    ids = [day.items(ItemKind.WELCOME)[0], day.items(ItemKind.DEBATE)[0]]

    at_once([lambda item_id=item_id: day.lead(service.start_item, item_id) for item_id in ids])

    states = sorted(day.item(item_id).state for item_id in ids)
    assert states == [ItemState.DONE, ItemState.RUNNING]


def test_every_acknowledged_answer_is_in_the_count(day):
    round_id = day.open_round()
    tokens = [day.room.new_seat() for _ in range(12)]

    outcomes = at_once(
        [
            *(lambda token=token: cast(day, round_id, token) for token in tokens[:6]),
            lambda: day.lead(service.close_round, round_id),
            *(lambda token=token: cast(day, round_id, token) for token in tokens[6:]),
        ]
    )
    day.lead(service.count_round, round_id)

    acknowledged = sum(isinstance(outcome, ranking.Outcome) for outcome in outcomes)
    with day.room.store.session() as db:
        assert answered(db, round_id) == acknowledged
        assert db.get_one(Result, round_id).n == acknowledged
