"""Which count files leave the store, and which are kept."""

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from seminar.core.count_file import count_tables
from seminar.core.profile import Profile
from seminar.core.terms import CountFileState
from seminar.models import Result
from seminar.readings.count_file import count_files
from tests.cast import Room
from tests.facilitation.day import ORDERS, Day

EVERY = tuple(CountFileState)


def files(room: Room, *states: CountFileState) -> list[tuple[int, int]]:
    """Return number and attempt of the rounds whose count files somebody would get."""
    with room.store.session() as db:
        found = count_files(db, room.seminar(db), states=states or EVERY)
        return [(file.number, file.attempt) for file in found]


def change(room: Room, **values: object) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Result).values(**values))


def test_counted_round_has_its_tables_words_and_seed(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS, together=3)
    day.seal(round_id)

    with room.store.session() as db:
        (found,) = count_files(db, room.seminar(db), states=(CountFileState.SEALED,))

    profile = Profile.from_histogram(5, [(order, 1) for order in ORDERS])
    assert found.tables == count_tables(profile, together=3)
    assert found.seed == round_id.int % 2**32
    assert (found.areas[0], len(found.areas)) == ("Protection of civilians", 5)
    assert found.question.endswith("?")
    assert set(found.attested) == {"firmness"}
    assert files(room, CountFileState.PUBLIC) == []


def test_rounds_that_are_not_counted_give_nothing(room: Room) -> None:
    day = Day(room)
    opened = day.open_round()
    day.answer(opened, ORDERS)
    while_open = files(room)
    day.close(opened)

    assert (while_open, files(room)) == ([], [])


def test_round_that_was_set_aside_keeps_its_tables_to_itself(room: Room) -> None:
    day = Day(room)
    first = day.open_round()
    day.answer(first, ORDERS)
    day.seal(first)
    again = day.ask_again(first)
    day.answer(again, ORDERS)
    day.seal(again)

    assert files(room) == [(1, 2)]
    with room.store.session() as db:
        assert db.get_one(Result, first).tables["orders"] == 8


def test_room_under_five_orders_keeps_its_tables_to_itself(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS[:4], together=9)
    day.seal(round_id)

    assert files(room) == []
    with room.store.session() as db:
        result = db.get_one(Result, round_id)
        assert (result.tables["orders"], result.count_file) == (4, CountFileState.SEALED)


def test_trying_out_has_no_count_file(room: Room) -> None:
    day = Day(room)
    day.plan_practice()
    round_id = day.practise()
    day.answer(round_id, ORDERS)
    day.seal(round_id)

    assert files(room) == []


def test_seminar_gives_only_its_own(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)

    assert files(room.eves()) == []


@pytest.mark.parametrize("kept", [{"tables": None}, {"count_file": None}])
def test_round_counted_before_there_were_count_files_gives_none(
    room: Room, db: Session, kept: dict[str, None]
) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    change(room, **kept)

    assert files(room) == []
