"""What the stakeholder groups answered, as far as it may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from seminar.core.agreement import kendall_w
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


def read_groups(room: Profile, groups: Mapping[str, Profile]) -> tuple[GroupReading, ...]:
    """Return the readings of the groups that may be shown, by name.

    `room` holds the orders of everybody, each group those of its people.
    """
    orders = {name: group.orders() for name, group in groups.items()}
    people = {name: group.n for name, group in orders.items()}
    names = shown_groups(people, total=room.orders().n)
    return tuple(_read_group(name, orders[name], room.orders()) for name in names)


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


def _read_group(name: str, group: Profile, room: Profile) -> GroupReading:
    averages = average_places(compare_pairs(group), least=THRESHOLD)
    complete = group.complete()
    w = kendall_w(complete) if complete.n >= THRESHOLD else None
    rest = room.without(group)
    return GroupReading(
        name=name,
        orders=group.n,
        averages=tuple(_float(averages.get(area)) for area in range(1, group.areas + 1)),
        order=in_tiers(averages),
        w=_float(w),
        order_without=in_tiers(average_places(compare_pairs(rest), least=THRESHOLD)),
    )


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
