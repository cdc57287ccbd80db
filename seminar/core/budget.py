"""One hundred points shared out among the areas: what people gave together, and how unlike."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from seminar.core.quantile import MEDIAN, quantile
from seminar.errors import Refusal

POINTS = 100


class PointsRefused(Refusal):
    """Points that cannot be counted."""

    status = 400


class NotAHundredPoints(PointsRefused):
    """The points, with what is kept in reserve, are more or fewer than one hundred."""

    def __init__(self, given: int) -> None:
        super().__init__(f"These points add up to {given}. Please share out exactly {POINTS}.")
        self.given = given


class PointsBelowZero(PointsRefused):
    """An area or the reserve has less than nothing."""

    def __init__(self) -> None:
        super().__init__("An area has no points or some, never less than none.")


class PointsForOtherAreas(PointsRefused):
    """The answers do not share out points among the same areas."""

    def __init__(self, areas: int) -> None:
        super().__init__(f"Each answer gives points to the same {areas} areas.")
        self.areas = areas


@dataclass(frozen=True, slots=True)
class Allocation:
    """What one person gave to area 1 to m, and kept in reserve where that was offered."""

    points: tuple[int, ...]
    reserve: int = 0


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What one area, or the reserve, got from everybody.

    `rescaled` is the median brought to a sum of one hundred, None when all medians are 0;
    `deviation` is the average distance of the people from the mean; `zero_share` is the
    share of people, 0 to 1, who gave it nothing.
    """

    mean: Fraction
    median: Fraction
    rescaled: Fraction | None
    deviation: Fraction
    zero_share: Fraction


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """The points of a room: one line for area 1 to m, and one for the reserve.

    `reserve` is None where nobody kept any. `median_sum` is the sum of all medians, the
    reserve's among them; unless it is one hundred, pages say that medians were rescaled.
    """

    people: int
    lines: tuple[BudgetLine, ...]
    reserve: BudgetLine | None
    median_sum: Fraction

    @property
    def is_rescaled(self) -> bool:
        """True when the medians do not add up to one hundred by themselves."""
        return self.median_sum != POINTS


def allocation(points: Sequence[int], *, reserve: int | None = None) -> Allocation:
    """Return one person's points, as typed for area 1 to m.

    They add up to one hundred. Fewer are taken only with a line "keep in reserve", whose
    points `reserve` holds; None where the page offers none. Refuses other sums
    (`NotAHundredPoints`) and numbers below zero (`PointsBelowZero`).
    Source: docs/methods.md, "One hundred points".
    """
    kept = reserve or 0
    if min(*points, kept) < 0:
        raise PointsBelowZero
    given = sum(points) + kept
    if given != POINTS:
        raise NotAHundredPoints(given)
    return Allocation(tuple(points), kept)


def read_budget(allocations: Sequence[Allocation]) -> BudgetReading | None:
    """Return what the room gave to each area; None without answers.

    The mean keeps the total; the median withstands one person who gives all to one area,
    but need not add up to one hundred. All values are exact. Refuses answers over different
    areas (`PointsForOtherAreas`). Source: docs/methods.md, "One hundred points".
    """
    if not allocations:
        return None
    areas = len(allocations[0].points)
    if any(len(answer.points) != areas for answer in allocations):
        raise PointsForOtherAreas(areas)
    columns = list(zip(*(answer.points for answer in allocations), strict=True))
    kept = tuple(answer.reserve for answer in allocations)
    if any(kept):
        columns.append(kept)
    median_sum = sum((quantile(column, MEDIAN) for column in columns), Fraction(0))
    lines = tuple(_line(column, median_sum) for column in columns)
    return BudgetReading(
        people=len(allocations),
        lines=lines[:areas],
        reserve=lines[areas] if any(kept) else None,
        median_sum=median_sum,
    )


def _line(column: Sequence[int], median_sum: Fraction) -> BudgetLine:
    mean = Fraction(sum(column), len(column))
    median = quantile(column, MEDIAN)
    return BudgetLine(
        mean=mean,
        median=median,
        rescaled=median * POINTS / median_sum if median_sum else None,
        deviation=sum((abs(given - mean) for given in column), Fraction(0)) / len(column),
        zero_share=Fraction(column.count(0), len(column)),
    )
