"""Sixteen phones that send until they hear that their answer counts, and remember what they heard.

A lost connection and a 503 mean: send the same once more. Anything else but what must come is
kept in `wrong`.
"""

import http.client
import itertools
import random
import re
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Self

from tests.client import TOKEN
from tests.faults.arena import Answer, Arena

CLIENTS = 16
COUNTED, AWAY, NEWER = 303, 503, 409
ROTATED = tuple(">".join(str((first + n) % 5 + 1) for n in range(5)) for first in range(5))
COOKIE = re.compile(r"session=[^;]+")


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
        self.heard: dict[str, Heard] = {}
        self.statuses: Counter[int | str] = Counter()
        self.wrong: list[tuple[str, int]] = []
        self.replays = 0
        self.acknowledged = 0
        self._lock = threading.Lock()
        self._seats: Iterator[tuple[int, str]] = iter(enumerate(arena.seats))
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

    def acknowledged_now(self) -> dict[str, list[Answer]]:
        """Return for each seat with an acknowledged answer what may stand in the store from now.

        Taken while phones go on, so answers sent later are told by `heard`.
        """
        with self._lock:
            return {
                token: heard.sent[heard.acknowledged - 1 :]
                for token, heard in self.heard.items()
                if heard.acknowledged
            }

    def _work(self) -> None:
        try:
            with closing(Phone(self.port)) as phone:
                while not self._ended.is_set():
                    with self._lock:
                        number, token = next(self._seats)
                    self._answer(phone, number, token)
        except StopIteration:
            return
        except BaseException as error:  # noqa: BLE001 - the test's own thread tells the test.
            self._errors.append(error)

    def _answer(self, phone: "Phone", number: int, token: str) -> None:
        """Answer for one seat; one in four changes its order, one in four sends it twice."""
        first, changed = ROTATED[number % 5], ROTATED[(number + 1) % 5]
        if not self._until_counted(phone, token, (first, 1)):
            return
        if number % 4 == 0 and self._until_counted(phone, token, (changed, 2)):
            self._once(phone, token, (first, 1), expected=NEWER)
        if number % 4 == 1:
            self._once(phone, token, (first, 1), expected=COUNTED)

    def _until_counted(self, phone: "Phone", token: str, answer: Answer) -> bool:
        with self._lock:
            heard = self.heard.setdefault(token, Heard())
            heard.sent.append(answer)
        for attempt in itertools.count():
            status = self._send(phone, token, answer)
            if status == COUNTED:
                with self._lock:
                    heard.acknowledged = len(heard.sent)
                    self.acknowledged += 1
                    self.replays += attempt > 0
                return True
            if status not in (None, AWAY):
                self.wrong.append((token, status))
                return False
            if self._ended.wait(random.uniform(0.01, 0.05)):
                return False
        raise AssertionError("A phone sends until it is told to end.")

    def _once(self, phone: "Phone", token: str, answer: Answer, *, expected: int) -> None:
        status = self._send(phone, token, answer)
        if status not in (None, AWAY, expected):
            self.wrong.append((token, status))

    def _send(self, phone: "Phone", token: str, answer: Answer) -> int | None:
        status = phone.send(self.arena, token, answer)
        with self._lock:
            self.statuses[status or "lost"] += 1
        return status


class Phone:
    """One connection; it is made anew after each loss."""

    def __init__(self, port: int, *, timeout: float = 30.0) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._session, self._csrf = "", ""

    def send(self, arena: Arena, token: str, answer: Answer) -> int | None:
        """Send an answer; return the status, or None when no answer came back."""
        ranking, revision = answer
        places = {f"place-{area}": n for n, area in enumerate(ranking.split(">"), start=1)}
        try:
            if not self._csrf:
                self.open_page()
            fields = {"csrf_token": self._csrf, "revision": revision, **places}
            self._connection.request(
                "POST",
                arena.address,
                urllib.parse.urlencode(fields),
                {
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Cookie": f"{self._session}; seat-{arena.room.public_id}={token}",
                },
            )
            return self._read()[0]
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return None

    def get(self, address: str, *, cookie: str = "") -> tuple[int | None, float]:
        """Load a page; return the status and how many seconds it took."""
        began = time.monotonic()
        try:
            self._connection.request("GET", address, headers={"Cookie": cookie})
            return self._read()[0], time.monotonic() - began
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return None, time.monotonic() - began

    def open_page(self) -> None:
        """Load a page with a form, whose token every answer carries."""
        self._connection.request("GET", "/sign-in")
        status, body, cookies = self._read()
        found, kept = TOKEN.search(body), COOKIE.search(cookies)
        if status == 200 and found and kept:
            self._csrf, self._session = found[1], kept[0]

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _read(self) -> tuple[int, str, str]:
        answer = self._connection.getresponse()
        body = answer.read().decode()
        return answer.status, body, answer.getheader("Set-Cookie", "")
