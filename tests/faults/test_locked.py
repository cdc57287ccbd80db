"""Another process holds the store: answers wait or are asked for again, other pages go on."""

import statistics
import threading
import time

import pytest
from sqlalchemy import text

from tests.faults.arena import Arena
from tests.faults.hall import Chair
from tests.faults.phone import Phone
from tests.faults.phones import ROTATED

PEOPLE = 60


@pytest.mark.parametrize("seconds", [3, 8])
def test_a_locked_store_loses_nothing_and_stops_no_page(open_arena, tell, is_full, seconds):
    arena = open_arena(people=PEOPLE + 1)
    if not is_full and (seconds == 8 or not arena.store.is_sqlite):
        pytest.skip("`make attack` tries the long lock, and PostgreSQL.")
    server = arena.server()
    server.start()
    heard: list[tuple[int | None, float]] = []
    senders = [
        threading.Thread(target=send, args=(server.port, chair, heard))
        for chair in arena.seats[:PEOPLE]
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
    first = [status for status, _ in heard]
    for chair in arena.seats[:PEOPLE]:
        send(server.port, chair, heard)
    server.stop()

    slowest = max(took for _, took in heard[:PEOPLE])
    tell(
        usual_median_ms=round(1000 * statistics.median(usual)),
        counted=first.count(303),
        not_yet=first.count(503),
        slowest=round(slowest, 1),
        page_median_ms=round(1000 * statistics.median(pages)),
        page_longest_ms=round(1000 * max(pages)),
    )
    assert set(first) <= ({303} if seconds == 3 else {303, 503})
    assert [status for status, _ in heard[PEOPLE:]] == [303] * PEOPLE
    assert len(arena.answers()) == arena.taking_part() == PEOPLE
    # On a busy machine a page takes longer than 100 ms with nothing locked too.
    assert statistics.median(pages) <= max(0.1, 2 * statistics.median(usual))


def lock(arena: Arena, db: object) -> None:
    """Take what every answer needs, as a long maintenance command would."""
    if arena.store.is_sqlite:
        db.connection(execution_options={"seminar_writes": True})
    else:
        db.execute(text("LOCK TABLE ballot IN EXCLUSIVE MODE"))


def send(port: int, chair: Chair, heard: list[tuple[int | None, float]]) -> None:
    """Send one answer and note what came back, after how many seconds."""
    phone, began = Phone(port), time.monotonic()
    heard.append((phone.send(chair, (ROTATED[0], 1)), time.monotonic() - began))
    phone.close()


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
