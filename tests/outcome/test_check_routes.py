"""The check on its page: what stops every form of the note, and what is ticked off."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from seminar.core.terms import IdentityMode
from seminar.outcome.documents import brief_of
from seminar.outcome.exporting import ExportKind, NotExported, exported
from tests.cast import GUEST, Room, furnish_room
from tests.client import Browser

FORMS = (
    *("note.pdf", "brief.pdf", "note.docx", "note.md", "note.json", "tables.zip"),
    "note/email",
)
KINDS = [kind for kind in ExportKind if kind is not ExportKind.BUNDLE]
WHO, STEPS = "who.seats", "next.organiser"
STOPPED = {
    WHO: "Forty-one people joined by phone, seat card or paper.",
    "who.present": "No head count was taken; one participant left.",
}
SENTENCES = {
    WHO: "a sentence says a number that is not the one that was counted.",
    "who.present": "a sentence says a number that could tell what one or two people answered.",
}


# Pages decide the same on either store.
pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)


@pytest.fixture
def named(app: Flask, now: datetime) -> Room:
    """A room whose team sees the names of those who are here."""
    return furnish_room(app, now=now, mode=IdentityMode.NAMED)


def address(room: Room, rest: str = "note/check") -> str:
    return f"/seminars/{room.public_id}/{rest}"


def word(room: Room, key: str, text: str, *, version: int = 0) -> None:
    path = address(room, f"note/sentences/{key}")
    assert room.staff("rosa").post(path, text=text, version=version).status_code == 303


def items(browser: Browser, room: Room) -> Iterator[dict[str, str]]:
    """Yield the fields of each form of the page by which something is ticked off."""
    for form in re.findall(r"<form.*?</form>", browser.get(address(room)).text, re.DOTALL):
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        if "doubt" in fields:
            yield {name: fields[name] for name in fields if name != "csrf_token"}


def test_unedited_note_is_stopped_by_nothing(room: Room) -> None:
    assert "Nothing stops the note." in room.staff("rosa").get(address(room)).text


@pytest.mark.parametrize("key", list(STOPPED))
def test_stop_holds_every_form_back_and_leads_to_its_place(room: Room, key: str) -> None:
    rosa = room.staff("rosa")
    word(room, key, STOPPED[key])

    answers = [rosa.get(address(room, form)) for form in FORMS]

    assert [answer.status_code for answer in answers] == [409] * len(FORMS)
    for answer in answers:
        assert answer.mimetype == "text/html"
        assert SENTENCES[key] in answer.text
        assert f"note?editing=yes#sentence-{key}" in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_stop_holds_what_a_command_would_write_back(room: Room, kind: ExportKind) -> None:
    word(room, WHO, STOPPED[WHO])

    with room.store.session() as db, pytest.raises(NotExported) as refused:
        exported(db, room.public_id, kind=kind)

    told = str(refused.value)
    assert told.startswith("The note cannot go out: a sentence says a number")
    assert told.endswith(
        "Written there: Forty-one. "
        f"The place: /seminars/{room.public_id}/note?editing=yes#sentence-{WHO}"
    )


def test_corrected_wording_lets_the_note_go_out(room: Room) -> None:
    word(room, WHO, STOPPED[WHO])
    word(room, WHO, "Two people joined; none on paper.", version=1)

    assert room.staff("rosa").get(address(room, "note.md")).status_code == 200


def test_big_screen_shows_the_composed_sentence_instead_of_a_stopped_one(room: Room) -> None:
    word(room, "brief.none", "No ranking was held; 41 people waited for one.")

    with room.store.session() as db:
        brief = str(brief_of(db, room.seminar(db)))

    assert "41 people" not in brief
    assert "No ranking was held." in brief


def test_name_stops_the_note_until_it_is_said_to_be_on_the_record(named: Room) -> None:
    rosa = named.staff("rosa")
    word(named, STEPS, f"{GUEST} sends the checklist by June.")
    before = rosa.get(address(named, "note.md"))

    item, _ = items(rosa, named)
    ticked = rosa.post(address(named), **item)

    assert before.status_code == 409
    assert "a participant is named, and the seminar was held under the Chatham" in before.text
    assert ticked.status_code == 303
    assert GUEST in rosa.get(address(named, "note.md")).text
    assert "Ticked by Rosa at" in rosa.get(address(named)).text


def test_name_in_another_wording_is_not_on_the_record_by_the_first(named: Room) -> None:
    rosa = named.staff("rosa")
    word(named, STEPS, f"{GUEST} sends the checklist by June.")
    item, _ = items(rosa, named)
    rosa.post(address(named), **item)

    word(named, STEPS, f"{GUEST} refused to send it.", version=1)
    word(named, STEPS, f"{GUEST} sends the checklist by June.", version=2)

    assert rosa.get(address(named, "note.md")).status_code == 409


def test_listed_finding_stops_nothing_and_is_ticked_with_who_and_when(room: Room) -> None:
    rosa = room.staff("rosa")
    word(room, "limits.room", "The room was full of energy.")
    (item,) = items(rosa, room)

    rosa.post(address(room), **item)
    rosa.post(address(room), **item)

    assert rosa.get(address(room, "note.md")).status_code == 200
    page = rosa.get(address(room)).text
    assert "All of it was looked at." in page
    assert page.count("Ticked by Rosa at") == 1

    (ticked,) = items(rosa, room)
    rosa.post(address(room), **ticked)

    assert ticked["take_back"] == "yes"
    assert "One thing is left to look at." in rosa.get(address(room)).text


def test_tick_from_an_old_page_is_refused(room: Room) -> None:
    rosa = room.staff("rosa")
    word(room, "limits.room", "The room was full of energy.")
    (old,) = items(rosa, room)
    word(room, "limits.room", "The room was full of life.", version=1)

    answer = rosa.post(address(room), **old)

    assert answer.status_code == 409
    assert "The sentence has changed since this page was loaded." in answer.text
    assert "One thing is left to look at." in rosa.get(address(room)).text


def test_number_is_not_ticked_off(room: Room) -> None:
    rosa = room.staff("rosa")
    word(room, WHO, STOPPED[WHO])
    forged = {"doubt": "number", "key": WHO, "text_sha256": "0" * 64}

    answer = rosa.post(address(room), **forged)

    assert answer.status_code == 409
    assert "A number is not ticked off." in answer.text
    assert rosa.get(address(room, "note.md")).status_code == 409


@pytest.mark.parametrize(
    "form",
    [{}, {"doubt": "nothing", "key": "x"}, {"doubt": "area", "key": "x" * 201}, {"doubt": "area"}],
)
def test_tick_of_nothing_changes_nothing(room: Room, form: dict[str, str]) -> None:
    assert room.staff("rosa").post(address(room), **form).status_code == 409


def test_others_read_and_tick_nothing_of_the_check(room: Room) -> None:
    word(room, "limits.room", "The room was full of energy.")
    (item,) = items(room.staff("rosa"), room)
    others = (room.staff("eve"), room.phone("chidi"), Browser(room.app))

    read = [browser.get(address(room)) for browser in others]
    ticked = [browser.post(address(room), **item).status_code for browser in others]

    assert [answer.status_code for answer in read] == [404, 303, 303]
    assert all("full of energy" not in answer.text for answer in read)
    assert ticked == [404, 401, 401]
    assert "One thing is left to look at." in room.staff("rosa").get(address(room)).text


def test_names_of_participants_stand_on_no_page_of_the_check(named: Room) -> None:
    assert GUEST not in named.staff("rosa").get(address(named)).text
