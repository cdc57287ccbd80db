"""The door as people meet it: a phone that waits, a closed door, and the buttons of the team."""

import re
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import update

from seminar.core.terms import IdentityMode
from seminar.models import Attempt
from seminar.web import limits
from tests.cast import GUEST, Room, furnish_room
from tests.client import Browser
from tests.joining.door_stage import change_code, have, join_by_page, press, wait
from tests.joining.seats_stage import card, mark_of, states, use
from tests.joining.stage import code_of, seat_cookie

CLOSED = "Nobody else can join now. Please ask in the room."
UNKNOWN = "No seminar is open under this code."


def seen(text: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def console(room: Room, person: str = "ben") -> str:
    return room.staff(person).get(f"/seminars/{room.public_id}/console").text


def seats_page(room: Room) -> str:
    return room.staff("ben").get(f"/seminars/{room.public_id}/seats").text


def screen(room: Room) -> str:
    with room.store.session() as db:
        token = room.seminar(db).screen_token
    return Browser(room.app).get(f"/screen/{token}").text


def test_new_code_stands_everywhere_and_the_earlier_one_sounds_wrong(room: Room) -> None:
    old, before = code_of(room), room.phone("chidi")

    new = change_code(room)

    shown = f"{new[:3]}-{new[3:]}"
    poster = room.staff("ada").get(f"/seminars/{room.public_id}/poster").text
    for text in (console(room), console(room, "rosa"), seats_page(room), screen(room), poster):
        assert shown in text
        assert f"{old[:3]}-{old[3:]}" not in text
    stranger = Browser(room.app)
    earlier, wrong = stranger.get(f"/j/{old}"), stranger.get("/j/BBBBBBB")
    assert (earlier.status_code, wrong.status_code) == (404, 404)
    assert earlier.text.replace(old, "") == wrong.text.replace("BBBBBBB", "")
    assert join_by_page(Browser(room.app), new) == 303
    assert before.get(f"/s/{room.public_id}/wait").status_code == 200


def test_page_of_before_a_new_code_is_told_and_changes_nothing(room: Room) -> None:
    old = code_of(room)
    change_code(room)
    newer = code_of(room)

    status = press(room, "ada", "code", code=old)

    assert (status, code_of(room)) == (303, newer)


@pytest.mark.parametrize("way", ["code", "card"])
def test_closed_door_is_told_with_the_right_code_and_tells_nothing_else(
    room: Room, way: str
) -> None:
    where = f"/j/{code_of(room)}" if way == "code" else f"/return/{card(room)}"
    press(room, "ben", "lock")
    phone, before = Browser(room.app), states(room)

    heard = [phone.get(where), phone.post(where, consent="y", group="", mode="pseudonymous")]

    assert [answer.status_code for answer in heard] == [409, 409]
    for answer in heard[:1] if way == "card" else heard:
        assert CLOSED in answer.text
        assert "Ada" not in answer.text
    assert states(room) == before


def test_closed_door_is_no_wrong_code(room: Room) -> None:
    have(room, is_locked=True)
    phone = Browser(room.app)

    heard = {phone.get(f"/j/{code_of(room)}").status_code for _ in range(40)}

    assert heard == {409}
    assert phone.get("/j/BBBBBBB").status_code == 404


def test_closed_door_lets_everybody_inside_come_and_go(room: Room) -> None:
    used = card(room)
    use(room, used)
    have(room, is_locked=True)
    chidi = room.phone("chidi")

    assert chidi.get(f"/j/{code_of(room)}").status_code == 303
    assert chidi.get(f"/s/{room.public_id}/wait").status_code == 200
    for token in (room.seats["chidi"], used):
        back = Browser(room.app)
        assert back.get(f"/return/{token}").status_code == 200
        assert back.post(f"/return/{token}").status_code == 303
        assert seat_cookie(back, room.public_id) == token


def test_closed_door_stands_on_console_and_screen_until_it_is_opened(room: Room) -> None:
    press(room, "ben", "lock")
    while_closed = [console(room), console(room, "rosa"), screen(room), seats_page(room)]
    press(room, "ben", "open")

    code = code_of(room)
    assert ["closed" in seen(text).lower() for text in while_closed] == [True] * 4
    assert code not in while_closed[2]
    assert f"{code[:3]}-{code[3:]}" not in while_closed[2]
    assert f"{code[:3]}-{code[3:]}" in screen(room)
    assert Browser(room.app).get(f"/j/{code}").status_code == 200


def test_open_page_of_before_the_door_closed_gets_a_kind_answer(room: Room) -> None:
    phone, before = Browser(room.app), states(room)
    phone.get(f"/j/{code_of(room)}")
    have(room, is_locked=True)

    sent = phone.post(
        f"/j/{code_of(room)}", token="t" * 32, mode="pseudonymous", group="", consent="y"
    )

    assert sent.status_code == 409
    assert CLOSED in sent.text
    assert states(room) == before


def test_team_sees_who_waits_by_mark_and_lets_all_in_with_one_button(room: Room) -> None:
    tokens = [wait(room) for _ in range(3)]
    page, line = seats_page(room), console(room)

    assert all(mark_of(token) in page for token in tokens)
    assert GUEST not in page
    assert "3 people wait at the door" in seen(page)
    assert "3 people wait at the door Let all 3 in" in seen(line)
    assert press(room, "ben", "let-in", back="console") == 303
    assert states(room) == {"active": 5}
    assert "wait at the door" not in console(room)


def test_team_sees_names_at_the_door_where_names_are_kept(app: Flask, now: datetime) -> None:
    named = furnish_room(app, now=now, mode=IdentityMode.NAMED)
    wait(named, name="Zoë Quill")

    assert "Zoë Quill" in seats_page(named)
    assert "Zoë Quill" not in console(named)


def test_hundred_who_wait_are_counted_and_some_are_listed(room: Room) -> None:
    for _ in range(65):
        wait(room)

    page = seats_page(room)

    assert page.count("/let-in") == 61
    assert "and 5 more" in page


def test_part_of_the_door_is_fetched_again_only_when_it_changed(room: Room) -> None:
    ben = room.staff("ben")
    for part in ("door", "console/door"):
        where = f"/seminars/{room.public_id}/{part}"
        found = re.search(r'data-seen="([^"]*)"', ben.get(where).text)
        assert found
        assert ben.get(f"{where}?seen={found[1]}").status_code == 204
        wait(room)
        assert ben.get(f"{where}?seen={found[1]}").status_code == 200


def test_big_screen_is_shown_anew_after_another_code(room: Room) -> None:
    with room.store.session() as db:
        where = f"/screen/{room.seminar(db).screen_token}/now"
    found = re.search(r'data-seen="([^"]*)"', Browser(room.app).get(where).text)
    assert found

    change_code(room)

    assert Browser(room.app).get(f"{where}?seen={found[1]}").status_code == 200


@pytest.mark.parametrize(("person", "status"), [("rosa", 403), ("eve", 404)])
def test_nobody_else_touches_the_door(room: Room, person: str, status: int) -> None:
    token, code = wait(room), code_of(room)
    before = states(room)

    heard = {
        press(room, person, deed, code=code, wanted="yes")
        for deed in ("lock", "open", "code", "waiting-room", "let-in", "send-away")
    }

    assert heard == {status}
    assert (states(room), code_of(room)) == (before, code)
    assert Browser(room.app).get(f"/j/{code}").status_code == 200
    assert room.staff("rosa").get(f"/seminars/{room.public_id}/seats").status_code == 403
    assert mark_of(token) not in console(room, "rosa")


def test_three_hundred_wrong_codes_everywhere_let_who_joins_wait(room: Room, app: Flask) -> None:
    count_failures(room, app, 299)
    assert join_by_page(Browser(room.app), code_of(room)) == 303
    before = states(room)
    count_failures(room, app, 300)

    assert join_by_page(Browser(room.app), code_of(room)) == 303

    assert (before["waiting"], states(room)["waiting"]) == (0, 1)
    assert "Many wrong codes are being tried" in seats_page(room)


def count_failures(room: Room, app: Flask, number: int) -> None:
    """Let so many wrong codes have been tried everywhere, a moment ago."""
    moment = datetime.now(room.now.tzinfo)
    with app.test_request_context(), room.store.session() as db, room.store.writing(db):
        limits.count_failure(db, limits.CODE_ANYWHERE, limits.ANYWHERE, now=moment)
        db.execute(update(Attempt).values(n=number))
