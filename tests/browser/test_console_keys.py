"""The console by keys, and the time that is left by the server's clock, in a real browser."""

import pytest

from seminar.core.terms import ItemKind, RoundState
from seminar.facilitation import agenda_service
from seminar.web import clock
from tests.browser.conftest import DESK, PHONE
from tests.facilitation.day import ORDERS, Day

pytestmark = pytest.mark.browser

# A device whose clock is two hours behind; what it has measured since it started is right.
TWO_HOURS_OFF = """(() => {
  const now = Date.now.bind(Date);
  Date.now = () => now() - 7200000;
})()"""
PAUSE = 800


@pytest.fixture
def day(room):
    """A day that has not begun."""
    return Day(room)


def console_of(day, visitor, address):
    page = visitor(viewport=DESK)
    page.context.add_cookies([{"name": "login", "value": day.room.logins["ben"], "url": address}])
    page.goto(f"/seminars/{day.room.public_id}/console")
    page.wait_for_timeout(PAUSE)
    return page


def settled(console, text):
    """Wait for a text, for the rest of its page, and until the keys are heard again."""
    console.wait_for_selector(f"text={text}")
    console.wait_for_load_state()
    console.wait_for_timeout(PAUSE)


def start_now(day, kind):
    """Start an item at this moment, by the true clock."""
    minutes = (clock.now() - day.room.now).total_seconds() / 60
    day.minute = int(minutes) - 1
    return day.start(kind)


def test_round_is_led_by_one_key_and_shown_only_by_a_second_press(day, visitor, address):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    console = console_of(day, visitor, address)

    console.keyboard.press("n")
    settled(console, "Count the answers")
    console.keyboard.press("n")
    settled(console, "Show to the room…")
    console.keyboard.press("n")
    settled(console, "Show it now")
    held = day.asked(round_id).state
    console.keyboard.press("n")
    console.wait_for_selector("text=Next: Debate by area")

    assert (held, day.asked(round_id).state) == (RoundState.SEALED, RoundState.SHOWN)


def test_key_pressed_twice_does_not_press_the_button_that_comes_next(day, visitor, address):
    round_id = day.open_round()
    day.answer(round_id, ORDERS)
    console = console_of(day, visitor, address)

    console.keyboard.press("n")
    console.wait_for_selector("text=Count the answers")
    console.keyboard.press("n")
    console.wait_for_timeout(PAUSE)

    assert day.asked(round_id).state is RoundState.CLOSED


def test_keys_are_listed_and_can_be_switched_off(day, visitor, address):
    item_id = day.start(ItemKind.DEBATE)
    console = console_of(day, visitor, address)

    console.keyboard.press("?")
    console.wait_for_selector("text=two minutes more")
    console.uncheck("#keys-on")
    console.reload()
    console.wait_for_timeout(PAUSE)
    console.keyboard.press("m")
    console.wait_for_timeout(300)

    assert day.item(item_id).extra_minutes == 0


def test_keys_leave_what_is_typed_alone(day, visitor, address):
    item_id = day.start(ItemKind.DEBATE)
    console = console_of(day, visitor, address)

    console.keyboard.press("c")
    console.keyboard.type("4m4")
    console.keyboard.press("Escape")
    console.wait_for_timeout(300)

    assert day.item(item_id).extra_minutes == 0
    assert console.get_attribute("#head-count", "open") is None


def test_clock_two_hours_off_shows_the_time_of_the_server(day, visitor, address):
    item_id = start_now(day, ItemKind.WELCOME)
    phone = visitor(viewport=PHONE)
    phone.add_init_script(TWO_HOURS_OFF)
    seat = {"name": f"seat-{day.room.public_id}", "value": day.room.seats["chidi"], "url": address}
    phone.context.add_cookies([seat])

    phone.goto(f"/s/{day.room.public_id}/wait")
    phone.wait_for_selector("text=/^([89]|10|11) min left$/")
    day.lead(agenda_service.extend_item, item_id, given=0)

    phone.wait_for_selector("text=/^1[0-3] min left$/")
    phone.reload()
    phone.wait_for_selector("text=/^1[0-3] min left$/")
