"""Another process holds the store: answers wait or are asked for again, other pages go on."""

import statistics
import threading
import time

import pytest
from sqlalchemy import text

from seminar import database
from tests.faults.arena import Arena
from tests.faults.hall import Chair
from tests.faults.phone import Phone
from tests.faults.phones import ROTATED

PEOPLE = 60
QUICK, FULL = 1, (3, 8)
LONGEST_PAGE = 0.1


@pytest.mark.parametrize("seconds", [QUICK, *FULL])
def test_a_locked_store_loses_nothing_and_stops_no_page(open_arena, tell, is_full, seconds):
    if is_full is not (seconds in FULL):
        pytest.skip("`make attack` holds the lock for long, `make test` for a moment.")
    arena = open_arena(people=PEOPLE + 1)
    usual, pages, heard = sent_while_locked(arena, seconds)

    first = [status for status, _ in heard[:PEOPLE]]
    slowest = max(took for _, took in heard[:PEOPLE])
    tell(
        usual_median_ms=round(1000 * statistics.median(usual)),
        counted=first.count(303),
        not_yet=first.count(503),
        slowest=round(slowest, 1),
        page_median_ms=round(1000 * statistics.median(pages)),
        page_95_of_100_ms=round(1000 * nearly_longest(pages)),
        page_longest_ms=round(1000 * max(pages)),
    )
    assert set(first) <= ({303, 503} if seconds == 8 else {303})
    assert [status for status, _ in heard[PEOPLE:]] == [303] * PEOPLE
    assert len(arena.answers()) == arena.taking_part() == PEOPLE
    # On a busy machine everything takes longer, with nothing locked too.
    assert slowest <= database.PATIENCE + max(1, 20 * statistics.median(usual))
    if is_full:
        assert statistics.median(pages) <= LONGEST_PAGE


def sent_while_locked(
    arena: Arena, seconds: float
) -> tuple[list[float], list[float], list[tuple[int | None, float]]]:
    """Let everybody answer while the store is locked, and once more afterwards.

    Returns how long pages took before and meanwhile, and what each phone heard after how long.
    """
    server = arena.server()
    server.start()
    heard: list[tuple[int | None, float]] = []
    phones = {chair: Phone(server.port) for chair in arena.seats[:PEOPLE]}
    for phone in phones.values():
        phone.open_page()
    senders = [
        threading.Thread(target=send, args=(phone, chair, heard)) for chair, phone in phones.items()
    ]

    usual = look(arena, server.port, until=time.monotonic() + 1)
    with arena.store.session() as db:
        lock(arena, db)
        began = time.monotonic()
        for sender in senders:
            sender.start()
        pages = look(arena, server.port, until=began + seconds)
        db.rollback()
    for sender in senders:
        sender.join()
    for chair, phone in phones.items():
        send(phone, chair, heard)
        phone.close()
    server.kill()
    return usual, pages, heard


def nearly_longest(took: list[float]) -> float:
    """Return how long 95 of 100 took at most."""
    return statistics.quantiles(took, n=20)[-1]


def lock(arena: Arena, db: object) -> None:
    """Take what every answer needs, as a long maintenance command would."""
    if arena.store.is_sqlite:
        db.connection(execution_options={"seminar_writes": True})
    else:
        db.execute(text("LOCK TABLE ballot IN EXCLUSIVE MODE"))


def send(phone: Phone, chair: Chair, heard: list[tuple[int | None, float]]) -> None:
    """Send one answer and note what came back, after how many seconds."""
    began = time.monotonic()
    heard.append((phone.send(chair, (ROTATED[0], 1)), time.monotonic() - began))


def look(arena: Arena, port: int, *, until: float) -> list[float]:
    """Load the page of a seat that is not answering; return how long each time took."""
    phone, took = Phone(port), []
    while time.monotonic() < until:
        status, seconds = phone.get(
            f"/s/{arena.room.public_id}/order", cookie=arena.seats[-1].cookie
        )
        assert status == 200
        took.append(seconds)
        time.sleep(0.05)
    phone.close()
    return took
