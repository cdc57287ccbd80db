"""Making a backup, and putting one back."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

from sqlalchemy import Engine, func, select

from seminar.backups import postgresql, sqlite
from seminar.backups.holding import Holding, held_by
from seminar.backups.refusals import BackupTooNew, FileInTheWay
from seminar.core.terms import COUNTED
from seminar.models import ErasedSeminar, Round

MOMENT = "%Y-%m-%d-%H%M%S"
LENGTH = len("2026-11-23-090000")
FOLDER = "backups"
UNCOUNTED = "-uncounted"
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Restored:
    """What was put back. `replaced` names the file or the schema that holds what stood there."""

    revision: str
    replaced: Path | str


def back_up_by_default(
    store: Engine, folder: Path, *, reason: str, now: datetime, head: str
) -> tuple[Path, Holding]:
    """Write a backup that nobody named; its name tells when a round was not counted yet."""
    counted = folder / FOLDER / f"{reason}-{now:{MOMENT}}{_kind(store).SUFFIX}"
    if counted.exists():
        raise FileInTheWay(counted)
    uncounted = counted.with_stem(counted.stem + UNCOUNTED)
    held = back_up(store, uncounted, head=head)
    return (uncounted if held.uncounted else uncounted.rename(counted)), held


def deletable(store: Engine, folder: Path) -> tuple[Path, ...]:
    """Return the backups nobody named that hold uncounted rounds, all of which are counted now."""
    files = sorted((folder / FOLDER).glob(f"*-{'?' * LENGTH}{UNCOUNTED}{_kind(store).SUFFIX}"))
    if not files:
        return ()
    with store.connect() as connection:
        oldest = connection.scalar(
            select(func.min(Round.opened_at)).where(Round.state.not_in(COUNTED))
        )
    return tuple(file for file in files if oldest is None or _made_before(file) <= oldest)


def outlasting(store: Engine, folder: Path) -> tuple[str, ...]:
    """Return the copies that still hold a seminar which was deleted whole since.

    Backups nobody named, and stores that a restore replaced. Others tell no moment by their name.
    """
    with store.connect() as connection:
        erased = connection.execute(select(ErasedSeminar.created_at, ErasedSeminar.erased_at)).all()
    copies = (
        {}
        if not erased
        else {
            **{
                str(file): _moment(file.stem.removesuffix(UNCOUNTED))
                for file in _files(store, folder)
            },
            **{name: _moment(name.replace("_", "-")) for name in _kind(store).set_aside(store)},
        }
    )
    return tuple(
        name
        for name, made in sorted(copies.items())
        if made and any(row.created_at <= made + SECOND and made < row.erased_at for row in erased)
    )


def _files(store: Engine, folder: Path) -> list[Path]:
    return [
        *(folder / FOLDER).glob(f"*{_kind(store).SUFFIX}"),
        *folder.glob(f"*-before-restore-*{_kind(store).SUFFIX}"),
    ]


def _moment(name: str) -> datetime | None:
    """Return the moment at the end of a name, if there is one."""
    try:
        return datetime.strptime(name[-LENGTH:], MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def _made_before(file: Path) -> datetime:
    """Return the end of the second in the name of a backup that nobody named."""
    moment = file.stem.removesuffix(UNCOUNTED)[-LENGTH:]
    return datetime.strptime(moment, MOMENT).replace(tzinfo=UTC) + timedelta(seconds=1)


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
