"""One person's answer: an order with ties and "no view", and its canonical text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from seminar.errors import Refusal

_SHAPE = re.compile(r"(\d{1,3}([=>]\d{1,3})*)?(\|\d{1,3}(=\d{1,3})*)?", re.ASCII)


class AnswerKind(StrEnum):
    """What a person answered: an order, or that all areas belong together."""

    ORDER = "order"
    TOGETHER = "together"


class TogetherRule(StrEnum):
    """What the answers "all together" are for the order: left aside, or all areas in one place."""

    ASIDE = "aside"
    TIED = "tied"


class BallotRefused(Refusal):
    """An answer that cannot be counted."""

    status = 400


class UnreadableOrder(BallotRefused):
    """The text is no order in canonical form."""

    def __init__(self) -> None:
        super().__init__("This order cannot be read. Please send it again.")


class AreaTwice(BallotRefused):
    """An area appears more than once."""

    def __init__(self, area: int) -> None:
        super().__init__(f"Area {area} appears twice in this order. Each area has one place.")
        self.area = area


class UnknownArea(BallotRefused):
    """An area does not belong to this question."""

    def __init__(self, area: int) -> None:
        super().__init__(f"Area {area} does not belong to this question.")
        self.area = area


class AreaMissing(BallotRefused):
    """An area has neither a place nor "no view"."""

    def __init__(self, area: int) -> None:
        super().__init__(f"Area {area} is missing. Give it a place or choose “no view”.")
        self.area = area


class PlaceOutOfRange(BallotRefused):
    """A place is no number from 1 to the number of areas."""

    def __init__(self, area: int, areas: int) -> None:
        super().__init__(f"The place of area {area} must be a number from 1 to {areas}.")
        self.area = area
        self.areas = areas


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of areas 1 to m: tiers from first to last, and the areas without a view.

    Areas ascend inside a tier and inside `no_view`. No tiers at all means that the
    person had no view on any area: an abstention, counted, but no order.
    """

    tiers: tuple[tuple[int, ...], ...]
    no_view: tuple[int, ...]

    @property
    def text(self) -> str:
        """The canonical text, as "3>1=4>2|5"; "|1=2=3" when there is no view on any area."""
        placed = ">".join(_joined(tier) for tier in self.tiers)
        return f"{placed}|{_joined(self.no_view)}" if self.no_view else placed

    @property
    def is_order(self) -> bool:
        """True when at least one area has a place."""
        return bool(self.tiers)

    @property
    def is_complete(self) -> bool:
        """True when every area has a place."""
        return not self.no_view

    def doubled_places(self) -> dict[int, int]:
        """Return twice the mid-rank of every placed area, so that halves stay whole numbers.

        Areas that share the places a to b all get a + b. Areas without a view are absent.
        """
        doubled = {}
        above = 0
        for tier in self.tiers:
            for area in tier:
                doubled[area] = 2 * above + 1 + len(tier)
            above += len(tier)
        return doubled


def parse_ranking(text: str, areas: int) -> Ranking:
    """Return the ranking written as canonical text over the areas 1 to `areas`.

    Inverse of `Ranking.text`. Refuses anything else, also a text that means an order
    but is not its canonical form ("4=1>2>3" instead of "1=4>2>3").
    """
    if not _SHAPE.fullmatch(text):
        raise UnreadableOrder
    placed, _, silent = text.partition("|")
    tiers = tuple(_numbers(tier) for tier in placed.split(">")) if placed else ()
    ranking = Ranking(tiers, _numbers(silent) if silent else ())
    _refuse_other_areas([area for tier in (*tiers, ranking.no_view) for area in tier], areas)
    if any(list(tier) != sorted(tier) for tier in (*tiers, ranking.no_view)):
        raise UnreadableOrder
    if ranking.text != text:
        raise UnreadableOrder
    return ranking


def ranking_from_places(places: Mapping[int, int | None], areas: int) -> Ranking:
    """Return the ranking that a person typed as one place per area.

    Equal numbers share a place, gaps between numbers mean nothing, None is "no view".
    Refuses an unknown or missing area and a place outside 1 to `areas`.
    """
    _refuse_other_areas(places, areas)
    tiers: dict[int, list[int]] = {}
    for area, place in sorted(places.items()):
        if place is None:
            continue
        if not 1 <= place <= areas:
            raise PlaceOutOfRange(area, areas)
        tiers.setdefault(place, []).append(area)
    return Ranking(
        tuple(tuple(tiers[place]) for place in sorted(tiers)),
        tuple(sorted(area for area, place in places.items() if place is None)),
    )


def _joined(tier: tuple[int, ...]) -> str:
    return "=".join(str(area) for area in tier)


def _numbers(tier: str) -> tuple[int, ...]:
    return tuple(int(area) for area in tier.split("="))


def _refuse_other_areas(named: Iterable[int], areas: int) -> None:
    seen: set[int] = set()
    for area in named:
        if not 1 <= area <= areas:
            raise UnknownArea(area)
        if area in seen:
            raise AreaTwice(area)
        seen.add(area)
    for area in range(1, areas + 1):
        if area not in seen:
            raise AreaMissing(area)
