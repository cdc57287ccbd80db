"""Importance beside feasibility: where each area stands on a grid of four fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from seminar.core.quantile import LOWER_QUARTER, UPPER_QUARTER, quantile
from seminar.core.ratings import HIGHEST, LOWEST, refuse_other_ratings


class GridSplit(StrEnum):
    """Where the lines of the grid stand."""

    MEANS = "means"
    MIDPOINT = "midpoint"


class Quadrant(StrEnum):
    """The field of an area; none of them says that an area may go."""

    DO_FIRST = "do_first"
    PLAN_AND_BUILD = "plan_and_build"
    EASY_WIN = "easy_win"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class AxisReading:
    """One area on one axis: the mean of its ratings, and the quartiles around their middle."""

    raters: int
    mean: Fraction
    q1: Fraction
    q3: Fraction

    def crosses(self, line: Fraction) -> bool:
        """True when the middle half of the ratings stands on both sides of the line."""
        return self.q1 < line <= self.q3


@dataclass(frozen=True, slots=True)
class GridPoint:
    """One area on the grid.

    `quadrant` is where its means stand; `is_open` says that the middle half of its ratings
    crosses a line, so that pages call it open instead.
    """

    area: int
    importance: AxisReading
    feasibility: AxisReading
    quadrant: Quadrant
    is_open: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The areas on the grid, ascending, and the lines that part low from high on each axis.

    `unrated` holds the areas that lack ratings on an axis and are not on the grid.
    """

    importance_line: Fraction
    feasibility_line: Fraction
    points: tuple[GridPoint, ...]
    unrated: tuple[int, ...]


def read_grid(
    importance: Sequence[Sequence[int]],
    feasibility: Sequence[Sequence[int]],
    *,
    split: GridSplit = GridSplit.MEANS,
) -> Grid | None:
    """Return where area 1 to m stands; each holds people's ratings of it from 1 to 9.

    The lines stand at the means of the areas on the grid, or at 5, the middle of the scale,
    which can be compared between rounds. On a line counts as high. None when no area was
    rated on both axes; other numbers are refused (`RatingOutOfRange`), and ValueError tells
    axes of different length. Source: docs/methods.md, "Importance and feasibility".
    """
    pairs = dict(enumerate(zip(importance, feasibility, strict=True), start=1))
    for ratings in (*importance, *feasibility):
        refuse_other_ratings(ratings)
    rated = {area: (_axis(i), _axis(f)) for area, (i, f) in pairs.items() if i and f}
    if not rated:
        return None
    lines = (
        _line([i for i, _ in rated.values()], split),
        _line([f for _, f in rated.values()], split),
    )
    return Grid(
        importance_line=lines[0],
        feasibility_line=lines[1],
        points=tuple(_point(area, axes, lines) for area, axes in rated.items()),
        unrated=tuple(area for area in pairs if area not in rated),
    )


def _axis(ratings: Sequence[int]) -> AxisReading:
    return AxisReading(
        raters=len(ratings),
        mean=Fraction(sum(ratings), len(ratings)),
        q1=quantile(ratings, LOWER_QUARTER),
        q3=quantile(ratings, UPPER_QUARTER),
    )


def _line(axis: Sequence[AxisReading], split: GridSplit) -> Fraction:
    if split is GridSplit.MIDPOINT:
        return Fraction(LOWEST + HIGHEST, 2)
    return sum((reading.mean for reading in axis), Fraction(0)) / len(axis)


def _point(
    area: int, axes: tuple[AxisReading, AxisReading], lines: tuple[Fraction, Fraction]
) -> GridPoint:
    high = axes[0].mean >= lines[0], axes[1].mean >= lines[1]
    quadrant = {
        (True, True): Quadrant.DO_FIRST,
        (True, False): Quadrant.PLAN_AND_BUILD,
        (False, True): Quadrant.EASY_WIN,
        (False, False): Quadrant.LATER,
    }[high]
    is_open = any(axis.crosses(line) for axis, line in zip(axes, lines, strict=True))
    return GridPoint(area, *axes, quadrant, is_open)
