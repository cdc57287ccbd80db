"""A backup holds what the store held; it is put back whole or not at all."""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text, update

from seminar.application import create_app
from seminar.backups import service
from seminar.backups.refusals import (
    BackupTooNew,
    FileInTheWay,
    NotABackup,
    ProgramMissing,
    StoreInUse,
)
from seminar.database import Database
from seminar.migrations import migrations_of
from seminar.models import ErasedSeminar, JournalEntry, Round
from tests.cast import Room, furnish_room
from tests.conftest import STORES, migrated
from tests.ranking.stage import answers, open_round, places, show
from tests.store import fresh_database, programs
from tests.tables import settings


@pytest.fixture(params=STORES)
def made(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """An application on a store of its own, which may be replaced."""
    url = f"sqlite:///{tmp_path / 'seminar.sqlite'}"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("postgresql_url"))
        monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")
    application = migrated(create_app(settings(url, tmp_path)))
    yield application
    engine_of(application).dispose()


@pytest.fixture
def house(made: Flask, now) -> Room:
    """Ada's room in that store."""
    return furnish_room(made, now=now)


def store_of(application: Flask) -> Database:
    return application.extensions["seminar.database"]


def engine_of(application: Flask):
    return store_of(application).engine


def revisions(application: Flask) -> tuple[str, ...]:
    with application.app_context():
        return tuple(script.revision for script in migrations_of(application).log())


def back_up(room: Room, file: Path):
    return service.back_up(room.store.engine, file, head=revisions(room.app)[0])


def restore(room: Room, file: Path):
    return service.restore(room.store.engine, file, revisions=revisions(room.app), now=room.now)


def test_a_backup_put_back_holds_what_it_held_and_keeps_the_replaced_store(house, tmp_path):
    file = tmp_path / "kept"
    round_id = open_round(house)
    house.phone("chidi").post(f"/s/{house.public_id}/rounds/{round_id}/answer", **places())
    held = back_up(house, file)
    house.phone("dana").post(f"/s/{house.public_id}/rounds/{round_id}/answer", **places("54321"))
    house.store.engine.dispose()

    restored = restore(house, file)

    assert answers(house, round_id) == [("order", "1>2>3>4>5", 1)]
    assert service.holding(house.store.engine, head=revisions(house.app)[0]) == held
    assert (held.rows["ballot"], held.uncounted, held.broken_entry) == (1, 1, None)
    assert ballots_in(house, restored.replaced) == 2


def ballots_in(room: Room, replaced: Path | str) -> int:
    """Count the ballots in the store that was replaced."""
    if not room.store.is_sqlite:
        with room.store.session() as db:
            return db.scalar(text(f"SELECT count(*) FROM {replaced}.ballot"))
    beside = create_app(settings(f"sqlite:///{replaced}", replaced.parent))
    try:
        return service.holding(engine_of(beside), head="").rows["ballot"]
    finally:
        engine_of(beside).dispose()


def test_only_the_owner_can_read_a_backup_and_nothing_unfinished_stays(house, tmp_path):
    folder = tmp_path / "new" / "backups"

    back_up(house, folder / "kept")

    assert [file.name for file in folder.iterdir()] == ["kept"]
    assert stat.S_IMODE((folder / "kept").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_backup_overwrites_no_file(house, tmp_path):
    (tmp_path / "kept").write_text("something else")

    with pytest.raises(FileInTheWay):
        back_up(house, tmp_path / "kept")

    assert (tmp_path / "kept").read_text() == "something else"


def test_a_store_that_somebody_has_open_is_not_replaced(house, tmp_path):
    back_up(house, tmp_path / "kept")

    other = create_app(house.app.extensions["seminar.settings"])
    newest_first = revisions(other)

    with house.store.session() as db:
        db.execute(text("SELECT 1 FROM account"))
        with pytest.raises(StoreInUse):
            service.restore(
                engine_of(other), tmp_path / "kept", revisions=newest_first, now=house.now
            )
    engine_of(other).dispose()

    assert sorted(tmp_path.glob("*before-restore*")) == []


@pytest.mark.parametrize(
    "damage", [lambda b: b"", lambda b: b[: len(b) // 2], lambda _: b"no" * 99]
)
def test_a_damaged_backup_is_refused_and_the_store_stays(house, tmp_path, damage: Callable):
    file = tmp_path / "kept"
    back_up(house, file)
    file.write_bytes(damage(file.read_bytes()))
    house.store.engine.dispose()
    before = service.holding(house.store.engine, head="")

    with pytest.raises((NotABackup, BackupTooNew)):
        restore(house, file)

    assert service.holding(house.store.engine, head="") == before


def test_a_missing_backup_is_refused(house, tmp_path):
    with pytest.raises(NotABackup):
        restore(house, tmp_path / "nothing")


def test_a_backup_of_a_newer_version_is_refused(house, tmp_path):
    file = tmp_path / "kept"
    with house.store.session() as db, house.store.writing(db):
        db.execute(text("UPDATE alembic_version SET version_num = 'of_tomorrow'"))
    back_up(house, file)

    with pytest.raises(BackupTooNew):
        restore(house, file)


def test_an_altered_record_of_the_day_is_told(house, tmp_path):
    open_round(house)
    with house.store.session() as db, house.store.writing(db):
        first = db.scalar(text("SELECT min(seq) FROM journal"))
        db.execute(update(JournalEntry).where(JournalEntry.seq == first).values(deed="altered"))

    assert back_up(house, tmp_path / "kept").broken_entry == first


def test_a_backup_beside_writers_is_one_moment(house, tmp_path):
    round_id = open_round(house)
    seats = [house.new_seat() for _ in range(30)]
    ended = threading.Event()

    def answer() -> None:
        for token in seats:
            phone = house.phone("chidi").hold_seat(house.public_id, token)
            phone.post(f"/s/{house.public_id}/rounds/{round_id}/answer", **places())
        ended.set()

    writer = threading.Thread(target=answer)
    writer.start()
    held = [back_up(house, tmp_path / f"kept-{n}") for n in range(5)]
    writer.join()

    assert [one.rows["ballot"] for one in held] == [one.rows["participation"] for one in held]


def test_copies_of_before_a_deletion_are_named_and_others_are_not(house, tmp_path):
    engine, hour = house.store.engine, timedelta(hours=1)
    moments = {"early": -2 * hour, "before": hour, "after": 5 * hour}
    with house.store.session() as db, house.store.writing(db):
        db.add(ErasedSeminar(created_at=house.now, erased_at=house.now + 3 * hour))
    (tmp_path / "backups").mkdir()
    suffix = ".sqlite" if house.store.is_sqlite else ".dump"
    for name, since in moments.items():
        moment = f"{house.now + since:{service.MOMENT}}"
        (tmp_path / "backups" / f"{name}-{moment}-uncounted{suffix}").touch()
        (tmp_path / f"{name}-before-restore-{moment}{suffix}").touch()
    (tmp_path / "backups" / f"named-by-somebody{suffix}").touch()

    named = service.outlasting(engine, tmp_path)

    moment = f"{house.now + hour:{service.MOMENT}}"
    assert named == (
        str(tmp_path / "backups" / f"before-{moment}-uncounted{suffix}"),
        str(tmp_path / f"before-before-restore-{moment}{suffix}"),
    )


def test_store_that_a_restore_replaced_is_named_where_it_lies_inside(house, tmp_path):
    with house.store.session() as db, house.store.writing(db):
        db.add(ErasedSeminar(created_at=house.now, erased_at=house.now + timedelta(days=1)))
        if not house.store.is_sqlite:
            db.execute(text("CREATE SCHEMA before_restore_2026_11_23_093000"))

    named = service.outlasting(house.store.engine, tmp_path)

    inside = () if house.store.is_sqlite else ("before_restore_2026_11_23_093000",)
    assert named == inside
    with house.store.session() as db, house.store.writing(db):
        if not house.store.is_sqlite:
            db.execute(text("DROP SCHEMA before_restore_2026_11_23_093000"))


def test_without_the_programs_of_postgresql_it_is_said_what_to_install(
    house, tmp_path, monkeypatch
):
    if house.store.is_sqlite:
        pytest.skip("SQLite needs no program.")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ProgramMissing, match="postgresql-client"):
        back_up(house, tmp_path / "kept")

    assert list(tmp_path.glob("kept*")) == []


def by_default(room: Room, folder: Path, now: datetime):
    head = revisions(room.app)[0]
    return service.back_up_by_default(
        engine_of(room.app), folder, reason="seminar", now=now, head=head
    )


def test_the_name_of_a_backup_tells_that_a_round_was_not_counted(house, tmp_path):
    counted, _ = by_default(house, tmp_path, house.now)
    round_id = open_round(house)
    later = house.now + timedelta(minutes=1)

    uncounted, held = by_default(house, tmp_path, later)

    show(house, round_id)
    again, _ = by_default(house, tmp_path, later + timedelta(minutes=1))
    assert held.uncounted == 1
    assert [file.stem for file in (counted, uncounted, again)] == [
        "seminar-2026-11-23-090000",
        "seminar-2026-11-23-090100-uncounted",
        "seminar-2026-11-23-090200",
    ]
    assert sorted(file.stem for file in (tmp_path / "backups").iterdir()) == sorted(
        file.stem for file in (counted, uncounted, again)
    )


def test_a_second_backup_of_the_same_moment_overwrites_none(house, tmp_path):
    file, _ = by_default(house, tmp_path, house.now)
    content = file.read_bytes()

    with pytest.raises(FileInTheWay):
        by_default(house, tmp_path, house.now)

    assert (list(file.parent.iterdir()), file.read_bytes()) == ([file], content)


def test_a_backup_can_be_deleted_once_all_it_held_uncounted_is_counted(house, tmp_path):
    round_id = open_round(house)
    file, _ = by_default(house, tmp_path, house.now + timedelta(minutes=1))
    (file.parent / "mine-uncounted.sqlite").touch()
    while_open = service.deletable(house.store.engine, tmp_path)
    show(house, round_id)
    counted = service.deletable(house.store.engine, tmp_path)
    # A round that was opened later is in no earlier backup.
    second = open_round(house)
    with house.store.session() as db, house.store.writing(db):
        db.get_one(Round, second).opened_at = house.now + timedelta(minutes=2)

    meanwhile = service.deletable(house.store.engine, tmp_path)

    assert (while_open, counted, meanwhile) == ((), (file,), (file,))
    assert file.exists()
    assert service.deletable(house.store.engine, tmp_path / "nowhere") == ()
