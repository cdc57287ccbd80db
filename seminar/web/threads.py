"""Heavy work beside the event loop: a PDF made on it would stop every page meanwhile."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from gevent import monkey
from gevent.threadpool import ThreadPool

Answer = TypeVar("Answer")


def off_the_loop(work: Callable[[], Answer]) -> Answer:
    """Return what the work returns; a real thread does it where the server runs on gevent."""
    if not monkey.is_module_patched("threading"):
        return work()
    answer: Answer = _thread().apply(work)
    return answer


@cache
def _thread() -> ThreadPool:
    """Return the one thread of this process for such work, made after the process has forked.

    With several, two PDFs at once waited for each other's lock for ever: under gevent a lock
    wakes greenlets of its own thread reliably, not those of another.
    """
    return ThreadPool(1)
