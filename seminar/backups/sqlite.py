"""SQLite: a copy by its backup interface, and an exchange of files."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, NullPool, create_engine, text
from sqlalchemy.exc import DatabaseError

from seminar.backups.holding import Holding, held_by
from seminar.backups.refusals import BackupNotEqual, NotABackup, StoreInUse

SUFFIX = ".sqlite"


def write(engine: Engine, file: Path, *, head: str) -> Holding:
    """Copy the store into the empty file and compare both; writers go on meanwhile."""
    with engine.connect() as connection:
        held = held_by(connection, head=head)
        # The same connection, so the copy shows the same moment as the numbers.
        source: Any = connection.connection.driver_connection
        copy = _module(engine).connect(file, isolation_level=None)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            # Pages keep the order of arrival, which joins seats to answers until a round is
            # counted. Written anew, rows stand in the order of their keys.
            copy.execute("VACUUM")
        finally:
            copy.close()
    if _read(engine, file, head=head) != held:
        raise BackupNotEqual
    return held


def revision_in(engine: Engine, file: Path) -> str:
    """Return the revision of the tables in a backup; refuses one that is damaged."""
    if not file.is_file():
        raise NotABackup(file, "there is no such file.")
    return _read(engine, file, head="").revision


def set_aside(_engine: Engine) -> tuple[str, ...]:
    """Return the replaced stores that lie inside the store: none, they are files beside it."""
    return ()


def put_back(engine: Engine, file: Path, *, aside: str) -> Path:
    """Put the backup in the place of the store; return where the replaced store is now."""
    store = Path(engine.url.database or "").resolve()
    _refuse_when_open(engine, store)
    arriving = store.with_name(f"{store.name}.part")
    shutil.copyfile(file, arriving)
    arriving.chmod(0o600)
    _reach_the_disk(arriving)
    replaced = store.with_name(f"{store.stem}-{aside}{SUFFIX}")
    # A damaged store could not be emptied of its log, which then moves with it.
    for ending in ("-wal", "-shm"):
        if (log := store.with_name(store.name + ending)).exists():
            log.rename(replaced.with_name(replaced.name + ending))
    # A second name first: whatever happens between the two steps, there is a store.
    os.link(store, replaced)
    arriving.replace(store)
    _reach_the_disk(store.parent)
    return replaced


def _read(engine: Engine, file: Path, *, head: str) -> Holding:
    address = f"file:{quote(str(file.resolve()))}?mode=ro&immutable=1"
    module = _module(engine)
    backup = create_engine(
        "sqlite://",
        module=module,
        creator=lambda: module.connect(address, uri=True),
        poolclass=NullPool,
    )
    try:
        with backup.connect() as connection:
            said = connection.scalar(text("PRAGMA integrity_check"))
            if said != "ok":
                raise NotABackup(file, said)
            return held_by(connection, head=head)
    except DatabaseError as error:
        raise NotABackup(file, error.orig) from error


def _refuse_when_open(engine: Engine, store: Path) -> None:
    """Leave the write-ahead log, which SQLite does only for one who is alone with the store."""
    engine.dispose()
    module = _module(engine)
    connection = module.connect(store, timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except module.DatabaseError as error:
        # A store too damaged to be opened is just what one restores over.
        if "locked" in str(error):
            raise StoreInUse from error
    finally:
        connection.close()


def _reach_the_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _module(engine: Engine) -> Any:
    return engine.dialect.loaded_dbapi
