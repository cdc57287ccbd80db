"""Requests for another host and forms from another site are refused before anything is read."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from seminar.access import tokens
from seminar.application import create_app
from seminar.models import Login, Seat
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser
from tests.joining.stage import agreed, code_of
from tests.tables import settings

OURS = (None, "same-origin", "none")
THEIRS = ("cross-site", "same-site", "Same-Origin", "same-origin, cross-site", "")


def sent_from(site: str | None) -> dict[str, str]:
    return {} if site is None else {"Sec-Fetch-Site": site}


def joining_form(room: Room, browser: Browser) -> tuple[str, dict[str, str]]:
    """Return the address and the fields of a joining form that is filled in."""
    return f"/j/{code_of(room)}", {"csrf_token": browser.token(), **agreed(tokens.new_token())}


def count(room: Room, table: type) -> int:
    with room.store.session() as db:
        return db.scalar(select(func.count()).select_from(table))


@pytest.mark.parametrize("site", OURS)
def test_form_of_a_page_of_ours_is_taken(room: Room, site: str | None) -> None:
    browser = Browser(room.app)
    address, fields = joining_form(room, browser)

    answer = browser.client.post(address, data=fields, headers=sent_from(site))

    assert answer.status_code == 303
    assert count(room, Seat) == 3


@pytest.mark.parametrize("site", THEIRS)
def test_joining_from_another_site_makes_no_seat(room: Room, site: str) -> None:
    browser = Browser(room.app)
    address, fields = joining_form(room, browser)

    answer = browser.client.post(address, data=fields, headers=sent_from(site))

    assert answer.status_code == 403
    assert "This was sent from another site. Nothing was changed." in answer.text
    assert count(room, Seat) == 2


def test_sign_in_from_another_site_signs_nobody_in(room: Room) -> None:
    add_account_with_password(room.app, "fatima", now=room.now)
    browser, before = Browser(room.app), count(room, Login)
    fields = {"csrf_token": browser.token(), "email": "fatima@example.org", "password": PASSWORD}

    answer = browser.client.post("/sign-in", data=fields, headers=sent_from("cross-site"))

    assert answer.status_code == 403
    assert browser.client.get_cookie("login") is None
    assert count(room, Login) == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_other_method_gets_round_it(browser, method: str) -> None:
    answer = browser().client.open("/sign-out", method=method, headers=sent_from("cross-site"))

    assert answer.status_code == 403


def test_link_on_another_site_leads_here(browser) -> None:
    assert browser().get("/", headers=sent_from("cross-site")).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "a b",
        "x:y:z",
        "127.0...1",
        "a..b",
    ],
)
def test_request_for_another_host_is_refused(browser, host: str) -> None:
    answer = browser().client.get("/", headers={"Host": host})

    assert answer.status_code == 400
    assert "This server does not go by that name." in answer.text
    assert host not in answer.text


@pytest.mark.parametrize(
    "host", ["seminar.example", "SEMINAR.example:443", "localhost:8000", "127.0.0.1", "[::1]:8000"]
)
def test_host_of_the_settings_and_this_machine_are_answered(tmp_path, host: str) -> None:
    app = application(tmp_path, url="https://seminar.example")

    assert app.test_client().get("/sign-in", headers={"Host": host}).status_code == 200


def test_rehearsal_that_listens_everywhere_is_answered_by_any_name(tmp_path) -> None:
    app = application(tmp_path, url="http://0.0.0.0:8000")

    answer = app.test_client().get("/sign-in", headers={"Host": "192.0.2.7:8000"})

    assert answer.status_code == 200


def application(folder, *, url: str) -> Flask:
    made = settings(f"sqlite:///{folder / 'seminar.sqlite'}", folder)
    return create_app(replace(made, url=url))
