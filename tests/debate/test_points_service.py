"""The rapporteur's points are noted once, may be edited, and stay in their seminar."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import Scope
from seminar.debate import points_service
from seminar.debate.subject import NoSubject, UnfitText, UnknownArea
from seminar.errors import NotFound
from seminar.live.hub import Audience
from seminar.models import JournalEntry, Seminar
from seminar.readings.debate import PointReading, points
from tests.cast import Room
from tests.debate.stage import noted, seminar_id


def edit(room: Room, point_id: uuid.UUID, *, public_id: str = "", text: str = "New") -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar = db.scalars(
            select(Seminar).where(Seminar.public_id == (public_id or room.public_id))
        ).one()
        points_service.edit_point(
            db,
            seminar,
            point_id=point_id,
            scope=Scope.ALL,
            area_positions=(),
            text=text,
            account_id=None,
            now=room.now + timedelta(hours=1),
        )


def test_noted_point_is_there_with_its_areas(room: Room, db: Session) -> None:
    its_id = seminar_id(room)
    before = room.store.hub.state(Audience.TEAM, its_id)[0]

    point_id = noted(room, areas=(5, 1), text="Looted icons pay for arms.")

    assert points(db, its_id) == (
        PointReading(point_id, Scope.AREAS, (1, 5), "Looted icons pay for arms.", room.now),
    )
    assert room.store.hub.state(Audience.TEAM, its_id)[0] == before + 1


def test_point_sent_twice_is_there_once(room: Room, db: Session) -> None:
    point_id = uuid.uuid4()

    noted(room, point_id=point_id)
    noted(room, point_id=point_id)

    assert [point.id for point in points(db, seminar_id(room))] == [point_id]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"areas": ()}, NoSubject),
        ({"areas": (99,)}, UnknownArea),
        ({"text": ""}, UnfitText),
        ({"text": "x" * (points_service.LONGEST_POINT + 1)}, UnfitText),
    ],
)
def test_unfit_point_is_refused(
    room: Room, db: Session, said: dict[str, object], refusal: type
) -> None:
    with pytest.raises(refusal):
        noted(room, **said)

    assert points(db, seminar_id(room)) == ()


def test_edited_point_keeps_its_time_and_is_on_record(room: Room, db: Session) -> None:
    point_id = noted(room)

    edit(room, point_id, text="All of it hangs together.")

    assert points(db, seminar_id(room)) == (
        PointReading(point_id, Scope.ALL, (), "All of it hangs together.", room.now),
    )
    last = db.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc())).first()
    assert (last.deed, last.object, last.detail) == ("edited point", f"point {point_id}", "")


def test_point_of_another_seminar_is_not_found(room: Room, db: Session) -> None:
    point_id = noted(room)

    with pytest.raises(NotFound):
        edit(room, point_id, public_id=room.other_public_id)

    assert [point.text for point in points(db, seminar_id(room))] == ["Schools need guards."]


def test_id_of_another_seminars_point_is_refused(room: Room, db: Session) -> None:
    point_id = noted(room)
    other = db.scalars(select(Seminar).where(Seminar.public_id == room.other_public_id)).one()

    with pytest.raises(points_service.PointTaken), room.store.writing(db):
        points_service.note_point(
            db,
            other,
            point_id=point_id,
            scope=Scope.ALL,
            area_positions=(),
            text="Eve was here.",
            account_id=None,
            now=room.now,
        )

    assert points(db, other.id) == ()
