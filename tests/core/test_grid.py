"""Importance beside feasibility, against a worked example."""

from fractions import Fraction

import pytest

from seminar.core.grid import AxisReading, Grid, GridPoint, GridSplit, Quadrant, read_grid
from seminar.core.ratings import RatingOutOfRange
from tests.core.published import EXAMPLES

GRID = EXAMPLES["grid"]


def grid_of(importance: list[list[int]], feasibility: list[list[int]], **split: GridSplit) -> Grid:
    found = read_grid(importance, feasibility, **split)
    assert found is not None
    return found


def test_areas_have_their_published_fields() -> None:
    importance = [[rating] for rating in GRID["importance"].values()]
    feasibility = [[rating] for rating in GRID["feasibility"].values()]

    found = grid_of(importance, feasibility)

    assert [float(found.importance_line), float(found.feasibility_line)] == GRID["split"]
    assert (found.importance_line, found.feasibility_line) == (Fraction(31, 5), Fraction(27, 5))
    assert {
        letter: point.quadrant.replace("_", " ")
        for letter, point in zip(GRID["quadrant"], found.points, strict=True)
    } == GRID["quadrant"]
    assert not any(point.is_open for point in found.points)


def test_midpoint_stays_where_it_is() -> None:
    found = grid_of([[8], [4]], [[9], [9]], split=GridSplit.MIDPOINT)

    assert (found.importance_line, found.feasibility_line) == (5, 5)
    assert [point.quadrant for point in found.points] == [Quadrant.DO_FIRST, Quadrant.EASY_WIN]


def test_on_the_line_counts_as_high() -> None:
    found = grid_of([[5], [5]], [[5], [4]], split=GridSplit.MIDPOINT)

    assert [point.quadrant for point in found.points] == [
        Quadrant.DO_FIRST, Quadrant.PLAN_AND_BUILD,
    ]  # fmt: skip


def test_one_area_stands_on_its_own_means() -> None:
    (point,) = grid_of([[2, 3]], [[1, 4]]).points

    assert point.quadrant is Quadrant.DO_FIRST


@pytest.mark.parametrize(
    ("ratings", "is_open"),
    [
        ([4, 6], True), ([2, 3], False), ([6, 7], False), ([5, 9], False), ([4, 5], False),
        ([3, 5, 5], True), ([5, 5], False), ([4, 4], False),
    ],
)  # fmt: skip
def test_box_across_a_line_is_open(ratings: list[int], is_open: bool) -> None:
    high = [9, 9]

    (importance,) = grid_of([ratings], [high], split=GridSplit.MIDPOINT).points
    (feasibility,) = grid_of([high], [ratings], split=GridSplit.MIDPOINT).points

    assert (importance.is_open, feasibility.is_open) == (is_open, is_open)


def test_area_without_ratings_on_an_axis_is_not_on_the_grid() -> None:
    found = grid_of([[8, 9], [], [3]], [[6, 6], [4], []])

    axes = (
        AxisReading(2, Fraction(17, 2), Fraction(33, 4), Fraction(35, 4)),
        AxisReading(2, Fraction(6), Fraction(6), Fraction(6)),
    )
    assert found == Grid(
        importance_line=Fraction(17, 2),
        feasibility_line=Fraction(6),
        points=(GridPoint(1, *axes, Quadrant.DO_FIRST, is_open=True),),
        unrated=(2, 3),
    )


def test_nothing_rated_makes_no_grid() -> None:
    assert read_grid([], []) is None
    assert read_grid([[5], []], [[], [5]]) is None


def test_no_field_says_that_an_area_may_go() -> None:
    assert [quadrant.value for quadrant in Quadrant] == [
        "do_first", "plan_and_build", "easy_win", "later",
    ]  # fmt: skip


@pytest.mark.parametrize("axes", [([[10]], [[5]]), ([[5]], [[0]])])
def test_other_numbers_are_refused(axes: tuple[list[list[int]], list[list[int]]]) -> None:
    with pytest.raises(RatingOutOfRange):
        read_grid(*axes)


def test_axes_over_different_areas_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        read_grid([[5], [5]], [[5]])
