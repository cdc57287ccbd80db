"""How probable so much agreement would be if everybody ordered at random."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from math import erfc, exp, factorial, lgamma, log, prod, sqrt

from seminar.core.ballot import Ranking
from seminar.core.profile import Profile

EXACT_ARRANGEMENTS = 150_000
# All distinct orders but one have two arrangements or more, so that beyond so many of them no
# count of arrangements is needed to know that they are too many.
DISTINCT_ORDERS = 20
PERMUTED_ORDERS = 100
PERMUTED_AREAS = 20
PERMUTATIONS = 9_999


class ProbabilityMethod(StrEnum):
    """How the probability of so much agreement by chance was found."""

    EXACT = "exact"
    PERMUTATION = "permutation"
    CHI_SQUARE = "chi_square"


def probability(complete: Profile, *, chi2: float, seed: int) -> tuple[float, ProbabilityMethod]:
    """Return the probability of at least this agreement by chance, and how it was found.

    Exact for a handful of orders, by 9,999 seeded permutations to a hundred orders, by
    the chi-square distribution beyond and above twenty areas, where it is a good
    approximation. Source: docs/methods.md, "Agreement".
    """
    if complete.areas > PERMUTED_AREAS:
        return chi_square_probability(chi2, complete.areas - 1), ProbabilityMethod.CHI_SQUARE
    if complete.distinct <= DISTINCT_ORDERS and arrangements(complete) <= EXACT_ARRANGEMENTS:
        return exact_probability(complete), ProbabilityMethod.EXACT
    if complete.n <= PERMUTED_ORDERS:
        # Loading numpy takes longer than a count; only redraws and permutations need it.
        from seminar.core.redraws import permutation_probability  # noqa: PLC0415

        found = permutation_probability(complete, seed=seed, permutations=PERMUTATIONS)
        return found, ProbabilityMethod.PERMUTATION
    return chi_square_probability(chi2, complete.areas - 1), ProbabilityMethod.CHI_SQUARE


def chi_square_probability(chi2: float, df: int) -> float:
    """Return the upper tail of the chi-square distribution, in closed form."""
    half = chi2 / 2
    if half == 0:
        return 1.0
    # Through logarithms, since powers and factorials of large rooms exceed any float.
    odd = df % 2 / 2
    series = sum(
        exp((k - odd) * log(half) - half - lgamma(k - odd + 1))
        for k in range(df % 2, (df + 1) // 2)
    )
    return min(1.0, series + (erfc(sqrt(half)) if odd else 0.0))


def arrangements(complete: Profile) -> int:
    """Return how many ways there are to rearrange all orders but the first."""
    ways = 1
    for number, ranking in enumerate(_single_orders(complete)):
        if number:
            ways *= factorial(complete.areas) // prod(factorial(len(t)) for t in ranking.tiers)
        if ways > EXACT_ARRANGEMENTS:
            break
    return ways


def exact_probability(complete: Profile) -> float:
    """Return the share of all rearrangements whose rank sums spread at least as far.

    Each order keeps its pattern of ties and its areas are exchanged in every way. The first
    order stays, since renaming the areas of all orders together changes no spread.
    """
    first, *others = _single_orders(complete)
    sums = Counter({_row(first): 1})
    for ranking in others:
        sums = _add_every_way(sums, _row(ranking))
    observed = _spread(complete.doubled_rank_sums())
    reached = sum(ways for row, ways in sums.items() if _spread(row) >= observed)
    return reached / sums.total()


def _single_orders(complete: Profile) -> list[Ranking]:
    # Beyond twenty orders nothing is exact any more, so a million need not be listed.
    return [ranking for ranking, count in complete.counts for _ in range(min(count, 20))]


def _row(ranking: Ranking) -> tuple[int, ...]:
    doubled = ranking.doubled_places()
    return tuple(doubled[area] for area in sorted(doubled))


def _add_every_way(
    sums: Counter[tuple[int, ...]], row: tuple[int, ...]
) -> Counter[tuple[int, ...]]:
    added: Counter[tuple[int, ...]] = Counter()
    for arranged in _every_way(Counter(row)):
        for reached, ways in sums.items():
            total = tuple(a + b for a, b in zip(reached, arranged, strict=True))
            added[total] += ways
    return added


def _every_way(places: Counter[int]) -> Iterator[tuple[int, ...]]:
    """Yield each distinct arrangement of the places once: ties make twelve areas few."""
    if not places:
        yield ()
    for place in places:
        for rest in _every_way(places - Counter([place])):
            yield (place, *rest)


def _spread(row: tuple[int, ...]) -> int:
    return len(row) * sum(total * total for total in row) - sum(row) ** 2
