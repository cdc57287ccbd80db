"""Doors open with their own key; test_every_door.py tries everybody at each of them."""

import re
import uuid
from collections.abc import Callable

import pytest
from flask import Blueprint, Flask
from sqlalchemy import update

from seminar.access import guard, tokens
from seminar.access.guard import (
    everyone,
    reader_may,
    refuse_undeclared,
    screen_may,
    seat_may,
    signed_in,
    staff_may,
    token_may,
)
from seminar.access.identity import Visit
from seminar.access.policy import Deed, Relation
from seminar.errors import NotAllowed, NotFound, StoreBusy
from seminar.models import Account, Seminar
from tests.client import Browser
from tests.joining.door_stage import wait, waiting_phone
from tests.outcome.stage import circulated, link_token_of

HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
WITHDRAWN = (
    "The seat of this browser was withdrawn or not let in, or goes on under another link. "
    "If you have a newer link, please open that one; else ask in the room."
)


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

    with pytest.raises(
        RuntimeError, match=r"^These routes do not say who they are for: \['/silent'\]$"
    ):
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


def test_who_has_not_said_who_they_are_is_led_to_where_they_can(room):
    console, order = f"/seminars/{room.public_id}/console", f"/s/{room.public_id}/order"
    stranger = Browser(room.app)

    led = [stranger.get(address) for address in ("/seminars", console, order)]
    led.append(waiting_phone(room).get(order))

    assert [(answer.status_code, answer.headers["Location"]) for answer in led] == [
        (303, "/sign-in?next=/seminars"),
        (303, f"/sign-in?next={console}"),
        (303, "/"),
        (303, f"/s/{room.public_id}/door"),
    ]


def test_deed_of_somebody_unknown_is_refused_with_its_sentence(room):
    team, seat = f"/seminars/{room.public_id}", f"/s/{room.public_id}"
    stranger = Browser(room.app)
    lost = Browser(room.app).hold_seat(room.public_id, tokens.new_token())

    refused = [
        stranger.post(f"{team}/hand-over"),
        stranger.post(f"{seat}/cards"),
        stranger.post(f"{seat}/leave"),
        lost.post(f"{seat}/cards"),
        lost.get(f"{seat}/order"),
        waiting_phone(room).post(f"{seat}/cards"),
        room.staff("rosa").post(f"{team}/hand-over"),
    ]

    no_seat = "This browser has no seat in this seminar. Please join with the code first."
    assert [(answer.status_code, HEADING.findall(answer.text)) for answer in refused] == [
        (401, ["Please sign in first. Nothing was changed."]),
        (401, [no_seat]),
        (401, [no_seat]),
        (401, [no_seat]),
        (401, [WITHDRAWN]),
        (403, ["The team has not let you in yet, so nothing was counted or changed. Please wait."]),
        (403, ["This is not open to you."]),
    ]


def test_each_door_hands_over_what_it_found(room):
    seat, at_the_door = room.seats["chidi"], wait(room)
    circulated(room)
    team, link, opened = room.public_id, link_token_of(room), []

    def page(*found: object, **values: object) -> str:
        opened.append((told(*found), values))
        return "opened"

    def visit(cookie: str, door: Callable[..., object], **values: object) -> None:
        with room.app.test_request_context("/", headers={"Cookie": cookie}):
            assert door(**values, number=3) == "opened"

    with room.store.session() as db:
        screen = room.seminar(db).screen_token
    visit(f"login={room.logins['ben']}", signed_in(page))
    visit(f"login={room.logins['ben']}", staff_may(Deed.RUN_ROOM)(page), public_id=team)
    visit(f"seat-{team}={seat}", seat_may(Deed.ANSWER)(page), public_id=team)
    visit(f"seat-{team}={seat}", seat_may(Deed.WAIT)(page), public_id=team)
    visit(f"seat-{team}={at_the_door}", seat_may(Deed.WAIT)(page), public_id=team)
    visit(f"seat-{team}={seat}", token_may(Deed.ANSWER)(page), public_id=team)
    visit("", screen_may(Deed.SEE_SCREEN)(page), screen_token=screen)
    visit("", reader_may(Deed.OBJECT)(page), link_token=link)

    rest = {"number": 3}
    assert opened == [
        (("Ben",), rest),
        ((("Ada's seminar", Relation.FACILITATOR, ""),), rest),
        ((("Ada's seminar", Relation.PARTICIPANT, seat),), rest),
        ((("Ada's seminar", Relation.PARTICIPANT, seat),), rest),
        ((("Ada's seminar", Relation.WAITING, at_the_door),), rest),
        ((team, seat), rest),
        ((("Ada's seminar", Relation.SCREEN, ""),), rest),
        ((("Ada's seminar", Relation.READER, link),), rest),
    ]


def told(*found: object) -> tuple[object, ...]:
    """Return what a door handed over, as values that outlive the request."""
    values = []
    for one in found:
        match one:
            case Visit():
                values.append((one.seminar.title, one.relation, one.token))
            case Account():
                values.append(one.name)
            case _:
                values.append(one)
    return tuple(values)


def test_door_for_another_deed_refuses_whoever_is_known(room):
    seat, page = room.seats["chidi"], lambda *_: "opened"
    circulated(room)
    link = link_token_of(room)
    with room.store.session() as db:
        screen = room.seminar(db).screen_token
    doors = [
        (f"login={room.logins['rosa']}", staff_may(Deed.RUN_ROOM), {"public_id": room.public_id}),
        (f"seat-{room.public_id}={seat}", seat_may(Deed.RUN_ROOM), {"public_id": room.public_id}),
        ("", screen_may(Deed.READ_NOTE), {"screen_token": screen}),
        ("", reader_may(Deed.READ_NOTE), {"link_token": link}),
    ]

    for cookie, door, values in doors:
        with (
            room.app.test_request_context("/", headers={"Cookie": cookie}),
            pytest.raises(NotAllowed),
        ):
            door(page)(**values)


def test_outsider_hears_that_there_is_nothing_rather_than_that_it_is_closed(room, db):
    nobody = Visit(room.seminar(db), Relation.OUTSIDER)

    for visit in (nobody, None):
        with pytest.raises(NotFound):
            guard._admitted(visit, Deed.SEE_ROOM)


def test_refusal_of_a_door_speaks_the_language_of_the_seminar(room, db):
    with room.store.writing(db):
        db.execute(update(Seminar).values(language="fr"))

    refused = [
        room.staff("rosa").post(f"/seminars/{room.public_id}/hand-over"),
        waiting_phone(room).post(f"/s/{room.public_id}/cards"),
    ]

    assert [(answer.status_code, 'lang="fr"' in answer.text) for answer in refused] == [
        (403, True),
        (403, True),
    ]


def test_each_kind_of_door_keeps_the_name_of_its_page_and_says_who_it_is_for():
    def page() -> str:
        return ""

    ways = [staff_may, seat_may, token_may, screen_may, reader_may]

    made = [signed_in(page), *(way(deed)(page) for way, deed in zip(ways, Deed, strict=False))]

    assert [door.__name__ for door in made] == ["page"] * 6
    assert [getattr(door, "audience", None) for door in made] == ["signed in", *list(Deed)[:5]]
    assert (everyone(page), page.audience) == (page, "everyone")


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


def test_answer_of_who_waits_before_the_door_hears_that_and_not_what_is_wrong(room):
    phone = waiting_phone(room)

    refused = phone.post(f"/s/{room.public_id}/cards/{uuid.uuid4()}/mark", value="agree")

    assert refused.status_code == 403
    assert HEADING.search(refused.text)[1] == (
        "The team has not let you in yet, so nothing was counted or changed. Please wait."
    )


def test_store_that_is_away_is_not_asked_who_was_refused(app):
    reason = StoreBusy()

    with app.test_request_context():
        assert guard.refused(reason, "no-such-room", Deed.WEIGH_CARD) is reason


def test_seat_that_may_not_do_a_deed_hears_that_and_not_what_is_wrong(room):
    cookie = {"Cookie": f"seat-{room.public_id}={room.seats['chidi']}"}

    with room.app.test_request_context(headers=cookie):
        heard = guard.refused(NotFound(), room.public_id, Deed.RUN_ROOM)

    assert isinstance(heard, NotAllowed)
