"""Bodies, texts and cookies that no browser sends: each is answered at once and changes nothing."""

import time
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from seminar.models import Base
from tests.accounts.test_routes import invitation
from tests.cast import Room
from tests.client import Browser
from tests.ranking.stage import address, answers, open_round, places

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data"
LONG = 10_000_000
# Eight times the text is eight times the work, or 64 times where the work grows with its square.
LONGER, SLACK = 16_000, 20


def stored(room: Room) -> dict[str, list[str]]:
    with room.store.session() as db:
        tables = [table for table in Base.metadata.sorted_tables if table.name != "attempt"]
        return {table.name: sorted(map(repr, db.execute(select(table)))) for table in tables}


@pytest.mark.parametrize("name", ["place-1", "revision", "anything"])
def test_body_of_ten_megabytes_is_refused(room: Room, name: str) -> None:
    round_id = open_round(room)
    fields = places("12345") | {name: "1" * LONG}

    answer = room.phone("chidi").post(address(room, round_id), **fields)

    assert answer.status_code == 413
    assert answers(room, round_id) == []


def test_body_of_three_hundred_parts_is_refused(room: Room) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    fields = {"csrf_token": chidi.token(), **places("12345")}
    more = {f"more-{number}": "1" for number in range(300)}

    answer = chidi.client.post(address(room, round_id), data={**fields, **more}, content_type=PARTS)

    assert answer.status_code == 413
    assert answers(room, round_id) == []


@pytest.mark.parametrize("length", ["x", "-1", "5", "", "1e3", "0x10"])
def test_body_of_another_length_than_it_says_is_refused(room: Room, length: str) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    body = urlencode({**places("12345"), "csrf_token": chidi.token()})

    answer = chidi.client.post(
        address(room, round_id),
        data=body,
        content_type=FORM,
        environ_overrides={"CONTENT_LENGTH": length},
    )

    assert answer.status_code == 400
    assert answers(room, round_id) == []


@pytest.mark.parametrize(
    ("form", "field", "text", "status"),
    [
        ("/j", "code", ("", "a", "!"), 422),
        ("/j", "code", ("", " ", "!"), 422),
        ("/j", "code", ("", "-", ""), 422),
        ("/sign-in", "email", ("", "a", "@example.org"), 422),
        ("/sign-in", "email", ("a@", "a.", ""), 422),
        ("/sign-in", "email", ("", " ", "@"), 401),
        ("invitation", "email", ("", "a", "@example.org"), 422),
        ("invitation", "email", ("a@", "a.", ""), 422),
        ("invitation", "name", ("", "e\u0301\u0323", ""), 422),
        ("answer", "place-1", ("", "1", "!"), 422),
        ("answer", "revision", ("", " ", "1"), 422),
    ],
)
def test_text_that_baits_a_pattern_is_refused_and_costs_no_more_than_its_length(
    room: Room, form: str, field: str, text: tuple[str, str, str], status: int
) -> None:
    goals = {"answer": address(room, open_round(room)), "invitation": invitation(room)}
    before, chidi = stored(room), room.phone("chidi")
    known = {"name": "Eve", "email": "eve@example.com", "password": "a long enough one"}
    goal, fields = goals.get(form, form), {**places("12345"), **known}

    long, answer = work(chidi, goal, **fields | {field: baited(text, LONGER)})
    short, _ = work(chidi, goal, **fields | {field: baited(text, LONGER // 8)})

    assert answer.status_code == status
    assert long < SLACK * short
    assert stored(room) == before


def test_front_door_spends_no_more_on_the_heaviest_text_than_its_length(app: Flask) -> None:
    # Sorting a run of marks takes time that grows with its square; anybody may type a code.
    browser = Browser(app)
    towers = ("a", "\u0301\u0323", "")

    long, answer = work(browser, "/j", content_type=PARTS, code=baited(towers, 50_000))
    short, _ = work(browser, "/j", content_type=PARTS, code=baited(towers, 50_000 // 8))

    assert answer.status_code == 422
    assert long < SLACK * short


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "A" * 31, "A" * 33, "A" * 8000, '"', "a;b=", "é" * 16, "a\x01" * 16, "%00" * 10],
)
def test_cookie_that_is_no_seat_opens_nothing(app: Flask, room: Room, cookie: str) -> None:
    round_id = open_round(room)
    session, token = session_and_token(app)
    kept = {"Cookie": f"{session}; seat-{room.public_id}={cookie}".encode().decode("latin-1")}
    stranger = app.test_client(use_cookies=False)
    fields = {**places("12345"), "csrf_token": token}

    sent = stranger.post(address(room, round_id), data=fields, headers=kept)
    loaded = stranger.get(f"/s/{room.public_id}/order", headers=kept)

    assert (sent.status_code, loaded.status_code, loaded.location) == (401, 303, "/")
    assert answers(room, round_id) == []


@pytest.mark.parametrize("cookie", ["", "x", ".e30.x", "A" * 8000, '"', "é", "e30.Zm9v.bar"])
def test_session_that_is_none_proves_no_form(app: Flask, room: Room, cookie: str) -> None:
    round_id = open_round(room)
    _, token = session_and_token(app)
    seat = f"seat-{room.public_id}={room.seats['chidi']}"
    kept = {"Cookie": f"session={cookie}; login={cookie}; {seat}".encode().decode("latin-1")}
    browser = app.test_client(use_cookies=False)
    fields = {**places("12345"), "csrf_token": token}

    sent = browser.post(address(room, round_id), data=fields, headers=kept)
    team = browser.get(f"/seminars/{room.public_id}/console", headers=kept)

    assert (sent.status_code, team.status_code) == (400, 303)
    assert answers(room, round_id) == []


def test_cookie_of_another_seminar_opens_nothing_here(app: Flask, room: Room) -> None:
    round_id = open_round(room)
    eve = Browser(app).hold_seat(room.other_public_id, room.seats["chidi"])
    eve.hold_seat(room.public_id, room.logins["eve"])

    sent = eve.post(address(room, round_id), **places("12345"))
    theirs = eve.get(f"/s/{room.other_public_id}/order")

    assert (sent.status_code, theirs.status_code) == (401, 401)
    assert answers(room, round_id) == []


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config", "/.env", "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f.env",
        "/static//etc/passwd", "/debug", "/console", "/server-status", "/metrics", "/static/",
    ],
)  # fmt: skip
def test_files_of_the_machine_are_at_no_address(room: Room, path: str) -> None:
    answer = room.staff("ada").get(path)

    assert answer.status_code == 404
    assert "create_app" not in answer.text


def session_and_token(app: Flask) -> tuple[str, str]:
    """Return a true session as a browser sends it, and the token of its forms."""
    browser = Browser(app)
    token = browser.token()
    kept = browser.client.get_cookie("session")
    assert kept
    return f"session={kept.value}", token


def baited(text: tuple[str, str, str], times: int) -> str:
    """Return a text of a beginning, so many times the middle, and an end."""
    beginning, middle, end = text
    return beginning + middle * times + end


def work(
    browser: Browser, path: str, *, content_type: str = FORM, **fields: str
) -> tuple[float, TestResponse]:
    """Send the form twice; return the shorter time at work, and the first answer.

    Time at work, not by the clock: others may use the machine too.
    """
    data, answers, took = {"csrf_token": browser.token(), **fields}, [], []
    for _ in range(2):
        began = time.thread_time()
        answers.append(browser.client.post(path, data=data, content_type=content_type))
        took.append(time.thread_time() - began)
    return min(took), answers[0]
