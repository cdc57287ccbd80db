"""Leaving in two taps, without scripts, from every page of the room; and what is said before."""

import pytest
from sqlalchemy import select

from seminar.models import Card
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import set_debate, written
from tests.facilitation.day import ORDERS, Day
from tests.joining.door_stage import let_in, waiting_phone
from tests.joining.stage import seat_cookie
from tests.privacy.stage import counted, held_under

BEFORE = "Once the round is counted, your answer can no longer be taken back"


def leave_path(room: Room) -> str:
    return f"/s/{room.public_id}/leave"


@pytest.mark.parametrize("step", ["wait", "order", "debate"])
def test_first_tap_is_on_every_page_of_the_room(room: Room, step: str) -> None:
    if step == "order":
        Day(room).open_round()
    if step == "debate":
        set_debate(room)

    page = room.phone("chidi").get(f"/s/{room.public_id}/{step}")

    assert page.status_code == 200
    assert f'href="{leave_path(room)}"' in page.text
    assert f'href="/s/{room.public_id}/your-data"' in page.text


def test_who_waits_at_the_door_may_see_the_own_data_and_leave(room: Room) -> None:
    phone = waiting_phone(room)

    door = phone.get(f"/s/{room.public_id}/door").text
    data = phone.get(f"/s/{room.public_id}/your-data")
    left = phone.post(leave_path(room))

    assert f'href="{leave_path(room)}"' in door
    assert data.status_code == 200
    assert (left.status_code, left.location) == (303, "/left")
    assert seat_cookie(phone, room.public_id) is None
    assert let_in(room) == 0


def test_what_cannot_be_taken_back_is_said_before_answering(room: Room) -> None:
    day = Day(room)
    day.open_round()

    order = room.phone("chidi").get(f"/s/{room.public_id}/order").text
    leaving = room.phone("chidi").get(leave_path(room)).text

    assert BEFORE in order
    assert "Answers that are counted already. They stay in the count of everybody" in leaving


def test_second_tap_leaves_and_the_browser_forgets_the_seat(room: Room) -> None:
    set_debate(room)
    written(room, "chidi")
    phone = room.phone("chidi")

    answer = phone.post(leave_path(room))
    after = phone.get(answer.location)

    assert (answer.status_code, answer.location) == (303, "/left")
    assert seat_cookie(phone, room.public_id) is None
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert "You have left. Thank you for coming." in after.text
    assert not any(held_under(room, room.seats["chidi"]).values())
    with room.store.session() as db:
        assert db.scalars(select(Card.id)).all() == []


def test_second_tap_twice_is_done_once_and_says_so(room: Room) -> None:
    twice = [room.phone("chidi").post(leave_path(room)) for _ in range(2)]

    assert [answer.status_code for answer in twice] == [303, 401]
    assert "If you have just left, all of it is done" in twice[1].text
    assert held_under(room, room.seats["dana"])["seat"] == 1


def test_leaving_without_the_token_of_the_form_is_refused(room: Room) -> None:
    answer = room.phone("chidi").client.post(leave_path(room))

    assert answer.status_code == 400
    assert held_under(room, room.seats["chidi"])["seat"] == 1


def test_who_has_left_holds_a_link_that_opens_nothing(room: Room) -> None:
    phone = room.phone("chidi")
    phone.post(leave_path(room))

    back = Browser(room.app).get(f"/return/{room.seats['chidi']}")
    page = room.phone("chidi").get(f"/s/{room.public_id}/your-data")

    assert (back.status_code, page.status_code) == (404, 401)


def test_console_and_screen_show_one_answer_less(room: Room) -> None:
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    phone = Browser(room.app).hold_seat(room.public_id, day.tokens[0])
    with room.store.session() as db:
        screen = f"/screen/{room.seminar(db).screen_token}"
    before = [room.staff("ben").get(f"/seminars/{room.public_id}/console").text]
    before.append(Browser(room.app).get(screen).text)

    phone.post(leave_path(room))

    after = [room.staff("ben").get(f"/seminars/{room.public_id}/console").text]
    after.append(Browser(room.app).get(screen).text)
    assert counted(room, round_id) == (7, 7)
    assert all(text != earlier for text, earlier in zip(after, before, strict=True))


def test_other_phones_hear_of_cards_that_went(room: Room) -> None:
    day = Day(room)
    set_debate(room)
    written(room, "chidi")
    version = day.version()

    room.phone("chidi").post(leave_path(room))
    room.phone("dana").post(leave_path(room))

    assert day.version() == version + 1
