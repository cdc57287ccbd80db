"""Before a card is sent, its author reads once what others wrote that is close to it."""

import re
import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, Looking, MarkValue
from seminar.debate import service
from seminar.debate.close_queries import close_cards
from seminar.models import Card, Mark
from tests.cast import Room
from tests.debate.stage import seminar_id, set_debate, written
from tests.statements import statements

FIRST, CLOSE = "Traffickers follow the displaced.", "The trafficker follows displaced people!"


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def part(room: Room) -> str:
    return f"/s/{room.public_id}/cards"


def fields(**changed: object) -> dict[str, object]:
    plain = {"card_id": str(uuid.uuid4()), "kind": "concern", "about": ["2", "3"], "text": CLOSE}
    return {**plain, **changed}


def texts(room: Room) -> list[str]:
    with room.store.session() as db:
        return sorted(db.scalars(select(Card.text)))


def test_close_card_is_shown_once_and_the_own_text_is_kept(room: Room) -> None:
    written(room, "dana", text=FIRST)
    phone, sent = room.phone("chidi"), fields()

    asked = phone.post(part(room), **sent)
    before = texts(room)
    again = phone.post(part(room), **sent, has_read="yes")

    assert (asked.status_code, before, again.status_code) == (409, [FIRST], 303)
    assert [words in asked.text for words in (FIRST, CLOSE)] == [True, True]
    assert re.findall(r'name="(kind|about|has_read|card_id)"[^>]*value="([\w-]+)"', asked.text) == [
        ("card_id", sent["card_id"]),
        ("kind", "concern"),
        ("about", "2"),
        ("about", "3"),
        ("has_read", "yes"),
    ]
    assert texts(room) == [CLOSE, FIRST]


def test_who_means_the_same_agrees_with_that_card(room: Room, db: Session) -> None:
    card_id = written(room, "dana", text=FIRST)
    phone = room.phone("chidi")

    asked = phone.post(part(room), **fields())
    address = f"{part(room)}/{card_id}/mark"
    answer = phone.post(address, value="agree")

    assert f'action="{address}"' in asked.text
    assert answer.status_code == 303
    assert db.scalars(select(Mark.value)).all() == [MarkValue.AGREE]
    assert texts(room) == [FIRST]


def test_other_text_is_sent_at_once(room: Room) -> None:
    written(room, "dana", text=FIRST)

    answer = room.phone("chidi").post(part(room), **fields(text="Schools need guards."))

    assert answer.status_code == 303


def test_own_hidden_and_waiting_cards_are_not_told(room: Room, db: Session) -> None:
    hidden = written(room, "dana", text=FIRST)
    written(room, "chidi", text=FIRST)
    with room.store.writing(db):
        service.hide_card(
            db, room.seminar(db), hidden, HideReason.OFF_TOPIC, account_id=None, now=room.now
        )
        room.seminar(db).looking = Looking.BEFORE
    written(room, "dana", text=FIRST)

    answer = room.phone("chidi").post(part(room), **fields())

    assert answer.status_code == 303


def test_card_that_was_sent_already_is_not_asked_about(room: Room) -> None:
    phone, sent = room.phone("chidi"), fields()
    phone.post(part(room), **sent)
    written(room, "dana", text=FIRST)

    assert phone.post(part(room), **sent).status_code == 303


def test_close_text_is_shown_literally(room: Room) -> None:
    written(room, "dana", text="<b>Traffickers follow</b> the displaced")

    answer = room.phone("chidi").post(
        part(room), **fields(text="<i>Traffickers follow</i> displaced")
    )

    assert answer.status_code == 409
    assert [tag in answer.text for tag in ("<b>Traff", "<i>Traff")] == [False, False]


def test_close_cards_take_two_statements_whatever_was_said(room: Room) -> None:
    its_id, counts = seminar_id(room), []

    for number in range(0, 12, 4):
        for extra in range(4 if number else 0):
            written(room, "dana", text=f"{FIRST} {number + extra}")
        with room.store.session() as db, statements(room.store) as asked:
            close_cards(db, its_id, room.seats["chidi"], card_id=uuid.uuid4(), text=CLOSE)
        counts.append(len(asked))

    assert counts == [2, 2, 2]
