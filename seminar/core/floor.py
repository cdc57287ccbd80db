"""For how long each area had the floor, from the taps that gave and took it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

# A floor that nobody takes back, and that no other follows, is given up after an hour: somebody
# went home without a tap, and the night is no debate.
LONGEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class FloorSpan:
    """One tap that gave the floor; `area` is None where it was given to all areas together.

    `ended` is the tap that took it back, or the end of its item, whichever came first; None
    while neither has come.
    """

    area: int | None
    started: datetime
    ended: datetime | None = None


def floor_seconds(spans: Iterable[FloorSpan], *, areas: int, until: datetime) -> tuple[int, ...]:
    """Return the whole seconds that each of `areas` areas, 1 to m, had the floor up to a moment.

    The room has one floor. Where two spans overlap the one that began later has it from then on,
    and the earlier one does not get it back. An area that had the floor several times has the
    sum. A span without an end runs to the next one, to `until`, or for an hour, whichever comes
    first. One that ends before it begins, as after a clock was set back, counts nothing. Time on
    all areas together is nobody's.
    """
    ordered = sorted(spans, key=lambda span: (span.started, span.ended or until))
    had = [timedelta()] * areas
    for span, following in zip_longest(ordered, ordered[1:]):
        if span.area is None:
            continue
        ends = [span.ended or span.started + LONGEST, until]
        if following is not None:
            ends.append(following.started)
        had[span.area - 1] += max(min(ends) - span.started, timedelta())
    return tuple(int(time.total_seconds()) for time in had)


def holds_floor(span: FloorSpan, *, now: datetime) -> bool:
    """Whether the last span that was given still has the floor."""
    return span.ended is None and now < span.started + LONGEST
