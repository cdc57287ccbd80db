"""Versions: sealed as they were, kept, and without words that were taken back since."""

import hashlib

import pytest
from sqlalchemy import select, update

from seminar.core.terms import CountFileState
from seminar.errors import NotFound
from seminar.models import JournalEntry, NoteVersion, Result
from seminar.outcome.bundles import bundle_file
from seminar.outcome.documents import FileKind
from seminar.outcome.kept import kept_version
from seminar.outcome.refusals import NoteChanged, NumberDiffers
from tests.cast import Room
from tests.client import Browser
from tests.core.note.document_text import document_text
from tests.facilitation.day import ORDERS, Day
from tests.outcome.stage import draft_of, finalise

KEY = "limits.room"


def address(room: Room, rest: str = "") -> str:
    return f"/seminars/{room.public_id}/note/versions{rest}"


def word(room: Room, text: str, *, key: str = KEY, version: int = 0) -> None:
    path = f"/seminars/{room.public_id}/note/sentences/{key}"
    assert room.staff("rosa").post(path, text=text, version=version).status_code == 303


def kept(room: Room, number: int = 1) -> str:
    with room.store.session() as db:
        found = kept_version(db, room.seminar(db), number)
        return document_text(found.note) + document_text(found.brief)


def stored(room: Room) -> str:
    with room.store.session() as db:
        rows = db.scalars(select(NoteVersion))
        return "".join(row.note + row.brief for row in rows)


def test_note_that_never_went_out_is_the_first_draft(room: Room) -> None:
    note = draft_of(room).note()

    assert (note.masthead.status, note.seal, note.is_final) == ("Draft 1", "", False)


def test_final_note_says_so_with_its_hash_in_every_form(room: Room) -> None:
    number = finalise(room)

    draft = draft_of(room)
    note = draft.note()
    assert number == 1
    assert (note.masthead.status, note.is_final) == ("Version 1, final", True)
    assert note.seal == (
        f"Version 1, sealed on 23 November 2026 at 10:00. SHA-256 of what it says: {draft.sha256}."
    )
    for kind in (FileKind.NOTE_MARKDOWN, FileKind.NOTE_JSON, FileKind.EMAIL):
        assert draft.sha256 in draft.file(kind).content.decode()
    assert draft.sha256 in room.staff("rosa").get(f"/seminars/{room.public_id}/note").text


def test_sealing_the_same_note_twice_makes_one_version(room: Room) -> None:
    assert [finalise(room), finalise(room)] == [1, 1]
    with room.store.session() as db:
        deeds = db.scalars(select(JournalEntry.deed)).all()
    assert deeds.count("finalised note") == 1


def test_any_later_change_is_a_new_draft_and_the_version_stays(room: Room) -> None:
    finalise(room)
    before = kept(room)

    word(room, "The room was full of energy.")

    assert draft_of(room).note().masthead.status == "Draft 2"
    assert draft_of(room).note().seal == ""
    assert kept(room) == before
    assert finalise(room) == 2
    assert "full of energy" in kept(room, 2)


def test_new_facts_are_a_new_draft_too(room: Room) -> None:
    finalise(room)

    room.staff("ada").post(f"/seminars/{room.public_id}/head-count", people="12")

    assert draft_of(room).note().masthead.status == "Draft 2"


def test_change_that_was_taken_back_leaves_the_note_final(room: Room) -> None:
    finalise(room)
    word(room, "The room was full of energy.")
    path = f"/seminars/{room.public_id}/note/sentences/{KEY}"

    room.staff("rosa").post(path, restore="yes", version=1)

    assert draft_of(room).note().masthead.status == "Version 1, final"


def test_note_that_is_not_the_one_that_was_seen_is_not_sealed(room: Room) -> None:
    seen = draft_of(room).sha256
    word(room, "The room was full of energy.")

    with pytest.raises(NoteChanged):
        finalise(room, seen=seen)

    assert stored(room) == ""


def test_stopped_note_is_not_sealed(room: Room) -> None:
    word(room, "41 people were there.")

    with pytest.raises(NumberDiffers):
        finalise(room)

    assert stored(room) == ""


def test_hash_of_the_public_bundle_stands_at_the_foot_and_of_a_sealed_one_none(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.seal(round_id)
    finalise(room)
    sealed_only = draft_of(room).note().seal
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Result).values(count_file=CountFileState.PUBLIC))

    finalise(room)

    with room.store.session() as db:
        content = bundle_file(db, room.seminar(db), state=CountFileState.PUBLIC).content
    assert "bundle" not in sealed_only
    assert (
        draft_of(room)
        .note()
        .seal.endswith(
            "SHA-256 of the count files that anybody may have (bundle): "
            f"{hashlib.sha256(content).hexdigest()}."
        )
    )


def test_version_that_never_was_is_not_found(room: Room) -> None:
    with room.store.session() as db, pytest.raises(NotFound):
        kept_version(db, room.seminar(db), 1)

    assert room.staff("rosa").get(address(room, "/1")).status_code == 404
    assert room.staff("rosa").get(address(room, "/99999999999999999999")).status_code == 404


def test_page_seals_the_note_and_lists_who_and_when(room: Room) -> None:
    rosa, sha256 = room.staff("rosa"), draft_of(room).sha256
    assert f'name="seen" value="{sha256}"' in rosa.get(address(room)).text

    answer = rosa.post(address(room), seen=sha256)

    assert answer.status_code == 303
    page = rosa.get(address(room)).text
    assert "The note is final: version 1." in page
    assert "By Rosa, " in page
    assert f"SHA-256 {sha256}" in page


def test_page_seals_nothing_that_was_not_seen_or_is_stopped(room: Room) -> None:
    rosa = room.staff("rosa")

    unseen = [rosa.post(address(room), seen=seen).status_code for seen in ("", "x" * 64, "x" * 99)]
    word(room, "41 people were there.")
    stopped = rosa.post(address(room), seen=draft_of(room).sha256)

    assert unseen == [409, 409, 409]
    assert stopped.status_code == 409
    assert "This stops the note" in stopped.text
    assert stored(room) == ""


@pytest.mark.parametrize("form", ["note.pdf", "brief.pdf", "note.docx", "note.md", "note.json"])
def test_version_is_downloaded_as_it_was(room: Room, form: str) -> None:
    finalise(room)
    word(room, "The room was full of energy.")

    answer = room.staff("rosa").get(address(room, f"/1/{form}"))

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="seminar-{room.public_id}-version-1-{form}"'
    )
    if form in {"note.md", "note.json"}:
        assert "Version 1, final" in answer.text
        assert "full of energy" not in answer.text


def test_others_read_and_seal_nothing(room: Room) -> None:
    finalise(room)
    sha256 = draft_of(room).sha256

    for browser in (room.staff("eve"), room.phone("chidi"), Browser(room.app)):
        answers = [browser.get(address(room, rest)) for rest in ("", "/1", "/1/note.md")]
        assert {answer.status_code for answer in answers} <= {303, 404}
        assert all(sha256 not in answer.text for answer in answers)
        assert browser.post(address(room), seen=sha256).status_code in {401, 404}
