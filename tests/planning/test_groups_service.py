"""The groups: free until somebody has joined."""

import pytest

from seminar.planning.groups_service import GroupsAreFixed, set_groups
from tests.cast import Room
from tests.planning.stage import deeds, leave_everybody_out, read, set_up


def change(room: Room, *names: str) -> None:
    with set_up(room) as (db, seminar):
        set_groups(db, seminar, names, account_id=None, now=room.now)


def names(room: Room) -> object:
    return read(room, lambda _, s: [(group.position, group.name) for group in s.groups])


def test_groups_are_replaced(room: Room) -> None:
    leave_everybody_out(room)

    change(room, "North", "South")

    assert names(room) == [(1, "North"), (2, "South")]
    assert deeds(room) == [("changed groups", "", "North, South")]


def test_seminar_may_have_no_groups(room: Room) -> None:
    leave_everybody_out(room)

    change(room)

    assert names(room) == []


def test_groups_stay_once_somebody_has_joined(room: Room) -> None:
    before = names(room)

    with pytest.raises(GroupsAreFixed):
        change(room, "North")

    assert names(room) == before
