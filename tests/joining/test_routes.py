"""The way in: code, joining page, seat, return link."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from seminar.access import tokens
from seminar.core.terms import ItemKind, ItemState, SeatState
from seminar.models import AgendaItem, Seat, Seminar
from tests.cast import Room
from tests.client import Browser
from tests.joining.stage import agreed, code_of, new_phone, notice, offered_token, seat_cookie
from tests.joining.test_service import group_of, seat_of, seats


def test_front_door_asks_for_the_code(app: Flask) -> None:
    answer = new_phone(app).get("/")

    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1
    assert 'name="code"' in answer.text


def test_address_on_the_screen_leads_to_the_front_door(app: Flask) -> None:
    answer = new_phone(app).get("/j")

    assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize("written", ["{0}", " {0} ", "{0:.3} {1}", "{0:.3}-{1}", "{0:.3}–{1}"])
def test_typing_the_code_forgives_spaces_hyphens_and_case(room: Room, written: str) -> None:
    code = code_of(room)

    answer = Browser(room.app).post("/j", code=written.format(code.lower(), code[3:].lower()))

    assert (answer.status_code, answer.location) == (303, f"/j/{code}")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type the code."),
        ("   ", "Type the code."),
        ("K7M-Q2O0", "“O0” is in no code."),
        ("K7M-Q2", "A code has seven letters and digits"),
        ("K7M-Q2XBB", "A code has seven letters and digits"),
        ("<script>alert(1)</script>", "” is in no code."),
        ("É" * 80, "“É” is in no code."),
        ("É" * 81, "At most 80 characters, please."),
        ("\x00", "Type the code."),
    ],
)
def test_text_that_is_no_code_gets_a_sentence(app: Flask, typed: str, sentence: str) -> None:
    answer = new_phone(app).post("/j", code=typed)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_missing_field_is_no_code(app: Flask) -> None:
    assert new_phone(app).post("/j").status_code == 422


@pytest.mark.parametrize("code", ["BBBBBBB", "x", "%00", "K7M-Q2XB", "9" * 400])
def test_unknown_code_is_not_found(app: Flask, code: str) -> None:
    answer = new_phone(app).get(f"/j/{code}")

    assert answer.status_code == 404
    assert "No seminar is open under this code." in answer.text


def test_code_of_a_seminar_that_is_over_sounds_like_an_unknown_one(room: Room) -> None:
    phone = Browser(room.app)
    code = code_of(room)
    unknown = phone.get("/j/BBBBBBB")
    with room.store.session() as db, room.store.writing(db):
        db.execute(
            update(AgendaItem).where(AgendaItem.kind == ItemKind.CLOSE).values(state=ItemState.DONE)
        )

    over = phone.get(f"/j/{code}")

    assert over.status_code == 404
    assert over.text.replace(code, "BBBBBBB") == unknown.text


def test_code_ends_with_its_last_day(room: Room) -> None:
    code = code_of(room)
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).values(link_until=room.now.date() - timedelta(days=400)))

    assert Browser(room.app).get(f"/j/{code}").status_code == 404


def test_notice_is_short_and_says_who_where_and_until_when(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(
            update(Seminar).values(
                host="The Centre for Security Studies",
                place="Brussels, Room 3",
                contact="data@centre.example",
            )
        )

    text = notice(Browser(room.app).get(f"/j/{code_of(room)}").text)

    assert len(text.split()) <= 90
    for said in (
        "The Centre for Security Studies runs this seminar",
        "Brussels, Room 3",
        "Questions about data: data@centre.example.",
        "23 November 2026",
        "until 23 December 2026",
        "No names, a random number links your two orders today",
        "Everything is deleted after 21 February 2027.",
        "Leaving deletes what is yours; what is counted stays, without a link.",
    ):
        assert said in text


@pytest.mark.parametrize(("host", "place"), [("", ""), ("Host", ""), ("", "Place")])
def test_notice_reads_well_without_host_or_place(room: Room, host: str, place: str) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).values(host=host, place=place))

    text = notice(Browser(room.app).get(f"/j/{code_of(room)}").text)

    assert "  " not in text
    assert ": ," not in text
    assert len(text.split()) <= 90


def test_not_saying_the_group_is_chosen_beforehand(room: Room) -> None:
    text = Browser(room.app).get(f"/j/{code_of(room)}").text

    chosen = re.findall(r"<input[^>]*\bchecked\b[^>]*>", text)
    assert len(chosen) == 1
    assert 'value=""' in chosen[0]
    assert 'name="group"' in chosen[0]


def test_joining_keeps_the_seat_and_leads_to_the_room(room: Room) -> None:
    phone, code = Browser(room.app), code_of(room)
    token = offered_token(phone, code)

    answer = phone.post(f"/j/{code}", **agreed(token, group=str(group_of(room))))

    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")
    assert seat_cookie(phone, room.public_id) == token
    assert seat_of(room, token).group_id == group_of(room)
    assert phone.get(f"/s/{room.public_id}", follow_redirects=True).status_code == 200


def test_repeated_request_makes_one_seat(room: Room) -> None:
    phone, code = Browser(room.app), code_of(room)
    token, before = offered_token(phone, code), seats(room)

    answers = [phone.post(f"/j/{code}", **agreed(token)) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 303]
    assert seats(room) == before + 1


def test_browser_with_a_seat_goes_straight_to_the_room(room: Room) -> None:
    answer = room.phone("chidi").get(f"/j/{code_of(room)}")

    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"consent": ""}, "Please tick this if you want to take part."),
        ({"group": "not-a-group"}, "Not a valid choice."),
        ({"token": "short"}, "Please send this again."),
        ({"token": ""}, "Please send this again."),
        ({"token": "A" * 31 + "\x00"}, "Please send this again."),
    ],
)
def test_wrong_field_is_refused_and_makes_no_seat(
    room: Room, fields: dict[str, str], sentence: str
) -> None:
    phone, code = Browser(room.app), code_of(room)
    before = seats(room)
    whole = agreed(tokens.new_token()) | fields
    if not whole["consent"]:
        del whole["consent"]

    answer = phone.post(f"/j/{code}", **whole)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert seats(room) == before
    assert seat_cookie(phone, room.public_id) is None


def test_what_was_typed_stays_when_the_tick_is_missing(room: Room) -> None:
    phone, code = Browser(room.app), code_of(room)
    token = offered_token(phone, code)

    answer = phone.post(f"/j/{code}", **agreed(token, group=str(group_of(room)), consent=""))

    assert f'value="{token}"' in answer.text
    assert re.search(rf'<input checked[^>]*value="{group_of(room)}"', answer.text)


def test_fields_nobody_asked_for_change_nothing(room: Room) -> None:
    phone, code = Browser(room.app), code_of(room)
    token = offered_token(phone, code)

    phone.post(f"/j/{code}", **agreed(token, kind="staff", name="Eve", state="revoked"))

    seat = seat_of(room, token)
    assert (seat.kind.value, seat.name, seat.state) == ("phone", None, SeatState.ACTIVE)


def test_joining_without_the_form_token_is_refused(room: Room) -> None:
    before = seats(room)

    answer = Browser(room.app).client.post(f"/j/{code_of(room)}", data=agreed(tokens.new_token()))

    assert answer.status_code == 400
    assert seats(room) == before


def test_return_link_uses_nothing_up_when_it_is_looked_at(room: Room) -> None:
    phone = Browser(room.app)

    looked = [phone.get(f"/return/{room.seats['chidi']}").status_code for _ in range(3)]

    assert looked == [200, 200, 200]
    assert seat_cookie(phone, room.public_id) is None


def test_return_link_brings_the_same_seat_back(room: Room) -> None:
    phone, before = Browser(room.app), seats(room)

    answer = phone.post(f"/return/{room.seats['chidi']}")

    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")
    assert seat_cookie(phone, room.public_id) == room.seats["chidi"]
    assert seats(room) == before


@pytest.mark.parametrize("deed", ["get", "post"])
@pytest.mark.parametrize("token", ["x", "A" * 32, "%00", "é" * 32])
def test_return_link_of_no_seat_is_not_found(room: Room, deed: str, token: str) -> None:
    phone = Browser(room.app)

    answer = getattr(phone, deed)(f"/return/{token}")

    assert answer.status_code == 404
    assert "This link brings back no seat." in answer.text


def test_return_link_of_a_revoked_seat_is_not_found(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seat).values(state=SeatState.REVOKED))

    assert Browser(room.app).get(f"/return/{room.seats['chidi']}").status_code == 404


def test_own_link_shows_own_token_only(room: Room) -> None:
    answer = room.phone("chidi").get(f"/s/{room.public_id}/link")

    assert f"http://localhost/return/{room.seats['chidi']}" in answer.text
    assert room.seats["dana"] not in answer.text
    assert "<svg" in answer.text


def test_page_of_a_seminar_hides_no_markup_of_its_texts(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).values(title="<script>alert(1)</script>", host='"><img src=x>'))

    text = Browser(room.app).get(f"/j/{code_of(room)}").text

    assert "<script>alert" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_wrong_codes_are_slowed_down_and_right_ones_cost_nothing(room: Room) -> None:
    stranger, code = Browser(room.app), code_of(room)

    right = [stranger.get(f"/j/{code}").status_code for _ in range(40)]
    wrong = [
        stranger.get(f"/j/BBBBB{digit}{end}").status_code for digit in "23456" for end in "234567"
    ]
    after = stranger.get("/j/CCCCCCC"), stranger.get(f"/j/{code}")

    assert right == [200] * 40
    assert wrong == [404] * 30
    assert [answer.status_code for answer in after] == [429, 429]
    assert room.phone("chidi").get(f"/j/{code}").status_code == 303
