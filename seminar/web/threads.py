"""Heavy work beside the event loop: a PDF made on it would stop every page meanwhile."""

from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import TypeVar

from gevent import monkey
from gevent.threadpool import ThreadPool

Answer = TypeVar("Answer")


class Heavy(Enum):
    """What is done beside the loop, with the number of threads of its own that it gets.

    Who cannot write meanwhile must not wait for somebody's PDF as well, nor who signs in. A
    statement or a password may use nothing that waits for a lock of Python's: with several
    threads, two PDFs at once waited for each other's lock for ever, as under gevent a lock wakes
    greenlets of its own thread reliably, not those of another.
    """

    PICTURES = "pictures", 1
    STATEMENTS = "statements", 1
    # One at a time, since what the search keeps of all orders has locks of Python's.
    SEARCHES = "searches", 1
    # Each takes 19 MiB and a processor: with more at once everybody else would wait.
    PASSWORDS = "passwords", 2


def off_the_loop(work: Callable[[], Answer], *, of: Heavy = Heavy.PICTURES) -> Answer:
    """Return what the work returns; a real thread does it where the server runs on gevent."""
    if not monkey.is_module_patched("threading"):
        return work()
    answer: Answer = _threads(of).apply(work)
    return answer


@cache
def _threads(of: Heavy) -> ThreadPool:
    """Return the threads of this process for one kind of work, made after it has forked."""
    _name, number = of.value
    return ThreadPool(number)
