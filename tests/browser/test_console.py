"""Console and big screen in a real browser: they follow the room, and the screen is legible."""

import pytest
from playwright.sync_api import expect

from seminar.core.terms import ItemKind
from seminar.facilitation import service
from tests.browser.conftest import DESK
from tests.debate.stage import written
from tests.facilitation.day import ORDERS, Day

pytestmark = pytest.mark.browser

SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll("main *")]
    .filter((part) => part.textContent.trim() && !part.children.length && part.offsetWidth > 1)
    .map((part) => parseFloat(getComputedStyle(part).fontSize)))"""
SCROLLS = "() => document.querySelector('.screen').scrollHeight > innerHeight"


@pytest.fixture
def day(room):
    """A day that has not begun."""
    return Day(room)


def console_of(day, visitor, address):
    page = visitor(viewport=DESK)
    page.context.add_cookies([{"name": "login", "value": day.room.logins["ben"], "url": address}])
    page.goto(f"/seminars/{day.room.public_id}/console")
    return page


def screen_of(day, visitor, *, width=1920, height=1080):
    with day.room.store.session() as db:
        token = day.room.seminar(db).screen_token
    page = visitor(viewport={"width": width, "height": height})
    page.goto(f"/screen/{token}")
    return page


def test_console_and_screen_follow_the_room_within_two_seconds(day, visitor, address):
    console, screen = console_of(day, visitor, address), screen_of(day, visitor)
    console.wait_for_timeout(500)

    day.lead(service.set_head_count, 44)
    round_id = day.open_round()
    for page in (console, screen):
        page.set_default_timeout(2_000)
        page.wait_for_selector("text=have answered")
    day.answer(round_id, ORDERS[:5])

    console.wait_for_selector("text=5 of 44 have answered")
    screen.wait_for_selector(".counter >> text=5")


def test_facilitator_leads_a_round_by_its_one_primary_button(day, visitor, address):
    day.answer(day.open_round(), ORDERS)
    console, screen = console_of(day, visitor, address), screen_of(day, visitor)

    for label in ("Close the round", "Count the answers", "Show to the room…"):
        expect(console.locator(".btn-primary")).to_have_text([label])
        console.click(".btn-primary")
    console.click("text=Show it now")

    console.wait_for_selector("text=Next: Debate by area")
    screen.wait_for_selector(".place-line")


def test_what_a_person_opened_stays_open_when_the_part_is_shown_anew(day, visitor, address):
    day.start(ItemKind.DEBATE)
    written(day.room, text="The first card.")
    console = console_of(day, visitor, address)
    console.wait_for_timeout(500)
    console.click("summary >> text=Hide…")

    written(day.room, "dana", text="The second card.")
    console.wait_for_selector("text=The second card.")

    opened = "() => [...document.querySelectorAll('.cards details')].map((part) => part.open)"
    assert sorted(console.evaluate(opened)) == [False, True]


def test_reason_that_a_person_types_stays_when_the_part_is_shown_anew(day, visitor, address):
    day.seal(day.open_round())
    console = console_of(day, visitor, address)
    console.wait_for_timeout(500)
    console.click("#again-summary")
    console.fill("#reason", "the sound failed")

    before = console.get_attribute(".console-grid", "data-seen")
    day.lead(service.set_head_count, 44)
    console.wait_for_selector(f".console-grid:not([data-seen='{before}'])")
    console.click("button >> text=Ask again")

    console.wait_for_selector("text=/asked again/i")
    assert day.journal()[-2] == ("set round aside", "round 1", "the sound failed")


def test_time_that_is_left_is_counted(day, visitor, address):
    day.start(ItemKind.DEBATE)

    console = console_of(day, visitor, address)

    console.wait_for_selector("text=/[0-9]+ min (left|over)/")


@pytest.mark.parametrize(("width", "height", "least"), [(1920, 1080, 36), (1280, 720, 24)])
def test_screen_is_legible_and_never_scrolls(day, visitor, width, height, least):
    screen = screen_of(day, visitor, width=width, height=height)
    sizes, scrolls = [], []

    def look():
        screen.reload()
        sizes.append(screen.evaluate(SMALLEST_TEXT))
        scrolls.append(screen.evaluate(SCROLLS))

    look()
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    look()
    day.show(round_id)
    look()
    day.start(ItemKind.DEBATE)
    for _ in range(4):
        written(day.room, text="Who protects whom? " * 14)
    look()

    assert min(sizes) >= least
    assert scrolls == [False] * 4
