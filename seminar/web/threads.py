"""Heavy work beside the event loop: a PDF made on it would stop every page meanwhile."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from gevent import monkey
from gevent.threadpool import ThreadPool

Answer = TypeVar("Answer")


def off_the_loop(work: Callable[[], Answer], *, is_statement: bool = False) -> Answer:
    """Return what the work returns; a real thread does it where the server runs on gevent.

    A statement of the store has a thread of its own: who cannot write meanwhile must not wait for
    somebody's PDF as well. It may use the driver only, which knows no locks of Python's.
    """
    if not monkey.is_module_patched("threading"):
        return work()
    answer: Answer = _thread("statements" if is_statement else "pictures").apply(work)
    return answer


@cache
def _thread(_of: str) -> ThreadPool:
    """Return one of the two threads of this process, made after the process has forked.

    With several, two PDFs at once waited for each other's lock for ever: under gevent a lock
    wakes greenlets of its own thread reliably, not those of another.
    """
    return ThreadPool(1)
