"""How many orders on paper a round has."""

from seminar.readings.paper import answered_on_paper, entered_once
from tests.cast import Room
from tests.ranking.paper_stage import offered, typed, typed_twice
from tests.ranking.stage import open_round, send, show


def test_sheets_are_told_apart_from_phones_and_from_other_rounds(room: Room) -> None:
    codes, first = offered(room, 4), open_round(room)
    for code in codes:
        typed_twice(room, first, code)
    show(room, first)
    second = open_round(room)
    send(room, second, token=room.seats["chidi"])
    typed_twice(room, second, codes[0])
    typed(room, second, codes[1])

    with room.store.session() as db:
        rounds = (first, second)
        found = [(answered_on_paper(db, each), entered_once(db, each)) for each in rounds]

    assert found == [(4, 0), (1, 1)]
