"""PostgreSQL is killed while phones send: 503 meanwhile, and the server needs no restart."""

import statistics
import time

import pytest

from seminar.core.terms import IdentityMode
from tests.faults.phones import Phones
from tests.faults.verdict import CLEAN, verdict

QUICK = {"kills": 1, "acknowledged": 100}
FULL = {"kills": 24, "acknowledged": 8_000}


@pytest.mark.parametrize("open_arena", ["postgresql"], indirect=True)
def test_a_killed_postgresql_loses_doubles_and_alters_nothing(
    open_arena, postgresql, is_full, tell
):
    size = FULL if is_full else QUICK
    room = open_arena(people=size["acknowledged"] * 2, modes=[*IdentityMode])
    room.store.engine.dispose()
    server = room.server()
    server.start()
    recoveries = []

    with Phones(room, server.port) as phones:
        for kill in range(1, size["kills"] + 1):
            phones.wait_for(kill * size["acknowledged"] // size["kills"])
            postgresql.kill()
            time.sleep(0.3)
            postgresql.start()
            began, heard = time.monotonic(), phones.acknowledged
            phones.wait_for(heard + 16)
            recoveries.append(time.monotonic() - began)
    server.kill()

    tell(
        kills=size["kills"],
        acknowledged=phones.acknowledged,
        seats=len(phones.heard),
        verdict=verdict(room, phones),
        statuses=dict(phones.statuses),
        recovery_median=round(statistics.median(recoveries), 2),
        recovery_longest=round(max(recoveries), 2),
    )
    assert verdict(room, phones) == CLEAN
    assert set(phones.statuses) <= {303, 409, 503}
