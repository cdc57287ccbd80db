"""The rapporteur notes by keyboard alone, also while the network is away; nothing is lost."""

import pytest

from seminar.core.terms import CardKind, Scope
from seminar.readings.debate import points
from tests.browser.conftest import DESK
from tests.debate.stage import seminar_id

pytestmark = pytest.mark.browser

MANY = 30
# What is pressed before the sentence, and what it chooses.
KEYS = (
    ("3", (3,), Scope.AREAS, None),
    ("0", (), Scope.ALL, None),
    ("15!", (1, 5), Scope.AREAS, CardKind.CONCERN),
    ("2>", (2,), Scope.AREAS, CardKind.PROPOSAL),
    ("4?", (4,), Scope.AREAS, CardKind.QUESTION),
    ("1+", (1,), Scope.AREAS, CardKind.FOR),
)


def noted(room):
    with room.store.session() as db:
        found = points(db, seminar_id(room))
    return {point.text: (point.areas, point.scope, point.kind) for point in found}


@pytest.fixture
def rosa(room, visitor, address):
    """The rapporteur's screen."""
    page = visitor(viewport=DESK)
    page.context.add_cookies([{"name": "login", "value": room.logins["rosa"], "url": address}])
    page.goto(f"/seminars/{room.public_id}/points")
    return page


def note(page, keys, text):
    for key in keys:
        page.keyboard.press(key)
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_thirty_points_are_noted_by_keyboard_alone_while_the_network_comes_and_goes(room, rosa):
    expected = {}
    for number in range(MANY):
        keys, areas, scope, kind = KEYS[number % len(KEYS)]
        text = f"Point {number} of the day."
        if number in (8, 20):
            rosa.context.set_offline(True)
        if number in (14, 26):
            rosa.context.set_offline(False)
        note(rosa, keys, text)
        expected[text] = (areas, scope, kind)

    rosa.wait_for_selector(f"text={MANY} points noted")

    assert noted(room) == expected
    assert rosa.locator("[data-points-waiting]").is_hidden()


def test_points_kept_while_offline_survive_a_reload_and_are_noted_once(room, rosa):
    rosa.context.set_offline(True)
    note(rosa, "3", "Said while the Wi-Fi was away.")
    note(rosa, "5!", "And this too.")
    assert rosa.locator("[data-points-waiting] li").count() == 2
    waiting = rosa.evaluate("() => Object.entries({ ...localStorage })")
    rosa.context.set_offline(False)
    rosa.wait_for_selector("text=2 points noted")

    # As after an answer that was lost on its way: the browser still holds what was noted.
    rosa.evaluate(
        "(kept) => kept.forEach(([name, value]) => localStorage.setItem(name, value))", waiting
    )
    rosa.reload()
    rosa.wait_for_selector("[data-points-waiting]", state="hidden")
    rosa.wait_for_selector("text=2 points noted")

    assert noted(room) == {
        "Said while the Wi-Fi was away.": ((3,), Scope.AREAS, None),
        "And this too.": ((5,), Scope.AREAS, CardKind.CONCERN),
    }


def test_signs_and_digits_are_letters_once_something_is_written(room, rosa):
    note(rosa, "1", "Why 2 + 2? Because!")
    rosa.wait_for_selector("text=1 point noted")

    assert noted(room) == {"Why 2 + 2? Because!": ((1,), Scope.AREAS, None)}
