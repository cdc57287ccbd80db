"""The latest state of each topic in this process, and who waits for the next one.

There is one shared event per topic and state, not a queue per listener: a slow phone skips
states and never piles them up. What is sent is made once for all who wait.
"""

import threading
import time
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

# What another process told is forgotten when it has told nothing for so long.
FRESH = 30.0


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


@dataclass(eq=False, slots=True)
class Stream:
    """An open stream of one listener; `is_replaced` once a newer one took its place.

    `is_kept` says that it goes on without the request that began it.
    """

    seminar_id: uuid.UUID
    listener: uuid.UUID
    address: str
    audience: Audience = Audience.ROOM
    is_replaced: bool = False
    is_kept: bool = False


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
        self._streams: defaultdict[tuple[uuid.UUID, uuid.UUID], list[Stream]] = defaultdict(list)
        self._addresses: Counter[str] = Counter()
        self._elsewhere: dict[tuple[str, uuid.UUID], tuple[int, float]] = {}

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

    def phones_here(self, seminar_id: uuid.UUID) -> int:
        """Return how many seats follow a room from this process: a number, and nobody's."""
        with self._lock:
            return sum(
                its_id == seminar_id and held[-1].audience is Audience.ROOM
                for (its_id, _), held in self._streams.items()
                if held
            )

    def phones(self, seminar_id: uuid.UUID) -> int:
        """Return how many seats follow a room from any process, as far as it was told lately."""
        oldest = time.monotonic() - FRESH
        with self._lock:
            told = [
                number
                for (_, its_id), (number, at) in self._elsewhere.items()
                if its_id == seminar_id and at >= oldest
            ]
        return self.phones_here(seminar_id) + sum(told)

    def hear_elsewhere(self, process: str, seminar_id: uuid.UUID, number: int) -> None:
        """Note how many seats follow a room from another process."""
        with self._lock:
            self._elsewhere[process, seminar_id] = number, time.monotonic()

    def begin(
        self,
        seminar_id: uuid.UUID,
        listener: uuid.UUID,
        *,
        address: str,
        most: Most,
        audience: Audience = Audience.ROOM,
    ) -> Stream | None:
        """Return one more stream of a listener, None where its address or everybody has too many.

        A listener who has too many goes on with the newest. The oldest, most often one that a page
        left behind, ends at its next change or beat, and counts for its address until then.
        """
        with self._lock:
            if (
                self._addresses[address] >= most.address
                or self._addresses.total() >= most.everybody
            ):
                return None
            begun = Stream(seminar_id, listener, address, audience)
            held = self._streams[seminar_id, listener]
            if len(held) >= most.listener:
                held.pop(0).is_replaced = True
            held.append(begun)
            self._addresses[address] += 1
            return begun

    def end(self, stream: Stream) -> None:
        """Count one stream less."""
        whose = stream.seminar_id, stream.listener
        with self._lock:
            if not stream.is_replaced:
                self._streams[whose].remove(stream)
            self._addresses[stream.address] -= 1
            _forget_if_empty(self._streams, whose)
            _forget_if_empty(self._addresses, stream.address)

    def _move_on(self, topic: Topic) -> threading.Event:
        """Put the next state of a topic in place; return the event that ends the one before."""
        before = self._states.get(topic) or _state(0)
        self._states[topic] = _state(before.number + 1)
        return before.ended


def _state(number: int) -> State:
    return State(number, f"event: changed\ndata: {number}\n\n".encode(), threading.Event())


def _forget_if_empty(kept: dict[Any, Any], key: object) -> None:
    if not kept[key]:
        del kept[key]
