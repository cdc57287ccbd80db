"""What may be told of a round is searched before anything is written, and again if it changed."""

from sqlalchemy import event

from seminar.core.detail import Detail, Telling
from seminar.core.profile import Profile
from seminar.core.reading import from_json
from seminar.core.terms import CountFileState
from seminar.facilitation import searching, service
from seminar.facilitation.searching import detail_of, search_ahead, telling_of
from seminar.models import Result
from tests.facilitation.day import ORDERS

MIXED = ("1>2>3>4>5", "2>1>3>5>4", "3>1>2>4>5", "1>3>5>2>4", "5>1>2=3>4", "4>2>1>3>5") * 2


def search(day, round_id):
    """Search ahead from an empty memory; return how much is known then."""
    searching._ROOMS.clear()
    with day.room.store.session() as db:
        search_ahead(db, day.room.seminar(db), round_id)
    return len(searching._ROOMS)


def stored(day, round_id):
    with day.room.store.session() as db:
        return db.get_one(Result, round_id)


def test_open_round_is_not_searched(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)

    assert search(day, round_id) == 0


def test_closed_round_is_searched_without_a_statement_that_writes(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)
    day.close(round_id)
    statements = []
    engine = day.room.store.engine
    event.listen(engine, "before_cursor_execute", lambda *values: statements.append(values[2]))

    assert search(day, round_id) == 1
    reading = ("SELECT", "PRAGMA")
    assert [one for one in statements if not one.startswith(reading) and one != "BEGIN"] == []


def test_round_that_was_searched_is_not_searched_again(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)
    day.close(round_id)
    search(day, round_id)

    assert day.lead(service.count_round, round_id)

    assert len(searching._ROOMS) == 1
    room = Profile.from_histogram(5, [(order, 1) for order in MIXED])
    assert from_json(stored(day, round_id).reading).detail is telling_of(room).detail


def test_answers_that_changed_meanwhile_are_searched_again(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)
    day.close(round_id)
    search(day, round_id)
    assert day.lead(service.reopen_round, round_id)
    day.answer(round_id, [*MIXED, ORDERS[0]])
    day.close(round_id)

    assert day.lead(service.count_round, round_id)

    assert len(searching._ROOMS) == 2
    result = stored(day, round_id)
    assert from_json(result.reading).detail in (Detail.HALVES, Detail.WHOLE)
    assert result.count_file is CountFileState.SEALED


def test_nobodys_order_is_kept_in_memory():
    few = Profile.from_histogram(5, [("1>2>3>4>5", 4)])
    searching._ROOMS.clear()
    searching._GROUPS.clear()

    told = telling_of(few), detail_of(few)

    assert told == (Telling(Detail.COUNTS), Detail.COUNTS)
    assert [len(key) for key in (*searching._ROOMS, *searching._GROUPS)] == [32, 32]
