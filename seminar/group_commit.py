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

from seminar import database
from seminar.database import STORE_AWAY, Database
from seminar.errors import StoreBusy

LARGEST_BATCH = 256
# For a batch whose first has waited long already: a store that works takes it within that.
LAST_TRY = 0.5

Wish = TypeVar("Wish")
Outcome = TypeVar("Outcome")
Write = Callable[[Session, Sequence[Wish]], Sequence[Outcome | Exception]]


@dataclass(eq=False)
class Waiting(Generic[Wish, Outcome]):
    """A request that waits: woken with an outcome, or before that to lead the next batch."""

    key: bytes
    wish: Wish
    since: float = field(default_factory=time.monotonic)
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
        self._queue: list[Waiting[Wish, Outcome]] = []
        self._has_leader = False

    def do(self, wish: Wish, *, key: bytes) -> Outcome:
        """Return the outcome of a wish once it is committed; raise its refusal.

        Two wishes with one key are never in one batch. StoreBusy says that nothing was written.
        Who calls holds no connection: many who wait with one each would leave none to write with.
        """
        mine = Waiting[Wish, Outcome](key, wish)
        if not self._leads(mine):
            self._wait(mine)
        if not mine.is_done:
            self._lead()
        if isinstance(mine.outcome, Exception):
            raise mine.outcome
        return mine.outcome  # type: ignore[return-value]

    def _leads(self, mine: Waiting[Wish, Outcome]) -> bool:
        with self._lock:
            self._queue.append(mine)
            leads = not self._has_leader
            self._has_leader = True
        return leads

    def _wait(self, mine: Waiting[Wish, Outcome]) -> None:
        """Wait to be told, or to lead; give up what nobody has taken up within the patience."""
        if mine.woken.wait(database.PATIENCE):
            return
        with self._lock:
            if mine in self._queue and not mine.woken.is_set():
                self._queue.remove(mine)
                raise StoreBusy
        # It is being written, so that only the store can tell what becomes of it.
        mine.woken.wait()

    def _lead(self) -> None:
        """Write one batch, tell each its outcome, and hand the lead on."""
        # Under gevent nothing else runs while SQLite writes: who was just told goes first, and
        # who has just sent comes along.
        time.sleep(0)
        batch = self._next_batch()
        # What the others hear if this request is ended in the middle.
        outcomes: Sequence[Outcome | Exception] = [StoreBusy() for _ in batch]
        try:
            outcomes = self._written([waiting.wish for waiting in batch], until=until_when(batch))
        except STORE_AWAY:
            # Whoever came meanwhile has waited for the same store, and need not wait again.
            late = self._everybody()
            batch, outcomes = [*batch, *late], [StoreBusy() for _ in [*batch, *late]]
        finally:
            for waiting, outcome in zip(batch, outcomes, strict=True):
                waiting.tell(outcome)
            self._hand_on()

    def _next_batch(self) -> list[Waiting[Wish, Outcome]]:
        """Take from the queue, first come first, in the order of the keys.

        Without the order two processes lock the same rows crosswise, and each waits a second
        until PostgreSQL ends one of them.
        """
        taken: dict[bytes, Waiting[Wish, Outcome]] = {}
        rest: list[Waiting[Wish, Outcome]] = []
        with self._lock:
            for waiting in self._queue:
                if len(taken) < LARGEST_BATCH and waiting.key not in taken:
                    taken[waiting.key] = waiting
                else:
                    rest.append(waiting)
            self._queue = rest
        return [taken[key] for key in sorted(taken)]

    def _everybody(self) -> list[Waiting[Wish, Outcome]]:
        with self._lock:
            everybody, self._queue = self._queue, []
        return everybody

    def _hand_on(self) -> None:
        """Let the first who still waits lead the next batch."""
        with self._lock:
            self._has_leader = bool(self._queue)
            if self._queue:
                self._queue[0].woken.set()

    def _written(self, wishes: Sequence[Wish], *, until: float) -> Sequence[Outcome | Exception]:
        try:
            return self._committed(wishes, until)
        except STORE_AWAY:
            raise
        except DBAPIError:
            return self._one_by_one(wishes, until)

    def _one_by_one(self, wishes: Sequence[Wish], until: float) -> Sequence[Outcome | Exception]:
        """Write each alone: one was not taken, perhaps because another process was quicker.

        Each transaction sees what is stored now. Once the store is away, nobody waits for it anew.
        """
        outcomes: list[Outcome | Exception] = []
        for wish in wishes:
            try:
                outcomes.extend(self._committed([wish], until))
            except STORE_AWAY:
                break
            except DBAPIError as error:
                outcomes.append(error)
        return [*outcomes, *(StoreBusy() for _ in wishes[len(outcomes) :])]

    def _committed(self, wishes: Sequence[Wish], until: float) -> Sequence[Outcome | Exception]:
        with self._store.session() as db, self._store.writing(db, until=until):
            outcomes = self._write(db, wishes)
            # Before the commit: afterwards nobody could say whose outcome is missing.
            if len(outcomes) != len(wishes):
                raise RuntimeError(f"{len(wishes)} wishes were written, {len(outcomes)} told.")
            return outcomes


def until_when(batch: Sequence[Waiting[Wish, Outcome]]) -> float:
    """Return until when the batch may wait for the store: as long as its first one still would."""
    patient = min(waiting.since for waiting in batch) + database.PATIENCE
    return max(patient, time.monotonic() + LAST_TRY)
