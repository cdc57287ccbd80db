"""No page has a fault while a seminar runs: in no state of the room, on no screen of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from seminar.core.terms import ItemKind, ItemState
from seminar.facilitation import service
from tests.browser.audit import Audit
from tests.browser.test_accessibility import Reader, reader
from tests.cast import Room
from tests.debate.stage import noted, written
from tests.debate.steps_stage import proposed
from tests.debate.views_stage import reply, set_views, share_another_order, worded
from tests.facilitation.day import ORDERS, Day

__all__ = ["reader"]

pytestmark = pytest.mark.browser


def test_no_page_of_a_running_seminar_has_a_fault(room: Room, address: str, reader: Reader) -> None:
    day, audit = Day(room), Audit()
    phone = reader(address, **{f"seat-{room.public_id}": room.seats["chidi"]})
    console, screen = reader(address, login=room.logins["ben"]), reader(address)
    found: list[str] = []

    for state in states(day):
        views = (
            (phone, f"/s/{room.public_id}"),
            (console, f"/seminars/{room.public_id}/console"),
            (screen, f"/screen/{screen_token(day)}"),
        )
        for page, path in views:
            found.extend(f"{state}: {fault}" for fault in audit.look(page, path))
        if state == "open":
            found += with_errors_and_answer(phone, audit)

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
    set_views(day.room, ItemState.PLANNED)
    share_another_order(day.room)
    day.start(ItemKind.VIEWS)
    worded(day.room, text="A view of one's own.", order={1: 1, 5: 2})
    reply(day.room, worded(day.room, "dana", text="A view of somebody else."), "A reply.")
    yield "different views"
    day.start(ItemKind.STEPS)
    proposed(day.room, text="A step of one's own.", due="before the summit")
    proposed(day.room, "dana", text="A step of somebody else.", measure="It is there.")
    yield "proposed steps"
    day.open_round(nth=1)
    yield "open again"


def with_errors_and_answer(phone: Page, audit: Audit) -> list[str]:
    """Return the faults of the hint on an untouched list, and of an order that is counted."""
    send = phone.get_by_role("button", name="Send my order")
    send.click()
    phone.get_by_text("You have not moved anything.").wait_for()
    untouched = audit.faults(phone)
    phone.get_by_role("button", name="This is my order").click()
    phone.get_by_text("Counted at").wait_for()
    phone.get_by_text("Change my order").click()
    return [f"{phone.url}: {fault}" for fault in (*untouched, *audit.faults(phone))]


def screen_token(day: Day) -> str:
    """Return what the address of the big screen ends in."""
    with day.room.store.session() as db:
        return day.room.seminar(db).screen_token
