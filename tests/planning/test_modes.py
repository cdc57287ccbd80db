"""The identity mode: chosen in plain words, recorded when changed, and kept once promised."""

from contextlib import ExitStack
from threading import Thread

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatState
from seminar.joining import service as joining
from seminar.models import Seat, Seminar
from seminar.planning.settings_service import ModeIsPromised
from tests.cast import Room
from tests.planning.pages import at, fields
from tests.planning.stage import deeds, leave_everybody_out, read, set_up
from tests.planning.test_settings_service import change, present

NAMED, ANONYMOUS = IdentityMode.NAMED, IdentityMode.ANONYMOUS
PROMISES = {
    IdentityMode.ANONYMOUS: "No names, each round stands alone",
    IdentityMode.PSEUDONYMOUS: (
        "No names, a random number links your two orders today, until 23 December 2026"
    ),
    IdentityMode.NAMED: "The team sees who is here",
}


def mode_of(room: Room) -> IdentityMode:
    return present(room).mode


def test_change_of_the_mode_is_recorded_with_what_it_was(room: Room) -> None:
    leave_everybody_out(room)

    change(room, mode=NAMED, place="Oslo")

    assert mode_of(room) is NAMED
    assert deeds(room) == [
        ("changed mode", "", "pseudonymous to named"),
        ("changed settings", "", "place"),
    ]


@pytest.mark.parametrize("state", list(SeatState))
def test_mode_stays_with_the_first_seat_of_any_state(room: Room, state: SeatState) -> None:
    with set_up(room) as (db, _):
        db.execute(update(Seat).values(state=state))

    with pytest.raises(ModeIsPromised):
        change(room, mode=NAMED, title="Another")

    assert (mode_of(room), present(room).title) == (IdentityMode.PSEUDONYMOUS, "Ada's seminar")
    assert deeds(room) == []


def test_store_itself_refuses_another_mode_once_there_is_a_seat(room: Room) -> None:
    with pytest.raises(IntegrityError), set_up(room) as (db, seminar):
        db.execute(update(Seminar).where(Seminar.id == seminar.id).values(mode=NAMED))

    assert mode_of(room) is IdentityMode.PSEUDONYMOUS


def test_change_waits_for_somebody_who_is_just_joining_and_is_refused(room: Room) -> None:
    leave_everybody_out(room)
    refused: list[Exception] = []

    def change_mode() -> None:
        try:
            change(room, mode=NAMED)
        except ModeIsPromised as refusal:
            refused.append(refusal)

    other = Thread(target=change_mode)
    with set_up(room) as (db, seminar):
        joining.join(db, seminar, tokens.new_token(), group_id=None, now=room.now)
        db.flush()
        other.start()
        other.join(0.3)
    other.join()

    assert [type(refusal) for refusal in refused] == [ModeIsPromised]
    assert mode_of(room) is IdentityMode.PSEUDONYMOUS


def test_who_joins_while_the_mode_changes_is_told_and_has_no_seat(room: Room) -> None:
    leave_everybody_out(room)
    arrivals = room.app.extensions["seminar.arrivals"]
    seminar_id, code = read(room, lambda _, seminar: (seminar.id, seminar.code))
    day = room.now.date()
    promised = IdentityMode.PSEUDONYMOUS
    arrival = joining.Arrival(seminar_id, code, promised, tokens.new_token(), None, day)
    heard: list[object] = []

    def arrive() -> None:
        try:
            heard.append(arrivals.do(arrival, key=b"somebody"))
        except joining.PromiseChanged as refusal:
            heard.append(type(refusal))

    phone = Thread(target=arrive)
    with ExitStack() as held:
        db, seminar = held.enter_context(set_up(room))
        seminar.mode = NAMED
        db.flush()
        phone.start()
        phone.join(0.3)
    phone.join()

    assert heard == [joining.PromiseChanged]
    assert read(room, lambda db, _: db.query(Seat).count()) == 0


def test_settings_ask_for_the_mode_with_what_follows_from_each(room: Room) -> None:
    leave_everybody_out(room)
    ada = room.staff("ada")

    page = ada.get(at(room, "/settings"))
    answer = ada.post(at(room, "/settings"), **(fields(page) | {"mode": "anonymous"}))

    assert fields(page)["mode"] == "pseudonymous"
    for said in (
        "No names, each round stands alone",
        "until 30 days after the seminar",
        "The team sees who is here",
        "How many people changed theirs cannot be told.",
        "Shows also how many people changed their order, never who.",
        "Orders and cards still never carry a name.",
    ):
        assert said in page.text
    assert answer.status_code == 303
    assert mode_of(room) is ANONYMOUS


@pytest.mark.parametrize("mode", list(IdentityMode))
def test_settings_and_overview_tell_the_mode_that_was_promised(
    room: Room, mode: IdentityMode
) -> None:
    leave_everybody_out(room)
    change(room, mode=mode)
    room.new_seat()
    ada = room.staff("ada")

    page = ada.get(at(room, "/settings"))
    answer = ada.post(at(room, "/settings"), **(fields(page) | {"mode": "named"}))

    assert 'name="mode"' not in page.text
    assert f"{PROMISES[mode]} <span" in page.text
    assert "Somebody has joined under this promise, so it stays." in page.text
    assert PROMISES[mode] in ada.get(at(room)).text
    assert answer.status_code == 303
    assert mode_of(room) is mode


def test_mode_that_is_none_is_refused(room: Room) -> None:
    leave_everybody_out(room)
    ada = room.staff("ada")

    answer = ada.post(
        at(room, "/settings"), **(fields(ada.get(at(room, "/settings"))) | {"mode": "secret"})
    )

    assert answer.status_code == 422
    assert "Please choose from the list." in answer.text
    assert mode_of(room) is IdentityMode.PSEUDONYMOUS
