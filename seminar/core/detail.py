"""How much of a round is told: five levels, from every table to how many answered."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

_NEAR = 1e-9


class Detail(StrEnum):
    """What is told of a round, the finest first.

    `TABLES`: exact averages, quartiles and W, counts by place and in pairs, every rule.
    `TENTHS`: averages in tenths, quartiles in whole places, W in tenths; every rule.
    `HALVES`: averages in half places, quartiles in whole ones, W in words; no other rules.
    `WHOLE`: averages in whole places, no quartiles, and not who is ahead in each pair.
    `COUNTS`: only how many answered.
    """

    TABLES = "tables"
    TENTHS = "tenths"
    HALVES = "halves"
    WHOLE = "whole"
    COUNTS = "counts"

    @property
    def step(self) -> float | None:
        """What averages are rounded to, in places; None where they are told as they are."""
        steps = {Detail.TENTHS: 0.1, Detail.HALVES: 0.5, Detail.WHOLE: 1.0}
        return steps.get(self)

    @property
    def tells_rules(self) -> bool:
        """Whether the orders by other rules are told, and W as a number."""
        return self in (Detail.TABLES, Detail.TENTHS)

    @property
    def tells_pairs(self) -> bool:
        """Whether it is told who is ahead in each pair, and where the middle half is."""
        return self.tells_rules or self is Detail.HALVES


@dataclass(frozen=True, slots=True)
class Telling:
    """What may be told of a room: its level of detail, and that some people share another order.

    `other_order` is False also where that is so and must not be told.
    """

    detail: Detail
    other_order: bool = False


def decimals(detail: Detail | None) -> int:
    """Return how many decimals the averages of a reading are printed with."""
    return 0 if detail is Detail.WHOLE else 1


def to_step(average: float, step: float | None) -> float:
    """Return the average rounded to the nearest step, halves up; as it is without a step."""
    if step is None:
        return average
    # Through whole steps, so that 0.1 times 24 is 2.4 and not a little more.
    return floor(average / step + 0.5 + _NEAR) / round(1 / step)


def outward(q1: float, q3: float) -> tuple[float, float]:
    """Return the whole places around the middle half of the people."""
    return float(floor(q1 + _NEAR)), float(ceil(q3 - _NEAR))


def tenth_below(w: float) -> float:
    """Return W rounded down to a tenth, so that it stays in the band its word names."""
    return floor(w * 10 + _NEAR) / 10
