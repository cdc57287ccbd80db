"""What must be refused on every form alike, and what harmful texts may not do anywhere."""

import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from seminar.access.guard import AUDIENCE
from seminar.access.policy import Deed, Relation, may
from seminar.core.terms import ItemKind
from seminar.models import Base, Card, DifferentView, NextStep, NoteLink, Objection, Point, Round
from tests.cast import Room
from tests.client import Browser
from tests.debate.stage import noted, written
from tests.debate.steps_stage import proposed_before
from tests.debate.views_stage import worded_before
from tests.facilitation.day import ORDERS, Day
from tests.joining.seats_stage import seat_of
from tests.outcome.stage import circulated, link_token_of

SEMINAR = "/seminars/"


@pytest.fixture
def day(room: Room) -> Day:
    """A day with a shown round, cards, a point, and a debate that is going on."""
    day = Day(room)
    first = day.open_round()
    day.answer(first, ORDERS, together=5)
    day.show(first)
    day.start(ItemKind.DEBATE)
    written(room)
    noted(room)
    worded_before(room)
    circulated(room)
    proposed_before(room)
    return day


@pytest.fixture
def values(day: Day, db: Session) -> dict[str, object]:
    """What an address may name, all of it there."""
    seminar = day.room.seminar(db)
    return {
        "public_id": seminar.public_id,
        "code": seminar.code,
        "token": day.room.seats["chidi"],
        "screen_token": seminar.screen_token,
        "item_id": seminar.agenda[-1].id,
        "round_id": db.scalars(select(Round.id)).first(),
        "card_id": db.scalars(select(Card.id)).first(),
        "other_id": db.scalars(select(Card.id)).first(),
        "point_id": db.scalars(select(Point.id)).first(),
        "view_id": db.scalars(select(DifferentView.id)).first(),
        "step_id": db.scalars(select(NextStep.id)).first(),
        "seat_id": seat_of(day.room, day.room.seats["dana"]).id,
        "member_id": uuid.uuid4(),
        "key": "who.present",
        "link_token": link_token_of(day.room),
        "link_id": db.scalars(select(NoteLink.id)).first(),
        "objection_id": db.scalars(select(Objection.id)).first(),
        "number": 1,
        "form": "note.md",
    }


def addresses(app: Flask, values: dict[str, object], method: str) -> Iterator[tuple[str, object]]:
    """Yield the address of every route with that method, and whom it is for."""
    routes = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()):
            named = {name: values[name] for name in rule.arguments}
            address = routes.build(rule.endpoint, named, method=method)
            yield address, getattr(app.view_functions[rule.endpoint], AUDIENCE)


def forms(app: Flask, values: dict[str, object]) -> list[str]:
    # The link of the screen takes nothing, whatever is in it.
    screen = f"/screen/{values['screen_token']}"
    return [a for a, _ in addresses(app, values, "POST") if not a.startswith(screen)]


def stored(db: Session) -> dict[str, list[str]]:
    db.rollback()
    tables = Base.metadata.sorted_tables
    return {table.name: sorted(map(repr, db.execute(select(table)))) for table in tables}


def ada_on_her_phone(room: Room) -> Browser:
    """Return a browser that may send every form: it is signed in and holds a seat."""
    return room.staff("ada").hold_seat(room.public_id, room.seats["chidi"])


@pytest.mark.parametrize("proof", ["none", "invented", "of another browser"])
def test_form_without_its_own_token_changes_nothing(app, db, room, values, proof):
    token = {"none": "", "invented": "IjEi.x", "of another browser": Browser(app).token()}[proof]
    browser = ada_on_her_phone(room)
    browser.token()
    before = stored(db)

    heard = {
        form: browser.client.post(form, data={"csrf_token": token}) for form in forms(app, values)
    }

    assert {form: answer.status_code for form, answer in heard.items()} == dict.fromkeys(heard, 400)
    assert all("load the page again" in answer.text for answer in heard.values())
    assert stored(db) == before


def test_oversized_form_changes_nothing(app, db, room, values):
    browser = ada_on_her_phone(room)
    before = stored(db)

    heard = {form: browser.post(form, text="x" * 300_000) for form in forms(app, values)}

    assert {form: answer.status_code for form, answer in heard.items()} == dict.fromkeys(heard, 413)
    assert all("too much at once" in answer.text for answer in heard.values())
    assert stored(db) == before


def test_another_organiser_hears_of_no_page_and_no_form(app, db, room, values):
    eve, before = room.staff("eve"), stored(db)

    heard = {
        (method, address): send(eve, method, address)
        for method in ("GET", "POST")
        for address, _ in addresses(app, values, method)
        if address.startswith(SEMINAR + room.public_id)
    }

    assert {asked: answer.status_code for asked, answer in heard.items()} == dict.fromkeys(
        heard, 404
    )
    assert [asked for asked, answer in heard.items() if "Ada" in answer.text] == []
    assert stored(db) == before


def test_rapporteur_hears_no_from_every_door_that_is_not_hers(app, db, room, values):
    rosa, before = room.staff("rosa"), stored(db)

    heard = {
        (method, address): send(rosa, method, address).status_code
        for method in ("GET", "POST")
        for address, audience in addresses(app, values, method)
        if address.startswith(SEMINAR + room.public_id)
        if isinstance(audience, Deed) and not may(Relation.RAPPORTEUR, audience)
    }

    assert heard == dict.fromkeys(heard, 403)
    assert len(heard) > 15
    assert stored(db) == before


def test_seat_opens_no_door_of_another_seminar_or_of_the_team(app, db, room, values):
    chidi = room.phone("chidi").hold_seat(room.other_public_id, room.seats["chidi"])
    other = {**values, "public_id": room.other_public_id}
    before = stored(db)

    heard = {
        (method, address): send(chidi, method, address)
        for method in ("GET", "POST")
        for address, _ in (*addresses(app, values, method), *addresses(app, other, method))
        if address.startswith((SEMINAR, f"/s/{room.other_public_id}"))
    }

    assert {answer.status_code for answer in heard.values()} == {303, 401}
    assert {
        answer.location.partition("?")[0] for answer in heard.values() if answer.status_code == 303
    } == {"/sign-in"}
    assert stored(db) == before


def test_link_of_the_screen_opens_the_screen_alone(app, db, room, values):
    token, before = values["screen_token"], stored(db)
    stranger = Browser(app).hold_seat(room.public_id, token).hold_login(token)

    sent = [
        stranger.post(form, text="x").status_code
        for form in forms(app, values)
        if room.public_id in form
    ]
    returned = stranger.get(f"/return/{token}").status_code

    assert (set(sent), returned) == ({401}, 404)
    assert stored(db) == before


def send(browser: Browser, method: str, address: str) -> TestResponse:
    answer = browser.get(address) if method == "GET" else browser.post(address)
    answer.close()
    return answer


def test_no_page_speaks_of_the_host_that_a_request_names(room: Room) -> None:
    named, forwarded = {"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}
    poster, doubled = f"/seminars/{room.public_id}/poster", f"/seminars//{room.public_id}"
    ada, addresses = room.staff("ada"), ("/", poster, doubled, "/nowhere")
    ada.client.set_cookie("login", room.logins["ada"], domain="evil.example")

    refused = [ada.get(address, headers=named) for address in addresses]
    ignored = [ada.get(address, headers=forwarded) for address in addresses]

    assert [answer.status_code for answer in refused] == [400] * 4
    assert [answer.status_code for answer in ignored] == [200, 200, 404, 404]
    seen = (*refused, *ignored)
    assert [answer for answer in seen if "evil" in answer.text + str(answer.headers)] == []
