"""Floor, big screen and a card put to the room, with console, screen and phones side by side."""

import pytest

from seminar.core.terms import CardKind, ItemKind, MarkValue, Picture
from seminar.facilitation.asked_service import ask_card, count_hands, show_answers
from seminar.facilitation.choosing_service import choose_picture, hide_screen
from seminar.facilitation.floor_service import give_floor
from seminar.readings.counted import Counted
from seminar.readings.debate import shown_cards
from seminar.web import clock
from tests.browser.test_console import SCROLLS, SMALLEST_TEXT, console_of, screen_of
from tests.browser.test_console_keys import PAUSE
from tests.debate.stage import weigh, written
from tests.facilitation.day import ORDERS, Day

pytestmark = pytest.mark.browser

LONG = "Who protects whom, and who says so when nobody is there to ask? " * 4


@pytest.fixture
def day(room):
    """A debate after a round that was shown."""
    day = Day(room)
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    day.show(round_id)
    day.start(ItemKind.DEBATE)
    return day


def lead(day, deed, *values, **details):
    with day.room.store.session() as db, day.room.store.writing(db):
        return deed(db, day.room.seminar(db), *values, **details)


def phone_of(day, visitor, address, name):
    page = visitor()
    seat = {"name": f"seat-{day.room.public_id}", "value": day.room.seats[name], "url": address}
    page.context.add_cookies([seat])
    page.goto(f"/s/{day.room.public_id}/debate")
    return page


def test_one_tap_gives_the_floor_and_one_key_hides_the_screen(day, visitor, address):
    console, screen = console_of(day, visitor, address), screen_of(day, visitor)

    console.click("#floor-5")
    console.click("#floor-four")

    screen.wait_for_selector(".on-floor >> text=Cultural property")
    screen.wait_for_selector("text=/^3:[0-9]{2}$/")
    console.wait_for_selector("text=/^3:[0-9]{2}$/")
    console.keyboard.press("h")
    screen.wait_for_selector(".screen-hidden", state="attached")
    assert screen.locator("main").inner_text().strip() == "Nothing is shown at the moment."
    console.wait_for_selector("text=Everything is hidden")
    console.wait_for_timeout(PAUSE)
    console.keyboard.press("h")
    screen.wait_for_selector(".on-floor")


def test_key_is_a_letter_where_somebody_types(day, visitor, address):
    console = console_of(day, visitor, address)
    console.click("#head-count-change")

    console.focus("#people")
    console.keyboard.press("h")

    assert console.locator("text=Everything is hidden").count() == 0


def test_clock_goes_by_the_server_though_the_device_is_two_hours_off(day, visitor):
    lead(day, give_floor_now, 5)
    screen = screen_of(day, visitor)
    screen.add_init_script("const now = Date.now; Date.now = () => now() + 7_200_000;")

    screen.reload()

    screen.wait_for_selector("text=/^3:[0-9]{2}$/")


def give_floor_now(db, seminar, area):
    return give_floor(db, seminar, area, minutes=4, account_id=None, now=clock.now())


def test_what_somebody_writes_stays_while_the_room_is_asked(day, visitor, address):
    card = written(day.room, "chidi", text="Put this one to everybody.")
    console = console_of(day, visitor, address)
    dana = phone_of(day, visitor, address, "dana")
    dana.fill("#text", "Half a sentence")
    dana.wait_for_timeout(500)

    console.click("button >> text=Put to the room, 20 s")
    dana.wait_for_selector("text=The room is asked about this card")
    dana.click("#asked-disagree")
    dana.wait_for_selector("#asked >> text=Your answer: Disagree")

    assert dana.input_value("#text") == "Half a sentence"
    assert dana.url.endswith("/debate")
    with day.room.store.session() as db:
        found = shown_cards(db, day.room.seminar(db).id)
    assert [(one.id, one.disagree) for one in found] == [(card, 1)]


@pytest.mark.parametrize(("width", "height", "least"), [(1920, 1080, 36), (1280, 720, 24)])
def test_every_picture_is_legible_and_never_scrolls(day, visitor, width, height, least):
    cards = [written(day.room, kind=CardKind.PROPOSAL, text=LONG) for _ in range(5)]
    screen = screen_of(day, visitor, width=width, height=height)
    found = {}

    def look(name):
        screen.reload()
        found[name] = (
            screen.evaluate(SMALLEST_TEXT) >= least, screen.evaluate(SCROLLS),
        )  # fmt: skip

    lead(day, give_floor_now, 4)
    look("floor")
    for picture in (Picture.JOINING, Picture.RESULT, Picture.CARDS, Picture.STEPS):
        lead(day, choose_picture, picture)
        look(picture.value)
    for page in range(1, 7):
        lead(day, choose_picture, Picture.BRIEF, page=page)
        look(f"brief {page}")
    day.lead(ask_card, cards[0])
    look("asked")
    for token in day.tokens[:7]:
        day.room.seats["somebody"] = token
        weigh(day.room, "somebody", cards[0], MarkValue.AGREE)
    day.lead(count_hands, cards[0], Counted(9, 4, 3))
    day.lead(show_answers, cards[0])
    look("answers")

    assert {name: seen for name, seen in found.items() if seen != (True, False)} == {}
    lead(day, hide_screen, is_hidden=True)
    screen.reload()
    assert screen.locator("footer").count() == 0
