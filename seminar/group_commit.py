"""Group commit: what many requests wish to write is written and committed together.

A commit waits for the disk; sixty answers that share one wait once. A request hears its outcome
only after the commit that holds it. docs/decisions/0007-group-commit.md says why.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from seminar.database import STORE_AWAY, Database
from seminar.errors import StoreBusy

LARGEST_BATCH = 256

Wish = TypeVar("Wish")
Outcome = TypeVar("Outcome")
Write = Callable[[Session, Sequence[Wish]], Sequence[Outcome | Exception]]


@dataclass(eq=False)
class _Waiting(Generic[Wish, Outcome]):
    """A request that waits: woken with an outcome, or before that to lead the next batch."""

    key: bytes
    wish: Wish
    woken: threading.Event = field(default_factory=threading.Event)
    outcome: Outcome | Exception | None = None
    is_done: bool = False

    def tell(self, outcome: Outcome | Exception) -> None:
        """Wake the request with its outcome."""
        self.outcome, self.is_done = outcome, True
        self.woken.set()


class GroupCommit(Generic[Wish, Outcome]):
    """Writes wishes in batches, one batch at a time; the first who waits leads.

    `write` gets the wishes of one transaction in the order of their keys and returns for each
    its outcome or the refusal to raise. A wish it refuses must have written nothing.
    """

    def __init__(self, store: Database, write: Write[Wish, Outcome]) -> None:
        self._store = store
        self._write = write
        self._lock = threading.Lock()
        self._queue: list[_Waiting[Wish, Outcome]] = []
        self._has_leader = False

    def do(self, wish: Wish, *, key: bytes) -> Outcome:
        """Return the outcome of a wish once it is committed; raise its refusal.

        Two wishes with one key are never in one batch. StoreBusy says that nothing was written.
        Who calls holds no connection: many who wait with one each would leave none to write with.
        """
        mine = _Waiting[Wish, Outcome](key, wish)
        if not self._leads(mine):
            mine.woken.wait()
        if not mine.is_done:
            self._lead()
        if isinstance(mine.outcome, Exception):
            raise mine.outcome
        return mine.outcome  # type: ignore[return-value]

    def _leads(self, mine: _Waiting[Wish, Outcome]) -> bool:
        with self._lock:
            self._queue.append(mine)
            leads = not self._has_leader
            self._has_leader = True
        return leads

    def _lead(self) -> None:
        """Write one batch, tell each its outcome, and hand the lead on."""
        # Under gevent nothing else runs while SQLite writes: who was just told goes first, and
        # who has just sent comes along.
        time.sleep(0)
        batch = self._next_batch()
        # What the others hear if this request is ended in the middle.
        outcomes: Sequence[Outcome | Exception] = [StoreBusy() for _ in batch]
        try:
            outcomes = self._written([waiting.wish for waiting in batch])
        except STORE_AWAY:
            # Whoever came meanwhile has waited for the same store, and need not wait again.
            late = self._everybody()
            batch, outcomes = [*batch, *late], [StoreBusy() for _ in [*batch, *late]]
        finally:
            for waiting, outcome in zip(batch, outcomes, strict=True):
                waiting.tell(outcome)
            self._hand_on()

    def _next_batch(self) -> list[_Waiting[Wish, Outcome]]:
        """Take from the queue, first come first, in the order of the keys.

        Without the order two processes lock the same rows crosswise, and each waits a second
        until PostgreSQL ends one of them.
        """
        taken: dict[bytes, _Waiting[Wish, Outcome]] = {}
        rest: list[_Waiting[Wish, Outcome]] = []
        with self._lock:
            for waiting in self._queue:
                if len(taken) < LARGEST_BATCH and waiting.key not in taken:
                    taken[waiting.key] = waiting
                else:
                    rest.append(waiting)
            self._queue = rest
        return [taken[key] for key in sorted(taken)]

    def _everybody(self) -> list[_Waiting[Wish, Outcome]]:
        with self._lock:
            everybody, self._queue = self._queue, []
        return everybody

    def _hand_on(self) -> None:
        """Let the first who still waits lead the next batch."""
        with self._lock:
            self._has_leader = bool(self._queue)
            if self._queue:
                self._queue[0].woken.set()

    def _written(self, wishes: Sequence[Wish]) -> Sequence[Outcome | Exception]:
        try:
            return self._committed(wishes)
        except STORE_AWAY:
            raise
        except DBAPIError:
            # One of them was not taken, perhaps because another process was quicker: each
            # alone, in a transaction that sees what is stored now.
            return [self._alone(wish) for wish in wishes]

    def _alone(self, wish: Wish) -> Outcome | Exception:
        try:
            return self._committed([wish])[0]
        except DBAPIError as error:
            return error

    def _committed(self, wishes: Sequence[Wish]) -> Sequence[Outcome | Exception]:
        with self._store.session() as db, self._store.writing(db):
            return self._write(db, wishes)
