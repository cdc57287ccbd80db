"""One at a time for each subject, so that a limit counts each try before it judges the next."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from seminar import database
from seminar.errors import StoreBusy


class Turns:
    """Lets one try of a subject pass at a time.

    Else fifty guesses of one instant would all be judged by the count of before them. It holds in
    one process; each further one may let one more guess pass than the limit allows.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._wanted: Counter[str] = Counter()

    @contextmanager
    def of(self, subject: str) -> Iterator[None]:
        """Wait for the turn of a subject, no longer than for the store."""
        with self._lock:
            turn = self._turns.setdefault(subject, threading.Lock())
            self._wanted[subject] += 1
        try:
            if not turn.acquire(timeout=database.PATIENCE):
                raise StoreBusy
            try:
                yield
            finally:
                turn.release()
        finally:
            self._leave(subject)

    def _leave(self, subject: str) -> None:
        with self._lock:
            self._wanted[subject] -= 1
            if not self._wanted[subject]:
                del self._wanted[subject], self._turns[subject]
