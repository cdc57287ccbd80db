"""Quantiles of whole numbers and fractions, by linear interpolation."""

from collections.abc import Sequence
from fractions import Fraction

MEDIAN = Fraction(1, 2)
LOWER_QUARTER = Fraction(1, 4)
UPPER_QUARTER = Fraction(3, 4)


def quantile(values: Sequence[Fraction | int], share: Fraction) -> Fraction:
    """Return the value below which this share (0 to 1) of the values lies, between two if needed.

    The values need not be sorted; one value is every quantile of itself, and none raise
    ValueError. Source: docs/methods.md, "Spread".
    """
    if not values:
        raise ValueError("a quantile needs a value")
    ranked = sorted(values)
    steps, remainder = divmod((len(ranked) - 1) * share, 1)
    lower, upper = ranked[int(steps)], ranked[min(int(steps) + 1, len(ranked) - 1)]
    return Fraction(lower) + (upper - lower) * remainder
