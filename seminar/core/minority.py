"""Whether some people share another order than the room: a coherent minority."""

import numpy as np

from seminar.core.profile import Profile
from seminar.core.publishable import THRESHOLD
from seminar.core.universe import Numbers, Rows, Universe

# A fifth is what the note calls a minority, and not only a few.
_PARTS = 5
# Beyond a fifth of all pairs two orders are no longer near each other.
_NEAR = 5
_AT_ONCE = 500


def shares_another_order(profile: Profile) -> bool:
    """Return whether a part of the room shares an order that is not the room's.

    Around an order that somebody gave, and that goes against the room in half of all pairs or
    more, stand at least five people and a fifth of the orders, and at most half of them. What
    an order leaves open, by a tie or without a view, goes with nobody and is half apart.
    False without orders, and with fewer than ten.
    Source: docs/methods.md, "Another order".
    """
    orders = profile.orders()
    given = Universe(orders.areas, tuple(ranking for ranking, _ in orders.counts))
    if not given.rankings:
        return False
    return has_minority(given.above, np.array(orders.times(), dtype=np.int64))


def has_minority(above: Rows, people: Numbers) -> bool:
    """Return the same of a room of arrays: who is before whom, and how many people say so.

    `above` has a column for each order and m² rows, `Universe.above`.
    """
    n, areas = int(people.sum()), round(len(above) ** 0.5)
    least, pairs = max(THRESHOLD, -(-n // _PARTS)), areas * (areas - 1) // 2
    if n < 2 * least:
        return False
    for_it = (above @ people).reshape(areas, areas)
    against = (for_it <= for_it.T).astype(np.float64).ravel()
    hearts = np.flatnonzero(2 * (against @ above) >= pairs)
    said = above.sum(axis=0)
    # In parts, since a hall has thousands of different orders.
    for start in range(0, len(hearts), _AT_ONCE):
        part = hearts[start : start + _AT_ONCE]
        doubled = said[part, None] + said - 2 * (above[:, part].T @ above)
        near = (_NEAR * doubled <= 2 * pairs) @ people
        if bool(((near >= least) & (2 * near <= n)).any()):
            return True
    return False
