"""What the pages of paper orders say when a sheet cannot be entered, or is set aside."""

import html
import uuid

import pytest

from tests.cast import Room
from tests.ranking.paper_stage import offered, paper, seat_of, typed, waiting
from tests.ranking.stage import close, open_round, places, show
from tests.ranking.test_paper_pages import entered


def test_incomplete_sheet_stays_filled_in_and_names_what_is_missing(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)

    page = entered(room, round_id, code, "1-3-n")

    assert page.status_code == 422
    assert (
        "Give each of these a place, or choose “no view”: "
        "Children and armed conflict, Sexual violence in conflict."
        in page.text
        or "Sexual violence in conflict, Children and armed conflict." in page.text
    )
    assert page.text.count(" selected>") == 3
    assert waiting(room, round_id) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"form_id": ""},
        {"form_id": "no id"},
        {"place-1": "9"},
        {"place-1": "1\x00"},
        {"place-6": "6"},
    ],
)
def test_forged_form_is_refused(room: Room, fields: dict[str, str]) -> None:
    (code,), round_id = offered(room), open_round(room)
    form = {"code": code, "form_id": str(uuid.uuid4()), **places(), **fields}

    page = room.staff("ben").post(paper(room, f"/rounds/{round_id}/entry"), **form)

    assert page.status_code == 422
    assert waiting(room, round_id) == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Type the code of the sheet."),
        ("K7M-Q2XB", "The code of a sheet has 24 letters and digits, in six groups of four."),
        ("A" * 24, "The code of a sheet has 24 letters and digits, in six groups of four."),
        ("K" * 24, "No sheet of this seminar has this code."),
    ],
)
def test_wrong_code_is_told_and_makes_no_seat(room: Room, code: str, sentence: str) -> None:
    open_round(room)

    page = room.staff("ben").post(paper(room, "/entry"), code=code)

    assert page.status_code == 422
    assert sentence in page.text
    assert seat_of(room, code) is None


def test_sheet_of_another_seminar_is_unknown_here(room: Room) -> None:
    (code,) = offered(room)

    page = room.staff("eve").post(f"/seminars/{room.other_public_id}/paper/entry", code=code)

    assert page.status_code == 409
    assert "No such ranking is running now." in page.text


def test_sheet_printed_for_the_other_ranking_is_refused(room: Room) -> None:
    (code,) = offered(room)
    open_round(room)

    page = room.staff("ben").get(paper(room, f"/entry?code={code}&ranking=2"))

    assert page.status_code == 409
    assert "This sheet belongs to another ranking" in page.text


def test_entry_page_says_when_sheets_can_be_entered(room: Room) -> None:
    ben = room.staff("ben")
    before = ben.get(paper(room, "/entry")).text
    round_id = open_round(room)
    close(room, round_id)
    closed = ben.get(paper(room, "/entry")).text
    show(room, round_id)
    counted = ben.get(paper(room, "/entry")).text

    asks = [html.unescape(page).count('name="code"') for page in (before, closed, counted)]

    assert asks == [0, 1, 0]


def test_entries_are_set_aside_from_the_page(room: Room) -> None:
    codes, round_id, ben = offered(room, 2), open_round(room), room.staff("ben")
    for code in codes:
        typed(room, round_id, code)

    answer = ben.post(paper(room, f"/rounds/{round_id}/set-aside"))

    assert answer.status_code == 303
    assert "2 entries were set aside." in ben.get(paper(room)).text
    assert waiting(room, round_id) == []
    again = ben.post(paper(room, f"/rounds/{round_id}/set-aside"))
    assert again.status_code == 303
    assert "This was done already." in ben.get(paper(room)).text


def test_entries_of_another_seminar_s_round_stay(room: Room) -> None:
    (code,), round_id = offered(room), open_round(room)
    typed(room, round_id, code)

    answer = room.staff("eve").post(
        f"/seminars/{room.other_public_id}/paper/rounds/{round_id}/set-aside"
    )

    assert answer.status_code == 404
    assert waiting(room, round_id) == [("order", "1>2>3>4>5")]
