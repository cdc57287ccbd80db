"""Sixteen phones that send until they hear that their answer counts, and remember what they heard.

A lost connection and a 503 mean: send the same once more. Anything else but what must come is
kept in `wrong`. Phone, which is one connection, stands in tests/faults/phone.py.
"""

import itertools
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Self

from tests.faults.arena import TOGETHER, Answer, Arena
from tests.faults.hall import Chair
from tests.faults.phone import Phone

CLIENTS = 16
COUNTED, AWAY, NEWER = 303, 503, 409
ROTATED = tuple(">".join(str((first + n) % 5 + 1) for n in range(5)) for first in range(5))
NO_VIEW = "|1=2=3=4=5"


@dataclass
class Heard:
    """What one seat sent in order, and how much of it was acknowledged."""

    sent: list[Answer] = field(default_factory=list)
    acknowledged: int = 0

    def allowed(self) -> list[Answer]:
        """Return what may stand in the store: the last acknowledged, or one sent after it."""
        return self.sent[max(self.acknowledged - 1, 0) :]


class Phones:
    """Clients in threads, who answer for one seat after the other until they are told to end."""

    def __init__(self, arena: Arena, port: int, *, clients: int = CLIENTS) -> None:
        self.arena = arena
        self.port = port
        self.heard: dict[Chair, Heard] = {}
        self.statuses: Counter[int | str] = Counter()
        self.wrong: list[tuple[Chair, int]] = []
        self.replays = 0
        self.acknowledged = 0
        self._lock = threading.Lock()
        self._seats: Iterator[tuple[int, Chair]] = iter(enumerate(arena.seats))
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(clients)]
        self._errors: list[BaseException] = []

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Let every phone finish what it is sending; afterwards nothing is under way."""
        self._ended.set()
        for thread in self._threads:
            thread.join(60)
        assert not any(thread.is_alive() for thread in self._threads)
        assert self._errors == []

    def wait_for(self, acknowledged: int, *, patience: float = 120.0) -> None:
        """Wait until so many answers were acknowledged in all."""
        deadline = time.monotonic() + patience
        while self.acknowledged < acknowledged:
            assert self._errors == []
            assert any(thread.is_alive() for thread in self._threads), "The seats ran out."
            assert time.monotonic() < deadline, dict(self.statuses)
            time.sleep(0.005)

    def counted_now(self) -> set[Chair]:
        """Return the seats with an acknowledged answer, while phones go on."""
        with self._lock:
            return {chair for chair, heard in self.heard.items() if heard.acknowledged}

    def _work(self) -> None:
        try:
            with closing(Phone(self.port)) as phone:
                while not self._ended.is_set():
                    with self._lock:
                        number, chair = next(self._seats)
                    self._answer(phone, number, chair)
        except StopIteration:
            return
        except BaseException as error:  # noqa: BLE001 - the test's own thread tells the test.
            self._errors.append(error)

    def _answer(self, phone: Phone, number: int, chair: Chair) -> None:
        """Answer for one seat, in one of four ways: most people change what they said."""
        first, changed = ROTATED[number % 5], ROTATED[(number + 1) % 5]
        said = (
            [first, changed],
            [first],
            [TOGETHER, changed],
            [first, TOGETHER, NO_VIEW],
        )[number % 4]
        for revision, words in enumerate(said, start=1):
            if not self._until_counted(phone, chair, (words, revision)):
                return
        if number % 4 < 2:
            # A delayed retry: it is the answer that counts, or a newer one does by now.
            expected = COUNTED if said == [first] else NEWER
            self._once(phone, chair, (first, 1), expected=expected)

    def _until_counted(self, phone: Phone, chair: Chair, answer: Answer) -> bool:
        with self._lock:
            heard = self.heard.setdefault(chair, Heard())
            heard.sent.append(answer)
        for attempt in itertools.count():
            status = self._send(phone, chair, answer)
            if status == COUNTED:
                with self._lock:
                    heard.acknowledged = len(heard.sent)
                    self.acknowledged += 1
                    self.replays += attempt > 0
                return True
            if status not in (None, AWAY):
                self.wrong.append((chair, status))
                return False
            if self._ended.wait(random.uniform(0.01, 0.05)):
                return False
        raise AssertionError("A phone sends until it is told to end.")

    def _once(self, phone: Phone, chair: Chair, answer: Answer, *, expected: int) -> None:
        status = self._send(phone, chair, answer)
        if status not in (None, AWAY, expected):
            self.wrong.append((chair, status))

    def _send(self, phone: Phone, chair: Chair, answer: Answer) -> int | None:
        status = phone.send(chair, answer)
        with self._lock:
            self.statuses[status or "lost"] += 1
        return status
