"""Signing in and out, invitations and languages in a browser."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from seminar.access import tokens
from seminar.core.terms import Role
from seminar.models import Account, Invitation
from seminar.web import clock
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser

WRONG = "E-mail address and password do not belong together."


@pytest.fixture(autouse=True)
def zoe(app: Flask, room: Room) -> None:
    """Zoe has a password; whoever is in the room has none."""
    add_account_with_password(app, "zoe", now=room.now)


def sign_in(browser: Browser, password: str = PASSWORD, **more: str) -> TestResponse:
    return browser.post("/sign-in", **({"email": "zoe@example.org", "password": password} | more))


def errors(answer: TestResponse) -> list[str]:
    return [unescape(text) for text in re.findall(r'<p class="error"[^>]*>(.*?)</p>', answer.text)]


def invitation(room: Room, role: Role = Role.FACILITATOR) -> str:
    token = tokens.new_token()
    with room.store.session() as db, room.store.writing(db):
        db.add(
            Invitation(
                token_sha256=tokens.invitation_hash(token),
                seminar_id=room.seminar(db).id,
                role=role,
                expires_at=clock.now() + timedelta(days=14),
            )
        )
    return f"/invitations/{token}"


def count(room: Room, model: type) -> int | None:
    with room.store.session() as db:
        return db.scalar(select(func.count()).select_from(model))


def test_right_password_opens_the_seminars(browser: Callable[[], Browser]) -> None:
    zoe = browser()

    answer = sign_in(zoe, email=" ZOE@example.org ")

    assert (answer.status_code, answer.location) == (303, "/seminars")
    assert zoe.get("/seminars").status_code == 200


def test_sign_in_goes_on_to_the_page_that_was_wanted(room: Room) -> None:
    browser = Browser(room.app)
    wanted = f"/seminars/{room.public_id}"

    sent_on = browser.get(wanted)
    form = browser.get(sent_on.location)
    answer = sign_in(browser, next=wanted)

    assert (sent_on.status_code, sent_on.location) == (303, f"/sign-in?next={wanted}")
    assert f'name="next" value="{wanted}"' in form.text
    assert answer.location == wanted


@pytest.mark.parametrize("evil", ["//evil.example", "/\\evil.example", "https:evil.example"])
def test_sign_in_sends_nobody_to_another_site(browser: Callable[[], Browser], evil: str) -> None:
    zoe = browser()

    assert "evil" not in zoe.get("/sign-in", query_string={"next": evil}).text
    assert sign_in(zoe, next=evil).location == "/seminars"


@pytest.mark.parametrize(
    ("wrong", "status", "sentences"),
    [
        ({"password": "not the password"}, 401, [WRONG]),
        ({"email": "nobody@example.org"}, 401, [WRONG]),
        ({"email": "nobody\x00@example.org"}, 401, [WRONG]),
        ({"email": "ada@example.org"}, 401, [WRONG]),
        ({"password": "x" * 200_000}, 422, ["At most 256 characters, please."]),
        ({"email": "x" * 200_000}, 422, ["At most 320 characters, please."]),
        ({"password": ""}, 422, ["Please fill this in."]),
        ({"email": "", "password": ""}, 422, ["Please fill this in."] * 2),
    ],
)
def test_wrong_sign_in_says_the_same_whatever_is_wrong(
    browser: Callable[[], Browser],
    wrong: dict[str, str],
    status: int,
    sentences: list[str],
) -> None:
    zoe = browser()

    answer = sign_in(zoe, **wrong)

    assert (answer.status_code, errors(answer)) == (status, sentences)
    assert zoe.get("/seminars").status_code == 303


def test_signing_out_ends_the_sign_in(browser: Callable[[], Browser]) -> None:
    zoe = browser()
    sign_in(zoe)

    answer = zoe.post("/sign-out")

    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert zoe.get("/account").status_code == 303
    assert zoe.post("/sign-out").status_code == 303


@pytest.mark.parametrize("address", ["/account", "/seminars", "/seminars/new"])
def test_pages_of_an_account_ask_to_sign_in(browser: Callable[[], Browser], address: str) -> None:
    answer = browser().get(address)

    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={address}")


def test_form_without_its_token_is_refused(app: Flask) -> None:
    answer = app.test_client().post(
        "/sign-in", data={"email": "zoe@example.org", "password": PASSWORD}
    )

    assert answer.status_code == 400
    assert "Nothing was changed." in answer.text


def test_chosen_language_stays_and_leads_back(browser: Callable[[], Browser]) -> None:
    chidi = browser()

    answer = chidi.post("/language", language="fr", next="/sign-in")

    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert '<html lang="fr">' in chidi.get("/sign-in").text


@pytest.mark.parametrize("evil", ["//evil.example", "/\\evil.example", "https:evil.example", ""])
def test_language_leads_nobody_to_another_site(browser: Callable[[], Browser], evil: str) -> None:
    assert browser().post("/language", language="fr", next=evil).location == "/"


@pytest.mark.parametrize("language", ["", "de", "../en", "\x00"])
def test_unknown_language_is_refused(browser: Callable[[], Browser], language: str) -> None:
    answer = browser().post("/language", language=language)

    assert (answer.status_code, answer.headers.getlist("Set-Cookie")[1:]) == (422, [])


def test_invitation_makes_an_account_that_is_on_the_team(room: Room) -> None:
    noor, link = Browser(room.app), invitation(room)

    page = noor.get(link)
    answer = noor.post(link, name="Noor", email="Noor@example.org", password=PASSWORD)

    assert "Ada's seminar" in unescape(page.text)
    assert (answer.status_code, answer.location) == (303, f"/seminars/{room.public_id}/console")
    assert noor.get(answer.location).status_code == 200
    assert noor.get(link).status_code == 404


def test_invitation_takes_who_is_signed_in(room: Room) -> None:
    eve, link = room.staff("eve"), invitation(room)

    assert "Join as Eve" in eve.get(link).text
    assert eve.post(link).status_code == 303
    assert eve.get(f"/seminars/{room.public_id}/console").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"email": "zoe@example.org"}, 409),
        ({"email": "nowhere"}, 422),
        ({"name": ""}, 422),
        ({"password": "short"}, 422),
    ],
)
def test_wrong_new_account_leaves_the_invitation_unused(
    room: Room, wrong: dict[str, str], status: int
) -> None:
    noor, link, before = Browser(room.app), invitation(room), count(room, Account)
    right = {"name": "Noor", "email": "noor@example.org", "password": PASSWORD}

    answer = noor.post(link, **(right | wrong))

    assert (answer.status_code, len(errors(answer))) == (status, 1)
    assert (count(room, Account), count(room, Invitation)) == (before, 1)


def test_used_invitation_makes_no_account(room: Room) -> None:
    link = invitation(room)
    room.staff("eve").post(link)
    before = count(room, Account)

    answer = Browser(room.app).post(link, name="Noor", email="noor@example.org", password=PASSWORD)

    assert (answer.status_code, count(room, Account)) == (404, before)


@pytest.mark.parametrize("token", ["x", "0" * 32, "..%2f", "%00"])
def test_unknown_invitation_is_not_found(room: Room, token: str) -> None:
    assert Browser(room.app).get(f"/invitations/{token}").status_code == 404


def test_member_is_told_and_the_invitation_stays(room: Room) -> None:
    link = invitation(room)

    answer = room.staff("ada").post(link)

    assert (answer.status_code, count(room, Invitation)) == (409, 1)


def test_withdrawn_invitation_opens_nothing(room: Room) -> None:
    ada, link = room.staff("ada"), invitation(room)
    withdraw = re.search(r"/seminars/\w+/invitations/\w{64}/withdraw", ada.get(team(room)).text)
    assert withdraw

    assert room.staff("eve").post(withdraw[0]).status_code == 404
    assert Browser(room.app).get(link).status_code == 200
    ada.post(withdraw[0])

    noor = {"name": "Noor", "email": "noor@example.org", "password": PASSWORD}
    answers = [Browser(room.app).get(link), Browser(room.app).post(link, **noor)]
    assert [answer.status_code for answer in answers] == [404, 404]


def team(room: Room) -> str:
    return f"/seminars/{room.public_id}/team"


def test_log_names_no_invitation(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    link = invitation(room)
    with caplog.at_level("DEBUG"):
        for _ in range(2):
            Browser(room.app).get(link)
            room.staff("eve").post(link)

    assert link.rpartition("/")[2] not in caplog.text


def test_password_of_a_new_account_names_no_seminar_that_invites(room: Room) -> None:
    noor = {"name": "Noor", "email": "noor@example.org", "password": "welcome to Ada's seminar, A."}

    answer = Browser(room.app).post(invitation(room), **noor)

    assert (answer.status_code, len(errors(answer))) == (422, 1)
    assert errors(answer)[0].startswith("Please leave your e-mail address")
