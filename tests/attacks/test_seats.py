"""Taking a seat again, keeping a lost one, and links that serve no longer."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from seminar.access.guard import AUDIENCE
from seminar.access.policy import POLICY, Deed, Relation
from seminar.core.terms import ItemKind
from seminar.models import Seminar
from seminar.readings.round import joined
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import written
from tests.facilitation.day import Day
from tests.house.test_routes import writings
from tests.joining.seats_stage import (
    batch,
    card,
    offer,
    renew,
    seat_of,
    states,
    use,
    withdraw,
    withdraw_unused,
)
from tests.joining.stage import code_of, hidden_fields, seat_cookie, send_card
from tests.ranking.stage import address, answers, open_round, places, taking_part


def count(room: Room) -> int:
    with room.store.session() as db:
        return joined(db, room.seminar(db).id)


def test_joining_again_by_the_code_is_a_new_seat_that_everybody_sees_counted(room: Room) -> None:
    round_id, before = open_round(room), count(room)

    for _ in range(2):
        phone = Browser(room.app)
        carried = hidden_fields(phone.get(f"/j/{code_of(room)}").text)
        agreed = {**carried, "group": "", "consent": "y"}
        phone.client.post(f"/j/{code_of(room)}", data=agreed)
        assert phone.post(address(room, round_id), **places("12345")).status_code == 303

    assert taking_part(room, round_id) == 2
    assert count(room) == before + 2


def test_second_tab_that_joins_late_takes_no_second_seat(room: Room) -> None:
    round_id, before, phone = open_round(room), count(room), Browser(room.app)
    tabs = [hidden_fields(phone.get(f"/j/{code_of(room)}").text) for _ in range(2)]

    for carried in tabs:
        agreed = {**carried, "group": "", "consent": "y"}
        joined_by = phone.client.post(f"/j/{code_of(room)}", data=agreed)
        sent = phone.post(address(room, round_id), **places("12345"))
        assert (joined_by.status_code, sent.status_code) == (303, 303)

    assert seat_cookie(phone, room.public_id) == tabs[0]["token"]
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert count(room) == before + 1


def test_browser_with_a_seat_uses_no_card_up(room: Room) -> None:
    token, before = card(room), states(room)
    waiting, phone = Browser(room.app), room.phone("chidi")
    carried = hidden_fields(waiting.get(f"/return/{token}").text)

    looked = phone.get(f"/return/{token}")
    used = phone.post(f"/return/{token}", **{**carried, "csrf_token": phone.token()}, consent="y")

    assert [answer.status_code for answer in (looked, used)] == [303, 303]
    assert seat_cookie(phone, room.public_id) == room.seats["chidi"]
    assert states(room) == before
    assert send_card(waiting, token).status_code == 303
    assert seat_cookie(waiting, room.public_id) == token


def test_using_a_card_again_without_cookies_is_the_same_seat_and_no_second_answer(
    room: Room,
) -> None:
    round_id, token = open_round(room), card(room)
    heard = []

    for order in ("12345", "54321", "12345"):
        phone = Browser(room.app)
        send_card(phone, token)
        assert seat_cookie(phone, room.public_id) == token
        heard.append(phone.post(address(room, round_id), **places(order)).status_code)

    assert heard == [303, 409, 303]
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert count(room) == 3


def test_cookie_of_before_a_new_link_opens_nothing(room: Room) -> None:
    day = Day(room)
    day.start(ItemKind.DEBATE)
    card_id = written(room, "dana")
    round_id = day.open_round()
    values = {
        "round_id": round_id,
        "card_id": card_id,
        "view_id": uuid.uuid4(),
        "step_id": uuid.uuid4(),
    }
    thief = room.phone("chidi")
    fresh = renew(room, room.seats["chidi"])

    heard = {
        (method, where): (thief.get(where) if method == "GET" else thief.post(where)).status_code
        for method, where in participants_routes(room, values)
    }

    assert len(heard) >= 9
    assert set(heard.values()) == {401}
    assert thief.get(f"/return/{room.seats['chidi']}").status_code == 404
    assert thief.post(f"/return/{room.seats['chidi']}").status_code == 404
    assert answers(room, round_id) == []
    device = Browser(room.app).hold_seat(room.public_id, fresh)
    assert device.get(f"/s/{room.public_id}/order").status_code == 200


def test_new_device_keeps_that_the_seat_has_answered(room: Room) -> None:
    round_id = open_round(room)
    room.phone("chidi").post(address(room, round_id), **places("12345"))
    device = Browser(room.app).hold_seat(room.public_id, renew(room, room.seats["chidi"]))

    second = device.post(address(room, round_id), **places("54321"))

    assert second.status_code == 409
    assert "This seat has already answered from another link." in second.text
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert taking_part(room, round_id) == 1


@pytest.mark.parametrize("why", ["withdrawn", "with all", "replaced", "withdrawn in use", "late"])
def test_card_that_serves_no_longer_gives_no_seat(room: Room, why: str) -> None:
    token = offer(room, batch(1))[0].token
    if why == "withdrawn":
        withdraw(room, token)
    elif why == "with all":
        withdraw_unused(room)
    elif why == "replaced":
        renew(room, token)
    elif why == "withdrawn in use":
        use(room, token)
        withdraw(room, token)
    else:
        with room.store.session() as db, room.store.writing(db):
            db.execute(update(Seminar).values(link_until=room.now.date() - timedelta(days=400)))
    phone, before = Browser(room.app), states(room)

    heard = [
        phone.get(f"/return/{token}"),
        phone.post(f"/return/{token}"),
        phone.post(f"/return/{token}", group="", consent="y", token=token),
    ]
    phone.hold_seat(room.public_id, token)

    assert [answer.status_code for answer in heard] == [404] * 3
    assert phone.get(f"/s/{room.public_id}/order").status_code == 401
    assert states(room) == before


def test_card_read_a_hundred_times_by_a_scanner_is_unused(room: Room) -> None:
    token, scanner = card(room), Browser(room.app)

    with writings(room.store) as noticed:
        heard = {scanner.get(f"/return/{token}").status_code for _ in range(100)}

    assert heard == {200}
    assert noticed == []
    assert scanner.client.get_cookie(f"seat-{room.public_id}") is None
    assert states(room) == {"active": 2, "offered": 1}


@pytest.mark.parametrize("deed", ["new-link", "withdraw"])
def test_deeds_to_a_seat_are_not_done_by_loading_them(room: Room, deed: str) -> None:
    ben, seat_id = room.staff("ben"), seat_of(room, room.seats["chidi"]).id
    where = f"/seminars/{room.public_id}/seats/{seat_id}/{deed}"

    with writings(room.store) as noticed:
        heard = [ben.get(where).status_code, ben.client.head(where).status_code]
        heard += [ben.client.post(where).status_code, ben.client.put(where).status_code]

    assert heard == [200, 200, 400, 405]
    assert noticed == []


def participants_routes(room: Room, values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield method and address of everything that is open to the holders of seats."""
    seated = {deed for deed in Deed if Relation.PARTICIPANT in POLICY[deed]}
    for rule in room.app.url_map.iter_rules():
        if getattr(room.app.view_functions[rule.endpoint], AUDIENCE) in seated:
            named = {"public_id": room.public_id, **values}
            where = rule.build({name: named[name] for name in rule.arguments})
            assert where is not None
            for method in {"GET", "POST"} & set(rule.methods or ()):
                yield method, where[1]
