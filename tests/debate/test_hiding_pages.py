"""The team hides a card for a listed reason and shows it again; nobody else can."""

import uuid

import pytest
from sqlalchemy.orm import Session

from seminar.core.terms import CardState, HideReason
from seminar.models import Card
from tests.cast import Room
from tests.debate.stage import set_debate, written


@pytest.fixture(autouse=True)
def debating(room: Room) -> None:
    set_debate(room)


def page(room: Room) -> str:
    return f"/s/{room.public_id}/debate"


def deed(room: Room, card_id: uuid.UUID, deed: str) -> str:
    return f"/seminars/{room.public_id}/cards/{card_id}/{deed}"


@pytest.mark.parametrize("name", ["ada", "ben"])
def test_team_hides_and_shows_a_card(room: Room, db: Session, name: str) -> None:
    card_id = written(room, "chidi", text="Colonel Secret.")
    staff = room.staff(name)

    hidden = staff.post(deed(room, card_id, "hide"), reason="names")

    assert (hidden.status_code, hidden.location) == (303, f"/seminars/{room.public_id}/console")
    assert "Colonel Secret." not in room.phone("dana").get(page(room)).text
    assert "It names somebody" in room.phone("chidi").get(page(room)).text
    assert staff.post(deed(room, card_id, "show")).status_code == 303
    card = db.get(Card, card_id)
    assert (card.state, card.reason) == (CardState.SHOWN, None)


@pytest.mark.parametrize("reason", ["", "because", "\x00"])
def test_hiding_without_a_listed_reason_is_refused(room: Room, db: Session, reason: str) -> None:
    card_id = written(room, "chidi")

    answer = room.staff("ben").post(deed(room, card_id, "hide"), reason=reason)

    assert answer.status_code == 422
    assert db.get(Card, card_id).state is CardState.SHOWN


def test_only_who_runs_the_room_hides_and_shows(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    refused = {"eve": 404, "rosa": 403}

    for name, status in refused.items():
        for what in ("hide", "show"):
            answer = room.staff(name).post(deed(room, card_id, what), reason="topic")
            assert answer.status_code == status
    assert room.phone("dana").post(deed(room, card_id, "hide"), reason="topic").status_code == 401

    assert db.get(Card, card_id).reason is None


def test_hiding_twice_says_that_it_was_done(room: Room, db: Session) -> None:
    card_id = written(room, "chidi")
    ben = room.staff("ben")

    statuses = [ben.post(deed(room, card_id, "hide"), reason="twice").status_code for _ in "12"]

    assert statuses == [303, 303]
    assert db.get(Card, card_id).reason is HideReason.WRITTEN_TWICE
