"""Small files of ballots for tests."""

from pathlib import Path

from seminar.core.tallied import TalliedOrder
from seminar.tally.file import read_ballots

HEADER = "# NUMBER ALTERNATIVES: {options}\n"


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file and return where it is."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def preflib(folder: Path, name: str, *lines: str, options: int = 3) -> Path:
    """Write a PrefLib file with the least header that is needed."""
    return written(folder, name, HEADER.format(options=options) + "\n".join((*lines, "")))


def orders(file: Path) -> dict[TalliedOrder, int]:
    """Read a file and return its orders with their counts."""
    return dict(read_ballots(file).orders)


def order(
    text: str, *, below: tuple[int, ...] = (), unranked: tuple[int, ...] = ()
) -> TalliedOrder:
    """Return the order written as "2>1=3"."""
    tiers = tuple(tuple(map(int, tier.split("="))) for tier in text.split(">")) if text else ()
    return TalliedOrder(tiers, below, unranked)
