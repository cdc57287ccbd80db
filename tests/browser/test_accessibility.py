"""Every page in a browser: no fault of WCAG 2.2 AA in any light or size, and nothing refused.

What the content security policy refuses, Chromium calls an error, and no page may have one.
"""

import re
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.models import Point, Seminar
from tests.accounts.test_links_routes import link, set_up_link
from tests.accounts.test_routes import invitation
from tests.browser.audit import Audit
from tests.browser.conftest import PHONE, listen, served
from tests.cast import Room
from tests.debate.stage import noted, written
from tests.facilitation.day import Day
from tests.joining.door_stage import wait
from tests.joining.seats_stage import card, seat_of
from tests.outcome.stage import link_token_of, objected
from tests.played import LOGIN, Played, played

__all__ = ["link", "played"]

pytestmark = pytest.mark.browser
EVERYBODYS = ("/", "/left", "/sign-in", "/j/{other}", "/screen/{screen}")
PARTICIPANTS = ("wait", "order", "link", "your-data", "leave", "notice", "in-the-note")
STAFFS = ("/seminars", "/seminars/new", "/account")
ORGANISERS = (
    *("", "/settings", "/areas", "/groups", "/agenda", "/team", "/poster", "/points"),
    *("/console", "/further", "/cards", "/views", "/steps"),
    *(
        "/paper",
        "/paper/entry",
        "/note",
        "/note?editing=yes",
        "/note/check",
        "/note/email",
        "/note/versions",
        "/note/circulation",
        "/note/headings",
    ),
    *("/seats", "/seats/cards", "/seats/unused/withdraw"),
    *("/data-protection", "/delete"),
)
LINKS = (
    *("/invitations/{token}", "/reset/{token}", "/return/{token}", "/set-up/{token}"),
    *("/n/{token}", "/n/{token}/sentences/limits.room"),
)
ROOMS = (
    "/s/{room}/debate",
    f"/s/{{room}}/cards/{UUID(int=0)}/edit",
    "/s/{room}/views",
    "/s/{room}/steps",
    "/s/{room}/door",
    "/seminars/{room}/note/sentences/who",
)
THINGS = (
    *("/points/{id}", "/seats/{id}", "/seats/{id}/new-link", "/seats/{id}/withdraw"),
    *("/cards/{id}/same-point", "/note/versions/1"),
)
# Addresses that lead on to another page, parts of pages, and files.
NO_PAGES = re.compile(
    r"/j|/s/<public_id>(/cards|/time|/asked|/views/part|/steps/part)?|/static/.*|.*/healthz"
    r"|/seminars/<public_id>((/console)?/door|/console/(floor|screen|asked|phones))"
    r"|.*/(now|stream)|.*\.(json|pdf|docx|md|zip)|.*:form>"
)

Reader = Callable[..., Page]


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Reader]:
    """Return the page of a new visitor with some cookies; afterwards none may have complained."""
    contexts = []
    complaints: list[str] = []

    def read(address: str, **cookies: str) -> Page:
        context = chromium.new_context(base_url=address, viewport=PHONE, reduced_motion="reduce")
        contexts.append(context)
        jar = ({"name": name, "value": value, "url": address} for name, value in cookies.items())
        context.add_cookies(list(jar))
        page = context.new_page()
        listen(page, complaints)
        return page

    yield read
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("played", ["sqlite"], indirect=True)
def test_no_page_of_a_played_seminar_has_a_fault(played: Played, reader: Reader) -> None:
    demo, audit = played.demo, Audit()
    seminar = f"/seminars/{demo.public_id}"
    with served(played.app) as address:
        stranger = reader(address)
        participant = reader(address, **{f"seat-{demo.public_id}": demo.seat_token})
        organiser = reader(address, login=LOGIN)

        found = [
            *audit.look(stranger, *(path.format(**doors(played)) for path in EVERYBODYS)),
            *audit.look(participant, *(f"/s/{demo.public_id}/{path}" for path in PARTICIPANTS)),
            *audit.look(organiser, *STAFFS),
            *audit.look(organiser, *(seminar + path for path in ORGANISERS)),
            *audit.look(organiser, a_sentence(organiser, seminar)),
        ]

    assert found == []


def test_no_page_behind_a_link_or_about_one_seat_has_a_fault(
    room: Room, link: str, address: str, reader: Reader
) -> None:
    audit, waits = Audit(), wait(room)
    seat = f"/seminars/{room.public_id}/seats/{seat_of(room, room.seats['dana']).id}"
    phone = reader(address, **{f"seat-{room.public_id}": waits})
    staff = reader(address, login=room.logins["ada"])

    found = [
        *audit.look(reader(address), invitation(room), link, f"/return/{card(room)}"),
        *audit.look(phone, f"/s/{room.public_id}/door"),
        *audit.look(staff, f"/seminars/{room.public_id}/seats", a_point(room)),
        *audit.look(staff, seat, f"{seat}/withdraw", f"{seat}/new-link"),
        *after(staff, "Make the new link", audit),
        *audit.look(staff, f"/seminars/{room.public_id}/seats/cards"),
        *after(staff, "Make the cards", audit),
    ]

    assert found == []


def test_no_page_about_cards_of_one_point_has_a_fault(
    room: Room, address: str, reader: Reader
) -> None:
    Day(room).start(ItemKind.DEBATE)
    head = written(room, text="Traffickers follow the displaced.")
    written(room, "dana", text="Traffickers follow displaced people.")
    audit, staff = Audit(), reader(address, login=room.logins["ben"])

    found = audit.look(staff, f"/seminars/{room.public_id}/cards/{head}/same-point")
    found += after(staff, "Same point", audit)

    assert found == []


def test_no_page_of_a_circulated_note_has_a_fault(room: Room, address: str, reader: Reader) -> None:
    Day(room).start(ItemKind.DEBATE)
    written(room, text="A card of one's own.")
    objected(room)
    audit, note = Audit(), f"/n/{link_token_of(room)}"
    phone = reader(address, **{f"seat-{room.public_id}": room.seats["chidi"]})
    staff = reader(address, login=room.logins["rosa"])
    team = f"/seminars/{room.public_id}/note"

    found = [
        *audit.look(reader(address), note, f"{note}/sentences/limits.room"),
        *audit.look(phone, f"/s/{room.public_id}/in-the-note"),
        *audit.look(staff, f"{team}/versions/1", f"{team}/circulation"),
    ]
    staff.get_by_role("button", name="Make the link and the e-mail text").click()
    staff.get_by_role("heading", name="The private link").wait_for()

    assert [*found, *audit.faults(staff)] == []


def test_neither_the_page_of_the_first_account_nor_of_an_error_has_a_fault(
    app: Flask, address: str, reader: Reader
) -> None:
    stranger, audit = reader(address), Audit()

    found = [
        *audit.look(stranger, set_up_link(app.extensions["seminar.database"])),
        *audit.look(stranger, "/no-such-page", status=404),
    ]

    assert found == []


def test_every_page_there_is_was_read(app: Flask) -> None:
    addresses = app.url_map.bind("localhost")
    read = (
        *(path.format(other="x", screen="x") for path in EVERYBODYS),
        *(f"/s/x/{path}" for path in PARTICIPANTS),
        *STAFFS,
        *(f"/seminars/x{path}".partition("?")[0] for path in ORGANISERS),
        *(path.format(token="x", room="x") for path in (*LINKS, *ROOMS)),
        *(f"/seminars/x{path.format(id=UUID(int=0))}" for path in THINGS),
    )
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and not NO_PAGES.fullmatch(rule.rule)
    }

    assert pages - {addresses.match(path)[0] for path in read} == set()


def after(page: Page, button: str, audit: Audit) -> list[str]:
    """Return the faults of the page that comes after a button."""
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()
    return [f"{button}: {fault}" for fault in audit.faults(page)]


def doors(played: Played) -> dict[str, str]:
    """Return the link of the big screen, and the code of the seminar that has not begun."""
    demo = played.demo
    with played.store.session() as db:
        other = db.scalars(select(Seminar.code).where(Seminar.public_id != demo.public_id)).one()
    return {"other": other, "screen": demo.screen_token}


def a_point(room: Room) -> str:
    """Return the address of a point that was noted."""
    Day(room).start(ItemKind.DEBATE)
    noted(room, areas=(3,))
    with room.store.session() as db:
        return f"/seminars/{room.public_id}/points/{db.scalars(select(Point.id)).one()}"


def a_sentence(organiser: Page, seminar: str) -> str:
    """Return the address at which a sentence of the note is worded."""
    organiser.goto(f"{seminar}/note?editing=yes")
    return organiser.locator("a.edit").first.get_attribute("href") or ""
