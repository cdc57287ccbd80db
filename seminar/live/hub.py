"""The latest state of each topic in this process, and who waits for the next one.

There is one shared event per topic and state, not a queue per listener: a slow phone skips
states and never piles them up.
"""

import threading
import uuid
from collections import Counter
from enum import StrEnum


class Audience(StrEnum):
    """Who follows: the whole room, or the team and the big screen, who also follow counts."""

    ROOM = "room"
    TEAM = "team"


class Hub:
    """Knows for each audience of a seminar how often something changed, and wakes who waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: dict[tuple[Audience, uuid.UUID], tuple[int, threading.Event]] = {}
        self._streams: Counter[tuple[uuid.UUID, uuid.UUID]] = Counter()

    def publish(self, audience: Audience, seminar_id: uuid.UUID) -> None:
        """Say that something changed; what the room sees change, the team sees too."""
        self._wake((Audience.TEAM, seminar_id))
        if audience is Audience.ROOM:
            self._wake((Audience.ROOM, seminar_id))

    def state(self, audience: Audience, seminar_id: uuid.UUID) -> tuple[int, threading.Event]:
        """Return the state and the event that ends it.

        The event is taken together with the state: taken after comparing, a change in between
        would be missed.
        """
        with self._lock:
            return self._states.setdefault((audience, seminar_id), (0, threading.Event()))

    def followed(self) -> list[uuid.UUID]:
        """Return the seminars that somebody follows from this process."""
        with self._lock:
            return list({seminar_id for seminar_id, _ in self._streams})

    def begin(
        self, seminar_id: uuid.UUID, listener: uuid.UUID, *, most: int, most_in_all: int
    ) -> bool:
        """Count one more stream of a listener; return False where that is one too many."""
        stream = seminar_id, listener
        with self._lock:
            if self._streams[stream] >= most or self._streams.total() >= most_in_all:
                return False
            self._streams[stream] += 1
            return True

    def end(self, seminar_id: uuid.UUID, listener: uuid.UUID) -> None:
        """Count one stream of a listener less."""
        stream = seminar_id, listener
        with self._lock:
            self._streams[stream] -= 1
            if not self._streams[stream]:
                del self._streams[stream]

    def _wake(self, topic: tuple[Audience, uuid.UUID]) -> None:
        with self._lock:
            state, event = self._states.get(topic, (0, threading.Event()))
            self._states[topic] = (state + 1, threading.Event())
        event.set()
