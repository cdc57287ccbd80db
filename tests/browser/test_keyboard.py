"""A participant who uses nothing but the keyboard: an order, and a card in the debate."""

import pytest
from playwright.sync_api import Page

from seminar.core.terms import CardKind
from seminar.readings.debate import shown_cards
from tests.debate.stage import seminar_id, set_debate
from tests.ranking.stage import answers, open_round

pytestmark = pytest.mark.browser
MOST_STEPS = 60
# What a screen reader would say of the element that has the focus.
NAME = """() => { const it = document.activeElement;
    return (it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText).trim() }"""
# A ring around the element, or around the label that is drawn in its place.
RING = """() => [document.activeElement, document.activeElement.nextElementSibling].some((part) => {
    const style = part && getComputedStyle(part);
    return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none') })"""


def test_order_is_made_and_sent_by_keyboard_alone(room, visitor, address):
    round_id = open_round(room)
    page = phone(room, visitor, address)
    up = page.locator("[data-area]").nth(1).locator("[data-move='-1']").get_attribute("aria-label")
    wanted = page.locator("[data-area]").evaluate_all("all => all.map((area) => area.dataset.area)")

    tab_to(page, up)
    page.keyboard.press("Enter")
    tab_to(page, "Send my order")
    page.keyboard.press("Enter")

    page.get_by_text("Counted at").wait_for()
    first, second, *others = wanted
    assert answers(room, round_id) == [("order", ">".join([second, first, *others]), 1)]


def test_all_together_is_answered_by_keyboard_alone(room, visitor, address):
    round_id = open_round(room)
    page = phone(room, visitor, address)

    tab_to(page, "All five together")
    page.keyboard.press("Space")
    tab_to(page, "Send my order")
    page.keyboard.press("Enter")

    page.get_by_text("Counted at").wait_for()
    assert answers(room, round_id) == [("together", "", 1)]


def test_card_is_written_and_another_weighed_by_keyboard_alone(room, visitor, address):
    set_debate(room)
    page = phone(room, visitor, address)

    tab_to(page, "In favour")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NAME) == "Concern"
    tab_to(page, "Cultural property")
    page.keyboard.press("Space")
    tab_to(page, "Your card")
    page.keyboard.type("Looting pays for weapons.")
    tab_to(page, "Send")
    page.keyboard.press("Enter")
    page.get_by_text("Your card was sent.").wait_for()

    other = phone(room, visitor, address, name="dana")
    tab_to(other, "Agree")
    other.keyboard.press("Enter")
    other.get_by_text("Your answer: Agree").wait_for()
    with room.store.session() as db:
        cards = shown_cards(db, seminar_id(room))
    assert [(card.kind, card.areas, card.text, card.agree) for card in cards] == [
        (CardKind.CONCERN, (5,), "Looting pays for weapons.", 1)
    ]


def test_skip_link_comes_first_and_leads_to_the_content(room, visitor, address):
    page = phone(room, visitor, address)

    page.keyboard.press("Tab")
    assert page.evaluate(NAME) == "Skip to the content"
    page.keyboard.press("Enter")

    assert page.evaluate("() => document.activeElement.id") == "content"


def phone(room, visitor, address, *, name: str = "chidi") -> Page:
    """Return the phone of somebody in the room, at what the room is doing."""
    page = visitor()
    cookie = {"name": f"seat-{room.public_id}", "value": room.seats[name], "url": address}
    page.context.add_cookies([cookie])
    page.goto(f"/s/{room.public_id}")
    return page


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element of this name has the focus; each stop must be seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(RING), f"Nothing shows that “{page.evaluate(NAME)}” has the focus."
        if page.evaluate(NAME) == name:
            return
    pytest.fail(f"“{name}” is not reached by Tab.")
