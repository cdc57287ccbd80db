"""The note's pages and downloads: who sees them, and what bad input is told."""

import html

import pytest
from werkzeug.test import TestResponse

from tests.cast import Room
from tests.client import Browser
from tests.played import Played

FILES = ("note.pdf", "brief.pdf", "note.docx", "note.md", "note.json", "tables.zip")
KEY = "who.present"
COMPOSED = "No head count was taken."
WORDED = "Nobody counted the people in the room."
SAVED = f"/note?editing=yes#sentence-{KEY}"


def note(room: Room, rest: str = "") -> str:
    return f"/seminars/{room.public_id}/note{rest}"


def sentence(room: Room, key: str = KEY) -> str:
    return note(room, f"/sentences/{key}")


def save(browser: Browser, room: Room, text: str = WORDED, version: object = 0) -> TestResponse:
    return browser.post(sentence(room), text=text, version=version)


@pytest.mark.parametrize("name", ["ada", "ben", "rosa"])
def test_whole_team_reads_edits_and_takes_the_note_away(room: Room, name: str) -> None:
    browser = room.staff(name)
    paths = ["note", "note?editing=yes", f"note/sentences/{KEY}", *FILES]

    statuses = {path: browser.get(f"/seminars/{room.public_id}/{path}").status for path in paths}

    assert statuses == dict.fromkeys(paths, "200 OK")


@pytest.mark.parametrize("path", ["note", f"note/sentences/{KEY}", *FILES])
def test_others_get_nothing_of_the_note(room: Room, path: str) -> None:
    address = f"/seminars/{room.public_id}/{path}"

    assert room.staff("eve").get(address).status_code == 404
    for browser in (room.phone("chidi"), Browser(room.app)):
        answer = browser.get(address)
        assert answer.status_code == 303
        assert answer.location.startswith("/sign-in")


def test_others_change_nothing(room: Room) -> None:
    statuses = [
        save(browser, room).status_code
        for browser in (room.staff("eve"), room.phone("chidi"), Browser(room.app))
    ]

    assert statuses == [404, 401, 401]
    assert WORDED not in room.staff("ada").get(note(room)).text


@pytest.mark.parametrize(
    ("path", "mimetype"),
    [
        ("note.pdf", "application/pdf"),
        ("brief.pdf", "application/pdf"),
        (
            "note.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("note.md", "text/markdown"),
        ("note.json", "application/json"),
        ("tables.zip", "application/zip"),
    ],
)
def test_downloads_are_files_with_a_name(room: Room, path: str, mimetype: str) -> None:
    answer = room.staff("rosa").get(f"/seminars/{room.public_id}/{path}")

    assert answer.mimetype == mimetype
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="seminar-{room.public_id}-{path}"'
    )


def test_note_of_a_day_that_has_not_begun_says_so(room: Room) -> None:
    page = room.staff("ada").get(note(room)).text

    assert "No ranking was held." in page


def test_saved_wording_stands_on_the_page_with_its_mark(room: Room) -> None:
    browser = room.staff("rosa")

    answer = save(browser, room)

    assert answer.status_code == 303
    assert answer.location.endswith(SAVED)
    page = browser.get(note(room)).text
    assert (WORDED in page, COMPOSED in page) == (True, False)
    assert "Worded by the rapporteur" in page
    assert COMPOSED in browser.get(sentence(room)).text


def test_restored_sentence_stands_on_the_page_again(room: Room) -> None:
    browser = room.staff("rosa")
    save(browser, room)

    answer = browser.post(sentence(room), restore="yes", version=1)

    assert answer.status_code == 303
    page = browser.get(note(room)).text
    assert (WORDED in page, COMPOSED in page) == (False, True)
    assert "Worded by the rapporteur" not in page


def test_second_editor_sees_both_wordings_and_can_send_again(room: Room) -> None:
    save(room.staff("rosa"), room, "Rosa’s wording.")
    ada = room.staff("ada")

    refused = save(ada, room, "Ada’s wording.")
    again = save(ada, room, "Ada’s wording.", version=1)

    assert refused.status_code == 409
    assert "Rosa’s wording." in refused.text
    assert "Ada’s wording." in refused.text
    assert 'name="version" type="hidden" value="1"' in refused.text
    assert again.status_code == 303


@pytest.mark.parametrize("text", ["", " \u200b ", "\x00", "x" * 1001])
def test_wording_that_does_not_fit_is_told_beside_its_field(room: Room, text: str) -> None:
    answer = save(room.staff("rosa"), room, text)

    assert answer.status_code == 422
    assert "Please write one sentence of at most 1,000 characters." in answer.text
    assert COMPOSED in room.staff("rosa").get(note(room)).text


@pytest.mark.parametrize("version", ["", "many", "9" * 40, "-1", "1.5"])
def test_version_that_no_page_showed_changes_nothing(room: Room, version: str) -> None:
    answer = save(room.staff("rosa"), room, version=version)

    assert answer.status_code in {409, 422}
    assert WORDED in answer.text
    assert COMPOSED in room.staff("rosa").get(note(room)).text


def test_form_without_any_field_is_refused(room: Room) -> None:
    assert room.staff("rosa").post(sentence(room)).status_code == 422


def test_form_without_the_token_is_refused(room: Room) -> None:
    answer = room.staff("rosa").client.post(sentence(room), data={"text": WORDED, "version": 0})

    assert answer.status_code == 400


@pytest.mark.parametrize("key", ["no.such.sentence", "a/b", "..", "%00", "x" * 500])
def test_unknown_sentence_is_not_found(room: Room, key: str) -> None:
    browser = room.staff("rosa")

    answers = [browser.get(sentence(room, key)), browser.post(sentence(room, key), text="Text.")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_markup_in_a_wording_is_shown_as_typed(room: Room) -> None:
    browser = room.staff("rosa")
    typed = "<script>alert(name)</script> & more"

    save(browser, room, typed)

    page = browser.get(note(room)).text
    assert "<script>alert(name)" not in page
    assert html.escape(typed) in page
    assert browser.get(f"/seminars/{room.public_id}/note.pdf").status_code == 200


def test_facts_that_changed_are_told_on_page_and_form(room: Room) -> None:
    browser = room.staff("ada")
    save(browser, room)

    browser.post(f"/seminars/{room.public_id}/head-count", people="12")

    page = browser.get(note(room)).text
    assert "At the last head count, twelve people were in the room." in page
    assert "The facts have changed since one sentence was worded." in page
    form = browser.get(sentence(room)).text
    assert "The facts have changed since." in form
    assert WORDED in form


def test_every_evidence_number_leads_to_the_register(played: Played) -> None:
    page = played.organiser().get(f"/seminars/{played.demo.public_id}/note").text

    cited = {part.split('"')[0] for part in page.split('href="#evidence-')[1:]}
    listed = {part.split('"')[0] for part in page.split('id="evidence-')[1:]}

    assert len(listed) > 20
    assert cited == listed


def test_chart_has_its_sentence_and_its_table(played: Played) -> None:
    page = played.organiser().get(f"/seminars/{played.demo.public_id}/note").text

    assert page.count('role="img"') == 1
    assert "Lines are drawn to average place, so small differences look small." in page
    assert "The same as a table" in page


def test_reading_page_has_no_way_to_edit_and_the_working_page_one_for_each_sentence(
    played: Played,
) -> None:
    browser = played.organiser()
    path = f"/seminars/{played.demo.public_id}/note"

    reading, working = browser.get(path).text, browser.get(f"{path}?editing=yes").text

    assert "/note/sentences/" not in reading
    assert working.count("/note/sentences/") == working.count('id="sentence-')
