"""A card's link: looking at it uses nothing up, and whoever sends the form has the seat."""

import re
from datetime import datetime, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import update

from seminar.core.terms import IdentityMode, ItemKind, ItemState, SeatState
from seminar.models import AgendaItem, Seminar
from tests.at_once import at_once
from tests.cast import Room, furnish_room
from tests.client import Browser, without_token
from tests.joining.seats_stage import card, mark_of, seat_of, states, withdraw
from tests.joining.stage import hidden_fields, seat_cookie, send_card
from tests.joining.test_service import group_of

PHONES = 40


def test_card_shows_the_joining_page_and_uses_nothing_up(room: Room) -> None:
    token = card(room)

    answer = Browser(room.app).get(f"/return/{token}")

    assert answer.status_code == 200
    assert "I consent to my answers and cards being used as described here." in answer.text
    assert states(room) == {"active": 2, "offered": 1}


def test_card_with_a_name_tells_it_and_asks_for_none(app: Flask, now: datetime) -> None:
    room = furnish_room(app, now=now, mode=IdentityMode.NAMED)
    printed, blank = card(room, "Nan <b>"), card(room)

    pages = [Browser(app).get(f"/return/{token}").text for token in (printed, blank)]

    assert ["The name on your seat card is Nan &lt;b&gt;." in page for page in pages] == [
        True,
        False,
    ]
    assert [">Your name</label>" in page for page in pages] == [False, True]


def test_using_a_card_takes_its_seat_and_leads_to_the_room(room: Room) -> None:
    token, phone = card(room), Browser(room.app)

    answer = send_card(phone, token, group=str(group_of(room)), token="x")

    seat = seat_of(room, token)
    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")
    assert seat_cookie(phone, room.public_id) == token
    assert (seat.state, seat.group_id) == (SeatState.ACTIVE, group_of(room))
    assert phone.get(answer.location, follow_redirects=True).status_code == 200


def test_card_without_agreeing_is_not_used(room: Room) -> None:
    token, phone = card(room), Browser(room.app)

    carried = hidden_fields(phone.get(f"/return/{token}").text)
    answer = phone.client.post(f"/return/{token}", data={**carried, "group": ""})

    assert answer.status_code == 422
    assert "Please tick this if you want to take part." in answer.text
    assert seat_cookie(phone, room.public_id) is None
    assert seat_of(room, token).state is SeatState.OFFERED


def test_used_card_brings_the_same_seat_to_another_phone(room: Room) -> None:
    token = card(room)
    send_card(Browser(room.app), token)
    other = Browser(room.app)

    offered = other.get(f"/return/{token}").text
    answer = other.post(f"/return/{token}")

    assert "Continue as the same person" in offered
    assert answer.status_code == 303
    assert seat_cookie(other, room.public_id) == token
    assert states(room) == {"active": 3}


def test_forty_phones_that_send_one_card_at_once_hold_one_seat(room: Room) -> None:
    token = card(room)
    phones = [Browser(room.app) for _ in range(PHONES)]
    agreed = {"group": "", "consent": "y"}
    pages = [phone.get(f"/return/{token}").text for phone in phones]
    forms = [{**hidden_fields(page), **agreed} for page in pages]

    def send(phone: Browser, form: dict[str, str]) -> int:
        return phone.client.post(f"/return/{token}", data=form).status_code

    heard = at_once([partial(send, *pair) for pair in zip(phones, forms, strict=True)])

    assert heard == {303: PHONES}
    assert {seat_cookie(phone, room.public_id) for phone in phones} == {token}
    assert states(room) == {"active": 3}


@pytest.mark.parametrize("ended", ["closed", "late"])
def test_card_of_a_seminar_that_cannot_be_joined_is_an_unknown_link(room: Room, ended: str) -> None:
    token = card(room)
    with room.store.session() as db, room.store.writing(db):
        if ended == "closed":
            is_close = AgendaItem.kind == ItemKind.CLOSE
            db.execute(update(AgendaItem).where(is_close).values(state=ItemState.DONE))
        else:
            db.execute(update(Seminar).values(link_until=room.now.date() - timedelta(days=400)))

    phone = Browser(room.app)
    heard = [phone.get(f"/return/{token}"), phone.post(f"/return/{token}", group="", consent="y")]

    assert [answer.status_code for answer in heard] == [404, 404]
    assert all("This link brings back no seat." in answer.text for answer in heard)
    assert states(room) == {"active": 2, "offered": 1}


def test_withdrawn_card_sounds_like_an_unknown_link(room: Room) -> None:
    token, phone = card(room), Browser(room.app)
    withdraw(room, token)

    unknown, withdrawn = phone.get(f"/return/{'A' * 32}"), phone.get(f"/return/{token}")

    assert (withdrawn.status_code, unknown.status_code) == (404, 404)
    assert without_token(withdrawn.text.replace(token, "A" * 32)) == without_token(unknown.text)


def test_own_link_tells_the_mark_of_the_seat(room: Room) -> None:
    text = room.phone("chidi").get(f"/s/{room.public_id}/link").text

    assert f"<strong>{mark_of(room.seats['chidi'])}</strong>" in text


def test_mark_stands_on_no_other_page_of_a_participant(room: Room) -> None:
    phone, mark = room.phone("chidi"), mark_of(room.seats["chidi"])

    seen = [phone.get(f"/s/{room.public_id}{page}").text for page in ("/wait", "/order", "/debate")]

    assert [text for text in seen if re.search(rf"\b{mark}\b", text)] == []
