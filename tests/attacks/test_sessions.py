"""What somebody planted in a browser, or kept from it, is worth nothing after signing in or out."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from seminar.access import tokens
from seminar.models import Login
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser

MAIL = "zoe@example.org"


@pytest.fixture
def zoe(app: Flask, room: Room) -> Browser:
    """Zoe's browser; she has a password and is not signed in."""
    add_account_with_password(app, "zoe", now=room.now)
    return Browser(app)


def sign_in(browser: Browser) -> None:
    assert browser.post("/sign-in", email=MAIL, password=PASSWORD).status_code == 303


def kept(browser: Browser, name: str) -> str:
    return browser.client.get_cookie(name).value


def test_sign_in_planted_beforehand_becomes_nobodys(room: Room, zoe: Browser) -> None:
    planted = tokens.new_token()
    zoe.hold_login(planted)

    sign_in(zoe)

    assert kept(zoe, "login") != planted
    assert Browser(room.app).hold_login(planted).get("/account").status_code == 303


def test_each_sign_in_is_another_and_each_ends_by_itself(room: Room, zoe: Browser) -> None:
    other = Browser(room.app)
    for browser in (zoe, other):
        sign_in(browser)
    first = kept(zoe, "login")
    assert zoe.post("/sign-out").status_code == 303

    assert Browser(room.app).hold_login(first).get("/account").status_code == 303
    assert other.get("/account").status_code == 200
    with room.store.session() as db:
        left = db.scalar(select(func.count()).select_from(Login))
    assert left == len(room.logins) + 1


def test_forms_token_planted_before_a_sign_in_proves_nothing_after_it(
    room: Room, zoe: Browser
) -> None:
    mallory = Browser(room.app)
    known = mallory.token()
    zoe.client.set_cookie("session", kept(mallory, "session"))

    sign_in(zoe)
    forged = zoe.client.post("/sign-out", data={"csrf_token": known})

    assert forged.status_code == 400
    assert zoe.get("/account").status_code == 200


def test_forms_token_kept_from_before_a_sign_out_proves_nothing_after_it(zoe: Browser) -> None:
    sign_in(zoe)
    known = zoe.token()

    zoe.post("/sign-out")
    sign_in(zoe)
    forged = zoe.client.post("/sign-out", data={"csrf_token": known})

    assert forged.status_code == 400
    assert zoe.get("/account").status_code == 200


def test_over_https_a_cookie_without_the_prefix_of_this_host_is_nobodys(
    app: Flask, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = app.extensions["seminar.settings"]
    over_https = replace(settings, url="https://seminar.example")
    monkeypatch.setitem(app.extensions, "seminar.settings", over_https)

    # A neighbouring domain can plant a cookie of any name but one with the prefix.
    assert room.staff("ada").get("/account").status_code == 303
    assert room.phone("chidi").get(f"/s/{room.public_id}").status_code == 303
