"""The agenda: what is still to come can be changed, what has begun stays."""

import uuid

import pytest

from seminar.core.terms import ItemKind, ItemState
from seminar.planning.agenda_service import (
    MOST_ITEMS,
    AgendaIsFull,
    ItemGone,
    ItemHasBegun,
    move_item,
    remove_item,
    save_items,
)
from seminar.planning.agendas import PlannedItem
from seminar.planning.places import Step
from tests.cast import Room
from tests.planning.stage import begin_first_item, deeds, read, set_up

TITLES = [
    "Welcome and purpose",
    "First ranking",
    "Debate by area",
    "Second ranking",
    "Different views",
    "Proposed steps",
    "Read back and close",
]
COFFEE = PlannedItem(ItemKind.BREAK, "Coffee", 15)


def titles(room: Room) -> object:
    return read(room, lambda _, seminar: [item.title for item in seminar.agenda])


def item_id(room: Room, number: int) -> uuid.UUID:
    found = read(room, lambda _, seminar: seminar.agenda[number - 1].id)
    assert isinstance(found, uuid.UUID)
    return found


def save(
    room: Room, drafts: dict[uuid.UUID, PlannedItem], *, new: PlannedItem | None = None
) -> None:
    with set_up(room) as (db, seminar):
        save_items(db, seminar, drafts, new=new, account_id=None, now=room.now)


def move(room: Room, item: uuid.UUID, step: Step) -> None:
    with set_up(room) as (db, seminar):
        move_item(db, seminar, item, step=step, account_id=None, now=room.now)


def remove(room: Room, item: uuid.UUID) -> None:
    with set_up(room) as (db, seminar):
        remove_item(db, seminar, item, account_id=None, now=room.now)


def test_new_item_stands_last_and_is_still_to_come(room: Room) -> None:
    save(room, {}, new=COFFEE)

    assert titles(room) == [*TITLES, "Coffee"]
    last = read(room, lambda _, s: (s.agenda[-1].kind, s.agenda[-1].minutes, s.agenda[-1].state))
    assert last == (ItemKind.BREAK, 15, ItemState.PLANNED)
    assert deeds(room) == [("added item", "Coffee", "")]


def test_item_is_changed_whole_and_recorded(room: Room) -> None:
    save(room, {item_id(room, 3): COFFEE})

    assert titles(room) == [*TITLES[:2], "Coffee", *TITLES[3:]]
    assert deeds(room) == [("changed item", "Coffee", "")]


def test_item_moves_and_stays_at_either_end(room: Room) -> None:
    last = item_id(room, 7)

    move(room, last, Step.DOWN)
    move(room, last, Step.UP)

    assert titles(room) == [*TITLES[:5], TITLES[6], TITLES[5]]
    assert read(room, lambda _, s: [item.position for item in s.agenda]) == [1, 2, 3, 4, 5, 6, 7]
    assert deeds(room) == [("moved item", "Read back and close", "")]


def test_removed_item_leaves_no_gap(room: Room) -> None:
    remove(room, item_id(room, 1))

    assert titles(room) == TITLES[1:]
    assert read(room, lambda _, s: [item.position for item in s.agenda]) == [1, 2, 3, 4, 5, 6]
    assert deeds(room) == [("removed item", "Welcome and purpose", "")]


def test_item_that_has_begun_stays_as_it_was(room: Room) -> None:
    first, second = item_id(room, 1), item_id(room, 2)
    begin_first_item(room)

    with pytest.raises(ItemHasBegun):
        save(room, {first: COFFEE})
    with pytest.raises(ItemHasBegun):
        remove(room, first)
    with pytest.raises(ItemHasBegun):
        move(room, first, Step.DOWN)
    with pytest.raises(ItemHasBegun):
        move(room, second, Step.UP)

    assert titles(room) == TITLES


def test_forty_items_are_the_most(room: Room) -> None:
    for _ in range(MOST_ITEMS - len(TITLES)):
        save(room, {}, new=COFFEE)

    with pytest.raises(AgendaIsFull):
        save(room, {}, new=COFFEE)

    assert len(titles(room)) == MOST_ITEMS


def test_item_of_another_seminar_is_not_found(room: Room) -> None:
    stranger = uuid.uuid4()

    with pytest.raises(ItemGone):
        remove(room, stranger)
    with pytest.raises(ItemGone):
        move(room, stranger, Step.UP)
