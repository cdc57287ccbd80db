"""Paper: who typed what in stands in the record, and what is typed in is held against others."""

import uuid

from sqlalchemy import select

from seminar.core.ballot import AnswerKind
from seminar.models import Account, PaperSheet
from seminar.ranking import paper_service
from seminar.ranking.paper_service import SheetEntry, sheet_of
from tests.cast import Room
from tests.ranking.paper_stage import offered, typed
from tests.ranking.stage import open_round
from tests.recorded import let, recorded
from tests.statements import locks, statements


def entry(round_id: uuid.UUID, code: str, ranking: str = "1>2>3>4>5") -> SheetEntry:
    return SheetEntry(round_id, code, uuid.uuid4(), AnswerKind.ORDER, ranking)


def typist(room: Room, round_id: uuid.UUID) -> str | None:
    """Return the name of who typed in what waits."""
    with room.store.session() as db:
        waiting = select(PaperSheet).where(PaperSheet.round_id == round_id)
        return db.get_one(Account, db.scalars(waiting).one().account_id).name


def test_each_deed_on_paper_is_recorded_with_who_did_it_and_when(room: Room) -> None:
    round_id, told = open_round(room), len(recorded(room))

    codes = let("ada", room, paper_service.offer_sheets, "batch", people=2, minute=1)
    let("ben", room, paper_service.enter_sheet, entry(round_id, codes[0]), minute=2)
    let("ada", room, paper_service.enter_sheet, entry(round_id, codes[0]), minute=3)
    let("ben", room, paper_service.enter_sheet, entry(round_id, codes[1]), minute=4)
    let("ada", room, paper_service.set_entries_aside, round_id, minute=5)

    assert recorded(room)[told:] == [
        ("offered sheets", "2", "ada", 1),
        ("entered paper order", "", "ben", 2),
        ("entered paper order", "", "ada", 3),
        ("entered paper order", "", "ben", 4),
        ("set aside paper entries", "1", "ada", 5),
    ]


def test_entry_that_waits_names_who_typed_it_in_last(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    let("ben", room, paper_service.enter_sheet, entry(round_id, code))
    first = typist(room, round_id)

    let("ada", room, paper_service.enter_sheet, entry(round_id, code, "5>4>3>2>1"))

    assert (first, typist(room, round_id)) == ("Ben", "Ada")


def test_typing_in_holds_the_round_and_then_the_sheet(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)

    with statements(room.store) as sent:
        typed(room, round_id, code)

    expected = ["round SHARE", "seat NO KEY UPDATE", "seminar NO KEY UPDATE"]
    assert locks(sent) == ([] if room.store.is_sqlite else expected)


def test_looking_a_sheet_up_holds_nothing(room: Room) -> None:
    (code,) = offered(room)

    with room.store.session() as db, statements(room.store) as sent:
        sheet_of(db, room.seminar(db), code)

    assert (sent != [], locks(sent)) == (True, [])
