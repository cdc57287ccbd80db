"""One hundred points, against a worked example."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.budget import (
    Allocation,
    BudgetLine,
    BudgetReading,
    NotAHundredPoints,
    PointsBelowZero,
    PointsForOtherAreas,
    allocation,
    read_budget,
)
from tests.core.published import EXAMPLES

BUDGET = EXAMPLES["budget"]
THIRD = Fraction(1, 3)


def read(*answers: list[int]) -> BudgetReading:
    found = read_budget([allocation(points) for points in answers])
    assert found is not None
    return found


def test_points_have_their_published_figures() -> None:
    found = read(*BUDGET["votes"])

    assert [float(line.mean) for line in found.lines] == BUDGET["mean"]
    assert [line.median for line in found.lines] == BUDGET["median"]
    assert found.median_sum == BUDGET["median_sum"]
    assert [line.rescaled for line in found.lines] == BUDGET["median_rescaled"]
    assert [float(line.deviation) for line in found.lines] == BUDGET["mean_abs_dev"]
    assert [float(line.zero_share) for line in found.lines] == BUDGET["zero_share"]
    assert (found.people, found.reserve, found.is_rescaled) == (3, None, False)


def test_points_are_reckoned_exactly() -> None:
    found = read(*BUDGET["votes"])

    assert found.lines[0] == BudgetLine(
        Fraction(140, 3), Fraction(40), Fraction(40), Fraction(320, 9), THIRD
    )
    assert [line.deviation for line in found.lines] == [
        Fraction(320, 9), 10, 10, Fraction(80, 9), Fraction(80, 9),
    ]  # fmt: skip


def test_medians_that_miss_the_hundred_are_rescaled() -> None:
    found = read([60, 40, 0], [60, 0, 40], [100, 0, 0])

    assert [line.median for line in found.lines] == [60, 0, 0]
    assert (found.median_sum, found.is_rescaled) == (60, True)
    assert [line.rescaled for line in found.lines] == [100, 0, 0]


def test_medians_of_nothing_are_not_rescaled() -> None:
    found = read([100, 0, 0], [0, 100, 0], [0, 0, 100])

    assert (found.median_sum, found.is_rescaled) == (0, True)
    assert {line.rescaled for line in found.lines} == {None}
    assert {line.zero_share for line in found.lines} == {Fraction(2, 3)}


def test_reserve_is_a_line_of_its_own() -> None:
    answers = [allocation([50, 20], reserve=30), allocation([50, 40], reserve=10)]

    found = read_budget(answers)

    assert found == BudgetReading(
        people=2,
        lines=(
            BudgetLine(Fraction(50), Fraction(50), Fraction(50), Fraction(0), Fraction(0)),
            BudgetLine(Fraction(30), Fraction(30), Fraction(30), Fraction(10), Fraction(0)),
        ),
        reserve=BudgetLine(Fraction(20), Fraction(20), Fraction(20), Fraction(10), Fraction(0)),
        median_sum=Fraction(100),
    )


def test_one_person_has_no_deviation() -> None:
    (first, second) = read([70, 30]).lines

    assert first == BudgetLine(Fraction(70), Fraction(70), Fraction(70), Fraction(0), Fraction(0))
    assert second.mean == 30


def test_nobody_shared_out_points() -> None:
    assert read_budget([]) is None


@pytest.mark.parametrize(("points", "given"), [([40, 59], 99), ([60, 41], 101), ([0, 0], 0)])
def test_other_sums_are_refused_without_a_reserve(points: list[int], given: int) -> None:
    with pytest.raises(NotAHundredPoints) as refused:
        allocation(points)

    assert str(refused.value) == (f"These points add up to {given}. Please share out exactly 100.")
    assert (refused.value.given, refused.value.status) == (given, 400)


def test_reserve_fills_up_what_was_not_given() -> None:
    assert allocation([40, 40], reserve=20) == Allocation((40, 40), 20)
    assert allocation([60, 40], reserve=0) == Allocation((60, 40), 0)
    with pytest.raises(NotAHundredPoints):
        allocation([40, 40], reserve=10)


@pytest.mark.parametrize(("points", "reserve"), [([110, -10], None), ([60, 50], -10)])
def test_less_than_nothing_is_refused(points: list[int], reserve: int | None) -> None:
    with pytest.raises(PointsBelowZero) as refused:
        allocation(points, reserve=reserve)

    assert str(refused.value) == "An area has no points or some, never less than none."


def test_answers_over_other_areas_are_never_mixed() -> None:
    with pytest.raises(PointsForOtherAreas) as refused:
        read_budget([allocation([50, 50]), allocation([50, 25, 25])])

    assert str(refused.value) == "Each answer gives points to the same 2 areas."
    assert refused.value.areas == 2


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=9))
def test_means_keep_the_total(pairs: list[tuple[int, int]]) -> None:
    found = read(*([a, b, 100 - a - b] for a, b in pairs))

    assert sum(line.mean for line in found.lines) == 100
    if found.median_sum:
        assert sum(line.rescaled or 0 for line in found.lines) == 100
