"""Headings of the note are renamed in every form, checked, and given their defaults again."""

import pytest

from seminar.core.terms import IdentityMode
from seminar.outcome.documents import FileKind, brief_of
from seminar.outcome.refusals import NumberHidden
from tests.cast import GUEST, Room, furnish_room
from tests.client import Browser
from tests.outcome.stage import draft_of, finalise

# Pages decide the same on either store.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)


def address(room: Room) -> str:
    return f"/seminars/{room.public_id}/note/headings"


def rename(room: Room, text: str, *, key: str = "next") -> int:
    return room.staff("rosa").post(address(room), key=key, text=text).status_code


def headings(room: Room) -> dict[str, str]:
    return {section.key: section.heading for section in draft_of(room).note().sections}


def test_renamed_heading_stands_in_note_and_brief_and_blank_is_the_default_again(
    room: Room,
) -> None:
    before = headings(room)

    assert rename(room, "Suivi {facts.title} & more") == 303
    renamed = headings(room)
    brief = draft_of(room).brief()
    assert rename(room, "  ") == 303

    assert renamed == {**before, "next": "Suivi {facts.title} & more"}
    assert "Suivi {facts.title} & more" in [section.heading for section in brief.sections]
    assert headings(room) == before


def test_default_typed_out_is_no_name_of_its_own(room: Room) -> None:
    rename(room, "Next steps")

    assert draft_of(room).facts.headings == ()


def test_renaming_is_a_change_of_the_note(room: Room) -> None:
    finalise(room)

    rename(room, "What follows")

    assert draft_of(room).note().masthead.status == "Draft 2"


@pytest.mark.parametrize(("key", "text"), [("next", "x" * 81), ("", "A"), ("x" * 41, "A")])
def test_heading_that_does_not_fit_changes_nothing(room: Room, key: str, text: str) -> None:
    before = headings(room)

    assert rename(room, text, key=key) == 422
    assert headings(room) == before


def test_section_that_the_note_has_not_is_not_found(room: Room) -> None:
    assert rename(room, "A", key="no-such") == 404


def test_number_of_people_in_a_heading_stops_the_note(room: Room) -> None:
    rename(room, "What two participants refused")

    with pytest.raises(NumberHidden):
        draft_of(room).file(FileKind.NOTE_MARKDOWN)
    with room.store.session() as db:
        assert "two participants" not in str(brief_of(db, room.seminar(db)))
    page = room.staff("rosa").get(f"/seminars/{room.public_id}/note/check").text
    assert f"{address(room)}#heading.next" in page


def test_name_in_a_heading_stops_the_note(app: object, now: object) -> None:
    room = furnish_room(app, now=now, mode=IdentityMode.NAMED)
    rename(room, f"Steps of {GUEST}")

    answer = room.staff("rosa").get(f"/seminars/{room.public_id}/note.md")

    assert answer.status_code == 409


def test_others_read_and_rename_nothing(room: Room) -> None:
    for browser in (room.staff("eve"), room.phone("chidi"), Browser(room.app)):
        assert browser.get(address(room)).status_code in {303, 404}
        assert browser.post(address(room), key="next", text="A").status_code in {401, 404}

    assert headings(room)["next"] == "Next steps"
