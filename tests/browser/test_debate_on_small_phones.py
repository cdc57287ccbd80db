"""The debate on the smallest phones: by one thumb, and as a screen reader tells it."""

import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from seminar.core.terms import ItemKind, ItemState
from tests.cast import Room
from tests.debate.stage import written
from tests.debate.steps_stage import proposed
from tests.debate.test_same_point_service import join
from tests.debate.views_stage import set_views, worded
from tests.facilitation.day import Day

pytestmark = pytest.mark.browser
Visitor = Callable[..., Page]

# What is tapped: everything but links inside of sentences.
TOUCHED = "main :is(button, .btn, .chip, summary, .form-control)"
TOO_SMALL = """(parts) => parts
  .filter((part) => part.checkVisibility({ visibilityProperty: true }))
  .map((part) => [part.innerText || part.name, part.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 44 || box.width < 44))
  .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body :not(.skip)")].filter((part) => {
    const box = part.getBoundingClientRect();
    return part.checkVisibility() && box.width > 1 && (box.right > width + 1 || box.left < -1);
  });
  const scrolls = document.documentElement.scrollWidth > width ? ["the page scrolls"] : [];
  return [...scrolls, ...out.map((part) => `${part.localName}.${part.className}`)];
}"""

WRITING = """
- main:
  - heading "Debate by area" [level=1]
  - region "The room is asked about no card now"
  - heading "Write a card" [level=2]
  - group "What is it?":
    - radio "In favour"
    - radio "Concern"
    - radio "Question"
    - radio "Proposal"
  - group "What is it about?":
    - checkbox "Protection of civilians"
    - checkbox "Not on the list"
  - textbox "Your card"
  - button "Send"
  - region "What others wrote":
    - list:
      - listitem:
        - form "Schools need guards before winter.":
          - button "Agree"
          - button "Disagree"
          - button "Cannot say"
"""
WEIGHED = """
- region "What others wrote":
  - list:
    - listitem:
      - form "Schools need guards before winter.":
        - button /Agree/ [pressed]
        - button "Disagree"
        - button "Cannot say"
      - status: "Your answer: Agree"
"""
SAME_POINT = """
- region "Your cards":
  - list:
    - listitem:
      - paragraph: Traffickers follow the displaced.
      - paragraph: /Another card makes the same point/
      - blockquote: Schools need guards before winter.
      - link "Change the words"
      - group: Take it back…
"""
SHARED = """
- main:
  - status: You share this view.
  - heading "Different views" [level=1]
  - textbox "Your view"
  - group "What is it about?"
  - region "What others see differently":
    - list:
      - listitem:
        - form "Guards for all.":
          - paragraph: /You share this view/
          - button "No longer"
  - region "Your views":
    - list:
      - listitem:
        - button "Take it back"
"""
WORTHWHILE = """
- main:
  - status: You find this step worth taking forward.
  - heading "Proposed steps" [level=1]
  - region "What others propose":
    - list:
      - listitem:
        - form "Name one officer.":
          - button "No longer"
  - region "Your steps":
    - list:
      - listitem:
        - term: Addressed to
        - definition: Training centres
        - button "Take it back"
"""


@pytest.fixture(params=[320, 360])
def phone(request: pytest.FixtureRequest, room: Room, address: str, visitor: Visitor) -> Page:
    """Chidi's phone of that width, which knows only touch."""
    page = visitor(
        viewport={"width": request.param, "height": 640},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )
    cookie = {"name": f"seat-{room.public_id}", "value": room.seats["chidi"], "url": address}
    page.context.add_cookies([cookie])
    return page


def faults(page: Page) -> list[str]:
    """Return what is too small for a thumb, or lies beside the screen."""
    keep(page)
    return [*page.locator(TOUCHED).evaluate_all(TOO_SMALL), *page.evaluate(OUTSIDE)]


def keep(page: Page) -> None:
    if folder := os.environ.get("SMALL_PICTURES"):
        width, name = page.viewport_size["width"], page.url.split("?")[0].rsplit("/", 1)[-1]
        page.screenshot(path=Path(folder) / f"{width}-{name}.png", full_page=True)


def tap(part: Locator) -> None:
    part.scroll_into_view_if_needed()
    part.tap()


def an_id(own: Locator) -> UUID:
    """Return the card of one's own."""
    return UUID((own.get_by_role("listitem").get_attribute("id") or "").removeprefix("own-"))


def test_thumb_writes_weighs_and_reads_what_became_of_a_card(room: Room, phone: Page) -> None:
    Day(room).start(ItemKind.DEBATE)
    head = written(room, "dana", text="Schools need guards before winter.")
    phone.goto(f"/s/{room.public_id}/debate")
    found = faults(phone)
    expect(phone.locator("main")).to_match_aria_snapshot(WRITING)

    tap(phone.get_by_label("Concern"))
    tap(phone.get_by_label("Protection of civilians").first)
    phone.get_by_label("Your card").fill("Traffickers follow the displaced.")
    tap(phone.get_by_role("button", name="Send", exact=True))
    own = phone.get_by_role("region", name="Your cards")
    expect(own.get_by_text("The room sees this card.")).to_be_visible()
    others = phone.get_by_role("region", name="What others wrote")
    tap(others.get_by_role("button", name="Agree", exact=True))
    expect(others.get_by_role("status")).to_have_text("Your answer: Agree")
    expect(others).to_match_aria_snapshot(WEIGHED)
    found += faults(phone)
    join(room, an_id(own), head)
    phone.reload()
    expect(own.get_by_text("Another card makes the same point")).to_be_visible()
    found += faults(phone)
    expect(own).to_match_aria_snapshot(SAME_POINT)
    tap(own.get_by_text("Take it back…"))
    tap(phone.get_by_role("button", name="Take it back now"))

    expect(own).to_have_count(0)
    assert found == []


def test_thumb_words_and_shares_a_view(room: Room, phone: Page) -> None:
    set_views(room, ItemState.RUNNING)
    worded(room, "dana", text="Guards for all.", order={1: 1, 5: 2})
    phone.goto(f"/s/{room.public_id}/views")
    found = faults(phone)

    tap(phone.get_by_label("Protection of civilians").first)
    phone.locator("textarea").fill("Children first, before anything else.")
    tap(phone.get_by_role("button", name="Send", exact=True))
    expect(phone.get_by_role("region", name="Your views")).to_be_visible()
    tap(phone.get_by_role("button", name="I share this view"))
    expect(phone.get_by_text("You share this view.").last).to_be_visible()

    expect(phone.locator("main")).to_match_aria_snapshot(SHARED)
    assert [*found, *faults(phone)] == []


def test_thumb_proposes_a_step_and_finds_one_worthwhile(room: Room, phone: Page) -> None:
    Day(room).start(ItemKind.STEPS)
    proposed(room, "dana", text="Name one officer.", measure="Each brigade has one.")
    phone.goto(f"/s/{room.public_id}/steps")
    found = faults(phone)

    tap(phone.get_by_role("heading", name="Propose a step"))
    phone.get_by_label("What should be done?").fill("Train 20 officers each year.")
    phone.get_by_label("Addressed to").fill("Training centres")
    tap(phone.get_by_label("Protection of civilians").first)
    send = phone.locator("form.card-form button.btn-primary")
    tap(send)
    expect(phone.get_by_role("alert")).to_be_visible()
    found += faults(phone)
    tap(send)
    expect(phone.get_by_role("region", name="Your steps")).to_be_visible()
    tap(phone.get_by_role("button", name="Worth taking forward"))
    expect(phone.get_by_text("You find this step worth taking forward.").last).to_be_visible()

    expect(phone.locator("main")).to_match_aria_snapshot(WORTHWHILE)
    assert [*found, *faults(phone)] == []
