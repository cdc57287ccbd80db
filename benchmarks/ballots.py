"""How many answers a second are counted, beside a bare Flask on the same server and store.

`python -m benchmarks.ballots --json FILE`. Every acknowledged answer is looked up in the store
afterwards. Ratios are taken within a round, minutes apart at most: on a shared machine they
mean more than the figures themselves.
"""

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from benchmarks.bare import VOTE
from benchmarks.hall import Hall, Phone, answers, get, open_hall, phones, post
from benchmarks.servers import Server, gunicorn, postgresql
from seminar import paths
from seminar.database import Database
from seminar.live.hub import Hub

AT_ONCE = (1, 16, 64, 256)
CROWD = 64
WORKERS = {"sqlite": 1, "postgresql": 2}
BURST = 500
MANY = 100_000
MOST_PER_SECOND = 6000

Figures = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """One store with both applications on it, and the phones of the hall."""

    hall: Hall
    phones: Sequence[Phone]
    ours: Server
    bare: Server
    url: str
    seconds: float

    def answers(self, at_once: int, *, before: int = 0) -> Figures:
        """Measure the answer POST, and look every acknowledged answer up."""
        self.hall.empty()
        if before:
            self.hall.fill(before)
        sent = list(answers(len(self.phones)))
        requests = [self.hall.answer(self.phones[one.phone], one) for one in sent]
        figures = self.ours.load(requests, at_once=at_once, seconds=self.seconds)
        expected = {}
        for number in sorted(figures.pop("acknowledged")):
            one = sent[number]
            expected[self.hall.key(self.phones[one.phone])] = (one.order, one.revision)
        counted = self.hall.counted()
        found = sum(counted.get(key) == answer for key, answer in expected.items())
        return figures | {
            "acknowledged_seats": len(expected),
            "found_in_store": found,
            "in_store_too_many": len(counted) - before - len(expected),
        }

    def bare_inserts(self, at_once: int) -> Figures:
        """Measure the bare application, and count its rows."""
        requests = [post("/vote", {"ranking": "1>2>3>4>5"})] * self._most()
        before = _rows_of_bare(self.url)
        figures = self.bare.load(requests, at_once=at_once, seconds=self.seconds)
        stored = _rows_of_bare(self.url) - before
        return figures | {"acknowledged": len(figures["acknowledged"]), "found_in_store": stored}

    def greetings(self, at_once: int) -> Figures:
        """Measure a page that does nothing."""
        figures = self.bare.load(
            [get("/")] * (3 * self._most()), at_once=at_once, seconds=self.seconds
        )
        return figures | {"acknowledged": len(figures["acknowledged"])}

    def arrivals(self, number: int) -> Figures:
        """Let many take their seats in the same instant."""
        crowd = phones(self.hall.app, number)
        figures = self.ours.load(
            [self.hall.arrival(phone) for phone in crowd], at_once=number, seconds=60
        )
        return figures | {"acknowledged": len(figures["acknowledged"])}

    def _most(self) -> int:
        return int(MOST_PER_SECOND * self.seconds)


def main() -> None:
    """Measure, print a table, and leave everything in a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="leave all figures in this file")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3.0, help="length of one measurement")
    parser.add_argument("--stores", nargs="+", default=list(WORKERS), choices=list(WORKERS))
    wanted = parser.parse_args()
    report = {"machine": machine(), "seconds": wanted.seconds, "stores": {}}
    for store in wanted.stores:
        with stage(store, wanted.seconds) as made:
            report["stores"][store] = measured(made, wanted.rounds)
        print(table(store, report["stores"][store]))
    if wanted.json:
        wanted.json.write_text(json.dumps(report, indent=1) + "\n")


def machine() -> Figures:
    """Return what the figures depend on."""
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


@contextmanager
def stage(store: str, seconds: float) -> Iterator[Stage]:
    """Build the store, both servers and the phones."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="seminar-bench-")))
        url = f"sqlite:///{folder / 'seminar.sqlite'}"
        if store == "postgresql":
            url = held.enter_context(postgresql())
        hall = open_hall(folder, url)
        crowd = phones(hall.app, int(MOST_PER_SECOND * seconds * 2 / 3))
        hall.seat(crowd)
        workers = WORKERS[store]
        served = gunicorn(paths.FACTORY, folder=folder, url=url, workers=workers)
        ours = held.enter_context(served)
        beside = _beside(url, folder)
        _make_bare_table(beside)
        served = gunicorn("benchmarks.bare:make_app()", folder=folder, url=beside, workers=workers)
        bare = held.enter_context(served)
        yield Stage(hall, crowd, ours, bare, beside, seconds)


def measured(made: Stage, rounds: int) -> Figures:
    """Return the figures of every round, and what is made of them."""
    made.answers(CROWD)
    made.bare_inserts(CROWD)
    taken: dict[str, list[Figures]] = {}
    for _ in range(rounds):
        for at_once in AT_ONCE:
            for name, measure in (
                ("hello", made.greetings),
                ("bare", made.bare_inserts),
                ("seminar", made.answers),
            ):
                taken.setdefault(f"{name} {at_once}", []).append(measure(at_once))
        taken.setdefault("seminar after 100", []).append(made.answers(CROWD, before=100))
        taken.setdefault("seminar after many", []).append(made.answers(CROWD, before=MANY))
        taken.setdefault("joining", []).append(made.arrivals(BURST))
    return {"rounds": taken, "summary": summary(taken)}


def summary(taken: dict[str, list[Figures]]) -> Figures:
    """Return medians and ranges, of the figures and of their ratios within each round."""
    figures = ("answers_per_second", "p50_ms", "p99_ms", "server_cores", "load_generator_cores")
    made: Figures = {
        name: {figure: _spread([one[figure] for one in runs]) for figure in figures}
        for name, runs in taken.items()
    }
    pairs = {f"seminar to bare, {n}": (f"seminar {n}", f"bare {n}") for n in AT_ONCE}
    pairs |= {f"seminar to hello, {n}": (f"seminar {n}", f"hello {n}") for n in AT_ONCE}
    pairs["after many to after 100"] = ("seminar after many", "seminar after 100")
    made["ratios"] = {
        name: _spread(
            [
                one["answers_per_second"] / other["answers_per_second"]
                for one, other in zip(taken[above], taken[below], strict=True)
            ]
        )
        for name, (above, below) in pairs.items()
    }
    return made


def table(store: str, report: Figures) -> str:
    """Return the figures as text."""
    lines = [f"\n{store}, {WORKERS[store]} worker(s)"]
    for name, figures in report["summary"].items():
        if name == "ratios":
            continue
        rate, tail = figures["answers_per_second"], figures["p99_ms"]
        lines.append(
            f"  {name:20} {rate['median']:7.0f}/s ({rate['low']:.0f}-{rate['high']:.0f})"
            f"  p99 {tail['median']:7.1f} ms"
            f"  cores: server {figures['server_cores']['median']:.2f}"
            f" load {figures['load_generator_cores']['median']:.2f}"
        )
    for name, ratio in report["summary"]["ratios"].items():
        lines.append(f"  {name:26} {ratio['median']:.2f} ({ratio['low']:.2f}-{ratio['high']:.2f})")
    every = [one for runs in report["rounds"].values() for one in runs]
    ours = [one for one in every if "acknowledged_seats" in one]
    acknowledged = sum(one["acknowledged_seats"] for one in ours)
    found = sum(one["found_in_store"] for one in ours)
    statuses = sorted({status for one in every for status in one["statuses"]})
    lines.append(f"  answers acknowledged {acknowledged}, found in the store {found}")
    lines.append(f"  statuses {', '.join(statuses)}")
    return "\n".join(lines)


def _spread(values: Sequence[float]) -> Figures:
    return {"median": statistics.median(values), "low": min(values), "high": max(values)}


def _beside(url: str, folder: Path) -> str:
    """Return the same PostgreSQL, or a SQLite beside the other: it takes one writing process."""
    return url if url.startswith("postgresql") else f"sqlite:///{folder / 'bare.sqlite'}"


def _make_bare_table(url: str) -> None:
    engine = Database(url, Hub()).engine
    VOTE.metadata.create_all(engine)
    engine.dispose()


def _rows_of_bare(url: str) -> int:
    engine = Database(url, Hub()).engine
    with engine.connect() as connection:
        rows = connection.scalar(select(func.count()).select_from(VOTE))
    engine.dispose()
    return int(rows or 0)


if __name__ == "__main__":
    main()
