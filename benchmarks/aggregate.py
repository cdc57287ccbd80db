"""How long the count of a round takes, from the rows of the store to a full reading.

`python -m benchmarks.aggregate --json FILE`. Each count has a process of its own and 1,000 redraws
in it. Where `make oracle` has made its environment, pref_voting counts the same grouped orders
beside it. Ratios are of CPU time, since machines are shared, and taken within a round.
"""

import argparse
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from benchmarks.hall import Hall, open_hall
from benchmarks.servers import postgresql
from seminar import paths
from seminar.core.ballot import ranking_from_places
from seminar.core.terms import RoundState
from seminar.models import Ballot, Round, StakeholderGroup

CASES = tuple((5, 10**n) for n in (3, 4, 5, 6)) + tuple((10, 10**n) for n in (3, 4, 5))
STORES = ("sqlite", "postgresql")
GROUPS = 5
ROWS_AT_ONCE = 50_000
# The other library needs half a minute for the largest case: then once is enough.
LONG = 5.0
OTHER = paths.ROOT / ".venv-oracle/bin/python"

Figures = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A round with so many answers in a store."""

    store: str
    areas: int
    ballots: int
    groups: bool

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.areas:>2} areas {self.ballots:>9,}{' in groups' if self.groups else ''}"


def main() -> None:
    """Measure, print a table, and leave everything in a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="leave all figures in this file")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=10**6, help="leave larger rooms out")
    parser.add_argument("--stores", nargs="+", default=list(STORES), choices=STORES)
    parser.add_argument("--groups", action="store_true", help="count by stakeholder group too")
    wanted = parser.parse_args()
    if not OTHER.exists():
        print("pref_voting is not here (`make oracle` fetches it), so it is not measured.")
    report = {}
    for store in wanted.stores:
        with hall(store) as made:
            cases = [Case(store, *case, wanted.groups) for case in CASES if case[1] <= wanted.most]
            report[store] = {case.name: measured(made, case, wanted.rounds) for case in cases}
        print(table(store, report[store]))
    if wanted.json:
        wanted.json.write_text(json.dumps(report, indent=1) + "\n")


@contextmanager
def hall(store: str) -> Iterator[Hall]:
    """Build a store with a closed round."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="seminar-bench-")))
        url = f"sqlite:///{folder / 'seminar.sqlite'}"
        if store == "postgresql":
            url = held.enter_context(postgresql())
        made = open_hall(folder, url)
        with made.store.session() as db, made.store.writing(db):
            db.execute(update(Round).values(state=RoundState.CLOSED))
            add_round_of_nobody(db, made)
        yield made
        made.store.engine.dispose()


def add_round_of_nobody(db: Session, made: Hall) -> None:
    """Add a second closed round, counted first so that no statement is new in what is measured."""
    asked = db.get_one(Round, made.round_id)
    db.add(
        Round(
            question_id=asked.question_id,
            agenda_item_id=asked.agenda_item_id,
            number=asked.number,
            attempt=asked.attempt + 1,
            state=RoundState.CLOSED,
        )
    )


def measured(made: Hall, case: Case, rounds: int) -> list[Figures]:
    """Return the figures of every round of one case."""
    fill(made, case)
    runs: list[Figures] = []
    command = ["-m", "benchmarks.histogram", made.store.url, str(made.round_id), str(case.areas)]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as grouped:
        json.dump((case.areas, histogram(made)), grouped)
        grouped.flush()
        for _ in range(rounds):
            run = {"ours": _figures([sys.executable, *command])}
            if OTHER.exists() and (not runs or runs[0]["other"]["total"] < LONG):
                run["other"] = _figures([str(OTHER), "benchmarks/another_library.py", grouped.name])
            runs.append(run)
    return runs


def fill(made: Hall, case: Case) -> None:
    """Put the answers of a case into the store, in the order in which people came."""
    chance = np.random.default_rng(case.areas * case.ballots)
    texts, which = orders(case.areas, case.ballots, chance)
    store = made.store
    with store.session() as db, store.writing(db):
        db.execute(delete(Ballot))
        db.execute(delete(StakeholderGroup))
        groups = [StakeholderGroup(seminar_id=made.seminar_id, name=f"G{n}") for n in range(GROUPS)]
        db.add_all(groups if case.groups else [])
        db.flush()
        ids = [group.id for group in groups] if case.groups else [None]
        for start in range(0, case.ballots, ROWS_AT_ONCE):
            rows = [
                {
                    "round_id": made.round_id,
                    "answer_key": secrets.token_bytes(32),
                    "kind": "order",
                    "ranking": texts[number],
                    "group_id": ids[number % len(ids)],
                    "revision": 1,
                }
                for number in which[start : start + ROWS_AT_ONCE].tolist()
            ]
            db.execute(insert(Ballot), rows)
    made.settle()


def orders(
    areas: int, ballots: int, chance: np.random.Generator
) -> tuple[list[str], "np.ndarray[Any, np.dtype[np.intp]]"]:
    """Return distinct orders, and which of them each person gave: with ties and no view."""
    liking = np.linspace(0, 1.5, areas) + chance.normal(size=(ballots, areas))
    places = 1 + np.clip(np.rint((liking + 2) * (areas - 1) / 5.5), 0, areas - 1).astype(np.int64)
    places[chance.random((ballots, areas)) < 0.01] = 0
    codes = places @ ((areas + 1) ** np.arange(areas))
    _, first, which = np.unique(codes, return_index=True, return_inverse=True)
    typed = [
        ranking_from_places({a: place or None for a, place in enumerate(row, 1)}, areas).text
        for row in places[first].tolist()
    ]
    texts, same = np.unique(typed, return_inverse=True)
    return texts.tolist(), same[which]


def histogram(made: Hall) -> list[tuple[str, int]]:
    """Return the grouped orders, for the other library."""
    with made.store.session() as db:
        rows = db.execute(select(Ballot.ranking, func.count()).group_by(Ballot.ranking))
        return [(ranking, people) for ranking, people in rows]


def table(store: str, report: dict[str, list[Figures]]) -> str:
    """Return medians and ranges as text."""
    lines = [
        f"\n{store}",
        (
            f"{'':32}{'distinct':>9}{'GROUP BY ms':>13}{'total ms':>10}{'(range)':>14}{'CPU s':>7}"
            f"{'MB':>6}  pref_voting: CPU s, MB, times ours"
        ),
    ]
    for name, runs in report.items():
        ours = [run["ours"] for run in runs]
        total = _spread([one["total"] * 1000 for one in ours])
        line = (
            f"  {name:30}{ours[0]['distinct']:9}"
            f"{statistics.median(one['grouping'] for one in ours) * 1000:13.1f}"
            f"{total['median']:10.1f}{total['low']:7.0f}-{total['high']:<6.0f}"
            f"{statistics.median(one['cpu'] for one in ours):7.3f}"
            f"{max(one['megabytes'] for one in ours):6.1f}"
        )
        both = [run for run in runs if "other" in run]
        if both:
            other = statistics.median(run["other"]["cpu"] for run in both)
            most = max(run["other"]["megabytes"] for run in both)
            ratio = _spread([run["other"]["cpu"] / run["ours"]["cpu"] for run in both])
            line += (
                f"  {other:9.3f} {most:6.1f}  {ratio['median']:.2f}"
                f" ({ratio['low']:.2f}-{ratio['high']:.2f})"
            )
        lines.append(line)
    return "\n".join(lines)


def _figures(command: Sequence[str]) -> Figures:
    # One thread for matrices, as the server has it (gunicorn.conf.py).
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    finished = subprocess.run(
        command, stdout=subprocess.PIPE, cwd=paths.ROOT, env=environment, check=True
    )
    figures: Figures = json.loads(finished.stdout)
    return figures


def _spread(values: Sequence[float]) -> Figures:
    return {"median": statistics.median(values), "low": min(values), "high": max(values)}


if __name__ == "__main__":
    main()
