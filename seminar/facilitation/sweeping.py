"""Sweeping: after a sealing no former row stays in the files of the store.

What is deleted still lies in a file: in SQLite's log and in gaps of its pages, in the dead rows
and the indexes of PostgreSQL. docs/decisions/0013-sealing.md tells what clears them, and what not.
"""

import itertools
import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from psycopg.errors import Diagnostic
from sqlalchemy import Connection, delete, select, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import OperationalError

from seminar.database import Database
from seminar.errors import StoreBusy
from seminar.facilitation.mixing import mix_people
from seminar.models import Base, Leftover, Seminar
from seminar.web.threads import Heavy, off_the_loop

PATIENCE = 1.0

# While a table waits for its lock, everybody else waits behind it.
LOCK_TIMEOUT = text("SET LOCAL lock_timeout = '500ms'")
ONE_AT_A_TIME = text("SELECT pg_try_advisory_xact_lock(7364)")

# The tables that join people to answers, each with the index by which it is sorted anew: ids and
# keys are random, so no order is left.
SORTED_ANEW = {
    "ballot": "pk_ballot",
    "participation": "pk_participation",
    "paper_sheet": "pk_paper_sheet",
    "seat": "pk_seat",
    "voice": "pk_voice",
}

# Every other table too, once somebody left or a seminar was deleted: what people wrote is in them.
WRITTEN_ANEW = {
    **SORTED_ANEW,
    **{name: f"pk_{name}" for name in Base.metadata.tables if name not in SORTED_ANEW},
}

NUMBERED = ("seat", "voice")
# Of so many seats or voices at a time, so that answers of other rooms come between.
SLICE = 2_000

# SQLite's own row numbers tell who came first. New ones stand behind all that exist.
NEW_PLACES = """
    UPDATE {table} SET rowid = mixed.place
    FROM (
        SELECT id, (SELECT max(rowid) FROM {table}) + row_number() OVER (ORDER BY random()) AS place
        FROM (
            SELECT id FROM {table} WHERE seminar_id = :seminar_id AND rowid <= :last
            ORDER BY random() LIMIT :most
        )
    ) AS mixed
    WHERE {table}.id = mixed.id
"""


def sweep(store: Database) -> bool:
    """Finish what sealings began; return False when that was not possible now.

    A reader of an old state, a backup for instance, holds former rows in the files. What was
    left is noted in the store, so the next call takes it up, also after a crash.
    """
    left = _left(store)
    if not left:
        return True
    with _turn(store) as is_ours:
        return is_ours and _is_swept(store, left)


def _is_swept(store: Database, left: Mapping[uuid.UUID, uuid.UUID | None]) -> bool:
    mixed = {seminar_id for seminar_id in left.values() if seminar_id is not None}
    with store.session() as db, store.writing(db):
        concerned = select(Seminar).where(Seminar.id.in_(mixed))
        for seminar in db.scalars(concerned).all():
            mix_people(db, seminar)
    if store.is_sqlite:
        for seminar_id, table in itertools.product(mixed, NUMBERED):
            _renumber(store, table, seminar_id)
    tables = SORTED_ANEW if mixed == set(left.values()) else WRITTEN_ANEW
    if not (
        _sqlite_is_cleared(store) if store.is_sqlite else _postgresql_is_cleared(store, tables)
    ):
        return False
    with store.session() as db, store.writing(db):
        db.execute(delete(Leftover).where(Leftover.id.in_(list(left))))
    return True


def _renumber(store: Database, table: str, seminar_id: uuid.UUID) -> None:
    """Give the rows that are there now new numbers of SQLite, by chance, slice after slice."""
    with store.session() as db:
        last = db.scalar(text(f"SELECT max(rowid) FROM {table}"))  # noqa: S608 - a word of ours.
    values = {"seminar_id": seminar_id.bytes, "last": last or 0, "most": SLICE}
    while _is_more_to_renumber(store, NEW_PLACES.format(table=table), values):
        # Whoever waits to write goes first.
        time.sleep(0)


def _is_more_to_renumber(store: Database, statement: str, values: Mapping[str, Any]) -> bool:
    with store.session() as db, store.writing(db):
        cursor = db.connection().connection.cursor()
        off_the_loop(lambda: cursor.execute(statement, values), of=Heavy.STATEMENTS)
        rows: int = cursor.rowcount
        cursor.close()
    return rows == SLICE


@contextmanager
def _turn(store: Database) -> Iterator[bool]:
    """Let one process sweep at a time; SQLite has but one that writes."""
    if store.is_sqlite:
        yield True
        return
    with store.engine.begin() as connection:
        yield bool(connection.scalar(ONE_AT_A_TIME))


def _left(store: Database) -> Mapping[uuid.UUID, uuid.UUID | None]:
    """Return what was noted, each with the seminar whose people are to be mixed."""
    with store.session() as db:
        rows = db.execute(select(Leftover.id, Leftover.seminar_id)).all()
    return {row.id: row.seminar_id for row in rows}


def _sqlite_is_cleared(store: Database) -> bool:
    """Write the whole file anew, each table sorted and without gaps, then empty the log."""
    deadline = time.monotonic() + PATIENCE
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        deeds = partial(_is_written_anew, store, cursor), partial(_is_emptied, cursor)
        return all(_in_time(deed, deadline) for deed in deeds)
    finally:
        connection.close()


def _is_written_anew(store: Database, cursor: DBAPICursor) -> bool:
    """Write the file anew beside the event loop; False while somebody else writes."""
    try:
        off_the_loop(lambda: cursor.execute("VACUUM"), of=Heavy.STATEMENTS)
    except store.engine.dialect.loaded_dbapi.OperationalError as error:
        if "locked" in str(error):
            return False
        raise StoreBusy from error
    return True


def _is_emptied(cursor: DBAPICursor) -> bool:
    """Move the log of writes into the file and empty it; False while somebody reads from it."""
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    row = cursor.fetchone()
    return row is not None and row[0] == 0


def _postgresql_is_cleared(store: Database, tables: Mapping[str, str]) -> bool:
    """Write each table and its indexes into new files, sorted; nobody else uses it meanwhile."""
    deadline = time.monotonic() + PATIENCE
    try:
        # Each table, also after one that could not be cleared.
        done = [
            _in_time(partial(_is_sorted_anew, store, *each), deadline) for each in tables.items()
        ]
    except OperationalError as error:
        if "lock timeout" in str(error):
            return False
        raise
    return all(done)


def _in_time(is_done: Callable[[], bool], deadline: float) -> bool:
    """Try until it is done or the time is over, once at least."""
    while not is_done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _is_sorted_anew(store: Database, table: str, index: str) -> bool:
    """Write one table anew; False while somebody may still see a row that was deleted.

    That may be a row of another room, since nobody can tell them apart.
    """
    with store.engine.begin() as connection:
        connection.execute(LOCK_TIMEOUT)
        return _kept_dead(connection, f"CLUSTER (VERBOSE) {table} USING {index}") == 0


def _kept_dead(connection: Connection, command: str) -> int:
    """Return how many dead rows were kept because somebody may still read them."""
    kept: list[int] = []

    def hear(said: Diagnostic) -> None:
        # Only the line that counts rows has a detail: "0 dead row versions cannot be removed yet."
        if number := re.search(r"\d+", said.message_detail or ""):
            kept.append(int(number[0]))

    driver: Any = connection.connection.driver_connection
    driver.add_notice_handler(hear)
    try:
        connection.execute(text(command))
    finally:
        driver.remove_notice_handler(hear)
    return sum(kept)
