"""The rows of a store, to be put back into an empty one: twenty times quicker than new ones."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, func, insert, null, select
from sqlalchemy.orm import Session

from seminar.models import Account, Base, JournalEntry

Rows = Sequence[tuple[Table, list[dict[str, Any]]]]


def is_empty(db: Session) -> bool:
    """Return whether nobody has an account in the store."""
    return db.scalar(select(func.count()).select_from(Account)) == 0


def rows_of(db: Session) -> Rows:
    """Return every row of the store, those first that others refer to."""
    found = [
        (table, [dict(row) for row in db.execute(select(table)).mappings()])
        for table in Base.metadata.sorted_tables
    ]
    return [(table, rows) for table, rows in found if rows]


def put_back(db: Session, kept: Rows) -> None:
    """Add the rows to an empty store; the record of the day goes on from its last number."""
    for table, rows in kept:
        db.execute(insert(table).values([_with_nulls(row) for row in rows]))
    if db.get_bind().dialect.name == "postgresql":
        last = select(func.max(JournalEntry.seq)).scalar_subquery()
        db.execute(select(func.setval(func.pg_get_serial_sequence("journal", "seq"), last)))


def _with_nulls(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row with nothing where it held nothing; None in a JSON column is JSON's null."""
    return {name: null() if value is None else value for name, value in row.items()}
