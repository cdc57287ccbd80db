"""Files written by whoever keeps the store: whole or not at all, and nothing sealed."""

import zipfile
from pathlib import Path

import pytest
from sqlalchemy import update

from seminar.core.terms import CountFileState
from seminar.models import Result
from seminar.outcome.exporting import (
    ExportKind,
    FileExists,
    FileNotWritten,
    NoPublicCountFiles,
    NoSuchSeminar,
    exported,
    write_new,
)
from tests.cast import Room
from tests.facilitation.day import ORDERS, Day


def counted(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)


def test_public_bundle_is_exported(room: Room, tmp_path: Path) -> None:
    counted(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Result).values(count_file=CountFileState.PUBLIC))

    with room.store.session() as db:
        file = exported(db, room.public_id, kind=ExportKind.BUNDLE)
    write_new(tmp_path / file.name, file.content)

    assert file.name == f"seminar-{room.public_id}-bundle.zip"
    assert "round-1-attempt-1.json" in zipfile.ZipFile(tmp_path / file.name).namelist()
    assert list(tmp_path.iterdir()) == [tmp_path / file.name]


def test_sealed_bundle_is_not_exported(room: Room) -> None:
    counted(room)

    with room.store.session() as db, pytest.raises(NoPublicCountFiles):
        exported(db, room.public_id, kind=ExportKind.BUNDLE)


def test_word_file_of_the_note_is_exported(room: Room) -> None:
    with room.store.session() as db:
        file = exported(db, room.public_id, kind=ExportKind.WORD)

    assert file.name == f"seminar-{room.public_id}-note.docx"


def test_unknown_seminar_is_refused(room: Room) -> None:
    with room.store.session() as db, pytest.raises(NoSuchSeminar):
        exported(db, "nowhere", kind=ExportKind.BUNDLE)


def test_file_that_is_there_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ada,")

    with pytest.raises(FileExists, match=r"exists already\. Nothing was written\."):
        write_new(file, b"bundle")

    assert file.read_text() == "Dear Ada,"
    assert list(tmp_path.iterdir()) == [file]


def test_folder_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten, match=r"cannot be written: No such file or directory\."):
        write_new(tmp_path / "nowhere" / "bundle.zip", b"bundle")

    assert list(tmp_path.iterdir()) == []
