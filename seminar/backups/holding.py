"""What a store holds, in a few numbers by which a backup is compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, inspect, select, table, text
from sqlalchemy.orm import Session

from seminar import journal

REVISION = "alembic_version"


@dataclass(frozen=True)
class Holding:
    """The revision of the tables and how many rows each has.

    `uncounted` rounds were open or closed and not counted yet. `broken_entry` is the first entry
    of the record of the day that does not follow from the one before; None in a good record and
    where the tables are of another revision.
    """

    revision: str
    rows: Mapping[str, int]
    uncounted: int
    broken_entry: int | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever stored."""
        return sum(rows for name, rows in self.rows.items() if name != REVISION) == 0


def held_by(connection: Connection, *, head: str) -> Holding:
    """Return what the store behind the connection holds, all at the moment of its snapshot."""
    names = inspect(connection).get_table_names()
    rows = {
        name: connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in names
    }
    revision = connection.scalar(text("SELECT version_num FROM alembic_version")) if names else ""
    return Holding(
        revision=revision or "",
        rows=rows,
        uncounted=_uncounted(connection) if "round" in rows else 0,
        broken_entry=journal.first_broken(Session(connection)) if revision == head else None,
    )


def _uncounted(connection: Connection) -> int:
    asked = text("SELECT count(*) FROM round WHERE state IN ('open', 'closed')")
    return connection.scalar(asked) or 0
