"""The notice: its version is agreed to, and who agreed to another one is asked again."""

import re
from datetime import date

import pytest
from sqlalchemy import update

from seminar.access import tokens
from seminar.core.terms import Basis
from seminar.joining import service
from seminar.joining.cards_service import CardUse, use_cards
from seminar.joining.service import NoticeChanged
from seminar.models import Seat, Seminar
from tests.cast import Room
from tests.client import Browser
from tests.joining.seats_stage import card, states
from tests.joining.stage import agreed, code_of, hidden_fields, seat_cookie
from tests.joining.test_service import seat_of, seats

CHANGED = "What you are told here has changed. Please read it again."
CONSENT = "I consent to my answers and cards being used as described here."
READ = "I have read this and take part."


def set_notice(room: Room, version: int, **values: object) -> None:
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).values(notice_version=version, **values))


def test_version_and_day_of_what_was_agreed_to_are_kept(room: Room) -> None:
    set_notice(room, 3)
    phone, token = Browser(room.app), tokens.new_token()

    answer = phone.post(f"/j/{code_of(room)}", **agreed(token, notice="3"))

    assert answer.status_code == 303
    assert seat_of(room, token).consent_version == 3
    assert isinstance(seat_of(room, token).consent_day, date)


@pytest.mark.parametrize("told", ["1", "3", "", "x", "2 "])
def test_who_agreed_to_another_notice_reads_it_again_and_has_no_seat(room: Room, told: str) -> None:
    set_notice(room, 2)
    phone, before = Browser(room.app), seats(room)

    answer = phone.post(f"/j/{code_of(room)}", **agreed(tokens.new_token(), notice=told))

    assert answer.status_code == 422
    assert CHANGED in answer.text
    assert hidden_fields(answer.text)["notice"] == "2"
    assert not re.search(r'<input[^>]*checked[^>]*name="consent"', answer.text)
    assert seats(room) == before
    assert seat_cookie(phone, room.public_id) is None


def test_notice_that_changes_while_the_form_is_on_its_way_gives_no_seat(room: Room) -> None:
    with room.store.session() as db:
        seminar = room.seminar(db)
    set_notice(room, 2)
    arrivals = [
        service.Arrival(
            seminar.id,
            seminar.code,
            seminar.mode,
            tokens.new_token(),
            group_id=None,
            day=room.now.date(),
            notice=n,
        )
        for n in (1, 2)
    ]

    with room.store.session() as db, room.store.writing(db):
        outcomes = service.take_seats(db, arrivals)

    assert [type(outcome) for outcome in outcomes] == [NoticeChanged, type(None)]


def test_card_is_not_used_up_by_who_agreed_to_another_notice(room: Room) -> None:
    token = card(room)
    set_notice(room, 2)
    with room.store.session() as db, room.store.writing(db):
        its_id = room.seminar(db).id
        day = room.now.date()
        first = use_cards(db, [CardUse(its_id, token, None, None, day, 1)])
        second = use_cards(db, [CardUse(its_id, token, None, None, day, 2)])

    assert [type(outcome) for outcome in (*first, *second)] == [NoticeChanged, type(None)]
    assert states(room) == {"active": 3}
    assert seat_of(room, token).consent_version == 2


def test_form_of_a_card_with_an_older_notice_is_asked_again(room: Room) -> None:
    token, phone = card(room), Browser(room.app)
    carried = hidden_fields(phone.get(f"/return/{token}").text)
    set_notice(room, 2)

    answer = phone.client.post(f"/return/{token}", data={**carried, "group": "", "consent": "y"})

    assert answer.status_code == 422
    assert CHANGED in answer.text
    assert states(room) == {"active": 2, "offered": 1}


@pytest.mark.parametrize("basis", list(Basis))
def test_tick_is_consent_alone_where_that_is_the_ground_and_never_set(
    room: Room, basis: Basis
) -> None:
    set_notice(room, 1, basis=basis)

    page = Browser(room.app).get(f"/j/{code_of(room)}").text

    assert (CONSENT in page, READ in page) == (basis is Basis.CONSENT, basis is not Basis.CONSENT)
    assert not re.search(r'<input[^>]*checked[^>]*name="consent"', page)


def test_who_has_a_seat_is_asked_again_once(room: Room) -> None:
    phone, path = room.phone("chidi"), f"/s/{room.public_id}"
    set_notice(room, 2, retention_reason="The ministry asked for it.")

    led = phone.get(path)
    page = phone.get(led.location)
    without = phone.post(led.location, notice="2")
    older = phone.post(led.location, notice="1", consent="y")
    agreed_to = phone.post(led.location, notice="2", consent="y")
    after = phone.get(path)

    assert (led.status_code, led.location) == (303, f"{path}/notice")
    assert "What you were told has changed" in page.text
    assert "The ministry asked for it." in page.text
    assert f'href="{path}/leave"' in page.text
    assert (without.status_code, older.status_code) == (422, 422)
    assert CHANGED in older.text
    assert (agreed_to.status_code, agreed_to.location) == (303, path)
    assert after.location == f"{path}/wait"
    assert seat_of(room, room.seats["chidi"]).consent_version == 2
    assert seat_of(room, room.seats["dana"]).consent_version == 1


def test_agreeing_to_what_has_changed_by_then_changes_nothing(room: Room) -> None:
    seat = seat_of(room, room.seats["chidi"])
    set_notice(room, 2)

    with room.store.session() as db, room.store.writing(db):
        outcomes = [
            service.agree_again(db, seat, version=version, day=date(2026, 12, 1))
            for version in (1, 3, 2)
        ]

    assert outcomes == [False, False, True]
    with room.store.session() as db:
        kept = db.get_one(Seat, seat.id)
    assert (kept.consent_version, kept.consent_day) == (2, date(2026, 12, 1))


@pytest.mark.parametrize("page", ["joining", "wait", "debate"])
def test_where_to_turn_is_shown_as_the_organiser_wrote_it(room: Room, page: str) -> None:
    text = "Call 0800 123.\n<b>Ada</b> is in the foyer."
    set_notice(room, 1, support=text)
    if page == "debate":
        from tests.debate.stage import set_debate

        set_debate(room)

    path = f"/j/{code_of(room)}" if page == "joining" else f"/s/{room.public_id}/{page}"
    browser = Browser(room.app) if page == "joining" else room.phone("chidi")
    shown = browser.get(path).text

    assert "If this subject is close to you" in shown
    assert "Call 0800 123.\n&lt;b&gt;Ada&lt;/b&gt; is in the foyer." in shown


def test_nothing_is_shown_where_nothing_was_written(room: Room) -> None:
    assert (
        "If this subject is close to you"
        not in room.phone("chidi").get(f"/s/{room.public_id}/wait").text
    )
