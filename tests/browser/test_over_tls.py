"""A real browser over TLS, as in a venue: joining, answering, and texts that would be scripts."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from seminar.application import create_app
from seminar.core.terms import ItemKind
from tests.attacks.test_scripts_as_text import SCRIPT, write_everywhere
from tests.browser.audit import Audit
from tests.browser.test_without_scripts import join
from tests.cast import Room
from tests.debate.stage import noted, written
from tests.facilitation.day import Day
from tests.free_port import free_port
from tests.joining.stage import code_of
from tests.ranking.stage import answers

pytestmark = pytest.mark.browser
OPENSSL = shutil.which("openssl")
HOST = "localhost"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate that nobody but this test trusts, and its key."""
    if OPENSSL is None:
        pytest.skip("No openssl was found: the browser was not tried over TLS.")
    folder: Path = tmp_path_factory.mktemp("tls")
    made = str(folder / "certificate.pem"), str(folder / "key.pem")
    asked = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    asked += ["-days", "2", "-subj", f"/CN={HOST}", "-out", made[0], "-keyout", made[1]]
    subprocess.run([OPENSSL, *asked], check=True, capture_output=True)
    return made


@pytest.fixture
def address(app: Flask, certificate: tuple[str, str]) -> Iterator[str]:
    """The address of a server over TLS on the store of the application."""
    port = free_port()
    url = f"https://{HOST}:{port}"
    over_tls = create_app(replace(app.extensions["seminar.settings"], url=url))
    server = make_server(HOST, port, over_tls, threaded=True, ssl_context=certificate)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield url
    server.shutdown()
    thread.join()
    server.server_close()
    over_tls.extensions["seminar.database"].engine.dispose()


@pytest.fixture
def guest(visitor: Callable[..., Page]) -> Callable[..., Page]:
    """Return new browsers that put up with the certificate."""
    return lambda **options: visitor(ignore_https_errors=True, reduced_motion="reduce", **options)


def test_day_of_a_participant_over_tls(room: Room, guest: Callable[..., Page]) -> None:
    day, phone = Day(room), guest()
    join(phone, code_of(room))
    kept = {cookie["name"]: cookie for cookie in phone.context.cookies()}
    first = day.open_round()
    # The phone goes to the list by itself, and a press before its script is there does nothing.
    phone.wait_for_selector(".arrows-on")
    phone.locator("[data-area]").nth(4).locator("[data-move='-1']").press("Enter")
    phone.get_by_role("button", name="Send my order").click()
    expect(phone.get_by_text("Counted at")).to_be_visible()

    phone.go_back()
    other = phone.context.new_page()
    other.goto(f"/s/{room.public_id}")
    expect(other.get_by_text("Your order is counted.")).to_be_visible()

    seat = kept[f"__Host-seat-{room.public_id}"]
    assert (seat["secure"], seat["httpOnly"], seat["sameSite"]) == (True, True, "Lax")
    assert len(answers(room, first)) == 1
    day.show(first)
    day.start(ItemKind.DEBATE)
    other.get_by_label("Proposal").check()
    other.get_by_label("Across all areas").check()
    other.get_by_label("Your card").fill("Look at all five once a year.")
    other.get_by_role("button", name="Send").click()
    expect(other.get_by_text("Your card was sent.")).to_be_visible()


def test_texts_that_would_be_scripts_run_on_no_page(
    room: Room, db: Session, address: str, guest: Callable[..., Page]
) -> None:
    day = Day(room)
    day.start(ItemKind.DEBATE)
    written(room)
    noted(room)
    write_everywhere(room, db, SCRIPT)
    screen = f"/screen/{room.seminar(db).screen_token}"
    desk, audit, found = guest(), Audit(), []
    jar = {"login": room.logins["ada"], f"seat-{room.public_id}": room.seats["dana"]}
    desk.context.add_cookies(
        [
            {"name": f"__Host-{name}", "value": value, "url": address, "secure": True}
            for name, value in jar.items()
        ]
    )

    seminar = f"/seminars/{room.public_id}"
    pages = ("", "/settings", "/areas", "/agenda", "/groups", "/console", "/points", "/note")
    for path in (*(seminar + page for page in pages), f"/s/{room.public_id}/debate", screen):
        assert desk.goto(path).status == 200
        if path.endswith(("/console", "/debate")):
            found += [f"{path}: {fault}" for fault in audit.faults(desk)]

    # `visitor` refuses any dialog and whatever the console calls an error.
    assert found == []
