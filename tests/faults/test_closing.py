"""An answer that meets the closing is counted, or it is refused: never thanked and left out."""

import threading
from pathlib import Path

from seminar import paths
from seminar.facilitation import service as facilitation
from seminar.models import Result
from tests.faults.arena import Arena
from tests.faults.phone import Phone
from tests.faults.phones import ROTATED


def test_an_answer_that_meets_the_closing_is_not_thanked(open_arena):
    assert thanked_and_counted(open_arena(people=1)) == ([409], 0, 0)


def thanked_and_counted(
    arena: Arena, *, source: Path = paths.ROOT
) -> tuple[list[int | None], int, int]:
    """Let an answer arrive while the round is being closed and counted, not yet for good.

    Return what the phone heard, how many answers the result has, and how many are stored.
    """
    server = arena.server(source=source)
    server.start()
    heard: list[int | None] = []

    def answer() -> None:
        phone = Phone(server.port)
        heard.append(phone.send(arena.seats[0], (ROTATED[0], 1)))
        phone.close()

    with arena.store.session() as db, arena.store.writing(db):
        seminar, now = arena.room.seminar(db), arena.room.now
        for deed in (facilitation.close_round, facilitation.count_round):
            deed(db, seminar, arena.round_id, account_id=None, now=now)
        db.flush()
        sending = threading.Thread(target=answer)
        sending.start()
        sending.join(1.0)
    sending.join()
    server.kill()

    with arena.store.session() as db:
        counted = db.get_one(Result, arena.round_id).n
    return heard, counted, len(arena.answers())
