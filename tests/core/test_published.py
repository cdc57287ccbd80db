"""Every figure of the published examples is read by a test."""

from collections.abc import Iterator
from typing import Any

from tests.core.published import CLASSIC, EXAMPLES
from tests.house.sources import ROOT

# Words about an example, which no count could give.
WORDS = {"why", "source", "note", "lesson"}
# Compared, or handed over, as one value, so that their inner keys stand nowhere alone.
WHOLE = {
    "mini_seminar", "mini_seminar_ignored", "bootstrap_exact.places", "polis.group1",
    "polis.group2", "grid.importance", "grid.feasibility", "grid.quadrant",
    "group_weighting.person_weighted", "group_weighting.group_weighted",
}  # fmt: skip
# Of the classic examples, what stands around `computed` (compared whole in tests/tally) and
# `published` (each key has its way to be counted).
ABOUT_CLASSIC = {"name", "title", "option_names", "ballots", "published_basis", "source", "note"}


def keys(name: str, value: Any) -> Iterator[str]:
    if name in WHOLE:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(f"{name}.{key}", inner)
    if isinstance(value, list):
        for inner in value:
            yield from keys(name, inner)


def test_every_figure_of_every_worked_example_is_read_by_a_test() -> None:
    files = [*(ROOT / "tests" / "core").rglob("*.py"), *(ROOT / "tests" / "tally").rglob("*.py")]
    texts = [file.read_text("utf-8") for file in files if file.name != "test_published.py"]

    unread = []
    for name, figures in EXAMPLES.items():
        reading = "\n".join(text for text in texts if f'"{name}"' in text)
        wanted = {name, *keys(name, figures)} - WORDS
        unread += sorted(f"{name}: {key}" for key in wanted if f'"{key}"' not in reading)

    assert unread == []


def test_classic_examples_hold_nothing_else() -> None:
    assert {key for entry in CLASSIC for key in entry} - ABOUT_CLASSIC == {"computed", "published"}
