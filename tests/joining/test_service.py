"""Thirty at once all get in, each one seat, also when a phone repeats the request."""

import uuid

import pytest
from sqlalchemy import func, select

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.joining import service
from seminar.joining.service import UnknownGroup
from seminar.models import Seat, Seminar, StakeholderGroup
from tests.at_once import at_once
from tests.cast import Room
from tests.joining.stage import code_of

BURST = 30


def test_seat_keeps_only_what_was_agreed(room: Room) -> None:
    token = tokens.new_token()

    join(room, token, group_id=group_of(room))

    seat = seat_of(room, token)
    assert (seat.group_id, seat.name, seat.kind, seat.state) == (
        group_of(room),
        None,
        SeatKind.PHONE,
        SeatState.ACTIVE,
    )
    assert (seat.consent_version, seat.consent_day) == (1, room.now.date())


def test_joining_twice_with_one_token_makes_one_seat(room: Room) -> None:
    token = tokens.new_token()
    before = seats(room)

    join(room, token, group_id=group_of(room))
    join(room, token, group_id=None)

    assert seats(room) == before + 1
    assert seat_of(room, token).group_id == group_of(room)


def test_group_of_another_seminar_is_refused(room: Room) -> None:
    with room.store.session() as db:
        foreign = db.scalars(
            select(StakeholderGroup.id)
            .join(Seminar)
            .where(Seminar.public_id == room.other_public_id)
        ).first()
    assert foreign is not None
    before = seats(room)

    for group_id in (foreign, uuid.uuid4()):
        with pytest.raises(UnknownGroup):
            join(room, tokens.new_token(), group_id=group_id)

    assert seats(room) == before


def test_thirty_at_once_all_get_in_also_when_each_sends_twice(room: Room) -> None:
    fresh = [tokens.new_token() for _ in range(BURST)]
    before = seats(room)

    heard = at_once([lambda token=token: join(room, token, group_id=None) for token in fresh * 2])

    assert heard == {None: 2 * BURST}
    assert seats(room) == before + BURST


def test_five_hundred_at_once_all_get_in(room: Room) -> None:
    arrivals = room.app.extensions["seminar.arrivals"]
    with room.store.session() as db:
        seminar_id = room.seminar(db).id
    fresh = [arrival(room, seminar_id, None) for _ in range(500)]
    before = seats(room)

    def arrive(arrival: service.Arrival) -> object:
        return arrivals.do(arrival, key=tokens.seat_hash(arrival.token))

    heard = at_once([lambda arrival=arrival: arrive(arrival) for arrival in fresh])

    assert heard == {None: 500}
    assert seats(room) == before + 500


def test_one_with_an_unknown_group_keeps_nobody_out(room: Room) -> None:
    with room.store.session() as db:
        seminar_id = room.seminar(db).id
    groups = [group_of(room), uuid.uuid4(), None]
    fresh = [arrival(room, seminar_id, group) for group in groups]

    with room.store.session() as db, room.store.writing(db):
        outcomes = service.take_seats(db, fresh)

    assert [type(outcome) for outcome in outcomes] == [type(None), service.UnknownGroup, type(None)]
    assert [seat_of(room, fresh[place].token).group_id for place in (0, 2)] == [groups[0], None]


def test_arrival_is_told_to_the_team_and_not_to_the_room(room: Room) -> None:
    hub = room.app.extensions["seminar.hub"]
    with room.store.session() as db:
        its_id = room.seminar(db).id
    before = [hub.state(audience, its_id)[0] for audience in ("team", "room")]

    join(room, tokens.new_token(), group_id=None)

    after = [hub.state(audience, its_id)[0] for audience in ("team", "room")]
    assert after == [before[0] + 1, before[1]]


def join(room: Room, token: str, *, group_id: uuid.UUID | None) -> None:
    """Join Ada's seminar in a transaction of its own."""
    with room.store.session() as db, room.store.writing(db):
        service.join(db, room.seminar(db), token, group_id=group_id, now=room.now)


def seats(room: Room) -> int:
    """Return how many seats there are."""
    with room.store.session() as db:
        return db.scalars(select(func.count()).select_from(Seat)).one()


def seat_of(room: Room, token: str) -> Seat:
    """Return the seat of a token."""
    with room.store.session() as db:
        return db.scalars(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(token))).one()


def group_of(room: Room) -> uuid.UUID:
    """Return the first group of Ada's seminar."""
    with room.store.session() as db:
        return room.seminar(db).groups[0].id


def arrival(room: Room, seminar_id: uuid.UUID, group: uuid.UUID | None) -> service.Arrival:
    mode = IdentityMode.PSEUDONYMOUS
    return service.Arrival(
        seminar_id, code_of(room), mode, tokens.new_token(), group, room.now.date()
    )
