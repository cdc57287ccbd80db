"""How the debate was shared among the areas, and which of them were little discussed."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, log


@dataclass(frozen=True, slots=True)
class AreaTalk:
    """What one area got of the debate."""

    area: int
    floor_seconds: int
    cards: int
    points: int
    steps: int


def area_talks(
    floor_seconds: Sequence[int],
    *,
    cards: Iterable[Collection[int]],
    steps: Iterable[Collection[int]],
    points: Iterable[Collection[int]],
) -> tuple[AreaTalk, ...]:
    """Return what each area got, of 1 to the number of `floor_seconds`.

    `cards`, `steps` and `points` hold the areas that each of them is about; steps are cards too.
    What is about several areas counts for each of them.
    """
    held = {
        name: Counter(area for one in said for area in one)
        for name, said in (("cards", cards), ("steps", steps), ("points", points))
    }
    return tuple(
        AreaTalk(
            area=area,
            floor_seconds=seconds,
            cards=held["cards"][area],
            points=held["points"][area],
            steps=held["steps"][area],
        )
        for area, seconds in enumerate(floor_seconds, start=1)
    )


def shares(amounts: Sequence[int]) -> tuple[Fraction, ...] | None:
    """Return each area's share of the whole; None when nothing was said yet.

    An equal share is 1 divided by the number of areas.
    """
    total = sum(amounts)
    if total == 0:
        return None
    return tuple(Fraction(amount, total) for amount in amounts)


def entropy(amounts: Sequence[float]) -> float | None:
    """Return the entropy of shares in nats: 0 all on one area, ln m all equal.

    None when nothing was said. Source: docs/methods.md, "Attention".
    """
    total = sum(amounts)
    if total == 0:
        return None
    return sum(-part * log(part) for part in (amount / total for amount in amounts if amount))


def effective_number(amounts: Sequence[float]) -> float | None:
    """Return how many equally discussed areas would be as even: 1 to m, None when nothing was said.

    Source: docs/methods.md, "Attention".
    """
    found = entropy(amounts)
    return None if found is None else exp(found)


def pielou_evenness(amounts: Sequence[float]) -> float | None:
    """Return the evenness of shares: 1 all equal, 0 all on one area.

    None below two areas and when nothing was said. Source: docs/methods.md, "Attention".
    """
    found = entropy(amounts)
    return None if found is None or len(amounts) < 2 else found / log(len(amounts))


def gini(amounts: Sequence[int]) -> Fraction | None:
    """Return the Gini coefficient: 0 all equal, (m-1)/m all on one of m areas.

    None when nothing was said. Source: docs/methods.md, "Attention".
    """
    total, m = sum(amounts), len(amounts)
    if total == 0:
        return None
    ranked = sum(rank * amount for rank, amount in enumerate(sorted(amounts), start=1))
    return Fraction(2 * ranked, m * total) - Fraction(m + 1, m)


def gini_of_greatest(amounts: Sequence[int]) -> Fraction | None:
    """Return the Gini coefficient as a part of (m-1)/m, the greatest it can be: 0 to 1.

    None below two areas and when nothing was said. Source: docs/methods.md, "Attention".
    """
    found, m = gini(amounts), len(amounts)
    return None if found is None or m < 2 else found * Fraction(m, m - 1)


def left_out(areas: int, spoken_about: Iterable[Collection[int]]) -> tuple[int, ...]:
    """Return the areas, of 1 to `areas`, that none of the cards and points is about.

    `spoken_about` holds the areas of each card and each point.
    """
    named = {area for spoken in spoken_about for area in spoken}
    return tuple(area for area in range(1, areas + 1) if area not in named)


def little_discussed(talks: Sequence[AreaTalk]) -> tuple[int, ...]:
    """Return the areas of which little was said; none while nothing was said at all.

    Little means no card and no point, or a share under half of the equal share in two of
    floor time, cards and steps. Source: docs/methods.md, "Attention".
    """
    if not any(t.floor_seconds or t.cards or t.points or t.steps for t in talks):
        return ()
    measured = [
        shares([talk.floor_seconds for talk in talks]),
        shares([talk.cards for talk in talks]),
        shares([talk.steps for talk in talks]),
    ]
    half = Fraction(1, 2 * len(talks))
    found = []
    for index, talk in enumerate(talks):
        thin = sum(measure is not None and measure[index] < half for measure in measured)
        if thin >= 2 or (talk.cards == 0 and talk.points == 0):
            found.append(talk.area)
    return tuple(found)
