"""A whole seminar on a phone without scripts: plain pages, plain forms, links to go on."""

import pytest
from playwright.sync_api import Page, expect

from seminar.core.terms import ItemKind, ItemState
from tests.browser.test_keyboard import phone
from tests.debate.stage import written
from tests.debate.steps_stage import proposed
from tests.debate.views_stage import set_views, share_another_order, worded
from tests.facilitation.day import ORDERS, Day
from tests.joining.stage import code_of

pytestmark = pytest.mark.browser
FIRST_ORDER = {1: "1", 4: "2", 2: "3", 3: "4", 5: "none"}


def test_participant_without_scripts_takes_part_in_everything(room, visitor):
    day, chidi = Day(room), visitor(java_script_enabled=False)

    join(chidi, code_of(room))
    day.start(ItemKind.WELCOME)
    go_along(chidi)
    chidi.get_by_text("Protection of civilians", exact=True).click()
    expect(chidi.get_by_text("press release (2016) 135")).to_be_visible()

    first_ranking(day, chidi)
    day.start(ItemKind.DEBATE)
    written(room, "dana", text="A card of somebody else.")
    go_along(chidi)
    debate(chidi)

    second_ranking(day, chidi)
    set_views(room, ItemState.PLANNED)
    share_another_order(room)
    day.start(ItemKind.VIEWS)
    worded(room, "dana", text="A view of somebody else.")
    go_along(chidi)
    different_views(chidi)
    day.start(ItemKind.STEPS)
    proposed(room, "dana", text="A step of somebody else.")
    go_along(chidi)
    proposed_steps(chidi)
    day.start(ItemKind.CLOSE)
    go_along(chidi)
    expect(chidi.get_by_role("heading", name="Thank you for taking part.")).to_be_visible()
    chidi.get_by_role("link", name="See the order of the room").click()
    see_the_result(chidi)


def first_ranking(day, chidi):
    first = day.open_round()
    go_along(chidi)
    put_in_order(chidi, FIRST_ORDER)
    day.answer(first, ORDERS)
    day.show(first)
    go_along(chidi)
    see_the_result(chidi)


def second_ranking(day, chidi):
    second = day.open_round(nth=1)
    go_along(chidi)
    expect(chidi.locator("#place-4")).to_have_value("2")
    put_in_order(chidi, {2: "2", 4: "3"})
    day.answer(second, ORDERS)
    day.show(second)


def test_return_link_brings_a_phone_without_scripts_back(room, visitor, address):
    own = phone(room, visitor, address)
    own.get_by_role("link", name="Your own link").click()
    path = own.locator(".address a").inner_text().removeprefix("http://localhost")

    other = visitor(java_script_enabled=False)
    other.goto(path)
    other.get_by_role("button", name="Continue as the same person").click()

    expect(other.get_by_role("heading", name="Nothing to do now.")).to_be_visible()


def join(phone: Page, code: str) -> None:
    """Go in by the door."""
    phone.goto("/")
    phone.get_by_label("Code of the seminar").fill(code.lower())
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_label("Academia").check()
    phone.get_by_label("I consent to my answers and cards").check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("heading", name="Nothing to do now.")).to_be_visible()


def go_along(phone: Page) -> None:
    """Ask by hand whether the room has moved on."""
    phone.get_by_role("link", name="Look whether the room has moved on").click()


def put_in_order(phone: Page, places: dict[int, str]) -> None:
    """Choose places and send them."""
    for area, place in places.items():
        phone.locator(f"#place-{area}").select_option(place)
    phone.get_by_role("button", name="Send my order").click()
    expect(phone.get_by_text("Counted at")).to_be_visible()


def see_the_result(phone: Page) -> None:
    """Look at the order of the room, and behind a tap at one's own."""
    expect(phone.locator(".place-line")).to_have_count(5)
    phone.get_by_text("Show my own order").click()
    expect(phone.locator("ul.answer")).to_be_visible()


def debate(phone: Page) -> None:
    """Weigh a card and write one."""
    phone.get_by_role("button", name="Cannot say").click()
    expect(phone.get_by_text("Your answer: Cannot say")).to_be_visible()
    phone.get_by_label("Proposal").check()
    phone.get_by_label("Across all areas").check()
    phone.get_by_label("Your card").fill("Look at all five once a year.")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Your card was sent.")).to_be_visible()
    expect(phone.get_by_text("Look at all five once a year.")).to_be_visible()


def different_views(phone: Page) -> None:
    """Read an invitation, share a view, word one with an order, and take it back."""
    expect(phone.locator(".invitation")).to_contain_text("Some of you share another order")
    phone.get_by_role("button", name="I share this view").click()
    expect(phone.locator(".notice-success")).to_have_text("You share this view.")
    phone.get_by_label("Your view").fill("Culture first, or nobody comes home.")
    phone.get_by_label("Across all areas").check()
    phone.get_by_text("An order of your own").click()
    phone.locator("#order-5").select_option("1")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Your view was sent.")).to_be_visible()
    expect(phone.get_by_text("Culture first, or nobody comes home.")).to_be_visible()
    phone.get_by_role("button", name="Take it back").click()
    expect(phone.get_by_text("Your view is taken back.")).to_be_visible()
    expect(phone.get_by_text("Culture first, or nobody comes home.")).to_have_count(0)


def proposed_steps(phone: Page) -> None:
    """Mark a step, propose one in spite of a hint, and take it back."""
    phone.get_by_role("button", name="Worth taking forward").click()
    expect(phone.locator(".notice-success")).to_have_text(
        "You find this step worth taking forward."
    )
    phone.get_by_text("Propose a step", exact=True).click()
    phone.get_by_label("What should be done?").fill("Support culture.")
    phone.get_by_label("Addressed to").fill("The staff")
    phone.get_by_label("Across all areas").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Could you say what somebody would see?")).to_be_visible()
    phone.get_by_role("button", name="Send it as it is").click()
    expect(phone.get_by_text("Your step was sent.")).to_be_visible()
    phone.get_by_role("button", name="Take it back").click()
    expect(phone.get_by_text("Your step is taken back.")).to_be_visible()
    expect(phone.get_by_text("Support culture.")).to_have_count(0)
