"""An answer as a browser sends it: counted, repeated, refused, kept for another try."""

import re

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from seminar.access import tokens
from seminar.errors import StoreBusy
from seminar.models import Seat
from tests.cast import Room
from tests.client import Browser
from tests.ranking.stage import (
    address,
    answers,
    close,
    open_round,
    places,
    send,
    show,
)
from tests.statements import statements


def test_answer_is_a_redirect_that_says_when(room: Room) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").post(address(room, round_id), **places("12345"))

    assert answer.status_code == 303
    assert re.fullmatch(rf"/s/{room.public_id}/order\?counted=[0-2]\d[0-5]\d", answer.location)
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_whole_request_costs_three_statements(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    fields = {"csrf_token": chidi.token(), **places("12345")}

    with statements(room.store) as sent:
        chidi.client.post(address(room, round_id), data=fields)

    assert [statement.split()[0] for statement in sent] == ["WITH", "INSERT", "INSERT"]


@pytest.mark.parametrize(
    ("order", "stored"),
    [
        ("31524", "2>4>1>5>3"),
        ("11111", "1=2=3=4=5"),
        ("2n155", "3>1>4=5|2"),
    ],
)
def test_places_become_an_order(room: Room, order: str, stored: str) -> None:
    round_id = open_round(room)

    room.phone("chidi").post(address(room, round_id), **places(order))

    assert answers(room, round_id) == [("order", stored, 1)]


def test_no_view_on_every_area_is_an_answer(room: Room) -> None:
    round_id = open_round(room)

    room.phone("chidi").post(address(room, round_id), **places("nnnnn"))

    assert answers(room, round_id) == [("order", "|1=2=3=4=5", 1)]


@pytest.mark.parametrize("order", ["-----", "12345"])
def test_all_together_counts_whatever_the_list_says(room: Room, order: str) -> None:
    round_id = open_round(room)

    answer = room.phone("chidi").post(address(room, round_id), **places(order, answer="together"))

    assert answer.status_code == 303
    assert answers(room, round_id) == [("together", "", 1)]


def test_repeated_post_is_answered_as_success(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")

    sent = [chidi.post(address(room, round_id), **places("12345")) for _ in range(3)]

    assert [answer.status_code for answer in sent] == [303, 303, 303]
    # When it was counted is told once: nobody may know it later.
    assert ["counted" in answer.location for answer in sent] == [True, False, False]
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_older_page_gets_both_orders_to_choose_from(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    chidi.post(address(room, round_id), **places("12345"))
    chidi.post(address(room, round_id), **places("54321", revision="2"))

    answer = chidi.post(address(room, round_id), **places("21345", revision="2"))

    assert answer.status_code == 409
    assert answer.text.count('<ul class="answer">') == 2
    assert "Keep this one" in answer.text
    assert answers(room, round_id) == [("order", "5>4>3>2>1", 2)]


def test_choosing_the_order_that_arrived_counts_it(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    chidi.post(address(room, round_id), **places("12345"))
    offered = chidi.post(address(room, round_id), **places("n1n2n", revision="1")).text

    answer = chidi.post(address(room, round_id), **hidden(offered))

    assert answer.status_code == 303
    assert answers(room, round_id) == [("order", "2>4|1=3=5", 2)]


def test_choosing_all_together_that_arrived_counts_it(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    chidi.post(address(room, round_id), **places("12345"))
    offered = chidi.post(address(room, round_id), **places("-----", answer="together")).text

    chidi.post(address(room, round_id), **hidden(offered))

    assert answers(room, round_id) == [("together", "", 2)]


@pytest.mark.parametrize(("earlier", "said"), [(True, True), (False, False)])
def test_late_answer_hears_when_the_round_closed(room: Room, earlier: bool, said: bool) -> None:
    round_id = open_round(room)
    if earlier:
        send(room, round_id, token=room.seats["chidi"])
    close(room, round_id)

    answer = room.phone("chidi").post(address(room, round_id), **places("54321", revision="2"))

    assert answer.status_code == 409
    assert "This round closed at 10:00." in answer.text
    assert ("Your earlier order still counts." in answer.text) is said


def test_answer_sent_by_a_script_is_told_where_to_go_on(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    fields = {"csrf_token": chidi.token(), **places("12345")}

    answer = chidi.client.post(
        address(room, round_id), data=fields, headers={"Accept": "text/plain"}
    )

    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert re.fullmatch(rf"/s/{room.public_id}/order\?counted=[0-2]\d[0-5]\d", answer.text)
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_order_that_came_too_late_is_shown_with_the_refusal(room: Room) -> None:
    round_id = open_round(room)
    close(room, round_id)
    chidi = room.phone("chidi")

    in_words = chidi.post(address(room, round_id), **places("54321")).text
    together = chidi.post(address(room, round_id), **places("-----", answer="together")).text
    unreadable = chidi.post(address(room, round_id), **places("12")).text

    names = re.findall(r'<span class="numbers">(\d)</span> <span>([^<]+?)\s*</span>', in_words)
    assert [number for number, _ in names] == list("12345")
    assert names[0][1] == "Cultural property"
    assert "All five together" in together
    assert "Sent too late" not in unreadable


def test_late_answer_after_showing_is_refused(room: Room) -> None:
    round_id = open_round(room)
    show(room, round_id)

    answer = room.phone("chidi").post(address(room, round_id), **places("54321"))

    assert answer.status_code == 409
    assert answers(room, round_id) == []


def test_reissued_seat_hears_that_its_answer_counts(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, token=room.seats["chidi"])
    fresh = tokens.new_token()
    with room.store.session() as db, room.store.writing(db):
        db.execute(
            update(Seat)
            .where(Seat.token_sha256 == tokens.seat_hash(room.seats["chidi"]))
            .values(token_sha256=tokens.seat_hash(fresh))
        )
    browser = Browser(room.app).hold_seat(room.public_id, fresh)

    answer = browser.post(address(room, round_id), **places("54321"))

    assert answer.status_code == 409
    assert "That answer counts" in answer.text
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


@pytest.mark.parametrize("fault", [StoreBusy(), OperationalError("", {}, Exception("locked"))])
def test_busy_store_keeps_what_was_chosen(
    room: Room, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    token = chidi.token()
    with monkeypatch.context() as broken:
        broken.setattr(room.store, "writing", failing(fault))
        busy = chidi.client.post(
            address(room, round_id), data={"csrf_token": token, **places("2n144", revision="7")}
        )

    again = chidi.post(address(room, round_id), **hidden(busy.text))

    assert busy.status_code == 503
    assert busy.headers["Retry-After"] == "2"
    assert "Your answer is not counted yet." in busy.text
    assert again.status_code == 303
    assert answers(room, round_id) == [("order", "3>1>4=5|2", 7)]


def test_counting_tells_the_team_and_not_the_room(room: Room) -> None:
    round_id = open_round(room)
    hub = room.app.extensions["seminar.hub"]
    with room.store.session() as db:
        seminar = room.seminar(db)
    before = [hub.state(audience, seminar.id)[0] for audience in ("team", "room")]

    send(room, round_id, token=room.seats["chidi"])
    once = [hub.state(audience, seminar.id)[0] for audience in ("team", "room")]
    send(room, round_id, token=room.seats["chidi"])
    twice = [hub.state(audience, seminar.id)[0] for audience in ("team", "room")]

    assert once == [before[0] + 1, before[1]]
    assert twice == once
    with room.store.session() as db:
        assert room.seminar(db).version == seminar.version


def hidden(text: str) -> dict[str, str]:
    """Return the hidden fields of the form that sends an answer again."""
    form = text[text.index("/answer") :]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    return {name: value for name, value in fields.items() if name not in {"csrf_token", "next"}}


def failing(fault: Exception) -> object:
    """Return a way of writing in which the store fails."""

    def writing(_db: object, *, until: float) -> object:
        raise fault

    return writing
