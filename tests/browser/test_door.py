"""The door in a real browser: who waits goes on by itself, and without scripts by a tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.audit import Audit
from tests.browser.conftest import DESK
from tests.browser.test_accessibility import Reader, reader
from tests.cast import Room
from tests.joining.door_stage import have, wait
from tests.joining.stage import code_of

__all__ = ["reader"]
pytestmark = pytest.mark.browser


def sign_in(context: BrowserContext, address: str, room: Room) -> None:
    context.add_cookies([{"name": "login", "value": room.logins["ben"], "url": address}])


def join(phone: Page, code: str) -> None:
    phone.goto(f"/j/{code}")
    phone.get_by_label("I consent to my answers and cards").check()
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Please wait. The team lets you in.")


def test_who_waits_appears_on_the_console_and_goes_on_by_itself(
    room: Room, address: str, visitor: Callable[..., Page]
) -> None:
    have(room, has_waiting_room=True)
    desk, phone = visitor(viewport=DESK), visitor()
    sign_in(desk.context, address, room)
    desk.goto(f"/seminars/{room.public_id}/console")

    join(phone, code_of(room))
    desk.get_by_role("button", name="Let them in").click()

    expect(phone).to_have_url(f"{address}/s/{room.public_id}/wait")
    expect(desk.get_by_text("waits at the door")).to_have_count(0)


def test_console_closes_the_door_and_changes_the_code_in_two_taps(
    room: Room, address: str, visitor: Callable[..., Page]
) -> None:
    desk, other, old = visitor(viewport=DESK), visitor(viewport=DESK), code_of(room)
    for page in (desk, other):
        sign_in(page.context, address, room)
        page.goto(f"/seminars/{room.public_id}/console")

    desk.locator("#door-line-change").click()
    desk.get_by_role("button", name="New code").click()
    expect(other.locator("#door-line-change")).not_to_contain_text(f"{old[:3]}-{old[3:]}")
    desk.locator("#door-line-change").click()
    desk.get_by_role("button", name="Close the door").click()

    expect(other.locator("#door-line-change")).to_contain_text("door closed")


def test_without_scripts_who_waits_looks_again_by_a_tap(
    room: Room, address: str, visitor: Callable[..., Page]
) -> None:
    have(room, has_waiting_room=True)
    desk = visitor(viewport=DESK, java_script_enabled=False)
    phone = visitor(java_script_enabled=False)
    sign_in(desk.context, address, room)

    join(phone, code_of(room))
    desk.goto(f"/seminars/{room.public_id}/seats")
    phone.get_by_role("link", name="Look whether you are in").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Please wait. The team lets you in.")
    desk.get_by_role("button", name="Let in ·").click()
    phone.get_by_role("link", name="Look whether you are in").click()

    expect(phone).to_have_url(f"{address}/s/{room.public_id}/wait")


def test_no_page_of_the_door_has_a_fault(room: Room, address: str, reader: Reader) -> None:
    token = wait(room)
    wait(room)
    waiting = reader(address, **{f"seat-{room.public_id}": token})
    desk, stranger = reader(address, login=room.logins["ben"]), reader(address)

    audit = Audit()
    found = audit.look(waiting, f"/s/{room.public_id}/door")
    seminar = f"/seminars/{room.public_id}"
    found += audit.look(desk, f"{seminar}/seats", f"{seminar}/console")
    have(room, is_locked=True)
    found += audit.look(stranger, f"/j/{code_of(room)}", status=409)
    found += audit.look(desk, f"{seminar}/seats")

    assert found == []
