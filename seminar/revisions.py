"""Whether the tables of a store are those of this program; asked once, when a server starts."""

import re
from functools import cache

from sqlalchemy import Engine, inspect, text

from seminar import paths
from seminar.database import STORE_AWAY
from seminar.errors import Refusal

STEP = re.compile(
    r'^revision = "(\w+)"$.*?^down_revision = (?:"(\w+)"|None)$', re.MULTILINE | re.DOTALL
)


class TablesMissing(Refusal):
    """The store is empty."""

    def __init__(self) -> None:
        super().__init__("The store has no tables yet. Make them with: seminar upgrade")


class TablesTooOld(Refusal):
    """The store was last served by an earlier version."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The tables of the store are of an earlier version of Seminar ({revision}). "
            "Bring them up to date with: seminar upgrade"
        )


class TablesTooNew(Refusal):
    """The store was last served by a later version, or by another program."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"The tables of the store are of a newer version of Seminar ({revision}), which this "
            "one does not know. Install that version; nothing was changed."
        )


def refuse_other_tables(store: Engine) -> None:
    """Raise why this program must not serve the store. One that is away is not judged.

    Its connection is given up, because a server parts into workers afterwards.
    """
    try:
        stored = _revision_of(store)
    except STORE_AWAY:
        return
    finally:
        store.dispose()
    if not stored:
        raise TablesMissing
    if stored not in known_steps():
        raise TablesTooNew(stored)
    if stored in known_steps().values():
        raise TablesTooOld(stored)


@cache
def known_steps() -> dict[str, str]:
    """Return each step of the tables with the one before it, read without loading Alembic."""
    files = (file.read_text() for file in paths.MIGRATIONS.glob("*.py"))
    return {found[1]: found[2] or "" for found in map(STEP.search, files) if found}


def _revision_of(store: Engine) -> str:
    with store.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""
