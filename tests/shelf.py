"""The rows of a store, to be put back into an empty one: far quicker than new ones.

They are kept as the store's own driver gives them, so that no type of ours reads or writes them.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from seminar.models import Account, Base, JournalEntry

# Rows on SQLite; on PostgreSQL what COPY writes.
Rows = Sequence[tuple[Table, Any]]


def is_empty(db: Session) -> bool:
    """Return whether nobody has an account in the store."""
    return db.scalar(select(func.count()).select_from(Account)) == 0


def rows_of(db: Session) -> Rows:
    """Return every row of the store, those first that others refer to."""
    read = _copied if _is_postgresql(db) else _selected
    found = [(table, read(db, table)) for table in Base.metadata.sorted_tables]
    return [(table, rows) for table, rows in found if rows]


def put_back(db: Session, kept: Rows) -> None:
    """Add the rows to an empty store; the record of the day goes on from its last number."""
    if not _is_postgresql(db):
        for table, rows in kept:
            marks = ", ".join("?" * len(rows[0]))
            _driver(db).executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        return
    for table, written in kept:
        with _driver(db).cursor().copy(f"COPY {table.name} FROM STDIN") as copy:
            copy.write(written)
    last = select(func.max(JournalEntry.seq)).scalar_subquery()
    db.execute(select(func.setval(func.pg_get_serial_sequence("journal", "seq"), last)))


def _selected(db: Session, table: Table) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in _driver(db).execute(f"SELECT * FROM {table.name}")]


def _copied(db: Session, table: Table) -> bytes:
    with _driver(db).cursor().copy(f"COPY {table.name} TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)


def _is_postgresql(db: Session) -> bool:
    return db.get_bind().dialect.name == "postgresql"


def _driver(db: Session) -> Any:
    return db.connection().connection.driver_connection
