"""The store: one engine, one Session per request, and the only place where writing begins.

On SQLite one writer works at a time: a lock in the process, then BEGIN IMMEDIATE. The busy
timeout is short because under gevent a waiting SQLite would freeze every page; the waiting is
done here, where other requests go on.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from flask import current_app, g
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, InvalidatePoolError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from seminar.errors import StoreBusy
from seminar.live import outbox
from seminar.live.hub import Hub

PATIENCE = 5.0
# So much of it may have gone by before it is worth a statement to say so.
SOON = 1.0

# Fewer than connections, so that pages find one while every writer waits for a lock.
WRITERS = 20
# A connection unused for longer may have lost its store, which was started anew meanwhile.
RESTED = 1.0
WRITES = {"seminar_writes": True}
# Under `temp_store` what SQLite sorts or writes anew never lies in a file outside the store.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)
# Busy, full or absent: nothing was written, and the same may be sent again.
STORE_AWAY = (StoreBusy, OperationalError, InterfaceError, NoConnection)


class Database:
    """The engine of one store and what is announced from it."""

    def __init__(self, url: str, hub: Hub) -> None:
        self.hub = hub
        self.url = url
        self.engine = _sqlite_engine(url) if url.startswith("sqlite") else _postgresql_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self.session = sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        self._writers = threading.BoundedSemaphore(1 if self.is_sqlite else WRITERS)

    @contextmanager
    def writing(self, db: Session, *, until: float | None = None) -> Iterator[Session]:
        """Begin writing, commit, and announce; on any error nothing has changed.

        What was read before is read again, so that a decision rests on what is stored now.
        Locks are waited for `until` a moment of the monotonic clock, else for the patience.
        """
        db.rollback()
        db.expire_all()
        until = until or time.monotonic() + PATIENCE
        try:
            with self._turn(until):
                if self.is_sqlite:
                    _begin_immediately(db, until)
                else:
                    _wait_for_locks(db, until)
                yield db
                db.commit()
        except BaseException:
            db.rollback()
            outbox.discard(db)
            raise
        outbox.deliver(db, self.hub)

    @contextmanager
    def _turn(self, until: float) -> Iterator[None]:
        if not self._writers.acquire(timeout=max(0.0, until - time.monotonic())):
            raise StoreBusy
        try:
            yield
        finally:
            self._writers.release()


def engine_for_migrations(store: Database) -> Engine:
    """Return an engine under which SQLite's tables can be made anew with what refers to them kept.

    SQLite changes a table by making a new one and dropping the old, and with foreign keys on
    that would delete every row that refers to it.
    """
    if not store.is_sqlite:
        return store.engine
    return _sqlite_engine(store.url, pragmas=["foreign_keys=OFF"])


def database() -> Database:
    """Return the store of the application in use."""
    store: Database = current_app.extensions["seminar.database"]
    return store


def session() -> Session:
    """Return the Session of this request; it is closed when the request ends."""
    if "db" not in g:
        g.db = database().session()
    return g.db  # type: ignore[no-any-return]


@contextmanager
def writing() -> Iterator[Session]:
    """Write in this request's Session; commits at the end, or changes nothing."""
    with database().writing(session()) as db:
        yield db


def close_session(_error: BaseException | None = None) -> None:
    """Give the connection of this request back."""
    db = g.pop("db", None)
    if db is None:
        return
    try:
        db.close()
    except DBAPIError:
        # The store went away under an answer that is ready; it must not become an error for that.
        db.invalidate()


def _begin_immediately(db: Session, until: float) -> None:
    while True:
        try:
            db.connection(execution_options=WRITES)
        except OperationalError as error:
            if "locked" not in str(error.orig) or time.monotonic() > until:
                raise StoreBusy from error
            db.rollback()
            time.sleep(0.02)
        else:
            return


def _wait_for_locks(db: Session, until: float) -> None:
    """Let who has waited for its turn wait less for locks; others have the connection's time."""
    left = until - time.monotonic()
    if left < PATIENCE - SOON:
        db.execute(text(f"SET LOCAL lock_timeout = {max(1, int(1000 * left))}"))


def _postgresql_engine(url: str) -> Engine:
    plain = make_url(url).set(drivername="postgresql+psycopg")
    # A connection is waited for as long as a lock, and no longer.
    patience = {"options": f"-c lock_timeout={PATIENCE:.0f}s", "connect_timeout": int(PATIENCE)}
    engine = create_engine(
        plain,
        pool_size=20,
        max_overflow=20,
        pool_timeout=PATIENCE,
        connect_args=patience,
        hide_parameters=True,
    )
    _ask_after_a_rest(engine)
    return engine


def _ask_after_a_rest(engine: Engine) -> None:
    """Before a connection that has rested is used, ask whether the store is still at its end.

    Asking each time, as pool_pre_ping does, would be a sixth of what an answer waits for.
    """

    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["used"] = time.monotonic()

    def ask(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info["used"] < RESTED:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "connect", note)
    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", ask)


# Both engines hide parameters: an error that is logged would else name seats and orders.
def _sqlite_engine(url: str, *, pragmas: Sequence[str] = ()) -> Engine:
    file = make_url(url).database
    if file:
        Path(file).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(
        url,
        module=_sqlite_module(),
        connect_args={"timeout": 0.02, "isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )

    def set_pragmas(connection: Any, _record: object) -> None:
        for pragma in (*PRAGMAS, *pragmas):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _sqlite_module() -> ModuleType:
    """Return the SQLite that is safe to write beside a checkpoint (3.51.3 or newer), if there."""
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415
    except ImportError:
        import sqlite3 as dbapi2  # noqa: PLC0415
    return dbapi2  # type: ignore[no-any-return]


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("seminar_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
