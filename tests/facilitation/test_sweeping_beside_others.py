"""Sweeping while others read, hold or seal what is to be swept."""

import threading
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from seminar.facilitation import sweeping
from seminar.facilitation.sweeping import sweep
from seminar.models import Seat
from tests.at_once import at_once
from tests.facilitation.day import ORDERS, Day
from tests.facilitation.test_sweeping import held, leftovers, sealed

__all__ = ["sealed"]


@contextmanager
def reading_an_old_state(day: Day):
    """Look at the store as it is now until the block ends, as a backup does."""
    engine = day.room.store.engine
    if not day.room.store.is_sqlite:
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM ballot"))
        yield


def test_what_a_reader_still_sees_is_swept_after_it_has_gone(day, monkeypatch):
    monkeypatch.setattr(sweeping, "PATIENCE", 0.05)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    with reading_an_old_state(day):
        day.seal(round_id)
        while_reading = sweep(day.room.store)
        left = leftovers(day)

    afterwards = sweep(day.room.store)

    assert (while_reading, left, afterwards, leftovers(day)) == (False, 1, True, 0)


def test_a_reader_who_soon_goes_is_waited_for(day, monkeypatch):
    monkeypatch.setattr(sweeping, "PATIENCE", 10.0)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    reads, sealed = threading.Event(), threading.Event()

    def read() -> None:
        with reading_an_old_state(day):
            reads.set()
            sealed.wait()
            time.sleep(0.2)

    reader = threading.Thread(target=read)
    reader.start()
    reads.wait()
    day.seal(round_id)
    sealed.set()

    done = sweep(day.room.store)

    reader.join()
    assert (done, leftovers(day)) == (True, 0)


def test_rows_that_an_old_snapshot_may_see_are_not_called_swept(day, monkeypatch):
    if day.room.store.is_sqlite:
        pytest.skip("SQLite keeps what a reader sees in its log, which is tried above.")
    monkeypatch.setattr(sweeping, "PATIENCE", 0.05)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    engine = day.room.store.engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as elsewhere:
        elsewhere.execute(text("SELECT count(*) FROM account"))
        day.seal(round_id)
        while_reading = sweep(day.room.store)

    assert (while_reading, sweep(day.room.store), leftovers(day)) == (False, True, 0)


def test_a_table_that_somebody_holds_is_not_waited_for(sealed):
    if sealed.room.store.is_sqlite:
        pytest.skip("SQLite locks no table.")
    with sealed.room.store.engine.begin() as connection:
        connection.execute(text("LOCK TABLE ballot IN ACCESS SHARE MODE"))
        while_held = sweep(sealed.room.store)

    assert (while_held, leftovers(sealed)) == (False, 1)
    assert sweep(sealed.room.store) is True


def test_a_sealing_during_the_sweeping_is_left_for_the_next_one(sealed, monkeypatch):
    second = sealed.open_round
    cleared = "_sqlite_is_cleared" if sealed.room.store.is_sqlite else "_postgresql_is_cleared"
    clear = getattr(sweeping, cleared)

    def count_meanwhile(*store) -> bool:
        done = clear(*store)
        sealed.seal(second(nth=1))
        return done

    monkeypatch.setattr(sweeping, cleared, count_meanwhile)

    assert sweep(sealed.room.store) is True
    assert leftovers(sealed) == 1


def test_many_may_sweep_at_once(sealed):
    kept = held(sealed, Seat)

    done = at_once([lambda: sweep(sealed.room.store)] * 4)

    assert done[True] > 0
    assert done[True] + done[False] == 4
    assert held(sealed, Seat) == kept
    assert sweep(sealed.room.store) is True
    assert leftovers(sealed) == 0
