"""Making a backup, and putting one back."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType

from sqlalchemy import Engine

from seminar.backups import postgresql, sqlite
from seminar.backups.holding import Holding, held_by
from seminar.backups.refusals import BackupTooNew, FileInTheWay

MOMENT = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True)
class Restored:
    """What was put back. `replaced` names the file or the schema that holds what stood there."""

    revision: str
    replaced: Path | str


def default_file(store: Engine, folder: Path, *, reason: str, now: datetime) -> Path:
    """Return the name of a backup that nobody named."""
    return folder / "backups" / f"{reason}-{now:{MOMENT}}{_kind(store).SUFFIX}"


def holding(store: Engine, *, head: str) -> Holding:
    """Return what the store holds now."""
    with store.connect() as connection:
        return held_by(connection, head=head)


def back_up(store: Engine, file: Path, *, head: str) -> Holding:
    """Write a backup that only its owner can read; it gets its name once it was verified."""
    if file.exists():
        raise FileInTheWay(file)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        held: Holding = _kind(store).write(store, unfinished, head=head)
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return held


def restore(store: Engine, file: Path, *, revisions: Sequence[str], now: datetime) -> Restored:
    """Put a backup in the place of the store, which is kept beside it.

    `revisions` are those this version knows, newest first.
    """
    kind = _kind(store)
    revision = kind.revision_in(store, file)
    if revision not in revisions:
        raise BackupTooNew(file)
    replaced = kind.put_back(store, file, aside=f"before-restore-{now:{MOMENT}}")
    return Restored(revision, replaced)


def _kind(store: Engine) -> ModuleType:
    return sqlite if store.dialect.name == "sqlite" else postgresql
