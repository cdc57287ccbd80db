"""Whose seat a browser holds, and what it keeps of a sign-in."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask, Request, Response, request
from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.access.identity import (
    Visit,
    drop_login,
    drop_seat,
    keep_login,
    keep_seat,
    login_token,
    reader_visit,
    screen_visit,
    seat_token,
    signed_in_account,
    staff_visit,
    visit_with_token,
)
from seminar.access.policy import Relation
from seminar.core.terms import SeatState
from seminar.models import Account, Login, NoteLink, Seat
from tests.cast import Room
from tests.joining.door_stage import wait
from tests.outcome.stage import circulated, link_token_of
from tests.statements import statements


def test_what_is_no_id_of_a_seminar_has_no_seat(app: Flask) -> None:
    with app.test_request_context("/", headers={"Cookie": "seat-no-such-id=token"}):
        assert seat_token(request, "no-such-id") == ""


def cookies_of(response: Response) -> list[tuple[str, set[str]]]:
    """Return each cookie that a response sets, and under which conditions it is kept."""
    cut = [line.split("; ") for line in response.headers.getlist("Set-Cookie")]
    return [
        (cookie, {sign for sign in signs if not sign.startswith("Expires=")})
        for cookie, *signs in cut
    ]


def test_cookies_are_kept_and_forgotten_under_the_same_conditions(app: Flask) -> None:
    response, token = Response(), "A" * 32

    with app.test_request_context("/"):
        keep_seat(response, "6jxk2m9pq4rt", token)
        keep_login(response, token)
        drop_login(response)
        drop_seat(response, "6jxk2m9pq4rt")

    signs = {"HttpOnly", "Path=/", "SameSite=Lax"}
    assert cookies_of(response) == [
        (f"seat-6jxk2m9pq4rt={token}", {*signs, "Max-Age=31536000"}),
        (f"login={token}", {*signs, "Max-Age=2592000"}),
        ("login=", {*signs, "Max-Age=0"}),
        ("seat-6jxk2m9pq4rt=", {*signs, "Max-Age=0"}),
    ]


def test_over_https_cookies_are_secure_and_bound_to_the_host(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    secured = replace(app.extensions["seminar.settings"], url="https://seminar.example")
    monkeypatch.setitem(app.extensions, "seminar.settings", secured)
    response, token = Response(), "A" * 32

    with app.test_request_context("/", headers={"Cookie": f"__Host-login={token}"}):
        keep_login(response, token)
        drop_seat(response, "6jxk2m9pq4rt")
        assert login_token(request) == token

    signs = {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}
    assert cookies_of(response) == [
        (f"__Host-login={token}", {*signs, "Max-Age=2592000"}),
        ("__Host-seat-6jxk2m9pq4rt=", {*signs, "Max-Age=0"}),
    ]


def test_forgotten_seat_alone_takes_along_what_was_typed(app: Flask) -> None:
    seat, login = Response(), Response()

    with app.test_request_context("/"):
        drop_seat(seat, "6jxk2m9pq4rt")
        drop_login(login)

    cleared = [response.headers.get("Clear-Site-Data") for response in (seat, login)]
    assert cleared == ['"storage"', None]


@pytest.mark.parametrize("held", ["", "login=", "login=short", f"seat-6jxk2m9pq4rt={'A' * 32}"])
def test_what_is_no_sign_in_is_read_as_none(app: Flask, now: datetime, held: str) -> None:
    with app.test_request_context("/", headers={"Cookie": held}):
        assert login_token(request) == ""
        with app.extensions["seminar.database"].session() as db:
            assert signed_in_account(db, request, now=now) is None


def test_signed_in_account_is_seen_until_its_sign_in_has_ended(room: Room, db: Session) -> None:
    token = room.logins["ada"]
    login = db.get_one(Login, tokens.login_hash(token))
    later = login.seen_at + timedelta(days=6)

    with room.app.test_request_context("/", headers={"Cookie": f"login={token}"}):
        account = signed_in_account(db, request, now=later)
        ended = signed_in_account(db, request, now=login.seen_at + timedelta(days=7))

    assert account is not None
    assert (account.name, ended) == ("Ada", None)
    assert room.app.extensions["seminar.sightings"].take() == {login.token_sha256: later}


def test_visit_tells_what_somebody_is_to_a_seminar(room: Room, db: Session) -> None:
    seminar = room.seminar(db)
    people = {name: db.scalars(by_name(name)).one() for name in ("Ada", "Ben", "Eve")}

    visits = [staff_visit(db, account, room.public_id) for account in people.values()]

    ada, ben = people["Ada"], people["Ben"]
    assert visits == [
        Visit(seminar, Relation.ORGANISER, account=ada),
        Visit(seminar, Relation.FACILITATOR, account=ben),
        None,
    ]
    assert [visit.account_id for visit in visits if visit] == [ada.id, ben.id]
    assert staff_visit(db, ada, room.other_public_id) is None
    assert staff_visit(db, ada, "no-such-id") is None


def test_visit_of_a_seat_holds_the_seat_and_its_token(room: Room, db: Session) -> None:
    seats = {"chidi": room.seats["chidi"], "waiting": wait(room)}

    visits = {}
    for name, token in seats.items():
        held = {"Cookie": f"seat-{room.public_id}={token}"}
        with room.app.test_request_context("/", headers=held):
            assert seat_token(request, room.public_id) == token
            assert seat_token(request, room.other_public_id) == ""
            visits[name] = visit_with_token(db, request, room.public_id)
            assert visit_with_token(db, request, room.other_public_id) is None

    relations = {"chidi": Relation.PARTICIPANT, "waiting": Relation.WAITING}
    assert visits == {
        name: Visit(
            room.seminar(db),
            relation,
            seat=seat_of(db, seats[name]),
            token=seats[name],
        )
        for name, relation in relations.items()
    }
    assert visits["chidi"].account_id is None


def test_visit_of_a_withdrawn_seat_is_none(room: Room, db: Session) -> None:
    token = room.seats["chidi"]
    with room.store.writing(db):
        seat_of(db, token).state = SeatState.REVOKED

    with room.app.test_request_context("/", headers={"Cookie": f"seat-{room.public_id}={token}"}):
        assert visit_with_token(db, request, room.public_id) is None


def test_visit_of_the_screen_holds_its_seminar_alone(room: Room, db: Session) -> None:
    seminar = room.seminar(db)

    assert screen_visit(db, seminar.screen_token) == Visit(seminar, Relation.SCREEN)
    assert [screen_visit(db, token) for token in ("", "short", "A" * 32)] == [None, None, None]


def test_visit_of_a_reader_ends_when_the_link_is_closed(room: Room, db: Session) -> None:
    circulated(room)
    token = link_token_of(room)

    assert reader_visit(db, token) == Visit(room.seminar(db), Relation.READER, token=token)
    with room.store.writing(db):
        db.execute(update(NoteLink).values(closed_at=room.now))
    assert reader_visit(db, token) is None


@pytest.mark.parametrize("text", ["", "short", "a\x00b", "A" * 33, "é" * 12])
def test_what_has_not_the_shape_of_a_name_or_token_is_not_looked_up(
    room: Room, db: Session, text: str
) -> None:
    ada = db.scalars(by_name("Ada")).one()
    seat = Request({"HTTP_COOKIE": f"seat-{text}={'A' * 32}; seat-{room.public_id}={text}"})
    login = Request({"HTTP_COOKIE": f"login={text}"})

    with room.app.test_request_context("/"), statements(room.store) as asked:
        found = [
            signed_in_account(db, login, now=room.now),
            staff_visit(db, ada, text),
            visit_with_token(db, seat, text),
            visit_with_token(db, seat, room.public_id),
            screen_visit(db, text),
            reader_visit(db, text),
        ]

    assert (found, asked) == ([None] * 6, [])


def by_name(name: str) -> Select[tuple[Account]]:
    return select(Account).where(Account.name == name)


def seat_of(db: Session, token: str) -> Seat:
    return db.scalars(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(token))).one()


def test_what_is_no_link_of_a_note_leads_nowhere(db: Session) -> None:
    assert [reader_visit(db, token) for token in ("", "short", "A" * 32)] == [None, None, None]
