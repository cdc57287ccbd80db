"""Links that serve once, in a browser: a new password, and the first account."""

import logging
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import func, select

from seminar.accounts import links_service
from seminar.accounts import service as accounts
from seminar.database import Database
from seminar.models import Account, Login, PasswordReset
from seminar.web import clock
from tests.accounts.test_routes import errors, sign_in
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser

NEW = "another river by the wood"
WRONG_LINKS = ["x", "A" * 32, "%00"]


@pytest.fixture
def link(app: Flask, room: Room) -> str:
    """The link to a new password for Zoe."""
    add_account_with_password(app, "zoe", now=room.now)
    with room.store.session() as db, room.store.writing(db):
        zoe = links_service.account_of(db, "zoe@example.org")
        return f"/reset/{links_service.offer_reset(db, zoe.id, now=clock.now())}"


def set_up_link(store: Database) -> str:
    with store.session() as db, store.writing(db):
        return f"/set-up/{links_service.offer_set_up(db, now=clock.now())}"


def count(store: Database, model: type) -> int | None:
    with store.session() as db:
        return db.scalar(select(func.count()).select_from(model))


def test_link_gives_a_new_password_and_signs_every_browser_out(
    link: str, browser: Callable[[], Browser]
) -> None:
    inside, zoe = browser(), browser()
    sign_in(inside)

    page = zoe.get(link)
    answer = zoe.post(link, new=NEW)

    assert "For the account of Zoe." in page.text
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert "please sign in" in zoe.get("/sign-in").text
    assert zoe.get("/account").status_code == 303
    assert inside.get("/account").status_code == 303
    assert (sign_in(browser()).status_code, sign_in(browser(), NEW).status_code) == (401, 303)


def test_link_looked_at_by_a_scanner_is_unused(link: str, browser: Callable[[], Browser]) -> None:
    scanner = browser()

    statuses = {scanner.get(link).status_code for _ in range(20)}
    statuses |= {scanner.client.head(link).status_code}

    assert statuses == {200}
    assert browser().post(link, new=NEW).status_code == 303


def test_used_link_says_so_kindly_and_changes_nothing(
    link: str, browser: Callable[[], Browser]
) -> None:
    browser().post(link, new=NEW)

    answers = [browser().get(link), browser().post(link, new="quite another river")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert all("it serves once, and for 24 hours" in unescape(a.text) for a in answers)
    assert sign_in(browser(), NEW).status_code == 303


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("short", "A password has 12 to 256 characters."),
        ("Password1234", "Such passwords are tried first"),
        ("", "Please fill this in."),
    ],
)
def test_unfit_password_leaves_the_link_unused(
    link: str, browser: Callable[[], Browser], new: str, sentence: str
) -> None:
    answer = browser().post(link, new=new)

    assert answer.status_code == 422
    assert [error.startswith(sentence) for error in errors(answer)] == [True]
    assert browser().post(link, new=NEW).status_code == 303


def test_password_that_names_its_owners_address_is_refused_at_the_field(
    app: Flask, room: Room, browser: Callable[[], Browser]
) -> None:
    add_account_with_password(app, "zora.example", now=room.now)
    with room.store.session() as db, room.store.writing(db):
        zora = links_service.account_of(db, "zora.example@example.org")
        link = f"/reset/{links_service.offer_reset(db, zora.id, now=clock.now())}"

    answer = browser().post(link, new="zora.example by the river")

    assert (answer.status_code, len(errors(answer))) == (422, 1)
    assert count(room.store, PasswordReset) == 1


@pytest.mark.parametrize("token", WRONG_LINKS)
@pytest.mark.parametrize("door", ["reset", "set-up"])
def test_link_that_never_was_is_not_found(
    room: Room, browser: Callable[[], Browser], door: str, token: str
) -> None:
    link = f"/{door}/{token}"
    account = {"name": "Eve", "email": "eve@example.com", "password": PASSWORD}

    assert browser().get(link).status_code == 404
    assert browser().post(link, new=NEW, **account).status_code == 404
    assert count(room.store, Account) == 4


def test_no_password_is_hashed_without_a_link(
    app: Flask, browser: Callable[[], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    from seminar.accounts import passwords

    monkeypatch.setattr(passwords, "HASHER", None)
    account = {"name": "Eve", "email": "eve@example.com", "password": PASSWORD}

    assert browser().post(f"/reset/{'A' * 32}", new=NEW).status_code == 404
    assert browser().post(f"/set-up/{'A' * 32}", **account).status_code == 404


def test_link_needs_the_token_of_its_form(app: Flask, link: str) -> None:
    assert app.test_client().post(link, data={"new": NEW}).status_code == 400
    assert app.test_client().get(link).status_code == 200


def test_first_start_makes_one_account_and_signs_it_in(
    app: Flask, store: Database, browser: Callable[[], Browser]
) -> None:
    link, ada = set_up_link(store), browser()

    page = ada.get(link)
    answer = ada.post(link, name="Ada", email="Ada@example.org", password=PASSWORD)

    assert "Make the first account" in page.text
    assert (answer.status_code, answer.location) == (303, "/seminars")
    assert ada.get("/seminars/new").status_code == 200
    eve = {"name": "Eve", "email": "eve@example.org", "password": PASSWORD}
    assert (browser().get(link).status_code, browser().post(link, **eve).status_code) == (404, 404)
    assert (count(store, Account), count(store, Login)) == (1, 1)


def test_link_of_the_first_start_ends_with_an_account_made_by_command(
    store: Database, browser: Callable[[], Browser]
) -> None:
    link = set_up_link(store)
    by_command = accounts.new_account(
        name="Ada", email="ada@example.org", password=PASSWORD, now=clock.now()
    )
    with store.session() as db, store.writing(db):
        accounts.add_account(db, by_command)

    answer = browser().get(link)

    assert answer.status_code == 404
    assert "only until there is an account" in unescape(answer.text)


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"email": "nowhere"}, {"password": "short"}, {"password": "eve.ory by a river"}],
)
def test_wrong_first_account_leaves_the_link_unused(
    store: Database, browser: Callable[[], Browser], wrong: dict[str, str]
) -> None:
    link = set_up_link(store)
    right = {"name": "Ada", "email": "eve.ory@example.org", "password": PASSWORD}

    answer = browser().post(link, **(right | wrong))

    assert (answer.status_code, len(errors(answer))) == (422, 1)
    assert browser().post(link, **right).status_code == 303


def test_log_names_what_happened_and_no_link_address_or_password(
    link: str, browser: Callable[[], Browser], caplog: pytest.LogCaptureFixture
) -> None:
    zoe = browser()
    with caplog.at_level(logging.DEBUG):
        zoe.get(link)
        zoe.post(link, new=NEW)
        zoe.get(link)
        sign_in(zoe, "not the password")
        sign_in(zoe, NEW)
        zoe.post("/account/password", present=NEW, new="yet another river by")
        zoe.post("/account/sign-ins/end-others")

    told = [line.partition(";")[0] for line in caplog.messages if line.startswith("Accounts")]
    assert told == [
        "Accounts: password chosen by a link",
        "Accounts: sign-in refused",
        "Accounts: signed in",
        "Accounts: signed in",
        "Accounts: password changed",
        "Accounts: other sign-ins ended",
    ]
    secrets = (link.rpartition("/")[2], "zoe", NEW, "yet another", login_of(zoe))
    assert [word for word in secrets if word in caplog.text] == []


def login_of(browser: Browser) -> str:
    return browser.client.get_cookie("login").value
