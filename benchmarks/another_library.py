"""The same grouped orders counted by pref_voting, in the environment of `make oracle`.

`python benchmarks/another_library.py FILE` prints the figures as JSON. It counts pairs, Borda,
Copeland and Schulze: a part of a reading, without agreement, quartiles and redraws. Its import and
a first small count, which compiles, are not measured.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from pref_voting.c1_methods import copeland
from pref_voting.margin_based_methods import beat_path
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.scoring_methods import symmetric_borda_scores


def main() -> None:
    """Count, and print seconds, seconds of CPU and megabytes."""
    areas, rows = json.loads(Path(sys.argv[1]).read_text())
    count(areas, rows[:3])
    Path("/proc/self/clear_refs").write_text("5")
    before, began, cpu = memory("VmRSS"), time.perf_counter(), time.process_time()
    count(areas, rows)
    figures = {
        "total": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "megabytes": memory("VmHWM") - before,
    }
    print(json.dumps(figures))


def count(areas: int, rows: list[tuple[str, int]]) -> None:
    """Let it find what it knows of these orders."""
    profile: Any = ProfileWithTies(
        [places(text) for text, _ in rows],
        [people for _, people in rows],
        candidates=list(range(1, areas + 1)),
    )
    profile.use_strict_preference()
    profile.margin_graph()
    symmetric_borda_scores(profile)
    copeland(profile)
    beat_path(profile)


def places(text: str) -> dict[int, int]:
    """Return the place of each area that has one."""
    placed = text.partition("|")[0]
    tiers = placed.split(">") if placed else []
    return {int(area): place for place, tier in enumerate(tiers, 1) for area in tier.split("=")}


def memory(kind: str) -> float:
    """Return the resident memory of this process, now (VmRSS) or at most (VmHWM), in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / 1000
    raise SystemExit(f"This system does not tell {kind}.")


if __name__ == "__main__":
    main()
