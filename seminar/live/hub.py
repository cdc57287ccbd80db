"""The latest state of each topic in this process, and who waits for the next one.

There is one shared event per topic and state, not a queue per listener: a slow phone skips
states and never piles them up. What is sent is made once for all who wait.
"""

import threading
import uuid
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Audience(StrEnum):
    """Who follows: the whole room, or the team and the big screen, who also follow counts.

    Those at the door follow only whether they are let in: when the room moves is not theirs.
    """

    ROOM = "room"
    TEAM = "team"
    DOOR = "door"


Topic = tuple[Audience, uuid.UUID]


class State(NamedTuple):
    """A state of a topic: its number, the bytes that tell it, and the event that ends it."""

    number: int
    told: bytes
    ended: threading.Event


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
        self._states: dict[Topic, State] = {}
        self._versions: dict[Topic, int] = {}
        self._streams: Counter[tuple[uuid.UUID, uuid.UUID]] = Counter()
        self._addresses: Counter[str] = Counter()

    def publish(
        self, audience: Audience, seminar_id: uuid.UUID, *, version: int | None = None
    ) -> None:
        """Say that something changed; what the others see change, the team sees too.

        A change that the store numbers arrives by several ways; only the first one is news.
        """
        topic = audience, seminar_id
        with self._lock:
            if version is not None and version <= self._versions.get(topic, -1):
                return
            if version is not None:
                self._versions[topic] = version
            topics = {topic, (Audience.TEAM, seminar_id)}
            ended = [self._move_on(topic) for topic in topics]
        for event in ended:
            event.set()

    def state(self, audience: Audience, seminar_id: uuid.UUID) -> State:
        """Return the state with the event that ends it.

        The event is taken together with the state: taken after comparing, a change in between
        would be missed.
        """
        topic = audience, seminar_id
        with self._lock:
            if topic not in self._states:
                self._states[topic] = _state(0)
            return self._states[topic]

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

    def _move_on(self, topic: Topic) -> threading.Event:
        """Put the next state of a topic in place; return the event that ends the one before."""
        before = self._states.get(topic) or _state(0)
        self._states[topic] = _state(before.number + 1)
        return before.ended


def _state(number: int) -> State:
    return State(number, f"event: changed\ndata: {number}\n\n".encode(), threading.Event())


def _one_less(counted: Counter[Any], key: object) -> None:
    counted[key] -= 1
    if not counted[key]:
        del counted[key]
