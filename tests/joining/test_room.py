"""The room on a phone: each step has its page, and the phone follows."""

import pytest
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import service as facilitation
from seminar.models import AgendaItem
from tests.cast import Room
from tests.client import Browser

ADDRESSES = ("", "/wait", "/now", "/stream", "/link", "/order")


def test_room_waits_between_items(room: Room) -> None:
    chidi = room.phone("chidi")

    assert chidi.get(f"/s/{room.public_id}").location == f"/s/{room.public_id}/wait"
    assert "Nothing to do now. Please look up." in chidi.get(f"/s/{room.public_id}/wait").text


def test_waiting_page_names_the_running_item_and_the_day(room: Room) -> None:
    title = start(room, ItemKind.WELCOME)

    text = room.phone("chidi").get(f"/s/{room.public_id}/wait").text

    assert f"Now: {title}" in text
    assert text.count('aria-current="step"') == 1


def test_welcome_tells_the_purpose_and_each_area_with_its_earlier_work(room: Room) -> None:
    start(room, ItemKind.WELCOME)
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).purpose = "To hear what is missing."

    text = room.phone("chidi").get(f"/s/{room.public_id}/wait").text

    assert "To hear what is missing." in text
    assert text.count("<details") == text.count("Earlier work:") == 5
    assert "press release (2016) 135" in text


def test_waiting_page_after_the_welcome_tells_no_areas(room: Room) -> None:
    start(room, ItemKind.WELCOME)
    start(room, ItemKind.DEBATE)
    start(room, ItemKind.CLOSE)

    assert "<details" not in room.phone("chidi").get(f"/s/{room.public_id}/wait").text


@pytest.mark.parametrize(
    ("kind", "page"), [(ItemKind.RANKING, "order?now=1"), (ItemKind.DEBATE, "debate")]
)
def test_room_leads_to_the_page_of_the_step(room: Room, kind: ItemKind, page: str) -> None:
    start(room, kind)
    chidi = room.phone("chidi")

    assert chidi.get(f"/s/{room.public_id}").location == f"/s/{room.public_id}/{page}"
    assert chidi.get(f"/s/{room.public_id}/wait").location == f"/s/{room.public_id}"


def test_closing_thanks(room: Room) -> None:
    start(room, ItemKind.CLOSE)

    assert "Thank you for taking part." in room.phone("chidi").get(f"/s/{room.public_id}/wait").text


def test_order_page_without_a_round_leads_to_the_room(room: Room) -> None:
    answer = room.phone("chidi").get(f"/s/{room.public_id}/order")

    assert (answer.status_code, answer.location) == (303, f"/s/{room.public_id}")


def test_phone_hears_whether_the_room_moved_on(room: Room) -> None:
    chidi = room.phone("chidi")
    now = f"/s/{room.public_id}/now"
    before = chidi.get(now, query_string={"seen": "between"})

    start(room, ItemKind.WELCOME)
    after = chidi.get(now, query_string={"seen": "between"})
    start(room, ItemKind.RANKING)
    opened = chidi.get(now, query_string={"seen": "between"})

    assert (before.status_code, before.data) == (204, b"")
    assert (after.status_code, after.data) == (205, b"")
    # What is no open list may be over when the phone arrives: there it is asked for anew.
    assert after.location == f"/s/{room.public_id}"
    assert opened.location == f"/s/{room.public_id}/order"


def test_stream_belongs_to_the_seats_of_the_room(room: Room) -> None:
    answer = room.phone("chidi").get(f"/s/{room.public_id}/stream", buffered=False)

    assert answer.mimetype == "text/event-stream"
    assert next(answer.iter_encoded()) == b"retry: 2000\n\n"
    answer.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_browser_without_a_seat_is_sent_to_the_front_door(room: Room, address: str) -> None:
    for browser in (Browser(room.app), room.staff("ada")):
        answer = browser.get(f"/s/{room.public_id}{address}")
        assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_seat_of_another_seminar_opens_nothing(room: Room, address: str) -> None:
    eve = Browser(room.app).hold_seat(room.other_public_id, room.seats["chidi"])

    answer = eve.get(f"/s/{room.other_public_id}{address}")

    assert (answer.status_code, answer.location) == (401, None)


@pytest.mark.parametrize("address", ADDRESSES)
def test_browser_whose_seat_is_lost_is_not_led_to_a_second_one(room: Room, address: str) -> None:
    browser = Browser(room.app).hold_seat(room.public_id, tokens.new_token())

    answer = browser.get(f"/s/{room.public_id}{address}")

    assert (answer.status_code, answer.location) == (401, None)
    assert "If you have a newer link, please open that one" in answer.text


def start(room: Room, kind: ItemKind) -> str:
    """Start the first item of a kind; return its title."""
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        item = db.scalars(
            select(AgendaItem)
            .where(
                AgendaItem.seminar_id == seminar.id,
                AgendaItem.kind == kind,
                AgendaItem.state == ItemState.PLANNED,
            )
            .order_by(AgendaItem.position)
        ).first()
        assert item is not None
        facilitation.start_item(db, seminar, item.id, account_id=None, now=room.now)
        return item.title
