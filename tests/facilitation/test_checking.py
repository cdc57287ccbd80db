"""What may be told of a round is found out before anything is written, and again if it changed."""

from dataclasses import replace

from seminar.core.detail import Detail
from seminar.core.profile import Profile
from seminar.core.reading import from_json
from seminar.core.terms import CountFileState
from seminar.facilitation import service
from seminar.facilitation.checking import check_closed
from seminar.models import Result
from tests.facilitation.day import ORDERS

MIXED = ("1>2>3>4>5", "2>1>3>5>4", "3>1>2>4>5", "1>3>5>2>4", "5>1>2=3>4", "4>2>1>3>5") * 2


def checked_of(day, round_id):
    with day.room.store.session() as db:
        return check_closed(db, day.room.seminar(db), round_id)


def detail_of(day, round_id):
    with day.room.store.session() as db:
        return from_json(db.get_one(Result, round_id).reading).detail


def test_open_round_is_not_looked_into(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)

    assert checked_of(day, round_id) is None


def test_closed_round_is_searched_without_a_change(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED, together=1)
    day.close(round_id)
    before = day.journal()

    checked = checked_of(day, round_id)

    assert checked.answers.room == Profile.from_histogram(5, [(order, 1) for order in MIXED])
    assert (checked.answers.together, checked.room, checked.groups) == (1, Detail.WHOLE, {})
    assert day.journal() == before


def test_what_was_found_out_is_what_is_stored(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)
    day.close(round_id)
    checked = checked_of(day, round_id)

    # Coarser than what a search at sealing would find: it is seen that none was made.
    assert day.lead(service.count_round, round_id, checked=replace(checked, room=Detail.COUNTS))

    assert detail_of(day, round_id) is Detail.COUNTS


def test_answers_that_changed_meanwhile_are_searched_again(day):
    round_id = day.open_round()
    day.answer(round_id, MIXED)
    day.close(round_id)
    checked = replace(checked_of(day, round_id), room=Detail.TABLES)
    assert day.lead(service.reopen_round, round_id)
    day.answer(round_id, [*MIXED, ORDERS[0]])
    day.close(round_id)

    assert day.lead(service.count_round, round_id, checked=checked)

    assert detail_of(day, round_id) is Detail.HALVES
    with day.room.store.session() as db:
        assert db.get_one(Result, round_id).count_file is CountFileState.SEALED
