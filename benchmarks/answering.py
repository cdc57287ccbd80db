"""A hall of phones that follow a room and answer its round as soon as it is opened.

Reads its plan from standard input as JSON and writes what it saw as JSON. Each phone does what a
browser does: it hears the news, asks whether the room moved on, loads the list, sends an order
within five seconds and loads the page that says it is counted.
"""

import http.client
import json
import random
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

WITHIN = 5.0
JITTER = 0.4
FORM = "application/x-www-form-urlencoded"


@dataclass
class Hall:
    """Where everybody is, and what they saw."""

    plan: dict[str, Any]
    statuses: Counter[str] = field(default_factory=Counter)
    answering: list[float] = field(default_factory=list)
    loading: list[float] = field(default_factory=list)
    streams: list[http.client.HTTPResponse] = field(default_factory=list)

    def ask(
        self, line: http.client.HTTPConnection, address: str, cookie: str, form: object = None
    ) -> float:
        """Send one request; return how many seconds its answer took."""
        began = time.monotonic()
        headers = {"Cookie": cookie, "Accept": "text/plain" if form else "text/html"}
        if form is None:
            line.request("GET", address, headers=headers)
        else:
            line.request("POST", address, urlencode(form), {**headers, "Content-Type": FORM})
        answer = line.getresponse()
        answer.read()
        self.statuses[f"{'POST' if form else 'GET'} {answer.status}"] += 1
        return time.monotonic() - began

    def phone(self, seat: str, session: str, csrf: str) -> None:
        """Follow, load and answer."""
        room, cookie = (
            f"/s/{self.plan['public_id']}",
            f"seat-{self.plan['public_id']}={seat}; {session}",
        )
        listening = http.client.HTTPConnection("127.0.0.1", self.plan["port"])
        listening.request("GET", f"{room}/stream", headers={"Cookie": cookie})
        stream = listening.getresponse()
        _hear(stream)
        self.streams.append(stream)
        _hear(stream)
        time.sleep(random.random() * JITTER)
        line = http.client.HTTPConnection("127.0.0.1", self.plan["port"])
        self.loading.append(self.ask(line, f"{room}/now?seen=between", cookie))
        self.loading.append(self.ask(line, f"{room}/order", cookie))
        time.sleep(random.random() * WITHIN)
        order = random.sample("12345", 5)
        places = {f"place-{area}": place for place, area in enumerate(order, 1)}
        form = {"csrf_token": csrf, "revision": "1", **places}
        answer = f"{room}/rounds/{self.plan['round_id']}/answer"
        self.answering.append(self.ask(line, answer, cookie, form))
        self.loading.append(self.ask(line, f"{room}/order?counted=0933", cookie))
        listening.close()
        line.close()


def main() -> None:
    """Let everybody follow, tell the room something, and let all answer."""
    hall = Hall(json.load(sys.stdin))
    waiting = [threading.Thread(target=hall.phone, args=phone) for phone in hall.plan["phones"]]
    for phone in waiting:
        phone.start()
    while len(hall.streams) < len(waiting):
        time.sleep(0.1)
    time.sleep(1.0)
    busy = time.process_time()
    began = time.monotonic()
    login, session, csrf = hall.plan["desk"]
    desk = http.client.HTTPConnection("127.0.0.1", hall.plan["port"])
    told = f"/seminars/{hall.plan['public_id']}/head-count"
    hall.ask(desk, told, f"{login}; {session}", {"csrf_token": csrf, "people": str(len(waiting))})
    for phone in waiting:
        phone.join()
    seconds = time.monotonic() - began
    report = {
        "statuses": dict(hall.statuses),
        **_figures("answer", hall.answering),
        **_figures("page", hall.loading),
        "seconds": round(seconds, 1),
        "load_generator_cores": round((time.process_time() - busy) / seconds, 2),
    }
    json.dump(report, sys.stdout)


def _hear(stream: http.client.HTTPResponse) -> None:
    """Wait for the next event; the first one comes with the stream."""
    while not stream.readline().startswith(b"event: changed"):
        continue


def _figures(name: str, seconds: list[float]) -> dict[str, float]:
    ordered = [round(1000 * each, 1) for each in sorted(seconds)]
    return {
        f"{name}_p50_ms": ordered[len(ordered) // 2],
        f"{name}_p99_ms": ordered[len(ordered) * 99 // 100],
        f"{name}_max_ms": ordered[-1],
    }


if __name__ == "__main__":
    main()
