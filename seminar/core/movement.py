"""What changed between two rounds of one question, and whether to ask again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, cast

from seminar.core.agreement import Agreement
from seminar.core.ballot import Ranking
from seminar.core.correlation import spearman_rho, tau_b
from seminar.core.profile import Profile
from seminar.core.publishable import hides_any, shows_counts, shows_order
from seminar.core.published import published
from seminar.core.reading import AgreementBand, RoundReading, Standing
from seminar.core.stored import plain, rebuilt

STABLE_CHANGE = Fraction(15, 100)
PLATEAU = 0.05
ENOUGH_ROUNDS = 3


class StoppingAdvice(StrEnum):
    """Whether another round would tell more."""

    SETTLED = "settled"
    STILL_MOVING = "still_moving"
    LAST_ROUND = "last_round"


@dataclass(frozen=True, slots=True)
class AreaMovement:
    """How one area moved; `change` is average after minus before, so negative is up.

    `net_change` is the share of people, 0 to 1, by which its places shifted in sum, over
    the linked people who placed every area both times; None for fewer than twenty of them.
    """

    area: int
    place_before: int | None
    place_after: int | None
    average_before: float | None
    average_after: float | None
    change: float | None
    net_change: float | None


@dataclass(frozen=True, slots=True)
class Movement:
    """Two rounds side by side.

    `linked` counts the people whose two orders are linked, None below five. `changed`
    counts those of them whose order differs, None where either part is one or two people.
    `tau_b` and `rho` say how alike the two orders are. `areas` follows the order after; it
    is empty when one of the rounds shows no order.
    """

    areas: tuple[AreaMovement, ...]
    tau_b: float | None
    w_before: float | None
    w_after: float | None
    band_before: AgreementBand | None
    band_after: AgreementBand | None
    linked: int | None
    changed: int | None
    advice: StoppingAdvice | None
    rho: float | None = None


def read_movement(
    before: RoundReading,
    after: RoundReading,
    pairs: Sequence[tuple[Ranking, Ranking]],
    *,
    rounds: int = 2,
) -> Movement:
    """Return what changed from `before` to `after`, as far as it may be shown.

    `pairs` holds the two answers of each person whose answers are linked; those without
    any view do not count. `rounds` counts the rounds held so far.
    Source: docs/methods.md, "Movement".
    """
    before, after = published(before), published(after)
    pairs = [(first, second) for first, second in pairs if first.is_order and second.is_order]
    complete = [(a, b) for a, b in pairs if a.is_complete and b.is_complete]
    changes = _net_changes(after.areas, complete)
    linked = len(pairs) if shows_order(len(pairs)) else None
    changed = sum(first != second for first, second in pairs)
    return Movement(
        areas=_area_movements(before, after, changes if shows_counts(len(complete)) else {}),
        tau_b=tau_b(_places(before), _places(after)),
        w_before=before.agreement.w if before.agreement else None,
        w_after=after.agreement.w if after.agreement else None,
        band_before=before.agreement.band if before.agreement else None,
        band_after=after.agreement.band if after.agreement else None,
        linked=linked,
        changed=None if linked is None or hides_any([changed, linked - changed]) else changed,
        advice=_advice(before, after, changes, rounds=rounds),
        rho=spearman_rho(_places(before), _places(after)),
    )


def net_change(before: Sequence[Fraction], after: Sequence[Fraction]) -> Fraction:
    """Return half the sum of differences of two histograms of the same people, by person.

    0 nothing shifted, 1 everything. Source: docs/methods.md, "Movement".
    """
    shifted = sum((abs(b - a) for a, b in zip(before, after, strict=True)), Fraction(0))
    return shifted / (2 * sum(before))


def is_plateau(before: float, after: float) -> bool:
    """True when agreement moved by less than 0.05, up or down, from one round to the next."""
    return abs(after - before) < PLATEAU


def movement_to_json(movement: Movement) -> dict[str, Any]:
    """Return the movement as plain JSON values."""
    return cast("dict[str, Any]", plain(movement))


def movement_from_json(data: dict[str, Any]) -> Movement:
    """Return the movement stored by `movement_to_json`."""
    return rebuilt(Movement, data)


def _places(reading: RoundReading) -> dict[int, int]:
    return {s.area: s.place for s in reading.standings if s.place is not None}


def _net_changes(areas: int, complete: Sequence[tuple[Ranking, Ranking]]) -> dict[int, Fraction]:
    """Return the net change of each area; empty below five people with complete orders."""
    if not shows_order(len(complete)):
        return {}
    before = Profile.of(areas, (first for first, _ in complete)).position_counts()
    after = Profile.of(areas, (second for _, second in complete)).position_counts()
    return {area: net_change(before[area - 1], after[area - 1]) for area in range(1, areas + 1)}


def _area_movements(
    before: RoundReading, after: RoundReading, changes: Mapping[int, Fraction]
) -> tuple[AreaMovement, ...]:
    if not before.standings:
        return ()
    earlier = {standing.area: standing for standing in before.standings}
    return tuple(
        _area_movement(earlier[standing.area], standing, changes.get(standing.area))
        for standing in after.standings
    )


def _area_movement(before: Standing, after: Standing, shifted: Fraction | None) -> AreaMovement:
    change = None
    if before.average is not None and after.average is not None:
        change = after.average - before.average
    return AreaMovement(
        area=after.area,
        place_before=before.place,
        place_after=after.place,
        average_before=before.average,
        average_after=after.average,
        change=change,
        net_change=None if shifted is None else float(shifted),
    )


def _advice(
    before: RoundReading,
    after: RoundReading,
    changes: Mapping[int, Fraction],
    *,
    rounds: int,
) -> StoppingAdvice | None:
    if before.agreement is not None and after.agreement is not None and changes:
        level = _is_level(before.agreement, after.agreement)
        if level and max(changes.values()) < STABLE_CHANGE:
            return StoppingAdvice.SETTLED
        if rounds < ENOUGH_ROUNDS:
            return StoppingAdvice.STILL_MOVING
    return StoppingAdvice.LAST_ROUND if rounds >= ENOUGH_ROUNDS else None


def _is_level(before: Agreement, after: Agreement) -> bool:
    """Whether agreement stayed: within 0.05, or by its word where only that is told."""
    if before.w is None or after.w is None:
        return before.band is after.band
    return is_plateau(before.w, after.w)
