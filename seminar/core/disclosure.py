"""How much of a round can be told so that nobody is given away."""

from seminar.core.detail import Detail
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from seminar.core.publishable import shows_counts, shows_order, shows_table

COUNT_FILE_AREAS = 6
SEARCHED_AREAS = 8


def finest_detail(profile: Profile, *, seed: int) -> Detail:
    """Return the finest level at which the orders of this room give nobody away.

    Tables and tenths need twenty orders. A level passes when rooms were found of which the
    same is told and in which each statement about one or two people is untrue; the search
    is repeatable by its seed. Below five orders only counts are told. Rooms of more than
    eight areas would be searched for minutes: they are told coarsely by their size.
    Source: docs/methods.md, "What is shown".
    """
    orders = profile.orders()
    if not shows_order(orders.n):
        return Detail.COUNTS
    if orders.areas > SEARCHED_AREAS:
        return Detail.HALVES if shows_counts(orders.n) else Detail.WHOLE
    levels = [Detail.HALVES, Detail.WHOLE]
    if shows_counts(orders.n):
        levels.insert(0, Detail.TENTHS)
    if _may_have_tables(orders):
        levels.insert(0, Detail.TABLES)
    safe = (level for level in levels if not _gives_away(orders, level, seed=seed))
    return next(safe, Detail.COUNTS)


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


def _gives_away(orders: Profile, detail: Detail, *, seed: int) -> bool:
    # Loading numpy takes longer than a count; only a search needs it.
    from seminar.core.other_rooms import OtherRooms  # noqa: PLC0415
    from seminar.core.told import told_of  # noqa: PLC0415
    from seminar.core.universe import universe_of  # noqa: PLC0415

    told = told_of(universe_of(orders, seed=seed), orders, detail)
    return OtherRooms(told, orders, seed=seed).give_somebody_away()
