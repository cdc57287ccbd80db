"""The latest state of each topic in this process, and who waits for the next one.

There is one shared event per topic and state, not a queue per listener: a slow phone skips
states and never piles them up.
"""

import threading
import uuid
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Audience(StrEnum):
    """Who follows: the whole room, or the team and the big screen, who also follow counts.

    Those at the door follow only whether they are let in: when the room moves is not theirs.
    """

    ROOM = "room"
    TEAM = "team"
    DOOR = "door"


@dataclass(frozen=True)
class Most:
    """How many streams one listener may hold, one address, and everybody together."""

    listener: int
    address: int
    everybody: int


class Hub:
    """Knows for each audience of a seminar how often something changed, and wakes who waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: dict[tuple[Audience, uuid.UUID], tuple[int, threading.Event]] = {}
        self._streams: Counter[tuple[uuid.UUID, uuid.UUID]] = Counter()
        self._addresses: Counter[str] = Counter()

    def publish(self, audience: Audience, seminar_id: uuid.UUID) -> None:
        """Say that something changed; what the others see change, the team sees too."""
        self._wake((Audience.TEAM, seminar_id))
        if audience is not Audience.TEAM:
            self._wake((audience, seminar_id))

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
        self, seminar_id: uuid.UUID, listener: uuid.UUID, *, address: str, most: Most
    ) -> bool:
        """Count one more stream of a listener; return False where that is one too many."""
        stream = seminar_id, listener
        with self._lock:
            if (
                self._streams[stream] >= most.listener
                or self._addresses[address] >= most.address
                or self._streams.total() >= most.everybody
            ):
                return False
            self._streams[stream] += 1
            self._addresses[address] += 1
            return True

    def end(self, seminar_id: uuid.UUID, listener: uuid.UUID, *, address: str) -> None:
        """Count one stream of a listener less."""
        with self._lock:
            _one_less(self._streams, (seminar_id, listener))
            _one_less(self._addresses, address)

    def _wake(self, topic: tuple[Audience, uuid.UUID]) -> None:
        with self._lock:
            state, event = self._states.get(topic, (0, threading.Event()))
            self._states[topic] = (state + 1, threading.Event())
        event.set()


def _one_less(counted: Counter[Any], key: object) -> None:
    counted[key] -= 1
    if not counted[key]:
        del counted[key]
