"""Rows with a place in a list: moving one up or down, and counting the places anew."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A row that knows its place, counted from 1."""

    position: int


Row = TypeVar("Row", bound=Placed)


class Step(IntEnum):
    """Where a row goes."""

    UP = -1
    DOWN = 1


def neighbour(rows: Sequence[Row], row: Row, step: Step) -> Row | None:
    """Return the row that the step leads to, None beyond either end."""
    index = rows.index(row) + step
    return rows[index] if 0 <= index < len(rows) else None


def swap(one: Placed, other: Placed) -> None:
    """Let two rows change places."""
    one.position, other.position = other.position, one.position


def renumber(rows: Sequence[Row]) -> None:
    """Give each row the place at which it stands."""
    for number, row in enumerate(rows, start=1):
        row.position = number
