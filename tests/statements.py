"""Which statements a piece of code sends to the store."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from seminar.database import Database

LOCK = re.compile(r"FROM (\w+) .* FOR (UPDATE|NO KEY UPDATE|SHARE|KEY SHARE)(?: OF \w+)?$")


@contextmanager
def statements(store: Database) -> Iterator[list[str]]:
    """Collect what is asked of the store, each on one line, without opening and closing words.

    Only this thread is heard: a test of streams leaves the bridge watching, which asks the same
    store once a second.
    """
    asked: list[str] = []
    here = threading.get_ident()

    def notice(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        told = " ".join(statement.split())
        if threading.get_ident() == here and not told.startswith(("BEGIN", "PRAGMA")):
            asked.append(told)

    event.listen(store.engine, "before_cursor_execute", notice)
    try:
        yield asked
    finally:
        event.remove(store.engine, "before_cursor_execute", notice)


def locks(sent: list[str]) -> list[str]:
    """Return which rows were locked by statements and how, in this order; SQLite locks none."""
    return [" ".join(found.groups()) for found in map(LOCK.search, sent) if found]
