"""How much of a round can be told so that nobody is given away."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from seminar.core.detail import Detail, Telling
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from seminar.core.publishable import shows_counts, shows_order, shows_table

if TYPE_CHECKING:
    from seminar.core.other_rooms import OtherRooms

COUNT_FILE_AREAS = 6
SEARCHED_AREAS = 8
# Fewer rooms are like one of which more is told; where one walk ends, the next often goes on.
_WALKS = 4


def finest_detail(orders: Profile, *, seed: int) -> Detail:
    """Return the finest level at which the orders of this room or group give nobody away.

    Tables and tenths need twenty orders. A level passes when rooms were found of which the
    same is told and in which each statement about one or two people is untrue; the search
    is repeatable by its seed. Below five orders only counts are told. Rooms of more than
    eight areas would be searched for minutes: they are told coarsely by their size.
    Source: docs/methods.md, "What is shown".
    """
    orders = orders.orders()
    if _goes_by_size(orders):
        return _by_size(orders)
    return _finest(orders, seed=seed)


def what_may_be_told(orders: Profile, *, seed: int) -> Telling:
    """Return what may be told of a room: the finest level, and that some share another order.

    That is told from twenty orders on, as other words for shares are, where the room was searched
    and who is ahead in each pair is told. Rooms of which the same is told then agree in it too.
    It never costs detail: where it would give somebody away, nothing is said of it.
    Source: docs/methods.md, "What is shown".
    """
    orders = orders.orders()
    if _goes_by_size(orders):
        return Telling(_by_size(orders))
    # Loading numpy takes longer than a count; only a search needs it.
    from seminar.core.minority import shares_another_order  # noqa: PLC0415

    is_so = shares_another_order(orders)
    # To say nothing is a word too, where others of whom the same is told would read it.
    detail = _finest(orders, seed=seed, without_minority=not is_so)
    said = is_so and _tells_minority(orders, detail) and _may_be_said(orders, detail, seed=seed)
    return Telling(detail, other_order=said)


def _finest(orders: Profile, *, seed: int, without_minority: bool = False) -> Detail:
    """Return the finest level at which no statement is left, of rooms without a minority too."""

    def gives_away(level: Detail) -> bool:
        says_none = without_minority and _tells_minority(orders, level)
        walk = _rooms_like(orders, level, seed=seed, other_order=False if says_none else None)
        return walk.give_somebody_away()

    return next((level for level in _levels(orders) if not gives_away(level)), Detail.COUNTS)


def _tells_minority(orders: Profile, detail: Detail) -> bool:
    return shows_counts(orders.n) and detail.tells_pairs


def _goes_by_size(orders: Profile) -> bool:
    return not shows_order(orders.n) or orders.areas > SEARCHED_AREAS


def _by_size(orders: Profile) -> Detail:
    if not shows_order(orders.n):
        return Detail.COUNTS
    return Detail.HALVES if shows_counts(orders.n) else Detail.WHOLE


def _levels(orders: Profile) -> Iterator[Detail]:
    """Yield the levels that a room of this size may be told at, the finest first."""
    if _may_have_tables(orders):
        yield Detail.TABLES
    if shows_counts(orders.n):
        yield Detail.TENTHS
    yield from (Detail.HALVES, Detail.WHOLE)


def _may_have_tables(orders: Profile) -> bool:
    """Whether no cell of the tables holds one or two people or everybody, of few enough areas."""
    complete = orders.complete()
    pairs = compare_pairs(orders)
    cells = [cell for matrix in (pairs.above, pairs.ties) for row in matrix for cell in row]
    places = [count for row in complete.doubled_place_counts() for count in row.values()]
    return (
        orders.areas <= COUNT_FILE_AREAS
        and shows_table(cells, people=orders.n)
        and shows_table(places, people=complete.n)
    )


def _may_be_said(orders: Profile, detail: Detail, *, seed: int) -> bool:
    """Whether it gives nobody away at this level that some share another order."""
    walk = _rooms_like(orders, detail, seed=seed, other_order=True)
    return not walk.give_somebody_away(walks=_WALKS)


def _rooms_like(
    orders: Profile, detail: Detail, *, seed: int, other_order: bool | None
) -> "OtherRooms":
    # Loading numpy takes longer than a count; only a search needs it.
    from seminar.core.other_rooms import OtherRooms  # noqa: PLC0415
    from seminar.core.told import told_of  # noqa: PLC0415
    from seminar.core.universe import universe_of  # noqa: PLC0415

    told = told_of(universe_of(orders, seed=seed), orders, detail)
    return OtherRooms(told, orders, seed=seed, other_order=other_order)
