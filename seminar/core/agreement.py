"""How much the orders agree: Kendall's W in words, spread, and areas that split the room."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import lcm

from seminar.core.chance import ProbabilityMethod, probability
from seminar.core.profile import Profile

SPLIT_SHARE = Fraction(3, 10)
SPLIT_ORDERS = 6

Quartiles = tuple[Fraction, Fraction, Fraction]


class AgreementBand(StrEnum):
    """Words for Kendall's W, cut at 0.2, 0.4, 0.6 and 0.8."""

    VERY_LITTLE = "very_little"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    VERY_STRONG = "very_strong"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kendall's W over the complete orders, with its test; `orders` says how many there were.

    Where the room is too small for the numbers only the word is left, and they are None.
    """

    orders: int
    w: float | None
    chi2: float | None
    df: int
    p_value: float | None
    p_method: ProbabilityMethod | None
    band: AgreementBand


def measure_agreement(profile: Profile, *, seed: int) -> Agreement | None:
    """Return how much the complete orders agree, or None when that is not defined.

    None below two complete orders, below two areas, and when every order puts all areas
    in the same place. `seed` serves the permutation test only.
    Source: docs/methods.md, "Agreement".
    """
    found = coefficient(profile)
    return None if found is None else with_probability(found, profile, seed=seed)


def coefficient(profile: Profile) -> Agreement | None:
    """Return the agreement without a probability, which may rest on chance; None as above."""
    complete = profile.complete()
    w = kendall_w(complete)
    if w is None:
        return None
    return Agreement(
        orders=complete.n,
        w=float(w),
        chi2=float(complete.n * (profile.areas - 1) * w),
        df=profile.areas - 1,
        p_value=None,
        p_method=None,
        band=agreement_band(w),
    )


def with_probability(found: Agreement, profile: Profile, *, seed: int) -> Agreement:
    """Return the agreement with the probability of so high a coefficient by chance."""
    if found.chi2 is None:
        return found
    p_value, method = probability(profile.complete(), chi2=found.chi2, seed=seed)
    return replace(found, p_value=p_value, p_method=method)


@dataclass(frozen=True, slots=True)
class RankSpread:
    """How far the sums of places of n complete orders of m areas lie apart.

    `spread` is S, the sum of their squared distances from the middle; `ties` is T, the sum
    of t³ - t over all orders and all their tiers of t areas.
    """

    n: int
    m: int
    spread: Fraction
    ties: int

    @property
    def w(self) -> Fraction | None:
        """Kendall's W; None below two orders and where every order ties everything."""
        greatest = self.n**2 * (self.m**3 - self.m) - self.n * self.ties
        return 12 * self.spread / greatest if self.n > 1 and greatest else None

    @property
    def w_uncorrected(self) -> Fraction | None:
        """W as if nothing were tied: never above W. None below two orders or areas."""
        greatest = self.n**2 * (self.m**3 - self.m)
        return 12 * self.spread / greatest if self.n > 1 and greatest else None


def rank_spread(profile: Profile) -> RankSpread:
    """Return the spread of the sums of places over the complete orders.

    Tied areas share their mid-rank. Source: docs/methods.md, "Agreement".
    """
    complete = profile.complete()
    n, m = complete.n, complete.areas
    doubled = sum((total - n * (m + 1)) ** 2 for total in complete.doubled_rank_sums())
    return RankSpread(n, m, Fraction(doubled, 4), complete.tie_correction())


def kendall_w(profile: Profile) -> Fraction | None:
    """Return Kendall's W of the complete orders: 0 no agreement, 1 full agreement.

    The denominator is corrected for ties. None below two orders and when every order ties
    everything. W near 0 does not tell people without a common view from two camps.
    Source: docs/methods.md, "Agreement".
    """
    return rank_spread(profile).w


def agreement_band(w: Fraction) -> AgreementBand:
    """Return the word for a coefficient; 0.2, 0.4, 0.6 and 0.8 belong to the upper band."""
    return list(AgreementBand)[min(int(w * 5), 4)]


def quartiles(profile: Profile) -> tuple[Quartiles, ...]:
    """Return lower quartile, median and upper quartile of the place of area 1 to m.

    Over the complete orders, by linear interpolation between mid-ranks; empty without any.
    Source: docs/methods.md, "Spread".
    """
    complete = profile.complete()
    if not complete.n:
        return ()
    return tuple(quartiles_of(places) for places in complete.doubled_place_counts())


def quartiles_of(places: Mapping[int, int]) -> Quartiles:
    """Return the quartiles of one area from how many orders give it which doubled mid-rank."""
    doubled = sorted(place for place, count in places.items() if count)
    ends = list(accumulate(places[place] for place in doubled))

    def at(position: int) -> int:
        return doubled[bisect(ends, position)]

    def quantile(quarter: int) -> Fraction:
        steps, remainder = divmod((ends[-1] - 1) * quarter, 4)
        lower, upper = at(steps), at(min(steps + 1, ends[-1] - 1))
        return Fraction(lower, 2) + Fraction(upper - lower, 2) * Fraction(remainder, 4)

    return quantile(1), quantile(2), quantile(3)


def consensus_on(histogram: Sequence[Fraction]) -> Fraction | None:
    """Return van der Eijk's A of a histogram of places: 1 one place, 0 even, -1 two ends.

    None with fewer than three places or an empty histogram.
    Source: docs/methods.md, "Split opinions".
    """
    total = sum(histogram)
    if len(histogram) < 3 or total == 0:
        return None
    scale = lcm(*(Fraction(count).denominator for count in histogram))
    rest = [int(count * scale) for count in histogram]
    agreement = Fraction(0)
    while any(rest):
        height = min(count for count in rest if count)
        layer = [int(count > 0) for count in rest]
        agreement += _layer_agreement(layer) * height * sum(layer)
        rest = [count - height if count else count for count in rest]
    return agreement / (total * scale)


def split_areas(profile: Profile) -> tuple[int, ...]:
    """Return the areas that some put near the top and others near the bottom.

    Split means A below 0, at least 30 % in the first two places and at least 30 % in the
    last two, of at least six complete orders. Source: docs/methods.md, "Split opinions".
    """
    complete = profile.complete()
    return split_rows(complete.position_counts(), orders=complete.n)


def split_rows(positions: Sequence[Sequence[Fraction]], *, orders: int) -> tuple[int, ...]:
    """Return the split areas from their counts by place over so many complete orders."""
    if orders < SPLIT_ORDERS:
        return ()
    enough = SPLIT_SHARE * orders
    found = []
    for area, row in enumerate(positions, start=1):
        consensus = consensus_on(row)
        if consensus is None or consensus >= 0:
            continue
        if sum(row[:2]) >= enough and sum(row[-2:]) >= enough:
            found.append(area)
    return tuple(found)


def _layer_agreement(layer: list[int]) -> Fraction:
    size, filled = len(layer), sum(layer)
    if filled == size:
        return Fraction(0)
    if filled == 1:
        return Fraction(1)
    near, apart = _triples(layer)
    unimodality = Fraction((size - 2) * near - (size - 1) * apart, (size - 2) * (near + apart))
    return unimodality * (1 - Fraction(filled - 1, size - 1))


def _triples(layer: list[int]) -> tuple[int, int]:
    """Count triples of places with two filled: side by side, and around an empty one."""
    near = apart = left = 0
    right = sum(layer)
    for middle, filled in enumerate(layer):
        right -= filled
        if filled:
            near += left * (len(layer) - middle - 1 - right) + (middle - left) * right
        else:
            apart += left * right
        left += filled
    return near, apart
