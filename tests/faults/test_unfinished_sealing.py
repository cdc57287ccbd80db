"""A server that died between the count and the clearing of the files finishes it when it starts."""

import time

from sqlalchemy import func, select

from seminar.facilitation import service
from seminar.models import Leftover
from tests.faults.arena import Arena
from tests.ranking.stage import close, send

PATIENCE = 20.0


def leftovers(arena: Arena) -> int:
    with arena.store.session() as db:
        return db.scalar(select(func.count()).select_from(Leftover))


def test_a_sealing_cut_short_is_finished_at_the_next_start(open_arena):
    arena = open_arena(12)
    for chair in arena.seats:
        send(arena.room, arena.round_id, token=chair.token)
    close(arena.room, arena.round_id)
    with arena.store.session() as db, arena.store.writing(db):
        seminar = arena.room.seminar(db)
        service.count_round(db, seminar, arena.round_id, account_id=None, now=arena.room.now)
    cut_short = leftovers(arena)
    server = arena.server()

    server.start()
    began = time.monotonic()
    while leftovers(arena) and time.monotonic() - began < PATIENCE:
        time.sleep(0.05)

    assert (cut_short, leftovers(arena)) == (1, 0), server.log()
    assert "Traceback" not in server.log()
