"""What the stakeholder groups answered, as far as it may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from seminar.core.agreement import kendall_w
from seminar.core.correlation import tau_b
from seminar.core.methods.borda import average_places
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from seminar.core.publishable import THRESHOLD, shown_groups
from seminar.core.tiers import Tiers, in_tiers, places


@dataclass(frozen=True, slots=True)
class GroupReading:
    """One group large enough to be shown.

    `averages` holds the average place of area 1 to m (None where it has none), `order`
    the group's tiers, `order_without` the order of the room without this group.
    """

    name: str
    orders: int
    averages: tuple[float | None, ...]
    order: Tiers
    w: float | None
    order_without: Tiers


@dataclass(frozen=True, slots=True)
class GroupContrast:
    """Two groups side by side.

    `tau_b` says how alike their orders are. `area` is the one whose average places lie
    furthest apart, by `difference`, the second group's minus the first's; both are None
    when no area has an average in both.
    """

    first: str
    second: str
    tau_b: float | None
    area: int | None
    difference: float | None


def read_groups(room: Profile, groups: Mapping[str, Profile]) -> tuple[GroupReading, ...]:
    """Return the readings of the groups that may be shown, by name.

    `room` holds the orders of everybody, each group those of its people.
    """
    shown = _shown(room, groups)
    return tuple(_read_group(name, group, room.orders()) for name, group in shown.items())


def balanced_first(room: Profile, groups: Mapping[str, Profile]) -> tuple[int, ...]:
    """Return the areas in first place when each group that may be shown weighs the same.

    Decided in exact fractions; several areas share it. Empty where fewer than two groups
    may be shown, since one alone would be told apart, and where none has an average.
    Source: docs/methods.md, "Groups".
    """
    shown = _shown(room, groups)
    if len(shown) < 2:
        return ()
    found = [_averages(group) for group in shown.values()]
    balanced = {
        area: sum(values, Fraction(0)) / len(values)
        for area in range(1, room.areas + 1)
        if (values := [averages[area] for averages in found if area in averages])
    }
    return (in_tiers(balanced) or ((),))[0]


def contrasts(groups: Sequence[GroupReading]) -> tuple[GroupContrast, ...]:
    """Return each two groups side by side; empty below two. Source: docs/methods.md, "Groups"."""
    return tuple(_contrast(first, second) for first, second in combinations(groups, 2))


def stays_without_groups(groups: Sequence[GroupReading], upper: int, lower: int) -> bool:
    """True when leaving out any one of the groups keeps `upper` strictly before `lower`.

    A group without which one of the two has no place says nothing about them.
    """
    ranks = [places(group.order_without) for group in groups]
    return all(rank[upper] < rank[lower] for rank in ranks if upper in rank and lower in rank)


def group_balanced(groups: Sequence[GroupReading]) -> tuple[float | None, ...]:
    """Return the average place of each area when each group weighs the same.

    A group without an average for an area is left out of that area; None when all are.
    Source: docs/methods.md, "Groups".
    """
    columns = zip(*(group.averages for group in groups), strict=True)
    return tuple(_mean([value for value in column if value is not None]) for column in columns)


def _shown(room: Profile, groups: Mapping[str, Profile]) -> dict[str, Profile]:
    orders = {name: group.orders() for name, group in groups.items()}
    people = {name: group.n for name, group in orders.items()}
    return {name: orders[name] for name in shown_groups(people, total=room.orders().n)}


def _averages(group: Profile) -> dict[int, Fraction]:
    return average_places(compare_pairs(group), least=THRESHOLD)


def _contrast(first: GroupReading, second: GroupReading) -> GroupContrast:
    differences = {
        area: theirs - ours
        for area, (ours, theirs) in enumerate(
            zip(first.averages, second.averages, strict=True), start=1
        )
        if ours is not None and theirs is not None
    }
    widest = max(differences, key=lambda area: abs(differences[area]), default=None)
    return GroupContrast(
        first=first.name,
        second=second.name,
        tau_b=tau_b(places(first.order), places(second.order)),
        area=widest,
        difference=None if widest is None else differences[widest],
    )


def _read_group(name: str, group: Profile, room: Profile) -> GroupReading:
    averages = _averages(group)
    complete = group.complete()
    w = kendall_w(complete) if complete.n >= THRESHOLD else None
    rest = room.without(group)
    return GroupReading(
        name=name,
        orders=group.n,
        averages=tuple(_float(averages.get(area)) for area in range(1, group.areas + 1)),
        order=in_tiers(averages),
        w=_float(w),
        order_without=in_tiers(_averages(rest)),
    )


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
