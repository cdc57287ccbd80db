"""Each area beside each other: which one more people put before the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from seminar.core.reading import RoundReading


@dataclass(frozen=True)
class HeadToHeadRow:
    """One area against each in the head of the table; None against itself.

    A cell counts the orders with this area before the other. Where counts are hidden it is 1
    when more people put this area before the other, -1 when fewer, 0 when as many.
    """

    name: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True)
class HeadToHead:
    """The table, in the order of places; `counted` says whether its cells are counts."""

    names: tuple[str, ...]
    rows: tuple[HeadToHeadRow, ...]
    counted: bool


def head_to_head(reading: RoundReading, names: Sequence[str]) -> HeadToHead | None:
    """Return the table of the areas that have a place, or None where nothing may be shown."""
    matrix = reading.pairwise or reading.head_to_head
    areas = [standing.area for standing in reading.standings if standing.place is not None]
    if not matrix or len(areas) < 2:
        return None
    return HeadToHead(
        names=tuple(names[area - 1] for area in areas),
        rows=tuple(
            HeadToHeadRow(
                name=names[area - 1],
                cells=tuple(
                    None if area == other else matrix[area - 1][other - 1] for other in areas
                ),
            )
            for area in areas
        ),
        counted=bool(reading.pairwise),
    )
