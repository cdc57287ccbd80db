"""Many deeds in the same instant, and what came of each."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from seminar.errors import Refusal

Deed = Callable[[], object]


def each_at_once(deeds: Sequence[Deed]) -> list[object]:
    """Do everything in the same instant; return what each gave, a refusal as itself.

    Any other failure of one is raised when all have ended.
    """
    start = Barrier(len(deeds))

    def do(deed: Deed) -> object:
        start.wait()
        try:
            return deed()
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def at_once(deeds: Sequence[Deed]) -> Counter[object]:
    """Do everything in the same instant; count what came of it, refusals by their class."""
    heard = each_at_once(deeds)
    return Counter(type(one) if isinstance(one, Refusal) else one for one in heard)
