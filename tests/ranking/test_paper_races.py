"""Several people type the same sheets in at once, while the round is closed and counted."""

from collections.abc import Callable

from seminar.facilitation import service as facilitation
from seminar.facilitation.refusals import PaperEnteredOnce, RoundCounted, RoundStillOpen
from seminar.ranking.paper_refusals import RankingCounted, SheetCounted
from seminar.ranking.paper_service import Entered
from tests.at_once import at_once
from tests.cast import Room
from tests.ranking.paper_stage import offered, typed, typed_twice, waiting
from tests.ranking.stage import answers, close, open_round, taking_part

TYPISTS = 20


def test_one_sheet_typed_by_twenty_at_once_is_one_answer(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)

    heard = at_once([lambda: typed(room, round_id, code)] * TYPISTS)

    assert heard == {Entered.ONCE: 1, Entered.COUNTED: 1, SheetCounted: TYPISTS - 2}
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert (taking_part(room, round_id), waiting(room, round_id)) == (1, [])


def test_one_sheet_typed_in_two_ways_by_twenty_is_at_most_one_answer(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    orders = ("1>2>3>4>5", "5>4>3>2>1")

    heard = at_once(
        [lambda order=orders[n % 2]: typed(room, round_id, code, order) for n in range(TYPISTS)]
    )

    assert heard[Entered.ONCE] == 1
    assert heard[Entered.COUNTED] == len(answers(room, round_id)) == taking_part(room, round_id)
    assert heard[Entered.COUNTED] + len(waiting(room, round_id)) == 1
    assert heard.total() == TYPISTS
    assert set(heard) <= {*Entered, SheetCounted}


def test_twenty_sheets_against_closing_and_counting_are_counted_or_refused(room: Room) -> None:
    codes, round_id = offered(room, TYPISTS), open_round(room)
    for code in codes:
        typed(room, round_id, code)
    entries = [lambda code=code: typed(room, round_id, code) for code in codes]
    closings: list[Callable[[], object]] = [lambda: close(room, round_id)] * 5
    counts: list[Callable[[], object]] = [lambda: count(room, round_id)] * 10

    heard = at_once([*entries, *closings, *counts])

    assert heard[Entered.COUNTED] == TYPISTS
    # A closing that comes after the count is refused.
    assert heard[None] + heard[RoundCounted] == 5
    assert heard[True] + heard[False] + heard[RoundStillOpen] + heard[PaperEnteredOnce] == 10
    assert len(answers(room, round_id)) == taking_part(room, round_id) == TYPISTS
    assert waiting(room, round_id) == []


def test_first_entries_against_counting_never_stay_behind(room: Room) -> None:
    codes, round_id = offered(room, TYPISTS), open_round(room)
    close(room, round_id)
    entries = [lambda code=code: typed(room, round_id, code) for code in codes]

    heard = at_once([*entries, lambda: count(room, round_id)])

    # Either an entry came first, and nothing was counted; or the count did, and all were refused.
    left = len(waiting(room, round_id))
    assert (heard[True], heard[PaperEnteredOnce], left) in {(1, 0, 0), (0, 1, TYPISTS)}
    assert (heard[Entered.ONCE], heard[RankingCounted]) == (left, TYPISTS - left)


def test_sheets_typed_twice_by_many_at_once_are_all_counted(room: Room) -> None:
    codes, round_id = offered(room, TYPISTS), open_round(room)

    heard = at_once([lambda code=code: typed_twice(room, round_id, code) for code in codes])

    assert heard == {Entered.COUNTED: TYPISTS}
    assert len(answers(room, round_id)) == taking_part(room, round_id) == TYPISTS


def count(room: Room, round_id: object) -> bool:
    """Count the round; tell whether that was new."""
    with room.store.session() as db, room.store.writing(db):
        return facilitation.count_round(
            db, room.seminar(db), round_id, account_id=None, now=room.now
        )
