"""The server is killed while phones send: what was acknowledged is there, once and as it was.

The phones sit in three seminars, one of each identity mode, and most of them change their answer.
Meanwhile the team types sheets in and gives seats new links.
"""

import random
import statistics
from contextlib import closing

from seminar.core.terms import IdentityMode
from tests.faults.arena import Arena
from tests.faults.desk import Desk
from tests.faults.hall import CARDS
from tests.faults.phone import Phone
from tests.faults.phones import ROTATED, Phones
from tests.faults.verdict import CLEAN, verdict

SEED = 2022
QUICK = {"kills": 2, "acknowledged": 200}
FULL = {"kills": 200, "acknowledged": 40_000}


def test_a_killed_server_loses_doubles_and_alters_nothing(open_arena, is_full, tell):
    size = FULL if is_full else QUICK
    chance = random.Random(SEED)
    # A seat answers twice on average.
    arena = open_arena(people=size["acknowledged"] * 6 // 10 + 500, modes=[*IdentityMode])
    server = arena.server()
    server.start()
    set_aside = ask_again_after_some_answered(arena, server.port)
    restarts = []

    with Phones(arena, server.port) as phones, Desk(arena, server.port) as desk:
        for kill in range(1, size["kills"] + 1):
            phones.wait_for(kill * size["acknowledged"] // size["kills"] - chance.randrange(20))
            server.kill()
            restarts.append(server.start())
        phones.wait_for(size["acknowledged"])
    server.kill()

    tell(
        kills=size["kills"],
        acknowledged=phones.acknowledged,
        seats=len(phones.heard),
        replayed=phones.replays,
        statuses=dict(phones.statuses),
        sheets=desk.sheets,
        renewed=desk.renewed,
        verdict=verdict(arena, phones, desk),
        restart_median=round(statistics.median(restarts), 2),
        restart_longest=round(max(restarts), 2),
    )
    assert verdict(arena, phones, desk) == CLEAN
    assert min(desk.sheets, desk.renewed) > 0
    assert set(phones.statuses) <= {303, 409, "lost"}
    assert phones.acknowledged >= size["acknowledged"]
    assert arena.set_aside() == set_aside


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


def ask_again_after_some_answered(arena: Arena, port: int) -> object:
    """Let those with printed cards answer in every hall, then ask all halls once more.

    Return what was set aside: the same people answer anew, and it must stay as it is.
    """
    early = arena.seats[: CARDS * len(arena.halls)]
    with closing(Phone(port)) as phone:
        assert [phone.send(chair, (ROTATED[4], 1)) for chair in early] == [303] * len(early)
    arena.ask_again()
    return arena.set_aside()
