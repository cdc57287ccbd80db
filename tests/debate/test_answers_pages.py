"""Answers to cards as the phone sends them, and what is refused."""

import re
import uuid

import pytest
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.terms import MarkValue
from seminar.models import Mark
from tests.cast import Room
from tests.debate.stage import weigh, written
from tests.debate.test_pages import debating, page, part

__all__ = ["debating"]


def test_answer_is_taken_and_the_card_stays_in_its_place(room: Room) -> None:
    card_id = written(room, "chidi")
    phone = room.phone("dana")

    answer = phone.post(f"{part(room)}/{card_id}/mark", value="agree", batch=card_id.hex)

    assert answer.status_code == 303
    assert answer.location == f"{page(room)}?batch={card_id.hex}#card-{card_id}"
    shown = phone.get(answer.location).text
    assert "Your answer: Agree" in shown
    assert re.findall(r'id="(\w+)-[0-9a-f-]+"[^>]*aria-pressed="true"', shown) == ["agree"]


def test_answers_of_others_are_told_to_nobody(room: Room) -> None:
    card_id = written(room, "chidi")
    room.seats["fred"] = room.new_seat()
    before = [room.phone(name).get(part(room)).text for name in ("chidi", "fred")]

    weigh(room, "dana", card_id, MarkValue.DISAGREE)

    after = [room.phone(name).get(part(room)).text for name in ("chidi", "fred")]
    token = re.compile(r'name="csrf_token" value="[^"]+"')
    assert [token.sub("", text) for text in after] == [token.sub("", text) for text in before]


@pytest.mark.parametrize("value", ["", "maybe", "\x00", None])
def test_answer_that_is_none_of_the_three_is_refused(room: Room, value: str | None) -> None:
    card_id = written(room, "chidi")
    sent = {} if value is None else {"value": value}

    answer = room.phone("dana").post(f"{part(room)}/{card_id}/mark", **sent)

    assert answer.status_code == 422
    with room.store.session() as db:
        assert db.scalars(select(Mark.value)).all() == []


@pytest.mark.parametrize(
    ("name", "status"), [("chidi", 409), ("dana", 404)], ids=["own card", "no such card"]
)
def test_answer_to_a_card_that_takes_none_is_refused(room: Room, name: str, status: int) -> None:
    card_id = written(room, "chidi") if name == "chidi" else uuid.uuid4()

    answer = room.phone(name).post(f"{part(room)}/{card_id}/mark", value="agree")

    assert answer.status_code == status


def test_refused_answer_speaks_the_seminars_language(room: Room) -> None:
    own = written(room, "chidi")
    with room.store.session() as db, room.store.writing(db):
        room.seminar(db).language = "fr"

    answer = room.phone("chidi").post(f"{part(room)}/{own}/mark", value="agree")

    assert answer.status_code == 409
    assert "C’est votre propre carte." in answer.text


def test_answer_from_a_seat_that_is_gone_hears_so(room: Room) -> None:
    card = written(room, "chidi")
    room.seats["dana"] = tokens.new_token()

    answer = room.phone("dana").post(f"{part(room)}/{card}/mark", value="agree")

    assert answer.status_code == 401
    assert "was withdrawn or not let in" in answer.text


def test_answer_to_a_hidden_card_hears_so(room: Room) -> None:
    card_id = written(room, "chidi")
    room.staff("ben").post(f"/seminars/{room.public_id}/cards/{card_id}/hide", reason="topic")

    answer = room.phone("dana").post(f"{part(room)}/{card_id}/mark", value="agree")

    assert answer.status_code == 409
    assert "This card was hidden in the meantime" in answer.text


def test_cards_part_has_nothing_new_for_who_has_seen_it(room: Room) -> None:
    card_id = written(room, "chidi")
    phone = room.phone("dana")
    seen = re.search(r'data-seen="(\w+)"', phone.get(part(room)).text)[1]

    assert phone.get(f"{part(room)}?seen={seen}&batch={card_id.hex}").status_code == 204
