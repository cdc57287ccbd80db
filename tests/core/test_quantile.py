"""Quantiles by linear interpolation."""

from fractions import Fraction

import pytest

from seminar.core.quantile import LOWER_QUARTER, MEDIAN, UPPER_QUARTER, quantile
from tests.core.published import EXAMPLES


@pytest.mark.parametrize("name", ["median_iqr", "median_iqr_even"])
def test_quartiles_have_their_published_values(name: str) -> None:
    expected = EXAMPLES[name]

    lower, middle, upper = (
        quantile(expected["ranks"], share) for share in (LOWER_QUARTER, MEDIAN, UPPER_QUARTER)
    )

    assert (lower, middle, upper) == (expected["q1"], expected["median"], expected["q3"])
    assert upper - lower == expected["iqr"]


def test_values_need_not_be_sorted() -> None:
    assert quantile([5, 1, 3], MEDIAN) == 3
    assert quantile([Fraction(1, 2), Fraction(1, 3)], MEDIAN) == Fraction(5, 12)


def test_ends_are_the_least_and_the_greatest() -> None:
    assert [quantile([7, 2, 4], Fraction(share)) for share in (0, 1)] == [2, 7]
    assert quantile([6], Fraction(1, 3)) == 6


def test_nothing_has_no_quantile() -> None:
    with pytest.raises(ValueError, match="needs a value"):
        quantile([], MEDIAN)
