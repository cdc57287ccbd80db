"""The load: so many connections that always have one request under way, in a process of its own.

Reads its plan from standard input as JSON and writes what it saw as JSON.
"""

import gc
import json
import select
import socket
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"
SILENCE = 30.0


@dataclass
class Line:
    """One connection: which request is under way, since when, and what has come back."""

    socket: socket.socket
    number: int = -1
    begun: float = 0.0
    heard: bytes = b""


@dataclass
class Run:
    """What was sent and heard."""

    requests: list[bytes]
    ends: float
    sent: int = 0
    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    acknowledged: list[int] = field(default_factory=list)

    def send_next(self, line: Line) -> bool:
        """Send the next request on a line; False when there is none or the time is over."""
        if self.sent >= len(self.requests) or time.monotonic() > self.ends:
            return False
        line.number, line.heard, line.begun = self.sent, b"", time.monotonic()
        line.socket.send(self.requests[self.sent])
        self.sent += 1
        return True

    def note(self, line: Line) -> None:
        """Keep what the answer was and how long it took."""
        self.seconds.append(time.monotonic() - line.begun)
        status = line.heard[9:12].decode()
        self.statuses[status] += 1
        if status in {"200", "303"}:
            self.acknowledged.append(line.number)


def main() -> None:
    """Put the load on, as the plan says."""
    plan = json.load(sys.stdin)
    lines = [connected(plan["port"]) for _ in range(plan["at_once"])]
    requests = [text.encode("latin-1") for text in plan["requests"]]
    gc.disable()
    began, busy = time.monotonic(), time.process_time()
    run = Run(requests, ends=began + plan["seconds"])
    drive(run, lines)
    json.dump(report(run, time.monotonic() - began, time.process_time() - busy), sys.stdout)


def connected(port: int) -> Line:
    """Return a new connection."""
    opened = socket.create_connection(("127.0.0.1", port))
    opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Line(opened)


def drive(run: Run, lines: list[Line]) -> None:
    """Keep every line busy until there is nothing more to send and all has been answered."""
    poll = select.epoll()
    by_number = {line.socket.fileno(): line for line in lines}
    for number in by_number:
        poll.register(number, select.EPOLLIN)
    under_way = sum(run.send_next(line) for line in lines)
    while under_way:
        ready = poll.poll(SILENCE)
        if not ready:
            run.statuses["silence"] += under_way
            return
        for number, _ in ready:
            line = by_number[number]
            received = line.socket.recv(65536)
            line.heard += received
            if received and not is_whole(line.heard):
                continue
            run.note(line)
            # A line that the server closed says nothing more.
            if not received or not run.send_next(line):
                poll.unregister(number)
                under_way -= 1


def is_whole(heard: bytes) -> bool:
    """Whether an answer has arrived to its last byte."""
    head, found, body = heard.partition(HEAD_END)
    if not found:
        return False
    after = head.lower().partition(LENGTH)[2]
    return len(body) >= int(after.split(b"\r", 1)[0] or 0)


def report(run: Run, seconds: float, busy: float) -> dict[str, Any]:
    """Return the figures of the run."""
    ordered = sorted(run.seconds)
    return {
        "answers_per_second": len(run.acknowledged) / seconds,
        "p50_ms": 1000 * ordered[len(ordered) // 2],
        "p99_ms": 1000 * ordered[len(ordered) * 99 // 100],
        "max_ms": 1000 * ordered[-1],
        "statuses": dict(run.statuses),
        "load_generator_cores": busy / seconds,
        "acknowledged": run.acknowledged,
        "sent": run.sent,
        "seconds": seconds,
    }


if __name__ == "__main__":
    main()
