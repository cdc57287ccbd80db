"""The entrance holds against guessing, and a browser goes in with nothing somebody else knew."""

import math
import os
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from werkzeug.test import TestResponse

from seminar.accounts import passwords
from seminar.models import Account, Attempt, Login
from tests.accounts.test_routes import count, sign_in
from tests.cast import PASSWORD, Room, add_account_with_password
from tests.client import Browser

FULL = os.environ.get("SEMINAR_FULL") == "1"


@pytest.fixture(autouse=True)
def zoe(app: Flask, room: Room) -> None:
    """Zoe has a password; whoever is in the room has none."""
    add_account_with_password(app, "zoe", now=room.now)


def from_address(browser: Browser, address: str) -> Browser:
    browser.client.environ_base["REMOTE_ADDR"] = address
    return browser


def test_sixth_wrong_password_waits_and_who_is_signed_in_stays(
    browser: Callable[[], Browser],
) -> None:
    inside, outside = browser(), browser()
    sign_in(inside)

    statuses = [sign_in(outside, "not the password").status_code for _ in range(6)]
    right = sign_in(outside)

    assert statuses == [401] * 5 + [429]
    assert right.status_code == 429
    assert "Please try again in 1 minute." in right.text
    assert inside.get("/seminars").status_code == 200
    assert sign_in(browser(), email="nobody@example.org").status_code == 401


def test_right_password_costs_nothing(browser: Callable[[], Browser], room: Room) -> None:
    for _ in range(6):
        assert sign_in(browser()).status_code == 303

    assert count(room, Attempt) == 0


def test_twenty_first_wrong_try_of_one_address_waits_whatever_account_it_names(
    browser: Callable[[], Browser],
) -> None:
    inside, thief = browser(), from_address(browser(), "192.0.2.7")
    sign_in(inside)

    statuses = [sign_in(thief, "wrong", email=f"{n}@example.org").status_code for n in range(21)]

    assert statuses == [401] * 20 + [429]
    assert sign_in(thief).status_code == 429
    assert sign_in(from_address(browser(), "192.0.2.8")).status_code == 303
    assert inside.get("/seminars").status_code == 200


def test_one_ipv6_subscriber_is_one_address_at_the_entrance(
    browser: Callable[[], Browser],
) -> None:
    addresses = (f"2001:db8:0:1::{n:x}" for n in range(1, 22))

    statuses = [
        sign_in(from_address(browser(), one), "wrong", email=f"{n}@example.org").status_code
        for n, one in enumerate(addresses)
    ]

    assert statuses == [401] * 20 + [429]
    assert sign_in(from_address(browser(), "2001:db8:0:2::1")).status_code == 303


def test_after_the_delay_the_right_password_works(
    browser: Callable[[], Browser], room: Room
) -> None:
    for _ in range(6):
        sign_in(browser(), "not the password")
    waiting = sign_in(browser())
    # As if the longest wait were over: what failed lies so much earlier.
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Attempt).values(window=Attempt.window - 26))

    assert (waiting.status_code, sign_in(browser()).status_code) == (429, 303)


def test_twenty_tries_at_once_are_judged_one_after_the_other(room: Room) -> None:
    browsers = [Browser(room.app) for _ in range(20)]
    forms = [{"csrf_token": browser.token()} for browser in browsers]
    barrier = threading.Barrier(len(browsers))
    statuses: list[int] = []

    def guess(browser: Browser, form: dict[str, str]) -> None:
        data = form | {"email": "zoe@example.org", "password": "a wrong one"}
        barrier.wait()
        statuses.append(browser.client.post("/sign-in", data=data).status_code)

    threads = [
        threading.Thread(target=guess, args=pair) for pair in zip(browsers, forms, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses.count(401) == 5
    assert set(statuses) <= {401, 429, 503}
    assert failures(room) == {"sign-in": 5, "sign-in-from": 5}


def failures(room: Room) -> dict[str, int]:
    with room.store.session() as db:
        rows = db.execute(select(Attempt.scope, func.sum(Attempt.n)).group_by(Attempt.scope)).all()
    return {scope: int(n) for scope, n in rows}


def test_sign_in_leaves_nothing_that_was_fixed_beforehand(browser: Callable[[], Browser]) -> None:
    thief, zoe = browser(), browser()
    sign_in(thief)
    planted = thief.client.get_cookie("login").value
    form = thief.token()
    zoe.client.set_cookie("session", thief.client.get_cookie("session").value)
    zoe.hold_login(planted)

    answer = sign_in(zoe)

    held = zoe.client.get_cookie("login").value
    assert (answer.status_code, held == planted) == (303, False)
    assert browser().hold_login(planted).get("/account").status_code == 303
    # The token of the planted session's forms proves nothing any more.
    posted = zoe.client.post("/account/sign-ins/end-others", data={"csrf_token": form})
    assert posted.status_code == 400


def test_over_https_the_fixed_cookie_is_the_bound_one(
    app: Flask, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = app.extensions["seminar.settings"]
    monkeypatch.setitem(
        app.extensions, "seminar.settings", replace(settings, url="https://localhost")
    )
    zoe = Browser(app)
    zoe.client.set_cookie("__Host-login", room.logins["eve"])
    zoe.client.set_cookie("login", room.logins["ada"])

    kept = cookie(sign_in(zoe), "__Host-login=")

    assert kept.split("; ")[1:] == [
        *kept.split("; ")[1:3],
        "Secure",
        "HttpOnly",
        "Path=/",
        "SameSite=Lax",
    ]
    assert "Domain" not in kept
    eve = Browser(app)
    eve.client.set_cookie("__Host-login", room.logins["eve"])
    assert eve.get("/account").status_code == 303


def cookie(answer: TestResponse, name: str) -> str:
    return next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith(name))


def test_nobody_is_signed_in_with_a_form_of_somebody_else(browser: Callable[[], Browser]) -> None:
    thief, zoe = browser(), browser()
    zoe.get("/sign-in")

    answer = zoe.client.post(
        "/sign-in",
        data={"csrf_token": thief.token(), "email": "zoe@example.org", "password": PASSWORD},
    )

    assert answer.status_code == 400
    assert zoe.client.get_cookie("login") is None


def test_form_of_before_signing_out_serves_no_longer(browser: Callable[[], Browser]) -> None:
    zoe = browser()
    sign_in(zoe)
    form, held = zoe.token(), zoe.client.get_cookie("login").value
    zoe.post("/sign-out")

    answer = zoe.client.post("/sign-in", data={"csrf_token": form})

    assert answer.status_code == 400
    assert browser().hold_login(held).get("/account").status_code == 303


@pytest.mark.usefixtures("true_hashes")
def test_sign_in_renews_a_password_kept_with_other_costs(
    browser: Callable[[], Browser], room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheaper = type(passwords.HASHER)(time_cost=1, memory_cost=19 * 1024, parallelism=1)
    with monkeypatch.context() as patched:
        patched.setattr(passwords, "HASHER", cheaper)
        add_account_with_password(room.app, "zora", now=room.now)

    answers = [sign_in(browser(), email="zora@example.org").status_code for _ in range(2)]

    with room.store.session() as db:
        kept = db.scalars(select(Account.password).where(Account.name == "Zora")).one()
        assert answers == [303, 303]
        assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        assert count(room, Login) == len(room.logins) + 2


@pytest.mark.usefixtures("true_hashes")
def test_an_unknown_address_costs_the_same_hash(
    browser: Callable[[], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []

    class Watched(type(passwords.HASHER)):
        def verify(self, stored: str, password: bytes) -> bool:
            checked.append("$".join(stored.split("$")[:4]))
            return super().verify(stored, password)

    monkeypatch.setattr(passwords, "HASHER", Watched(time_cost=2, memory_cost=19456, parallelism=1))

    known = sign_in(browser(), "not the password")
    unknown = sign_in(browser(), "not the password", email="nobody@example.org")

    assert checked == ["$argon2id$v=19$m=19456,t=2,p=1"] * 2
    assert known.status_code == unknown.status_code == 401
    assert len(known.data) == len(unknown.data) + len("zoe") - len("nobody")


@pytest.mark.usefixtures("true_hashes")
@pytest.mark.skipif(not FULL, reason="Four hundred tries; `make attack` sends them.")
def test_sign_in_takes_as_long_for_an_unknown_address_as_for_a_known_one(
    browser: Callable[[], Browser], app: Flask, tell: Callable[..., None]
) -> None:
    guest = browser()
    form = {"csrf_token": guest.token(), "password": "not the password"}
    times: dict[str, list[float]] = {"zoe@example.org": [], "nobody@example.org": []}

    for turn in range(400):
        # Another address each time, and nobody waits: what is measured is the try itself.
        guest.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{turn % 256}"
        empty_limits(app)
        email = list(times)[turn % 2]
        begun = time.perf_counter()
        answer = guest.client.post("/sign-in", data=form | {"email": email})
        times[email].append(time.perf_counter() - begun)
        assert answer.status_code == 401

    known, unknown = (statistics.median(taken) for taken in times.values())
    tell(known_ms=round(1000 * known, 1), unknown_ms=round(1000 * unknown, 1))
    assert abs(known - unknown) < 0.1 * known
    assert p_value(*times.values()) > 0.01


def empty_limits(app: Flask) -> None:
    store = app.extensions["seminar.database"]
    with store.session() as db, store.writing(db):
        db.execute(delete(Attempt))


def p_value(first: list[float], second: list[float]) -> float:
    """Return how likely such a difference of ranks is by chance (Mann and Whitney, normal)."""
    ranked = sorted((value, name) for name, values in ((0, first), (1, second)) for value in values)
    sum_of_ranks = sum(rank for rank, (_, name) in enumerate(ranked, 1) if name == 0)
    m, n = len(first), len(second)
    u = sum_of_ranks - m * (m + 1) / 2
    z = (u - m * n / 2) / math.sqrt(m * n * (m + n + 1) / 12)
    return math.erfc(abs(z) / math.sqrt(2))
