"""Joining in each identity mode: what the page promises, what it asks, and what is kept."""

import re
from dataclasses import replace
from datetime import datetime
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode
from seminar.joining import service
from seminar.models import Seat, Seminar
from seminar.planning import settings_service
from tests.cast import Room, furnish_room
from tests.client import Browser
from tests.joining.stage import agreed, code_of, notice, offered_token, seat_cookie
from tests.joining.test_service import seat_of, seats

ANONYMOUS, PSEUDONYMOUS, NAMED = IdentityMode
PROMISES = {
    ANONYMOUS: (
        "No names, each round stands alone.",
        "Once a round is counted, nobody can find your answer again.",
    ),
    PSEUDONYMOUS: (
        "No names, a random number links your two orders today, until 23 December 2026.",
    ),
    NAMED: (
        "The team sees who is here.",
        "Orders and cards never carry your name;",
        "a random number links your two orders until 23 December 2026.",
    ),
}
RESTS_ON = {
    ANONYMOUS: "nobody can find yours, not even who holds your own link.",
    PSEUDONYMOUS: "until 23 December 2026, only somebody who has your own link could find yours.",
    NAMED: "there the server notes that you have answered; never what, never when.",
}
WORD = re.compile(r"[^\W_]\S*")


@pytest.fixture(params=list(IdentityMode))
def mode(request: pytest.FixtureRequest) -> IdentityMode:
    """Each identity mode."""
    return request.param


@pytest.fixture
def room(app: Flask, now: datetime, mode: IdentityMode) -> Room:
    """Ada's seminar in the mode, with a host and a place."""
    furnished = furnish_room(app, now=now, mode=mode)
    with furnished.store.session() as db, furnished.store.writing(db):
        db.execute(
            update(Seminar).values(
                host="The Centre for Security Studies",
                place="Brussels, Room 3",
                contact="data@centre.example",
            )
        )
    return furnished


@pytest.mark.parametrize("language", ["en", "fr"])
def test_notice_has_at_most_ninety_words(room: Room, language: str) -> None:
    phone = Browser(room.app)
    phone.post("/language", language=language)
    page = phone.get(f"/j/{code_of(room)}")

    text = notice(page.text)

    assert f'<html lang="{language}">' in page.text
    assert len(WORD.findall(text)) <= 90, text


def test_notice_and_what_it_rests_on_are_those_of_the_mode(room: Room, mode: IdentityMode) -> None:
    page = Browser(room.app).get(f"/j/{code_of(room)}").text

    said = {other: all(text in notice(page) for text in PROMISES[other]) for other in IdentityMode}
    rests = {other: RESTS_ON[other] in page for other in IdentityMode}

    assert said == {other: other is mode for other in IdentityMode}
    assert rests[mode]
    assert rests[ANONYMOUS] is (mode is ANONYMOUS)
    assert rests[NAMED] is (mode is NAMED)


def test_name_is_asked_and_kept_in_the_named_mode_only(room: Room, mode: IdentityMode) -> None:
    phone, code = Browser(room.app), code_of(room)
    token = offered_token(phone, code)

    page = phone.get(f"/j/{code}").text
    joined = phone.post(f"/j/{code}", **agreed(token, mode=mode, name="  Zoë\u202e \t Okafor\n"))

    assert ('name="name"' in page) is (mode is NAMED)
    assert joined.status_code == 303
    assert seat_of(room, token).name == ("Zoë Okafor" if mode is NAMED else None)


@pytest.mark.parametrize("mode", [NAMED], indirect=True)
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (None, "Please write your name."),
        ("", "Please write your name."),
        (" \u200b \u2060\x00", "Please write your name."),
        ("x" * 81, "At most 80 characters, please."),
    ],
)
def test_name_that_is_none_is_refused(room: Room, name: str | None, sentence: str) -> None:
    phone, token, before = Browser(room.app), tokens.new_token(), seats(room)
    sent = agreed(token, mode=NAMED) | ({} if name is None else {"name": name})

    answer = phone.post(f"/j/{code_of(room)}", **sent)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert seats(room) == before
    assert seat_cookie(phone, room.public_id) is None


@pytest.mark.parametrize("mode", [NAMED], indirect=True)
def test_longest_name_is_kept_and_shown_nowhere_as_markup(room: Room) -> None:
    phone, token = Browser(room.app), tokens.new_token()
    name = "<b>" + "x" * 77

    joined = phone.post(f"/j/{code_of(room)}", **agreed(token, mode=NAMED, name=name))
    again = phone.post(f"/j/{code_of(room)}", **agreed(token, mode=NAMED, name=name, consent=""))

    assert joined.status_code == 303
    assert seat_of(room, token).name == name
    assert "<b>x" not in again.text


def test_who_agreed_to_another_promise_reads_it_again_and_has_no_seat(
    room: Room, mode: IdentityMode
) -> None:
    before, token = seats(room), tokens.new_token()
    others = [other.value for other in IdentityMode if other is not mode]

    for told in (*others, "", "secret"):
        phone = Browser(room.app)
        answer = phone.post(f"/j/{code_of(room)}", **agreed(token, mode=told, name="Zoë"))

        assert answer.status_code == 422
        assert "The way names are handled has changed. Please read this again." in answer.text
        assert f'name="mode" type="hidden" value="{mode}"' in answer.text
        assert f'value="{token}"' in answer.text
        assert not re.search(r'<input[^>]*checked[^>]*name="consent"', answer.text)
        assert seat_cookie(phone, room.public_id) is None
    assert seats(room) == before


def test_form_without_a_promise_is_asked_again(room: Room) -> None:
    sent = agreed(tokens.new_token(), name="Zoë")
    del sent["mode"]

    answer = Browser(room.app).post(f"/j/{code_of(room)}", **sent)

    assert answer.status_code == 422
    assert "Please read this again." in answer.text


@pytest.mark.parametrize("mode", [PSEUDONYMOUS], indirect=True)
def test_mode_that_changes_after_the_form_was_read_is_a_page_and_no_seat(room: Room) -> None:
    phone, code, token = Browser(room.app), code_of(room), tokens.new_token()
    csrf, answers = phone.token(), []
    sent = agreed(token) | {"csrf_token": csrf}
    sending = Thread(target=lambda: answers.append(phone.client.post(f"/j/{code}", data=sent)))

    with room.store.session() as db, room.store.writing(db):
        change_to_named(db, room)
        sending.start()
        sending.join(0.3)
    sending.join()

    assert [answer.status_code for answer in answers] == [422]
    assert "The way names are handled has changed. Please read this again." in answers[0].text
    assert 'name="name"' in answers[0].text
    assert seats(room) == 0


@pytest.mark.parametrize("mode", [PSEUDONYMOUS], indirect=True)
def test_one_with_another_promise_keeps_nobody_out(room: Room) -> None:
    with room.store.session() as db:
        seminar_id, code = room.seminar(db).id, room.seminar(db).code
    day = room.now.date()
    fresh = [
        service.Arrival(seminar_id, code, told, tokens.new_token(), None, day, "Zoë")
        for told in IdentityMode
    ]

    with room.store.session() as db, room.store.writing(db):
        outcomes = service.take_seats(db, fresh)

    changed = service.PromiseChanged
    assert [type(outcome) for outcome in outcomes] == [changed, type(None), changed]
    assert seat_of(room, fresh[1].token).name is None


def change_to_named(db: Session, room: Room) -> None:
    """Change the mode after everybody has left, as an organiser may."""
    db.execute(delete(Seat))
    seminar = room.seminar(db)
    wanted = replace(settings_service.settings_of(db, seminar), mode=NAMED)
    settings_service.change_settings(db, seminar, wanted, account_id=None, now=room.now)
