import time
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from seminar import database
from seminar.database import Database
from seminar.errors import StoreBusy
from seminar.live import outbox
from seminar.live.hub import Audience, Hub
from seminar.models import Attempt
from tests.at_once import at_once


def attempt(bucket):
    return Attempt(scope="test", bucket=bucket, window=0, n=1)


def test_what_is_written_is_there_for_everybody(store, db):
    with store.writing(db):
        db.add(attempt("kept"))

    with store.session() as other:
        assert other.scalars(select(Attempt.bucket)).all() == ["kept"]


def test_after_an_error_nothing_has_changed_and_nothing_is_announced(store, db, room):
    with store.session() as reading:
        seminar_id = room.seminar(reading).id
    state = store.hub.state(Audience.ROOM, seminar_id).number

    def fail():
        with store.writing(db):
            db.add(attempt("lost"))
            outbox.announce(db, seminar_id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert db.scalars(select(Attempt)).all() == []
    assert store.hub.state(Audience.ROOM, seminar_id).number == state


def test_an_error_of_the_store_tells_nothing_of_what_was_sent(store, db):
    with pytest.raises(DBAPIError) as raised:
        db.execute(text("SELECT * FROM nowhere WHERE ranking = :ranking"), {"ranking": "3>1>2"})

    assert "nowhere" in str(raised.value)
    assert "3>1>2" not in str(raised.value)


def test_an_announcement_leaves_after_the_commit(store, db, room):
    with store.session() as reading:
        seminar_id = room.seminar(reading).id
    state = store.hub.state(Audience.ROOM, seminar_id).number

    with store.writing(db):
        outbox.announce(db, seminar_id)
        assert store.hub.state(Audience.ROOM, seminar_id).number == state

    assert store.hub.state(Audience.ROOM, seminar_id).number == state + 1


def test_writers_wait_for_each_other(store):
    def write(number):
        with store.session() as db, store.writing(db):
            db.add(attempt(f"writer {number}"))

    at_once([lambda number=number: write(number) for number in range(20)])

    with store.session() as db:
        assert len(db.scalars(select(Attempt)).all()) == 20


@pytest.fixture
def small_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    made = Database(f"sqlite:///{tmp_path}/folder/small.sqlite", Hub())
    with made.session() as db, made.writing(db):
        db.execute(text("CREATE TABLE thing (name TEXT)"))
    return made


def test_a_store_locked_from_outside_is_busy_and_keeps_what_it_has(small_store):
    outside = small_store.engine.connect()
    outside.exec_driver_sql("INSERT INTO thing VALUES ('first')")

    with (
        small_store.session() as db,
        pytest.raises(StoreBusy, match="Nothing was changed"),
        small_store.writing(db),
    ):
        db.execute(text("INSERT INTO thing VALUES ('second')"))
    outside.commit()
    outside.close()

    with small_store.session() as db:
        assert db.execute(text("SELECT name FROM thing")).all() == [("first",)]


def test_a_writer_that_does_not_finish_keeps_others_waiting_only_so_long(small_store):
    with small_store.session() as first, small_store.writing(first), small_store.session() as db:
        waiting = small_store.writing(db)

        with pytest.raises(StoreBusy):
            waiting.__enter__()


def test_sqlite_keeps_every_acknowledged_change(small_store):
    with small_store.engine.connect() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]

    assert pragmas == ["wal", 2, 1, 1]
    small_store.engine.dispose()


def test_who_has_waited_for_its_turn_waits_less_for_locks(room):
    with room.store.session() as db, room.store.writing(db, until=time.monotonic() + 2):
        left = None if room.store.is_sqlite else db.scalar(text("SHOW lock_timeout"))

    with room.store.session() as db, room.store.writing(db):
        usual = None if room.store.is_sqlite else db.scalar(text("SHOW lock_timeout"))

    assert usual in {None, "5s"}
    assert left is None or 1 <= int(left.removesuffix("ms").removesuffix("s")) < 2000


def test_a_connection_that_lost_its_store_while_it_rested_is_replaced(store, monkeypatch):
    if store.is_sqlite:
        pytest.skip("SQLite's store is a file: no connection to it is lost.")
    monkeypatch.setattr(database, "RESTED", 0.0)
    own = Database(store.url, Hub())
    resting, other = own.engine.connect(), own.engine.connect()
    lost = resting.scalar(text("SELECT pg_backend_pid()"))
    resting.close()
    other.execute(text("SELECT pg_terminate_backend(:lost)"), {"lost": lost})
    other.close()

    with own.session() as db:
        found = db.scalar(text("SELECT pg_backend_pid()"))

    assert found != lost
    own.engine.dispose()
