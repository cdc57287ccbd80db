"""The pages of seats: who may see them, what they say, and what is shown only once."""

import re
from datetime import datetime

import pytest
from flask import Flask

from seminar.access import tokens
from seminar.core.terms import IdentityMode
from tests.cast import Room, furnish_room
from tests.client import Browser
from tests.facilitation.day import Day
from tests.joining.seats_stage import (
    batch,
    card,
    mark_of,
    offer,
    renew,
    seat_of,
    states,
    use,
    withdraw,
)
from tests.ranking.stage import open_round, send

LINK = re.compile(r"http://localhost/return/([\w-]{32})")
SECRET = re.compile(r'name="secret"[^>]*value="([^"]+)"')


@pytest.fixture
def named(app: Flask, now: datetime) -> Room:
    """A room in which the team sees who is here."""
    return furnish_room(app, now=now, mode=IdentityMode.NAMED)


def at(room: Room, rest: str = "") -> str:
    return f"/seminars/{room.public_id}/seats{rest}"


def secret_of(browser: Browser, address: str) -> str:
    found = SECRET.search(browser.get(address).text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("person", "status"), [("ada", 200), ("ben", 200), ("rosa", 403), ("eve", 404)]
)
def test_seats_are_for_organiser_and_facilitator(room: Room, person: str, status: int) -> None:
    mark, seat_id = mark_of(card(room)), seat_of(room, room.seats["chidi"]).id
    pages = ("", f"/{seat_id}", f"/{seat_id}/new-link", f"/{seat_id}/withdraw", "/cards")

    heard = [room.staff(person).get(at(room, page)) for page in (*pages, "/unused/withdraw")]

    assert [answer.status_code for answer in heard] == [status] * 6
    assert any(mark in answer.text for answer in heard) is (status == 200)


@pytest.mark.parametrize(("person", "status"), [("rosa", 403), ("eve", 404), ("chidi", 401)])
def test_nobody_else_does_anything_to_seats(room: Room, person: str, status: int) -> None:
    card(room)
    seat_id = seat_of(room, room.seats["chidi"]).id
    browser = room.phone("chidi") if person == "chidi" else room.staff(person)
    fields = {
        "secret": tokens.new_token(),
        "mark": mark_of(room.seats["chidi"]),
        "number": "3",
    }
    before = states(room)

    forms = ("/find", f"/{seat_id}/new-link", f"/{seat_id}/withdraw", "/unused/withdraw", "/cards")
    heard = [browser.post(at(room, form), **fields) for form in forms]

    assert [answer.status_code for answer in heard] == [status] * 5
    assert states(room) == before
    assert seat_of(room, room.seats["chidi"]).id == seat_id


@pytest.mark.parametrize("form", ["/{0}/new-link", "/{0}/withdraw"])
def test_seat_of_another_seminar_is_not_found(room: Room, form: str) -> None:
    address = f"/seminars/{room.other_public_id}/seats" + form.format(
        seat_of(room, room.seats["chidi"]).id
    )
    fields = {"secret": tokens.new_token(), "mark": mark_of(room.seats["chidi"])}

    heard = [room.staff("eve").get(address), room.staff("eve").post(address, **fields)]

    assert [answer.status_code for answer in heard] == [404, 404]
    assert states(room) == {"active": 2}


def test_page_counts_who_joined_and_lists_unused_cards_by_mark(room: Room) -> None:
    used, unused = (one.token for one in offer(room, batch(2)))
    use(room, used)

    text = room.staff("ben").get(at(room)).text

    assert "3 people have joined" in text
    assert mark_of(unused) in text
    for hidden in (mark_of(used), *(mark_of(seat) for seat in room.seats.values())):
        assert hidden not in text


def test_page_names_who_is_here_where_names_are_kept(named: Room) -> None:
    for one in offer(named, batch(0, "Zainab <Haddad>", "Åse Ødegård")):
        use(named, one.token)

    text = named.staff("ben").get(at(named)).text

    assert text.index("Zainab &lt;Haddad&gt;") < text.index("Åse Ødegård")


@pytest.mark.parametrize("mode", list(IdentityMode))
def test_page_is_the_same_whoever_has_answered(
    app: Flask, now: datetime, mode: IdentityMode
) -> None:
    room = furnish_room(app, now=now, mode=mode)
    round_id = open_round(room)
    ben = room.staff("ben")
    seat_id = seat_of(room, room.seats["chidi"]).id
    pages = [at(room), at(room, f"/{seat_id}"), at(room, f"/{seat_id}/withdraw")]
    before = [stripped(ben.get(page).text) for page in pages]

    send(room, round_id, token=room.seats["chidi"])

    assert [stripped(ben.get(page).text) for page in pages] == before


@pytest.mark.parametrize("written", ["{0}", " {0} ", "{1}", "{0:.2} {2}"])
def test_mark_leads_to_its_seat(room: Room, written: str) -> None:
    chidi = room.seats["chidi"]
    mark = mark_of(chidi)

    answer = room.staff("ben").post(
        at(room, "/find"), mark=written.format(mark, mark.lower(), mark[2:])
    )

    seat_id = seat_of(room, chidi).id
    assert (answer.status_code, answer.location) == (303, at(room, f"/{seat_id}"))
    assert f"Seat {mark}" in room.staff("ben").get(answer.location).text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type the four signs of the mark."),
        ("AEIO", "No seat has this mark."),
        ("<b>", "No seat has this mark."),
        ("9" * 80, "No seat has this mark."),
        ("9" * 81, "At most 80 characters, please."),
    ],
)
def test_text_that_is_no_mark_gets_a_sentence(room: Room, typed: str, sentence: str) -> None:
    answer = room.staff("ben").post(at(room, "/find"), mark=typed)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_new_link_is_shown_once_and_brings_the_seat_back(room: Room) -> None:
    day = Day(room)
    day.open_round()
    ben, chidi = room.staff("ben"), room.seats["chidi"]
    seat_id = seat_of(room, chidi).id
    address = at(room, f"/{seat_id}/new-link")
    fields = {"secret": secret_of(ben, address), "mark": mark_of(chidi)}

    first, again = (ben.post(address, **fields) for _ in range(2))

    fresh = LINK.findall(first.text)[0]
    assert (first.status_code, again.status_code) == (200, 200)
    assert LINK.findall(again.text)[0] == fresh
    assert seat_of(room, fresh).id == seat_id
    assert mark_of(fresh) in first.text
    phone = Browser(room.app)
    phone.post(f"/return/{fresh}")
    assert phone.get(f"/s/{room.public_id}/order").status_code == 200
    assert Browser(room.app).get(f"/return/{chidi}").status_code == 404


def test_confirming_page_carries_the_mark_it_shows(room: Room) -> None:
    seat_id = seat_of(room, room.seats["chidi"]).id

    text = room.staff("ben").get(at(room, f"/{seat_id}/new-link")).text

    assert re.search(rf'name="mark"[^>]*value="{mark_of(room.seats["chidi"])}"', text)
    assert "The new link can answer only rounds it has not answered yet." in text


def test_form_of_a_new_link_sent_too_late_is_refused(room: Room) -> None:
    ben, chidi = room.staff("ben"), room.seats["chidi"]
    seat_id = seat_of(room, chidi).id
    fresh = renew(room, chidi)

    answer = ben.post(
        at(room, f"/{seat_id}/new-link"), secret=tokens.new_token(), mark=mark_of(chidi)
    )

    assert answer.status_code == 409
    assert "Somebody has made another link for this seat meanwhile." in answer.text
    assert seat_of(room, fresh).id == seat_id


def test_withdrawn_seat_is_told_and_leaves_the_count(room: Room) -> None:
    ben = room.staff("ben")
    address = at(room, f"/{seat_of(room, room.seats['chidi']).id}/withdraw")

    answer = ben.post(address)
    text = ben.get(answer.location).text
    again = ben.get(ben.post(address).location).text

    assert (answer.status_code, answer.location) == (303, at(room))
    assert "The seat is withdrawn. What it answered before stays counted." in text
    assert "1 person has joined" in text
    assert "This was done already. Nothing was changed." in again
    assert ben.get(address).status_code == 404


def test_all_unused_cards_are_withdrawn_at_once(room: Room) -> None:
    offer(room, batch(3))
    ben = room.staff("ben")
    asked = ben.get(at(room, "/unused/withdraw")).text

    answer = ben.post(at(room, "/unused/withdraw"))

    assert "3 cards have not been used yet" in asked
    assert "3 cards were withdrawn." in ben.get(answer.location).text
    assert states(room) == {"active": 2}


@pytest.mark.parametrize(("person", "links"), [("ada", True), ("ben", True), ("rosa", False)])
def test_console_leads_to_the_seats_those_who_may(room: Room, person: str, links: bool) -> None:
    text = room.staff(person).get(f"/seminars/{room.public_id}/console").text

    assert (f'href="{at(room)}"' in text) is links


def test_overview_counts_cards_only_once_they_are_used(room: Room) -> None:
    first, _ = (one.token for one in offer(room, batch(2)))
    use(room, first)
    withdraw(room, room.seats["chidi"])

    text = room.staff("ada").get(f"/seminars/{room.public_id}").text

    assert "2 people have joined" in text
    assert f'href="{at(room)}"' in text


def stripped(text: str) -> str:
    """Return a page without what each loading makes anew."""
    return re.sub(r'(name="(?:csrf_token|secret)"[^>]*value=")[^"]+', r"\1", text)
