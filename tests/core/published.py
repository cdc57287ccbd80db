"""The published examples as profiles."""

import json
import re
from pathlib import Path
from typing import Any

from seminar.core.ballot import Ranking
from seminar.core.profile import Profile

_DATA = Path(__file__).parent / "data"

EXAMPLES: dict[str, Any] = json.loads((_DATA / "method_examples.json").read_text("utf-8"))
CLASSIC: list[dict[str, Any]] = json.loads((_DATA / "classic.json").read_text("utf-8"))["examples"]


def profile_of(lines: list[str], options: str) -> Profile:
    """Read lines such as "5 A{BC}D" over options that are single letters."""
    histogram = []
    for line in lines:
        count, ballot = line.split()
        tiers = tuple(
            tuple(sorted(options.index(letter) + 1 for letter in tier.strip("{}")))
            for tier in re.findall(r"\{\w+\}|\w", ballot)
        )
        placed = {area for tier in tiers for area in tier}
        silent = tuple(area for area in range(1, len(options) + 1) if area not in placed)
        histogram.append((Ranking(tiers, silent).text, int(count)))
    return Profile.from_histogram(len(options), histogram)


def example(name: str) -> dict[str, Any]:
    """Return one classic example by name."""
    return next(entry for entry in CLASSIC if entry["name"] == name)


def classic_profile(entry: dict[str, Any]) -> Profile:
    """Return the profile of a classic example."""
    return profile_of(entry["ballots"], "".join(entry["computed"]["option_ids"]))


MINI = classic_profile(example("mini_seminar"))
