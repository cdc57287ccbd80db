"""Every route, for every kind of visitor: generated from the routes that exist."""

from uuid import uuid4

import pytest
from flask import Blueprint, Flask
from werkzeug.routing import Rule

from seminar.access import tokens
from seminar.access.guard import AUDIENCE, everyone, refuse_undeclared
from seminar.access.policy import Deed, Relation, may
from tests.cast import Room
from tests.client import Browser
from tests.joining.door_stage import wait

STAFF = {
    "ada": Relation.ORGANISER,
    "ben": Relation.FACILITATOR,
    "rosa": Relation.RAPPORTEUR,
}
METHODS = ("GET", "POST")


def rules(app: Flask) -> list[tuple[Rule, str, Deed]]:
    """Return each route about a seminar with each of its methods and its deed."""
    return [
        (rule, method, audience)
        for rule in app.url_map.iter_rules()
        for audience in [getattr(app.view_functions[rule.endpoint], AUDIENCE)]
        if isinstance(audience, Deed)
        for method in METHODS
        if method in (rule.methods or ()) and not rule.rule.endswith("/stream")
    ]


def address(rule: Rule, room: Room) -> str:
    """Return the address of a route in Ada's seminar; objects inside it do not exist."""
    values = {
        "public_id": room.public_id,
        "screen_token": tokens.new_token(),
        "key": "brief.first-place",
    }
    for name in rule.arguments - values.keys():
        values[name] = uuid4()
    return rule.build(values, append_unknown=False)[1]


def status(visitor: Browser, method: str, path: str) -> tuple[int, str]:
    answer = visitor.get(path) if method == "GET" else visitor.post(path)
    return answer.status_code, answer.headers.get("Location", "").partition("?")[0]


def test_every_route_answers_each_visitor_as_the_policy_says(app, room):
    for rule, method, deed in rules(app):
        path = address(rule, room)
        if path.startswith("/seminars/"):
            check_staff_route(room, method, path, deed)
        elif path.startswith("/s/"):
            check_seat_route(room, method, path, deed)
        else:
            assert status(room.staff("ada"), method, path) == (404, ""), path


def check_staff_route(room: Room, method: str, path: str, deed: Deed) -> None:
    stranger = (303, "/sign-in") if method == "GET" else (401, "")
    assert status(Browser(room.app), method, path) == stranger, path
    assert status(room.phone("chidi"), method, path) == stranger, path
    assert status(room.staff("eve"), method, path) == (404, ""), path
    for name, relation in STAFF.items():
        got, _ = status(room.staff(name), method, path)
        if may(relation, deed):
            assert got in (200, 303, 409, 422) or (got == 404 and "-" in path), (name, path, got)
        else:
            assert got == 403, (name, path, got)


def check_seat_route(room: Room, method: str, path: str, deed: Deed) -> None:
    stranger = (303, "/") if method == "GET" else (401, "")
    for visitor in (Browser(room.app), room.staff("ada"), room.staff("eve")):
        assert status(visitor, method, path) == stranger, path
    waiting = Browser(room.app).hold_seat(room.public_id, wait(room))
    if not may(Relation.WAITING, deed):
        at_door = (303, f"/s/{room.public_id}/door") if method == "GET" else (403, "")
        assert status(waiting, method, path) == at_door, path
    else:
        assert status(waiting, method, path)[0] in (200, 204, *[303] * (method == "POST")), path
    elsewhere = Browser(room.app).hold_seat(room.public_id, tokens.new_token())
    assert status(elsewhere, method, path) == (401, ""), path
    got, _ = status(room.phone("chidi"), method, path)
    assert got in (200, 204, 205, 303, 409, 422) or (got == 404 and "-" in path), (path, got)


def test_the_screen_opens_with_its_own_link_alone(room, db):
    visitor = Browser(room.app)

    assert visitor.get(f"/screen/{room.seminar(db).screen_token}").status_code == 200
    for wrong in (tokens.new_token(), "short", room.public_id):
        assert visitor.get(f"/screen/{wrong}").status_code == 404


@pytest.mark.parametrize("public_id", ["a%00b", "%00", "short", "A" * 12, "%ED%A0%80"])
def test_what_names_no_seminar_is_found_nowhere(room, public_id):
    answer = room.staff("ada").get(f"/seminars/{public_id}/console")

    assert answer.status_code == 404


def test_a_seat_of_one_seminar_opens_no_other(room):
    visitor = Browser(room.app).hold_seat(room.other_public_id, room.seats["chidi"])

    answer = visitor.get(f"/s/{room.other_public_id}/order")

    assert answer.status_code == 401
    assert "The seat of this browser was withdrawn" in answer.text


def test_a_route_that_says_nothing_is_refused_when_the_application_is_made():
    app = Flask("house", static_folder=None)
    feature = Blueprint("feature", __name__)
    feature.add_url_rule("/said", "said", everyone(lambda: ""))
    feature.add_url_rule("/silent", "silent", lambda: "")
    app.register_blueprint(feature)

    with pytest.raises(RuntimeError, match=r"\['/silent'\]"):
        refuse_undeclared(app)


def test_over_https_cookies_are_bound_to_the_host(app, room, monkeypatch):
    from dataclasses import replace

    settings = app.extensions["seminar.settings"]
    monkeypatch.setitem(
        app.extensions, "seminar.settings", replace(settings, url="https://seminar.example")
    )
    visitor = Browser(app)
    visitor.client.set_cookie("__Host-login", room.logins["ada"])

    assert visitor.get("/seminars").status_code == 200
    assert room.staff("ada").get("/seminars").status_code == 303
