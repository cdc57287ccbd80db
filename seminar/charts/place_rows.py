"""The order of a round as rows of a table, each with its line drawn to scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from seminar.core.detail import Detail
from seminar.core.movement import Movement
from seminar.core.reading import RoundReading, Standing

LENGTH = 400
MARGIN = 12


@dataclass(frozen=True)
class PlaceRow:
    """One area: its place, its name, its average, and the place it had before.

    `is_whole` says that averages are rounded to whole places.
    `dot`, `start` and `end` are points on a line of LENGTH with a MARGIN at both ends: the
    average, and the middle half of the orders. None where that is not shown.
    """

    area: int
    name: str
    place: int | None
    tied: bool
    average: float | None
    is_whole: bool
    q1: float | None
    q3: float | None
    before: int | None
    dot: float | None
    start: float | None
    end: float | None


def place_rows(
    reading: RoundReading, names: Sequence[str], *, movement: Movement | None
) -> tuple[PlaceRow, ...]:
    """Return the rows, first place first; none where no area has a place."""
    if all(standing.place is None for standing in reading.standings):
        return ()
    before = {area.area: area.place_before for area in movement.areas} if movement else {}
    return tuple(
        _place_row(reading, standing, names, before=before.get(standing.area))
        for standing in reading.standings
    )


def _place_row(
    reading: RoundReading, standing: Standing, names: Sequence[str], *, before: int | None
) -> PlaceRow:
    areas = reading.areas
    return PlaceRow(
        area=standing.area,
        name=names[standing.area - 1],
        place=standing.place,
        tied=standing.tied,
        average=standing.average,
        is_whole=reading.detail is Detail.WHOLE,
        q1=standing.q1,
        q3=standing.q3,
        before=before,
        dot=_point(standing.average, areas),
        start=_point(standing.q1, areas),
        end=_point(standing.q3, areas),
    )


def _point(place: float | None, areas: int) -> float | None:
    """Return where a place stands on the line; there are always two areas or more."""
    if place is None:
        return None
    return round(MARGIN + (LENGTH - 2 * MARGIN) * (place - 1) / (areas - 1), 1)
