"""The order on a phone in a real browser: arrows, shared places, dragging, the plain way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.cast import Room
from tests.ranking.stage import answers, close, open_round

Visitor = Callable[..., Page]


@pytest.fixture
def list_of(room: Room, visitor: Visitor, address: str) -> Callable[..., Page]:
    """Return the open list on Chidi's phone."""

    def opened(**options: object) -> Page:
        page = visitor(**options)
        cookie = {"name": f"seat-{room.public_id}", "value": room.seats["chidi"], "url": address}
        page.context.add_cookies([cookie])
        page.goto(f"/s/{room.public_id}")
        return page

    return opened


def test_arrows_move_a_card_say_so_and_keep_the_focus(room: Room, list_of: Visitor) -> None:
    open_round(room)
    page = list_of()
    before = names(page)

    down = page.locator("[data-area]").nth(0).locator("[data-move='1']")
    down.click()

    assert names(page) == [before[1], before[0], *before[2:]]
    assert page.locator("[data-told]").text_content() == f"{before[0]}: place 2 of 5"
    assert focused(page) == f"Move {before[0]} down"


def test_arrows_at_the_ends_do_nothing(room: Room, list_of: Visitor) -> None:
    open_round(room)
    page = list_of()
    before = names(page)
    up = page.locator("[data-area]").nth(0).locator("[data-move='-1']")

    up.click(force=True)

    assert up.get_attribute("aria-disabled") == "true"
    assert names(page) == before
    assert page.locator("[data-told]").text_content() == ""


def test_moved_list_is_counted_as_it_stands(room: Room, list_of: Visitor) -> None:
    round_id = open_round(room)
    page = list_of()
    page.locator("[data-area]").nth(4).locator("[data-move='-1']").press("Enter")
    expected = ">".join(numbers(page))

    page.get_by_role("button", name="Send my order").click()

    page.get_by_text("Counted at").wait_for()
    assert answers(room, round_id) == [("order", expected, 1)]


def test_same_place_no_view_and_back(room: Room, list_of: Visitor) -> None:
    round_id = open_round(room)
    page = list_of()
    cards = page.locator("[data-area]")
    first, second, third, fourth, fifth = numbers(page)

    cards.nth(4).locator("[data-silence]").click()
    after_silence = focused(page)
    cards.nth(1).locator("[data-join]").click()
    after_join = focused(page)
    shown = places(page)
    page.get_by_role("button", name="Send my order").click()
    page.get_by_text("Counted at").wait_for()

    assert after_silence.startswith("Give ")
    assert after_join.startswith("Separate ")
    assert shown == ["1", "2", "2", "4", ""]
    shared = "=".join(sorted([second, third]))
    assert answers(room, round_id) == [("order", f"{first}>{shared}>{fourth}|{fifth}", 1)]


def test_separating_and_giving_a_place_undo_it(room: Room, list_of: Visitor) -> None:
    open_round(room)
    page = list_of()
    cards = page.locator("[data-area]")
    before = numbers(page)
    cards.nth(4).locator("[data-silence]").click()
    cards.nth(1).locator("[data-join]").click()

    cards.nth(1).locator("[data-part]").click()
    cards.nth(4).locator("[data-speak]").click()

    assert numbers(page) == before
    assert [cards.nth(at).locator("[data-place]").text_content() for at in range(5)] == list(
        "12345"
    )


def test_card_steps_out_of_a_shared_place_before_it_passes_it(room: Room, list_of: Visitor) -> None:
    open_round(room)
    page = list_of()
    cards = page.locator("[data-area]")
    a, b, c, d, e = numbers(page)
    cards.nth(1).locator("[data-join]").click()

    cards.nth(2).locator("[data-move='-1']").click()
    stepped_out = numbers(page)
    cards.nth(1).locator("[data-move='-1']").click()

    assert stepped_out == [a, c, b, d, e]
    assert numbers(page) == [c, a, b, d, e]


def test_untouched_list_is_sent_only_when_the_person_says_it_is_theirs(
    room: Room, list_of: Visitor
) -> None:
    round_id = open_round(room)
    page = list_of()
    expected = ">".join(numbers(page))

    page.get_by_role("button", name="Send my order").click()
    page.get_by_text("You have not moved anything.").wait_for()
    before = answers(room, round_id)
    page.get_by_role("button", name="This is my order").click()
    page.get_by_text("Counted at").wait_for()

    assert before == []
    assert answers(room, round_id) == [("order", expected, 1)]


def test_all_together_takes_two_taps(room: Room, list_of: Visitor) -> None:
    round_id = open_round(room)
    page = list_of()

    page.get_by_label("All five together").click()
    page.get_by_role("button", name="Send my order").click()
    page.get_by_text("Counted at").wait_for()

    assert answers(room, round_id) == [("together", "", 1)]


def test_dragging_by_the_number_moves_a_card(room: Room, list_of: Visitor) -> None:
    open_round(room)
    page = list_of(viewport={"width": 390, "height": 1400})
    before = names(page)
    grip = page.locator("[data-area]").nth(0).locator("[data-grip]").bounding_box()
    target = page.locator("[data-area]").nth(2).bounding_box()
    assert grip
    assert target

    page.mouse.move(grip["x"] + 20, grip["y"] + 20)
    page.mouse.down()
    for step in range(1, 11):
        way = (target["y"] + target["height"] - grip["y"]) * step / 10
        page.mouse.move(grip["x"] + 20, grip["y"] + 20 + way)
    page.mouse.up()
    page.mouse.move(grip["x"], grip["y"])

    assert names(page) == [before[1], before[2], before[0], before[3], before[4]]


def test_everything_works_without_scripts(room: Room, list_of: Visitor) -> None:
    round_id = open_round(room)
    page = list_of(java_script_enabled=False)

    for area, place in enumerate("21n43", start=1):
        page.locator(f"#place-{area}").select_option({"n": "none"}.get(place, place))
    page.get_by_role("button", name="Send my order").click()

    assert "Counted at" in page.content()
    assert answers(room, round_id) == [("order", "2>1>5>4|3", 1)]


def test_page_goes_along_when_the_round_closes(room: Room, list_of: Visitor) -> None:
    round_id = open_round(room)
    page = list_of()

    close(room, round_id)

    page.get_by_text("This round is closed. Please look up.").wait_for(timeout=2_000)


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_narrow_phone_with_large_text_needs_no_sideways_scrolling(
    room: Room, list_of: Visitor, size: str
) -> None:
    open_round(room)
    page = list_of(viewport={"width": 320, "height": 640})

    page.evaluate("size => { document.documentElement.style.fontSize = size }", size)

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert small_targets(page) == []


def names(page: Page) -> list[str]:
    """Return the names of the areas as they stand."""
    return page.locator("[data-area]").evaluate_all("cards => cards.map(card => card.dataset.name)")


def numbers(page: Page) -> list[str]:
    """Return the numbers of the areas as they stand."""
    return page.locator("[data-area]").evaluate_all("cards => cards.map(card => card.dataset.area)")


def places(page: Page) -> list[str]:
    """Return the places that stand beside the areas."""
    return page.locator("[data-place]").evaluate_all("places => places.map(at => at.textContent)")


def focused(page: Page) -> str:
    """Return the name of the button that has the focus."""
    return page.evaluate("document.activeElement.getAttribute('aria-label')")


def small_targets(page: Page) -> list[str]:
    """Return the buttons one sees whose height or width a thumb misses."""
    return page.locator(".order-form button:visible").evaluate_all(
        """buttons => buttons
            .map(button => [button, button.getBoundingClientRect()])
            .filter(([, box]) => box.height < 44 || box.width < 44)
            .map(([button, box]) => `${button.textContent.trim()} ${box.width}x${box.height}`)"""
    )
