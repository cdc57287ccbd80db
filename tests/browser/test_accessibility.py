"""Every page read by axe, light and dark, on a phone and on a desk: no fault of WCAG 2.2 AA."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from seminar.core.terms import ItemKind
from seminar.facilitation import service
from seminar.models import Seminar
from tests.browser.conftest import DESK, PHONE, served
from tests.debate.stage import noted, written
from tests.facilitation.day import ORDERS, Day
from tests.played import LOGIN, Played, played

__all__ = ["played"]

pytestmark = pytest.mark.browser
# axe leaves this one out by itself: what is tapped is 24 px large or stands apart.
TARGETS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
EVERYBODYS = ("/", "/left", "/sign-in", "/no-such-page", "/j/{other}", "/screen/{screen}")
PARTICIPANTS = ("wait", "order", "link", "your-data", "leave", "notice")
STAFFS = ("/seminars", "/seminars/new", "/account")
ORGANISERS = (
    *("", "/settings", "/areas", "/groups", "/agenda", "/team", "/poster", "/points"),
    *("/console", "/further"),
    *("/paper", "/paper/entry", "/note", "/note?editing=yes"),
    *("/seats", "/seats/cards", "/seats/unused/withdraw"),
    *("/data-protection", "/delete"),
)

Reader = Callable[..., Page]


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Reader]:
    """Return the page of a new visitor with some cookies."""
    contexts = []

    def read(address: str, **cookies: str) -> Page:
        context = chromium.new_context(base_url=address, viewport=PHONE, reduced_motion="reduce")
        contexts.append(context)
        jar = ({"name": name, "value": value, "url": address} for name, value in cookies.items())
        context.add_cookies(list(jar))
        return context.new_page()

    yield read
    for context in contexts:
        context.close()


@pytest.mark.parametrize("played", ["sqlite"], indirect=True)
def test_no_page_of_a_played_seminar_has_a_fault(played: Played, reader: Reader) -> None:
    demo = played.demo
    seminar = f"/seminars/{demo.public_id}"
    with served(played.app) as address:
        stranger = reader(address)
        participant = reader(address, **{f"seat-{demo.public_id}": demo.seat_token})
        organiser = reader(address, login=LOGIN)

        found = [
            *look(stranger, [path.format(**doors(played)) for path in EVERYBODYS]),
            *look(participant, [f"/s/{demo.public_id}/{path}" for path in PARTICIPANTS]),
            *look(organiser, STAFFS),
            *look(organiser, [seminar + path for path in ORGANISERS]),
            *look(organiser, [a_sentence(organiser, seminar)]),
        ]

    assert found == []


def test_no_page_of_a_running_seminar_has_a_fault(room, address: str, reader: Reader) -> None:
    day = Day(room)
    phone = reader(address, **{f"seat-{room.public_id}": room.seats["chidi"]})
    console, screen = reader(address, login=room.logins["ben"]), reader(address)
    found: list[str] = []

    def look_around(state: str) -> None:
        views = (
            (phone, f"/s/{room.public_id}"),
            (console, f"/seminars/{room.public_id}/console"),
            (screen, f"/screen/{screen_token(day)}"),
        )
        for page, path in views:
            found.extend(f"{state}: {fault}" for fault in look(page, [path]))

    for state in states(day):
        look_around(state)
        if state == "open":
            found += with_errors_and_answer(phone)

    assert found == []


def states(day: Day) -> Iterator[str]:
    """Lead the room through a day, and stop wherever pages change."""
    yield "before"
    day.start(ItemKind.WELCOME)
    yield "welcome"
    day.lead(service.set_head_count, 12)
    round_id = day.open_round()
    yield "open"
    day.answer(round_id, ORDERS)
    day.close(round_id)
    yield "closed"
    assert day.lead(service.count_round, round_id)
    yield "counted"
    assert day.lead(service.show_round, round_id)
    yield "shown"
    day.start(ItemKind.DEBATE)
    yield "debate without cards"
    written(day.room, text="A card of one's own.")
    written(day.room, "dana", areas=(1, 5), text="A card of somebody else.")
    noted(day.room, areas=(3,))
    yield "debate"
    day.open_round(nth=1)
    yield "open again"


def with_errors_and_answer(phone: Page) -> list[str]:
    """Return the faults of the hint on an untouched list, and of an order that is counted."""
    send = phone.get_by_role("button", name="Send my order")
    send.click()
    phone.get_by_text("You have not moved anything.").wait_for()
    untouched = faults(phone)
    phone.get_by_role("button", name="This is my order").click()
    phone.get_by_text("Counted at").wait_for()
    phone.get_by_text("Change my order").click()
    return [f"{phone.url}: {fault}" for fault in (*untouched, *faults(phone))]


def look(page: Page, paths: list[str] | tuple[str, ...]) -> list[str]:
    """Return the faults of pages, with everything on them opened."""
    found = []
    for path in paths:
        page.goto(path)
        for part in page.locator("main details").all():
            part.evaluate("part => part.open = true")
        found += [f"{path}: {fault}" for fault in faults(page)]
    return found


def faults(page: Page) -> list[str]:
    """Return what axe finds: everything on a phone, then what size and darkness may change."""
    found = []
    # The library's own call would load axe anew for each of the four runs.
    page.evaluate(Axe().axe_script)
    for size, scheme, options in (
        (PHONE, "light", TARGETS),
        (PHONE, "dark", CONTRAST),
        (DESK, "dark", CONTRAST),
        (DESK, "light", TARGETS),
    ):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found += [
            f"{scheme} {size['width']}: {fault['id']} {part['target']} {part['html'][:120]}"
            for fault in page.evaluate("options => axe.run(options)", options)["violations"]
            for part in fault["nodes"]
        ]
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    return found


def doors(played: Played) -> dict[str, str]:
    """Return the link of the big screen, and the code of the seminar that has not begun."""
    demo = played.demo
    with played.store.session() as db:
        other = db.scalars(select(Seminar.code).where(Seminar.public_id != demo.public_id)).one()
    return {"other": other, "screen": demo.screen_token}


def screen_token(day: Day) -> str:
    """Return what the address of the big screen ends in."""
    with day.room.store.session() as db:
        return day.room.seminar(db).screen_token


def a_sentence(organiser: Page, seminar: str) -> str:
    """Return the address at which a sentence of the note is worded."""
    organiser.goto(f"{seminar}/note?editing=yes")
    return organiser.locator("a.edit").first.get_attribute("href") or ""
