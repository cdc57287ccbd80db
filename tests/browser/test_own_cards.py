"""Cards of one's own in a real browser: close ones are shown, words changed, a card taken back."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from seminar.core.terms import ItemKind
from tests.browser.audit import Audit
from tests.cast import Room
from tests.debate.stage import written
from tests.facilitation.day import Day

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_author_sends_changes_and_takes_back_a_card(
    room: Room, address: str, chromium: Browser, *, scripts: bool
) -> None:
    Day(room).start(ItemKind.DEBATE)
    written(room, "dana", text="Traffickers follow the displaced.")
    context = chromium.new_context(
        base_url=address,
        viewport=PHONE,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    cookie = {"name": f"seat-{room.public_id}", "value": room.seats["chidi"], "url": address}
    context.add_cookies([cookie])
    page, audit = context.new_page(), Audit()

    page.goto(f"/s/{room.public_id}/debate")
    send(page, "Traffickers follow displaced people.")
    expect(page.get_by_role("heading", name="Do you mean the same?")).to_be_visible()
    found = audit.faults(page) if scripts else []
    keep(page, f"close-{scripts}")
    page.get_by_role("button", name="Send it all the same").click()
    own = page.get_by_role("region", name="Your cards")
    expect(own.get_by_text("Traffickers follow displaced people.")).to_be_visible()
    keep(page, f"own-{scripts}")
    page.get_by_role("link", name="Change the words").click()
    page.get_by_label("Your card").fill("Traffickers go where people flee.")
    found += audit.faults(page) if scripts else []
    keep(page, f"edit-{scripts}")
    page.get_by_role("button", name="Save").click()
    expect(own.get_by_text("Traffickers go where people flee.")).to_be_visible()
    page.get_by_text("Take it back…").click()
    page.get_by_role("button", name="Take it back now").click()
    expect(page.get_by_text("Your card was taken back.")).to_be_visible()
    expect(own).to_have_count(0)

    assert found == []
    context.close()


def send(page: Page, text: str) -> None:
    page.get_by_label("Concern").check(force=True)
    page.get_by_label("Children").first.check(force=True)
    page.get_by_label("Your card").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("CARDS_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
