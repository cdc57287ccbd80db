"""How soon everybody hears of a change, and how a hall answers a round that was just opened.

`python -m benchmarks.live [--streams 1000 5000 10000] [--hall 500] [--json FILE]`
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.hall import Hall, Phone, get, open_hall, phones, post
from benchmarks.servers import Server, free_port, gunicorn
from seminar import paths
from seminar.access import tokens
from seminar.models import Account, Login

STREAMS = (1_000, 5_000, 10_000)
HALL = 500
TIMES = 5
PARTS = ("first", "half", "nearly_all", "all")
GOAL_RATIO, GOAL_KB = 3.0, 25.0
GOAL_ANSWER = 1000.0


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    print(
        f"Load of the machine at the beginning: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    found: dict[str, Any] = {"streams": [], "hall": None}
    heads = "".join(f"{head:>8}" for head in ("first", "50 %", "99 %", "100 %"))
    print(f"{'streams':>8} {'ms until':14}{heads}{'lost':>6}{'kB each':>9}  99 % to bare")
    for number in asked.streams:
        bare = _bare(number)
        ours = _ours(number)
        ratio = ours["nearly_all"] / bare["nearly_all"]
        _print(number, "bare loop", bare, "")
        _print(number, "Seminar", ours, f"{ratio:.1f}" + ("" if ratio <= GOAL_RATIO else " (over)"))
        found["streams"].append({"number": number, "bare": bare, "seminar": ours, "ratio": ratio})
    if asked.hall:
        found["hall"] = _hall(asked.hall)
        print(f"A hall of {asked.hall} answers within 5 seconds: {found['hall']}")
    print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", nargs="*", type=int, default=STREAMS)
    parser.add_argument("--hall", type=int, default=HALL, help="phones; 0 leaves it out")
    parser.add_argument("--json", type=Path, help="where to leave the figures")
    return parser.parse_args()


def _print(number: int, name: str, seen: dict[str, float], ratio: str) -> None:
    times = "".join(f"{seen[part]:8.1f}" for part in PARTS)
    print(f"{number:8} {name:14}{times}{seen['lost']:6.0f}{seen['kb']:9.1f}  {ratio}", flush=True)


def _bare(number: int) -> dict[str, float]:
    """Measure the loop that writes the same bytes."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.bare_streams", str(port)]
    process = subprocess.Popen(command)
    try:
        time.sleep(2.0)
        requests = [get(f"/{place}") for place in range(number)]
        deeds = [post("/", {"people": "1"})] * TIMES
        return _measured(port, requests, deeds, processes=[process.pid])
    finally:
        process.kill()
        process.wait()


def _ours(number: int) -> dict[str, float]:
    """Measure Seminar as it is shipped, on SQLite with one worker."""
    with _served() as (hall, server):
        seated = phones(hall.app, number)
        hall.seat(seated)
        address = f"/s/{hall.public_id}/stream"
        requests = [
            get(address, f"seat-{hall.public_id}={phone.seat}; {phone.cookie}") for phone in seated
        ]
        deeds = list(_deeds(hall, TIMES))
        return _measured(server.port, requests, deeds, processes=server.workers())


@contextmanager
def _served() -> Iterator[tuple[Hall, Server]]:
    with tempfile.TemporaryDirectory(prefix="seminar-bench-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'seminar.sqlite'}"
        hall = open_hall(folder, url)
        with gunicorn(paths.FACTORY, folder=folder, url=url, workers=1) as server:
            yield hall, server


def _deeds(hall: Hall, times: int) -> Iterator[str]:
    """Yield deeds of a facilitator that the whole room is told of."""
    desk, login = _desk(hall)
    for people in range(1, times + 1):
        fields = {"csrf_token": desk.csrf, "people": str(people)}
        yield post(f"/seminars/{hall.public_id}/head-count", fields, f"{login}; {desk.cookie}")


def _desk(hall: Hall) -> tuple[Phone, str]:
    """Return a browser of the team and its sign-in."""
    token, moment = tokens.new_token(), datetime.now(UTC)
    with hall.store.session() as db, hall.store.writing(db):
        ada = db.scalars(select(Account.id)).one()
        known_by = tokens.login_hash(token)
        db.add(Login(token_sha256=known_by, account_id=ada, signed_in_at=moment, seen_at=moment))
    return phones(hall.app, 1)[0], f"login={token}"


def _measured(
    port: int, requests: Sequence[str], deeds: Sequence[str], *, processes: Sequence[int]
) -> dict[str, float]:
    """Let phones listen while deeds are done; return medians, what was lost, and memory."""
    before = sum(map(_memory, processes))
    listeners = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.listeners"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert listeners.stdin
    assert listeners.stdout
    listeners.stdin.write(json.dumps({"port": port, "streams": requests, "deeds": deeds}) + "\n")
    listeners.stdin.flush()
    opened = json.loads(listeners.stdout.readline())
    held = sum(map(_memory, processes)) - before
    listeners.stdin.write("go on\n")
    listeners.stdin.flush()
    told = json.loads(listeners.stdout.readline())
    listeners.wait()
    medians = {part: statistics.median(each[part] for each in told) for part in PARTS}
    return {
        **medians,
        "lost": len(requests) - min(each["heard"] for each in told),
        "kb": held / 1024 / len(requests),
        "connect_seconds": opened["seconds"],
    }


def _memory(process: int) -> int:
    """Return how many bytes a process holds in memory."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize()


def _hall(number: int) -> dict[str, Any]:
    """Let a hall of phones follow, see a round being opened, and answer it within five seconds."""
    with _served() as (hall, server):
        seated = phones(hall.app, number)
        hall.seat(seated)
        desk, login = _desk(hall)
        plan = {
            "port": server.port,
            "public_id": hall.public_id,
            "round_id": str(hall.round_id),
            "phones": [[phone.seat, phone.cookie, phone.csrf] for phone in seated],
            "desk": [login, desk.cookie, desk.csrf],
        }
        load = subprocess.run(
            [sys.executable, "-m", "benchmarks.answering"],
            input=json.dumps(plan).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        seen: dict[str, Any] = json.loads(load.stdout)
        seen["stored"] = len(hall.counted())
        return seen


if __name__ == "__main__":
    main()
