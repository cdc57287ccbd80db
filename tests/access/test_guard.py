"""Doors open with their own key; test_every_door.py tries everybody at each of them."""

import re

import pytest
from flask import Blueprint, Flask

from seminar.access import tokens
from seminar.access.guard import everyone, refuse_undeclared
from tests.client import Browser


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


@pytest.mark.parametrize("page", ["console", "note", "settings", "seats"])
def test_seminar_of_others_is_answered_as_one_that_is_not_there(room, page):
    eve, nowhere = room.staff("eve"), tokens.new_public_id()
    eve.token()

    theirs = eve.get(f"/seminars/{room.public_id}/{page}").text
    none = eve.get(f"/seminars/{nowhere}/{page}").text

    # A form's token is masked anew on each page, and the language form keeps the address.
    forget = re.compile(r'value="[^"]+"')
    assert forget.sub("", theirs) == forget.sub("", none)
    assert len(theirs) == len(none)
