"""The debate is read in the same few statements whether little or much was said."""

import uuid
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from seminar.core.terms import CardKind, CardState, HideReason, MarkValue, Scope
from seminar.models import Card, Mark, Point, Voice, card_area, point_area
from seminar.readings.debate import cards_held_back, points, shown_cards
from tests.cast import Room
from tests.debate.stage import seminar_id
from tests.statements import statements

VALUES = (MarkValue.AGREE, MarkValue.DISAGREE, MarkValue.CANNOT)


def fill(db: Session, room: Room, count: int) -> list[uuid.UUID]:
    """Put so many cards and points into the room, each card with three answers."""
    seminar = room.seminar(db)
    ids = [uuid.uuid4() for _ in range(count)]
    moments = [room.now + timedelta(seconds=number) for number in range(count)]
    areas = [area.id for area in seminar.areas]
    with room.store.writing(db):
        voices = add_voices(db, seminar.id)
        add_cards(db, seminar.id, voices, list(zip(ids, moments, strict=True)))
        add_points(db, seminar.id, list(zip(ids, moments, strict=True)))
        about = [{"card_id": one, "area_id": area} for one in ids for area in areas[1:3]]
        db.execute(insert(card_area), about)
        db.execute(insert(point_area), [{"point_id": one, "area_id": areas[0]} for one in ids])
    return ids


def add_voices(db: Session, its_id: uuid.UUID) -> list[uuid.UUID]:
    voices = [uuid.uuid4() for _ in VALUES]
    db.execute(
        insert(Voice), [{"id": one, "seminar_id": its_id, "key": one.bytes * 2} for one in voices]
    )
    return voices


def add_cards(
    db: Session,
    its_id: uuid.UUID,
    voices: list[uuid.UUID],
    written: list[tuple[uuid.UUID, datetime]],
) -> None:
    alike = {
        "voice_id": voices[0],
        "kind": CardKind.FOR,
        "scope": Scope.AREAS,
        "text": "Card",
        "lot": 0,
    }
    db.execute(
        insert(Card),
        [
            {"id": one, "seminar_id": its_id, "written_at": moment, **alike}
            for one, moment in written
        ],
    )
    db.execute(
        insert(Mark),
        [
            {"card_id": one, "voice_id": voice, "value": value}
            for one, _ in written
            for voice, value in zip(voices, VALUES, strict=True)
        ],
    )


def add_points(db: Session, its_id: uuid.UUID, noted: list[tuple[uuid.UUID, datetime]]) -> None:
    alike = {"scope": Scope.AREAS, "text": "Point"}
    db.execute(
        insert(Point),
        [{"id": one, "seminar_id": its_id, "noted_at": moment, **alike} for one, moment in noted],
    )


@pytest.mark.parametrize("count", [10, 2000])
def test_cards_are_read_in_four_statements(room: Room, db: Session, count: int) -> None:
    ids = fill(db, room, count)
    its_id = seminar_id(room)

    with statements(room.store) as asked:
        found = shown_cards(db, its_id)

    assert len(asked) == 4
    assert [card.id for card in found] == ids[::-1]
    assert {(card.areas, card.agree, card.disagree, card.cannot) for card in found} == {
        ((2, 3), 1, 1, 1)
    }


@pytest.mark.parametrize("count", [10, 2000])
def test_points_are_read_in_two_statements(room: Room, db: Session, count: int) -> None:
    ids = fill(db, room, count)
    its_id = seminar_id(room)

    with statements(room.store) as asked:
        found = points(db, its_id)

    assert len(asked) == 2
    assert [point.id for point in found] == ids[::-1]
    assert {point.areas for point in found} == {(1,)}


def test_hidden_card_is_only_among_the_hidden(room: Room, db: Session) -> None:
    ids = fill(db, room, 3)
    its_id = seminar_id(room)
    with room.store.writing(db):
        card = db.get(Card, ids[1])
        card.state, card.reason = CardState.HIDDEN, HideReason.OFFENSIVE

    assert [card.id for card in shown_cards(db, its_id)] == [ids[2], ids[0]]
    assert [(card.id, card.reason) for card in cards_held_back(db, its_id)] == [
        (ids[1], HideReason.OFFENSIVE)
    ]


def test_empty_room_has_said_nothing(room: Room, db: Session) -> None:
    its_id = seminar_id(room)

    assert (shown_cards(db, its_id), cards_held_back(db, its_id)) == ((), ())
    assert points(db, its_id) == ()


def test_another_seminars_debate_is_not_read(room: Room, db: Session) -> None:
    fill(db, room, 2)

    assert shown_cards(db, uuid.uuid4()) == ()
    assert points(db, uuid.uuid4()) == ()
