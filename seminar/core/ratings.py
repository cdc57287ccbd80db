"""Ratings from 1 to 9: their middle, and whether the people who rated disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from seminar.core.quantile import MEDIAN, quantile
from seminar.errors import Refusal

LOWEST = 1
HIGHEST = 9
# Published for this scale: the range that a panel of the same lean would have by chance.
CENTRAL_RANGE = Fraction(235, 100)
LEAN_FACTOR = Fraction(3, 2)
LOW_PERCENTILE = Fraction(3, 10)
HIGH_PERCENTILE = Fraction(7, 10)
_UNCERTAIN_FROM = Fraction(7, 2)
_HIGH_FROM = Fraction(13, 2)


class RatingOutOfRange(Refusal):
    """A rating is no number from 1 to 9."""

    status = 400

    def __init__(self, rating: int) -> None:
        super().__init__(f"A rating is a number from {LOWEST} to {HIGHEST}, not {rating}.")
        self.rating = rating


class RatingClass(StrEnum):
    """Where the median lies, when the raters do not disagree."""

    LOW = "low"
    UNCERTAIN = "uncertain"
    HIGH = "high"


class Unity(StrEnum):
    """Whether those who rated are of one mind; one rating alone cannot tell."""

    ONE_RATING = "one_rating"
    NO_DISAGREEMENT = "no_disagreement"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class RatingsReading:
    """The ratings of one area on the scale 1 to 9.

    `p30` and `p70` are the percentiles, `ipr` their distance, `iprcp` their middle, `lean`
    how far that lies from 5. `ipras` is the distance from which on ratings of this lean
    count as disagreement, `index` is `ipr` divided by it.
    """

    raters: int
    median: Fraction
    p30: Fraction
    p70: Fraction
    ipr: Fraction
    iprcp: Fraction
    lean: Fraction
    ipras: Fraction
    index: Fraction

    @property
    def unity(self) -> Unity:
        """One rating, disagreement (`ipr` above `ipras`), or none that shows."""
        if self.raters == 1:
            return Unity.ONE_RATING
        return Unity.DISAGREEMENT if self.ipr > self.ipras else Unity.NO_DISAGREEMENT

    @property
    def rating_class(self) -> RatingClass | None:
        """Low, uncertain or high by the median; uncertain in disagreement, None for one rating.

        A median between two classes (3½, 6½) belongs to the higher one.
        """
        if self.unity is Unity.ONE_RATING:
            return None
        if self.unity is Unity.DISAGREEMENT or _UNCERTAIN_FROM <= self.median < _HIGH_FROM:
            return RatingClass.UNCERTAIN
        return RatingClass.HIGH if self.median >= _HIGH_FROM else RatingClass.LOW


def read_ratings(ratings: Sequence[int]) -> RatingsReading | None:
    """Return what people's ratings of one area say, one number from 1 to 9 a person.

    Their order does not matter. None without ratings; another number is refused
    (`RatingOutOfRange`). Source: docs/methods.md, "Ratings from 1 to 9".
    """
    refuse_other_ratings(ratings)
    if not ratings:
        return None
    p30, p70 = (quantile(ratings, share) for share in (LOW_PERCENTILE, HIGH_PERCENTILE))
    middle = (p30 + p70) / 2
    lean = abs(Fraction(LOWEST + HIGHEST, 2) - middle)
    ipras = CENTRAL_RANGE + LEAN_FACTOR * lean
    return RatingsReading(
        raters=len(ratings),
        median=quantile(ratings, MEDIAN),
        p30=p30,
        p70=p70,
        ipr=p70 - p30,
        iprcp=middle,
        lean=lean,
        ipras=ipras,
        index=(p70 - p30) / ipras,
    )


def refuse_other_ratings(ratings: Sequence[int]) -> None:
    """Refuse a number outside 1 to 9 (`RatingOutOfRange`)."""
    for rating in ratings:
        if not LOWEST <= rating <= HIGHEST:
            raise RatingOutOfRange(rating)
