"""What may leave: the thresholds that every page, note and export passes."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

THRESHOLD = 5
COUNTS_FROM = 20
LONE = 2


def is_lone(count: Fraction | int) -> bool:
    """True for a count of one or two people: it would point at somebody."""
    return 0 < count <= LONE


def shows_order(orders: int) -> bool:
    """True when a room or group has enough orders to show more than their number."""
    return orders >= THRESHOLD


def shows_counts(orders: int) -> bool:
    """True when a room has enough orders for counts by place and for percentages."""
    return orders >= COUNTS_FROM


def shows_table(cells: Iterable[Fraction | int], *, people: int) -> bool:
    """True when a table of counts over this many people points at nobody.

    One cell of one or two people hides the whole table, since the sums of its rows and
    columns would give a single hidden cell back. A cell that holds everybody hides it
    too: it would tell what each person answered.
    """
    return shows_counts(people) and not any(is_lone(cell) or cell == people for cell in cells)


def shown_groups(people: Mapping[str, int], *, total: int) -> tuple[str, ...]:
    """Return the groups that may be shown, by name.

    A group under the threshold is hidden. Where those hidden, together with the people in
    no group (`total` minus all groups), are some but fewer than the threshold, the
    smallest shown group is hidden too: otherwise the room minus the groups shown would
    give them back. Under the threshold in total nothing is shown. Empty groups are ignored.
    """
    if total < THRESHOLD:
        return ()
    shown = sorted((n, name) for name, n in people.items() if n >= THRESHOLD)
    hidden = total - sum(n for n, _ in shown)
    if 0 < hidden < THRESHOLD:
        # One more is enough: it has as many people as must stand together.
        del shown[0]
    return tuple(sorted(name for _, name in shown))


def hides_any(counts: Sequence[int]) -> bool:
    """True when telling these counts apart would count one or two people."""
    return any(is_lone(count) for count in counts)
