"""Those who wait at the door: what they see, what is taken from them, and how they get in."""

from sqlalchemy import func, select

from seminar.models import Ballot, Card, Participation, Voice
from tests.cast import Room
from tests.client import Browser, without_token
from tests.debate.stage import set_debate, written
from tests.joining.door_stage import have, join_by_page, let_in, send_away, wait, waiting_phone
from tests.joining.seats_stage import mark_of
from tests.joining.stage import code_of
from tests.ranking.stage import address, open_round, places, taking_part
from tests.statements import statements


def test_arrival_waits_and_goes_on_once_let_in(room: Room) -> None:
    have(room, has_waiting_room=True)
    phone, door = Browser(room.app), f"/s/{room.public_id}/door"

    assert join_by_page(phone, code_of(room)) == 303
    asked = phone.get(f"/s/{room.public_id}")
    assert (asked.status_code, asked.headers["Location"]) == (303, door)
    page = phone.get(door)
    still = phone.get(f"{door}/now")
    again = phone.get(f"/j/{code_of(room)}")
    let_in(room)
    after = phone.get(f"{door}/now")

    assert "Please wait. The team lets you in." in page.text
    assert "Nobody here sees your order" in page.text
    assert (page.status_code, still.status_code, after.status_code) == (200, 204, 205)
    assert again.status_code == 303
    assert phone.get(door).headers["Location"] == f"/s/{room.public_id}"
    assert phone.get(f"/s/{room.public_id}/wait").status_code == 200


def test_page_of_who_waits_shows_title_and_notice_and_nothing_of_the_room(room: Room) -> None:
    token = wait(room)
    phone = Browser(room.app).hold_seat(room.public_id, token)
    door = f"/s/{room.public_id}/door"
    before = without_token(phone.get(door).text)

    set_debate(room)
    written(room)

    assert without_token(phone.get(door).text) == before
    assert mark_of(token) in before
    assert "Ada&#39;s seminar" in before
    for word in ("Trafficking", "Welcome", "joined", code_of(room)):
        assert word not in before


def test_who_waits_answers_nothing_and_sees_nothing(room: Room) -> None:
    phone = waiting_phone(room)
    set_debate(room)
    card_id = written(room)
    round_id = open_round(room)
    door = f"/s/{room.public_id}/door"

    with statements(room.store) as asked:
        answered = phone.client.post(
            address(room, round_id), data={"csrf_token": phone.token(), **places("12345")}
        )
    weighed = phone.post(f"/s/{room.public_id}/cards/{card_id}/mark", value="agree")
    wrote = phone.post(f"/s/{room.public_id}/cards", kind="for", about="1", text="Mine.")
    looked = [phone.get(f"/s/{room.public_id}/{part}") for part in ("order", "debate", "link")]

    assert (answered.status_code, weighed.status_code, wrote.status_code) == (403, 403, 403)
    assert "The team has not let you in yet, so nothing was counted." in answered.text
    assert [answer.headers["Location"] for answer in looked] == [door] * 3
    assert [word for word in asked if word.startswith(("INSERT", "UPDATE"))] == []
    assert taking_part(room, round_id) == 0
    with room.store.session() as db:
        counts = [
            db.scalar(select(func.count()).select_from(table))
            for table in (Ballot, Participation, Voice, Card)
        ]
    assert counts == [0, 0, 1, 1]


def test_answer_is_refused_to_who_waits_before_anything_is_written(room: Room) -> None:
    round_id, phone = open_round(room), waiting_phone(room)
    inside = room.phone("chidi")
    sent: dict[str, list[str]] = {}

    for name, browser in (("inside", inside), ("waiting", phone)):
        token = browser.token()
        with statements(room.store) as asked:
            browser.client.post(
                address(room, round_id), data={"csrf_token": token, **places("12345")}
            )
        sent[name] = [word for word in asked if not word.startswith("SET LOCAL")]

    assert len(sent["inside"]) == 3
    assert sent["waiting"][0] == sent["inside"][0]
    assert [word.partition(" ")[0] for word in sent["waiting"][1:]] == ["SELECT"]


def test_who_was_sent_away_is_told_and_may_ask_again(room: Room) -> None:
    token = wait(room)
    phone, door = Browser(room.app).hold_seat(room.public_id, token), f"/s/{room.public_id}/door"

    send_away(room, token)

    assert phone.get(f"{door}/now").status_code == 401
    page = phone.get(door)
    assert page.status_code == 401
    assert "was withdrawn or not let in" in page.text
    assert Browser(room.app).get(f"/return/{token}").status_code == 404
    assert phone.get(f"/j/{code_of(room)}").status_code == 200


def test_own_link_of_a_seat_that_waits_leads_nowhere(room: Room) -> None:
    token = wait(room)

    assert Browser(room.app).get(f"/return/{token}").status_code == 404
    assert Browser(room.app).post(f"/return/{token}").status_code == 404
