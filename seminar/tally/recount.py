"""A bundle counted again: every number that follows from its tables, and what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seminar.core.recount import Difference, contradictions, differences, recountable
from seminar.tally.bundle import MANIFEST, Bundle, read_bundle
from seminar.tally.count_file import NoCountFile, WrittenCount, read_count_file
from seminar.tally.refusal import FileRefused, shown


@dataclass(frozen=True, slots=True)
class Recount:
    """What was looked at, and everything that is not as it was written; sentences in English."""

    checked: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, as a terminal shows it."""
        end = "Something is not as it was written." if self.wrong else "All is as it was written."
        return "\n".join((*self.checked, *self.wrong, end))


def recount_bundle(file: Path) -> Recount:
    """Return the recount of a bundle; refuses what is none."""
    bundle = read_bundle(file)
    written = {name: _read(bundle, name) for name in bundle.contents if name.endswith(".json")}
    if not written:
        raise FileRefused(file, "It holds no count file.")
    sums = f"{len(bundle.contents)} files were held against {MANIFEST}."
    return Recount(
        checked=(sums, *(_checked(name, count) for name, count in written.items())),
        wrong=tuple(f"DIFFERENT: {line}" for line in _wrong(bundle, written)),
    )


def wrong_numbers(written: WrittenCount) -> tuple[Difference, ...]:
    """Return every number of a count file that is not what its tables make it."""
    tables = written.tables
    if written.answers != tables.answers:
        return (Difference("tables.answers", str(written.answers), str(tables.answers)),)
    # What follows from tables that contradict each other would only repeat it.
    return contradictions(tables) or differences(written.recountable, recountable(tables))


def _read(bundle: Bundle, name: str) -> WrittenCount:
    try:
        return read_count_file(bundle.contents[name])
    except NoCountFile as refusal:
        raise FileRefused(bundle.file, f"{name}: {refusal}") from refusal


def _wrong(bundle: Bundle, written: dict[str, WrittenCount]) -> Iterator[str]:
    for name in bundle.altered():
        yield f"{name} is not the file whose SHA-256 stands in {MANIFEST}."
    for name, count in written.items():
        for one in wrong_numbers(count):
            yield f"{name}, {one.name}: written {shown(one.written)}, found {one.found}."


def _checked(name: str, count: WrittenCount) -> str:
    tables = count.tables
    taken = ", ".join(["seed", *sorted(count.attested)])
    return (
        f"{name}: {count.answers} answers, {tables.orders} orders, {tables.complete} of them "
        f"complete, of {count.areas} areas. Counted again: {len(count.recountable)} kinds of "
        f"numbers. Taken as written, since tables cannot show it: {taken}."
    )
