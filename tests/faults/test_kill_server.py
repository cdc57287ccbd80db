"""The server is killed while phones send: what was acknowledged is there, once and as it was."""

import random
import statistics

from tests.faults.phones import Phones
from tests.faults.verdict import CLEAN, verdict

SEED = 2022
QUICK = {"kills": 2, "acknowledged": 200}
FULL = {"kills": 200, "acknowledged": 40_000}


def test_a_killed_server_loses_doubles_and_alters_nothing(open_arena, is_full, tell):
    size = FULL if is_full else QUICK
    chance = random.Random(SEED)
    arena = open_arena(people=size["acknowledged"] + 500)
    server = arena.server()
    restarts = [server.start()]

    with Phones(arena, server.port) as phones:
        for kill in range(1, size["kills"] + 1):
            phones.wait_for(kill * size["acknowledged"] // size["kills"] - chance.randrange(20))
            server.kill()
            restarts.append(server.start())
        phones.wait_for(size["acknowledged"])
    server.stop()

    tell(
        kills=size["kills"],
        acknowledged=phones.acknowledged,
        replayed=phones.replays,
        statuses=dict(phones.statuses),
        restart_median=round(statistics.median(restarts), 2),
        restart_longest=round(max(restarts), 2),
    )
    assert verdict(arena, phones) == CLEAN
    assert set(phones.statuses) <= {303, 409, "lost"}
    assert phones.acknowledged >= size["acknowledged"]


def test_a_killed_worker_is_replaced(open_arena):
    arena = open_arena(people=1)
    server = arena.server()
    server.start()
    workers = server.workers_now()

    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.wait(10)

    assert server.wait_until_it_answers()
    assert not set(workers) & set(server.workers_now())
