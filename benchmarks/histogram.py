"""One count of one closed round, measured in a process of its own; started by `aggregate`.

`python -m benchmarks.histogram URL ROUND AREAS` prints the figures as JSON. Memory is the peak
above what the imports took, numpy among them.
"""

import json
import sys
import time
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core import redraws
from seminar.core.reading import read_round
from seminar.database import Database
from seminar.live.hub import Hub
from seminar.models import Round
from seminar.readings.round import histogram

SEED = 1
# What the redraws load at their first call belongs to the imports.
IMPORTED = redraws.REDRAWS


def main() -> None:
    """Count, and print seconds, seconds of CPU and megabytes."""
    url, round_id, areas = sys.argv[1], UUID(sys.argv[2]), int(sys.argv[3])
    store = Database(url, Hub())
    with store.session() as db:
        histogram_of_nobody(db, round_id, areas)
        forget_peak()
        before, began, cpu = memory("VmRSS"), time.perf_counter(), time.process_time()
        found = histogram(db, round_id, areas)
        grouped = time.perf_counter()
        reading = read_round(found.room, together=found.together, groups=found.groups, seed=SEED)
        ended, spent = time.perf_counter(), time.process_time() - cpu
        figures = {
            "people": reading.answers,
            "distinct": len(found.room.counts),
            "grouping": grouped - began,
            "reading": ended - grouped,
            "total": ended - began,
            "cpu": spent,
            "megabytes": memory("VmHWM") - before,
        }
    print(json.dumps(figures))


def histogram_of_nobody(db: Session, round_id: UUID, areas: int) -> None:
    """Count the round that nobody answered, so that no statement is compiled for the first time.

    A server has asked for a round's state thousands of times before it counts one.
    """
    empty = db.scalars(select(Round.id).where(Round.id != round_id)).one()
    histogram(db, empty, areas)


def forget_peak() -> None:
    """Let the peak of memory start from now (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")


def memory(kind: str) -> float:
    """Return the resident memory of this process, now (VmRSS) or at most (VmHWM), in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1000
    raise SystemExit(f"This system does not tell {kind}.")


if __name__ == "__main__":
    main()
