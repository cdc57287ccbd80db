"""The own account in a browser: a new password, and the browsers that are signed in."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from seminar.access import tokens
from seminar.models import Account, Login
from seminar.web import clock
from tests.accounts.test_routes import errors, sign_in
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser

MAIL = "zora.example@example.org"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1"
KEY = re.compile(r"/account/sign-ins/([0-9a-f]{64})/end")


@pytest.fixture(autouse=True)
def zoe(app: Flask, room: Room) -> None:
    """Zoe has a password; whoever is in the room has none. So has Zora, with a longer address."""
    for name in ("zoe", "zora.example"):
        add_account_with_password(app, name, now=room.now)


def signed_in(browser: Callable[[], Browser], user_agent: str = FIREFOX) -> Browser:
    made = browser()
    made.client.environ_base["HTTP_USER_AGENT"] = user_agent
    assert sign_in(made).status_code == 303
    return made


def login(browser: Browser) -> str:
    cookie = browser.client.get_cookie("login")
    return cookie.value if cookie else ""


def key_of(browser: Browser) -> str:
    return tokens.login_hash(login(browser)).hex()


def test_new_password_signs_other_browsers_out(browser: Callable[[], Browser]) -> None:
    here, there = browser(), browser()
    sign_in(here)
    sign_in(there)

    answer = here.post("/account/password", present=PASSWORD, new="another long river")

    assert (answer.status_code, answer.location) == (303, "/account")
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 303
    assert sign_in(there, "another long river").status_code == 303


@pytest.mark.parametrize(
    ("present", "new", "sentence"),
    [
        ("not the password", "another long river", "This is not your present password."),
        (PASSWORD, "short", "A password has 12 to 256 characters."),
        (PASSWORD, "green lamp " * 24, "A password has 12 to 256 characters."),
        (PASSWORD, "", "Please fill this in."),
        (PASSWORD, "Password1234", "Such passwords are tried first"),
        (PASSWORD, "zora.example by a river", "Please leave your e-mail address"),
    ],
)
def test_wrong_new_password_changes_nothing(
    browser: Callable[[], Browser], present: str, new: str, sentence: str
) -> None:
    zoe = browser()
    sign_in(zoe, email=MAIL)

    answer = zoe.post("/account/password", present=present, new=new)

    assert answer.status_code == 422
    assert [error.startswith(sentence) for error in errors(answer)] == [True]
    assert sign_in(browser(), email=MAIL).status_code == 303


def test_new_password_gives_this_browser_another_sign_in(browser: Callable[[], Browser]) -> None:
    zoe = signed_in(browser)
    earlier = login(zoe)

    zoe.post("/account/password", present=PASSWORD, new="another long river")

    assert login(zoe) != earlier
    assert browser().hold_login(earlier).get("/account").status_code == 303


def test_page_lists_the_browsers_and_says_which_is_this(browser: Callable[[], Browser]) -> None:
    here, there = signed_in(browser), signed_in(browser, IPHONE)

    page = here.get("/account").text

    assert page.index("Firefox, Linux") < page.index("this one") < page.index("Safari, iPhone")
    assert page.count("this one") == 1
    assert KEY.findall(page) == [key_of(there)]
    assert "Sign out everywhere but here" in page


def test_only_browser_has_no_other_to_sign_out(browser: Callable[[], Browser]) -> None:
    page = signed_in(browser).get("/account").text

    assert (KEY.findall(page), "Sign out everywhere" in page) == ([], False)


def test_page_names_nobody_elses_browsers(room: Room, browser: Callable[[], Browser]) -> None:
    signed_in(browser, IPHONE)

    assert "iPhone" not in room.staff("eve").get("/account").text


def test_lost_browser_is_signed_out_alone(browser: Callable[[], Browser]) -> None:
    here, lost, other = (signed_in(browser) for _ in range(3))

    answer = here.post(f"/account/sign-ins/{key_of(lost)}/end")

    assert (answer.status_code, answer.location) == (303, "/account")
    assert [b.get("/account").status_code for b in (here, lost, other)] == [200, 303, 200]


def test_others_are_signed_out_at_once(browser: Callable[[], Browser], room: Room) -> None:
    here, *others = (signed_in(browser) for _ in range(3))

    answer = here.post("/account/sign-ins/end-others")

    assert (answer.status_code, answer.location) == (303, "/account")
    assert "2 browsers are signed out." in here.get("/account").text
    assert [other.get("/account").status_code for other in others] == [303, 303]
    assert room.staff("eve").get("/account").status_code == 200


@pytest.mark.parametrize("key", ["0" * 64, "x", "%00"])
def test_sign_in_of_nobody_is_not_found(browser: Callable[[], Browser], key: str) -> None:
    assert signed_in(browser).post(f"/account/sign-ins/{key}/end").status_code == 404


def test_eve_ends_no_sign_in_of_zoe(room: Room, browser: Callable[[], Browser]) -> None:
    zoe = signed_in(browser)

    assert room.staff("eve").post(f"/account/sign-ins/{key_of(zoe)}/end").status_code == 404
    assert browser().post(f"/account/sign-ins/{key_of(zoe)}/end").status_code == 401
    assert zoe.get("/account").status_code == 200


@pytest.mark.parametrize(("ago", "status"), [(timedelta(days=6), 200), (timedelta(days=8), 303)])
def test_sign_in_that_was_not_used_for_a_week_has_ended(
    browser: Callable[[], Browser], room: Room, ago: timedelta, status: int
) -> None:
    zoe = signed_in(browser)
    with room.store.session() as db, room.store.writing(db):
        at = clock.now() - ago
        db.execute(update(Login).values(signed_in_at=at, seen_at=at))

    assert zoe.get("/account").status_code == status


def test_use_is_noted_and_loading_a_page_writes_nothing(
    app: Flask, browser: Callable[[], Browser], room: Room
) -> None:
    zoe = signed_in(browser)
    sightings = app.extensions["seminar.sightings"]
    sightings.take()

    zoe.get("/account")
    browser().hold_login("A" * 32).get("/account")

    assert list(sightings.take()) == [tokens.login_hash(login(zoe))]


def test_wrong_present_passwords_have_to_wait_too(browser: Callable[[], Browser]) -> None:
    zoe = signed_in(browser)

    statuses = [
        zoe.post("/account/password", present=f"wrong {n}", new="another long river").status_code
        for n in range(6)
    ]

    assert statuses == [422] * 5 + [429]
    assert sign_in(browser()).status_code == 429
    assert zoe.get("/account").status_code == 200


def test_password_names_no_seminar_of_its_owner(app: Flask, room: Room) -> None:
    with room.store.session() as db, room.store.writing(db):
        has_one = select(Account.password).where(Account.name == "Zoe").scalar_subquery()
        db.execute(update(Account).where(Account.name == "Ada").values(password=has_one))

    answer = room.staff("ada").post(
        "/account/password", present=PASSWORD, new="welcome to Ada's seminar in May"
    )

    assert answer.status_code == 422
    assert len(errors(answer)) == 1
    assert errors(answer)[0].startswith("Please leave your e-mail address")
