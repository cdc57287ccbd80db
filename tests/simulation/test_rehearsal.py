"""A rehearsal: a copy in which invented people send the forms of phones, deleted whole."""

import re
import threading
import time

import pytest
from sqlalchemy import select

from seminar.core.terms import ItemKind, RoundState
from seminar.facilitation import service
from seminar.models import AgendaItem, Ballot, Card, Round, Seat, Seminar
from seminar.simulation import crowd
from tests.cast import Room

# Each loading of a form makes these anew.
MADE_ANEW = re.compile(r'name="(?:csrf_token|point_id|token|secret)"[^>]*value="[^"]+"')
PEOPLE = 4
PATIENCE = 20.0


@pytest.fixture(autouse=True)
def quick(monkeypatch, room):
    """Invented people who need no time to think, always write, and go home with the test."""
    monkeypatch.setattr(crowd, "BETWEEN", 0.0)
    monkeypatch.setattr(crowd, "LOOKS_EVERY", 0.02)
    monkeypatch.setattr(crowd, "WRITES", 1.0)
    yield
    if copy := copy_of(room):
        room.staff("ada").post(f"/seminars/{copy.public_id}/rehearsal/delete")
    wait_until(crowd_is_gone)


def copy_of(room: Room) -> Seminar | None:
    with room.store.session() as db:
        original = room.seminar(db).id
        return db.scalars(select(Seminar).where(Seminar.rehearsal_of == original)).one_or_none()


def counted(room: Room, what, *where) -> int:
    with room.store.session() as db:
        return len(db.scalars(select(what).where(*where)).all())


def crowd_is_gone() -> bool:
    return not [one for one in threading.enumerate() if "play_crowd" in one.name]


def wait_until(holds) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def lead(room: Room, deed, id) -> None:
    with room.store.session() as db, room.store.writing(db):
        deed(db, db.get_one(Seminar, copy_of(room).id), id, account_id=None, now=room.now)


def start(room: Room, kind: ItemKind) -> None:
    with room.store.session() as db:
        item = select(AgendaItem.id).where(
            AgendaItem.seminar_id == copy_of(room).id, AgendaItem.kind == kind
        )
        item_id = db.scalars(item.order_by(AgendaItem.position)).first()
    lead(room, service.start_item, item_id)


def everything_of(room: Room) -> dict[str, str]:
    """Return what the team reads of the seminar itself."""
    ada = room.staff("ada")
    return {
        page: MADE_ANEW.sub("", ada.get(f"/seminars/{room.public_id}/{page}").text)
        for page in ("console", "note", "points", "seats")
    }


def test_invented_people_take_part_and_all_of_it_goes_with_one_button(room: Room) -> None:
    before = everything_of(room)
    ada = room.staff("ada")

    started = ada.post(f"/seminars/{room.public_id}/rehearsal", people=str(PEOPLE))
    copy = copy_of(room)
    mine = Seat.seminar_id == copy.id
    wait_until(lambda: counted(room, Seat.id, mine) == PEOPLE)
    start(room, ItemKind.RANKING)
    wait_until(lambda: counted(room, Ballot.answer_key) == PEOPLE)
    with room.store.session() as db:
        round_id = db.scalars(select(Round.id).where(Round.state == RoundState.OPEN)).one()
    lead(room, service.close_round, round_id)
    lead(room, service.count_round, round_id)
    start(room, ItemKind.DEBATE)
    wait_until(lambda: counted(room, Card.id, Card.seminar_id == copy.id) >= PEOPLE)
    console = ada.get(started.location).text
    during = everything_of(room)
    deleted = ada.post(f"/seminars/{copy.public_id}/rehearsal/delete")
    wait_until(crowd_is_gone)

    assert (started.status_code, deleted.status_code) == (303, 303)
    assert "Rehearsal with invented people. Nothing of it counts." in console
    assert "Rehearsal: Ada" in console
    assert before == during == everything_of(room)
    assert copy_of(room) is None
    assert [counted(room, what) for what in (Ballot.answer_key, Card.id, Round.id)] == [0, 0, 0]


def test_copy_has_what_was_planned_and_the_same_team(room: Room) -> None:
    room.staff("ada").post(f"/seminars/{room.public_id}/rehearsal", people="2")

    with room.store.session() as db:
        copy, own = db.get_one(Seminar, copy_of(room).id), room.seminar(db)
        planned = [
            (
                [area.texts for area in one.areas],
                [group.name for group in one.groups],
                [(item.kind, item.title, item.minutes) for item in one.agenda],
            )
            for one in (copy, own)
        ]
    heard = [
        room.staff(name).get(f"/seminars/{copy.public_id}/console").status_code
        for name in ("ada", "ben", "rosa", "eve")
    ]

    assert planned[0] == planned[1]
    assert heard == [200, 200, 200, 404]
    assert (copy.mode, copy.invented, copy.is_locked) == (own.mode, True, False)
    assert copy.code != own.code
    assert copy.screen_token != own.screen_token


def test_only_a_rehearsal_is_deleted_with_one_button(room: Room) -> None:
    ada = room.staff("ada")

    refused = ada.post(f"/seminars/{room.public_id}/rehearsal/delete")

    assert refused.status_code == 409
    assert "This is no rehearsal, so nothing was deleted." in refused.text
    assert ada.get(f"/seminars/{room.public_id}").status_code == 200


def test_rehearsal_is_not_rehearsed(room: Room) -> None:
    ada = room.staff("ada")
    ada.post(f"/seminars/{room.public_id}/rehearsal", people="2")

    refused = ada.post(f"/seminars/{copy_of(room).public_id}/rehearsal", people="2")

    assert refused.status_code == 409


@pytest.mark.parametrize("people", ["", "1", "61", "many"])
def test_rehearsal_for_nobody_or_for_a_crowd_is_refused(room: Room, people: str) -> None:
    refused = room.staff("ada").post(f"/seminars/{room.public_id}/rehearsal", people=people)

    assert refused.status_code == 422
    assert copy_of(room) is None
