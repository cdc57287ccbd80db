"""Backups made while phones send: each holds every answer acknowledged before it was begun."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.application import create_app
from seminar.backups import service as backups
from seminar.facilitation import service as facilitation
from seminar.migrations import migrations_of
from seminar.models import Ballot, Result
from tests.faults.arena import Arena
from tests.faults.phones import Phones
from tests.store import fresh_database, programs
from tests.tables import settings

QUICK, FULL = 3, 100


def test_a_backup_under_load_misses_no_acknowledged_answer(
    open_arena, request, monkeypatch, is_full, tell
):
    arena = open_arena(people=60_000 if is_full else 6_000)
    monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")
    server = arena.server()
    server.start()
    missing, sizes = 0, []

    with Phones(arena, server.port) as phones:
        for number in range(FULL if is_full else QUICK):
            phones.wait_for(phones.acknowledged + random.randrange(1, 40))
            before = {chair.key for chair in phones.counted_now()}
            file = arena.folder / f"backup-{number}"
            backups.back_up(arena.store.engine, file, head=revision(arena))
            with restored(arena, file, request) as copy:
                kept = keys(copy, arena)
            missing += len(before - kept)
            sizes.append(len(before))
    server.kill()
    last = arena.folder / "last"
    backups.back_up(arena.store.engine, last, head=revision(arena))
    with restored(arena, last, request) as copy:
        result_of_copy = counted(copy, arena)
    result = counted(arena.app, arena)

    tell(backups=len(sizes), acknowledged_before_the_last=sizes[-1], missing=missing)
    assert missing == 0
    assert result_of_copy == result


@contextmanager
def restored(arena: Arena, file: Path, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """Put a backup into a store of its own and open it."""
    folder = file.with_name(f"{file.name}-store")
    folder.mkdir()
    url = f"sqlite:///{folder / 'seminar.sqlite'}"
    if not arena.store.is_sqlite:
        url = fresh_database(request.getfixturevalue("postgresql").url)
    app = create_app(settings(url, folder))
    engine = app.extensions["seminar.database"].engine
    if arena.store.is_sqlite:
        engine.connect().close()
    backups.restore(engine, file, revisions=[revision(arena)], now=arena.room.now)
    try:
        yield app
    finally:
        engine.dispose()


def revision(arena: Arena) -> str:
    """Return the newest revision of the tables."""
    with arena.app.app_context():
        return migrations_of(arena.app).log()[0].revision


def keys(app: Flask, arena: Arena) -> set[bytes]:
    """Return the keys of the stored answers."""
    with app.extensions["seminar.database"].session() as db:
        return set(db.scalars(select(Ballot.answer_key).where(Ballot.round_id == arena.round_id)))


def counted(app: Flask, arena: Arena) -> tuple[int, object]:
    """Close and count the round; return how many answers there are and what they came to."""
    store = app.extensions["seminar.database"]
    deeds: list[Callable[..., bool]] = [facilitation.close_round, facilitation.count_round]
    for deed in deeds:
        with store.session() as db, store.writing(db):
            seminar = arena.room.seminar(db)
            deed(db, seminar, arena.round_id, account_id=None, now=arena.room.now)
    with store.session() as db:
        result = db.get_one(Result, arena.round_id)
        return result.n, result.reading
