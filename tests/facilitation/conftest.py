"""The day that the tests of this folder play."""

import pytest

from tests.cast import Room
from tests.facilitation.day import Day


@pytest.fixture
def day(room: Room) -> Day:
    """A day that has not begun."""
    return Day(room)
