"""Closing the door, another code, and letting people in, on the store."""

import threading
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatState
from seminar.joining import door_service, service
from seminar.joining.door_refusals import DoorClosed, NobodyWaits, UnknownCode
from seminar.joining.seats_refusals import SeatGone
from seminar.models import Leftover, Seat, Seminar
from seminar.readings.door import Door, door_of
from seminar.readings.round import joined
from tests.at_once import at_once
from tests.cast import GUEST, Room, furnish_room
from tests.joining.door_stage import have, let_in, send_away, state_of, wait
from tests.joining.seats_stage import card, renew, seat_of, states, use, withdraw
from tests.joining.stage import code_of
from tests.recorded import let, recorded
from tests.statements import locks, statements


def door(room: Room) -> Door:
    with room.store.session() as db:
        return door_of(db, room.seminar(db))


def arrival(room: Room, **values: object) -> service.Arrival:
    with room.store.session() as db:
        seminar = room.seminar(db)
        described = {
            "seminar_id": seminar.id,
            "code": seminar.code,
            "mode": seminar.mode,
            "token": tokens.new_token(),
            "group_id": None,
            "day": room.now.date(),
        }
    return service.Arrival(**{**described, **values})


def take(room: Room, *arrivals: service.Arrival) -> list[object]:
    with room.store.session() as db, room.store.writing(db):
        outcomes = service.take_seats(db, arrivals)
    return [None if outcome is None else type(outcome) for outcome in outcomes]


def test_door_of_a_new_seminar_is_open_and_nobody_waits(room: Room) -> None:
    assert door(room) == Door(code_of(room), is_locked=False, has_waiting_room=False, waiting=0)


def test_each_deed_at_the_door_is_recorded_with_who_did_it_and_when(room: Room) -> None:
    code = code_of(room)
    wait(room)

    let("ben", room, door_service.lock_door, minute=1)
    let("ben", room, door_service.lock_door, minute=2)
    let("ada", room, door_service.open_door, minute=3)
    let("ben", room, door_service.change_code, code, minute=4)
    let("ben", room, door_service.set_waiting_room, minute=5, wanted=True)
    let("ben", room, door_service.let_in, minute=6)
    let("ben", room, door_service.let_in, minute=7)
    wait(room)
    let("ben", room, door_service.send_away, minute=8)
    let("ada", room, door_service.set_waiting_room, minute=9, wanted=False)

    assert recorded(room) == [
        ("closed door", "", "ben", 1),
        ("opened door", "", "ada", 3),
        ("changed code", "", "ben", 4),
        ("opened waiting room", "", "ben", 5),
        ("let people in", "1", "ben", 6),
        ("sent people away", "1", "ben", 8),
        ("closed waiting room", "", "ada", 9),
    ]


def test_closed_door_takes_nobody_by_code_or_card_and_keeps_everybody_inside(room: Room) -> None:
    token, used = card(room), card(room)
    use(room, used)
    before = states(room)
    have(room, is_locked=True)

    heard = take(room, arrival(room))
    with pytest.raises(DoorClosed):
        use(room, token)
    use(room, used)

    assert heard == [DoorClosed]
    assert states(room) == before == {"active": 3, "offered": 1}


def test_earlier_code_makes_no_seat_although_its_page_was_read(room: Room) -> None:
    old = arrival(room)
    let("ben", room, door_service.change_code, code_of(room), minute=1)

    heard = take(room, old, arrival(room))

    assert heard == [UnknownCode, None]


def test_twenty_who_press_for_another_code_at_once_change_it_once(room: Room) -> None:
    code = code_of(room)

    def press() -> bool:
        with room.store.session() as db, room.store.writing(db):
            return door_service.change_code(
                db, room.seminar(db), code, account_id=None, now=room.now
            )

    assert at_once([press] * 20) == {True: 1, False: 19}
    assert code_of(room) != code


def test_nobody_comes_in_after_the_door_was_closed(room: Room) -> None:
    arrivals = room.app.extensions["seminar.arrivals"]
    late, heard = arrival(room), []

    def arrive() -> None:
        try:
            heard.append(arrivals.do(late, key=b"late"))
        except DoorClosed as refusal:
            heard.append(type(refusal))

    thread = threading.Thread(target=arrive)
    with room.store.session() as db, room.store.writing(db):
        door_service.lock_door(db, room.seminar(db), account_id=None, now=room.now)
        thread.start()
        thread.join(0.3)
    thread.join()

    assert heard == [DoorClosed]


def test_deed_at_the_door_holds_the_seminar_against_everybody_who_joins(room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        with statements(room.store) as sent:
            door_service.lock_door(db, seminar, account_id=None, now=room.now)

    assert locks(sent)[:1] == ([] if room.store.is_sqlite else ["seminar UPDATE"])


def test_who_joins_by_code_waits_where_the_seminar_or_the_hour_wants_it(room: Room) -> None:
    usual = arrival(room)
    guessed = arrival(room, must_wait=True)
    take(room, usual, guessed)
    have(room, has_waiting_room=True)
    wanted, token = arrival(room), card(room)
    take(room, wanted)
    use(room, token)

    known = {"usual": usual.token, "guessed": guessed.token, "wanted": wanted.token, "card": token}
    assert {name: state_of(room, token).value for name, token in known.items()} == {
        "usual": "active",
        "guessed": "waiting",
        "wanted": "waiting",
        "card": "active",
    }


def test_who_waits_is_in_no_count_until_let_in(room: Room) -> None:
    first = wait(room)
    wait(room)
    with room.store.session() as db:
        before = joined(db, room.seminar(db).id)

    one, all_left, nobody = let_in(room, first), let_in(room), let_in(room)

    with room.store.session() as db:
        after = joined(db, room.seminar(db).id)
    assert (before, one, all_left, nobody, after) == (2, 1, 1, 0, 4)


def test_wave_of_thirty_is_let_in_by_one_deed(room: Room) -> None:
    for _ in range(30):
        wait(room)

    assert door(room).waiting == 30
    assert let_in(room) == 30
    assert states(room) == {"active": 32}


def test_letting_in_and_sending_away_at_once_decide_each_once(room: Room) -> None:
    token = wait(room)

    heard = at_once([lambda: let_in(room, token), lambda: send_away(room, token)] * 4)

    assert heard == {1: 1, 0: 7}


def test_of_who_was_sent_away_no_name_is_kept(app: Flask, now: datetime) -> None:
    named = furnish_room(app, now=now, mode=IdentityMode.NAMED)
    token = wait(named)
    assert seat_of(named, token).name == GUEST

    send_away(named, token)

    seat = seat_of(named, token)
    assert (seat.state, seat.name, seat.group_id) == (SeatState.REVOKED, None, None)
    assert let_in(named, token) == 0
    # What the name was written over with lies in the files until they are swept.
    with named.store.session() as db:
        assert len(db.scalars(select(Leftover)).all()) == 1


def test_deeds_of_one_seminar_touch_nobody_at_the_door_of_another(room: Room) -> None:
    mine, other = wait(room), wait(room.eves())

    for deed in (let_in, send_away):
        with pytest.raises(NobodyWaits):
            deed(room.eves(), mine)

    assert let_in(room) == 1
    assert state_of(room, other) is SeatState.WAITING


def test_seat_that_waits_is_not_renewed_withdrawn_or_found(room: Room) -> None:
    token = wait(room)

    for deed in (renew, withdraw):
        with pytest.raises(SeatGone):
            deed(room, token)

    assert state_of(room, token) is SeatState.WAITING


def test_those_at_the_door_hear_of_the_door_and_never_of_the_room(room: Room) -> None:
    hub = room.app.extensions["seminar.hub"]
    with room.store.session() as db:
        its_id, version, door_version = db.execute(
            select(Seminar.id, Seminar.version, Seminar.door_version).where(
                Seminar.public_id == room.public_id
            )
        ).one()
    token = wait(room)
    before = {who: hub.state(who, its_id)[0] for who in ("door", "room", "team")}

    let_in(room, token)
    hub.publish("room", its_id)

    after = {who: hub.state(who, its_id)[0] - before[who] for who in before}
    with room.store.session() as db:
        assert room.seminar(db).version == version
        assert room.seminar(db).door_version == door_version + 1
    assert after == {"door": 1, "room": 1, "team": 2}


def test_seat_of_somebody_who_waits_keeps_what_was_agreed(room: Room) -> None:
    token = wait(room)

    with room.store.session() as db:
        seat = db.scalars(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(token))).one()
        assert (seat.consent_version, seat.consent_day) == (1, room.now.date())
