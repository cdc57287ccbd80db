"""What a room could turn to next: the two areas on which it is most divided."""

from dataclasses import dataclass
from fractions import Fraction

from seminar.core.certainty import Verdict
from seminar.core.reading import RoundReading

# Below a quarter on the smaller side the room is not divided, only not of one mind.
DIVIDED = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Contest:
    """Two areas between which the room is divided.

    `fewer` people put `lower` before `upper`, `more` the other way round; both are None where
    counts are hidden.
    """

    upper: int
    lower: int
    more: int | None = None
    fewer: int | None = None


def most_contested(reading: RoundReading) -> Contest | None:
    """Return the pair with the largest smaller side; None where no pair divides the room.

    Where counts are hidden it is the first pair of neighbours that is too close to call. Only
    what the published reading holds is used, so no more is told than it tells.
    """
    if not reading.pairwise:
        return _too_close(reading)
    order = [standing.area for standing in reading.standings if standing.place is not None]
    pairs = [(upper, lower) for at, upper in enumerate(order) for lower in order[at + 1 :]]
    contests = [(_division(reading, *pair), _contest(reading, *pair)) for pair in pairs]
    divided = [found for found in contests if found[0] >= DIVIDED]
    return max(divided, key=lambda found: found[0])[1] if divided else None


def _too_close(reading: RoundReading) -> Contest | None:
    close = (pair for pair in reading.firmness if pair.verdict is Verdict.TOO_CLOSE)
    return next((Contest(pair.upper, pair.lower) for pair in close), None)


def _division(reading: RoundReading, upper: int, lower: int) -> Fraction:
    one, other = _sides(reading, upper, lower)
    ties = reading.ties[upper - 1][lower - 1] if reading.ties else 0
    compared = one + other + ties
    return Fraction(min(one, other), compared) if compared else Fraction(0)


def _contest(reading: RoundReading, upper: int, lower: int) -> Contest:
    one, other = _sides(reading, upper, lower)
    first, second = (upper, lower) if one >= other else (lower, upper)
    return Contest(first, second, more=max(one, other), fewer=min(one, other))


def _sides(reading: RoundReading, upper: int, lower: int) -> tuple[int, int]:
    table = reading.pairwise
    return table[upper - 1][lower - 1], table[lower - 1][upper - 1]
