"""Counted rooms as count files and bundles, and the program of the bundle as a module."""

import importlib.util
import io
import json
import random
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from seminar.core.count_file import CountFile, attested, count_tables, tables_to_json
from seminar.core.profile import Profile
from seminar.core.reading import read_round
from seminar.core.recount import recountable
from seminar.core.terms import CountFileState
from seminar.export import bundle as bundles
from seminar.export.bundle import BundleFacts, bundle, zipped
from seminar.tally.bundle import MANIFEST, manifest_of

PROGRAM = Path(bundles.__file__).with_name("recount") / "recount.py"

# Thirty people, some of them with ties and some without a view on every area.
ROOM = (
    ("1>2>3>4>5", 9),
    ("2>1>3=4>5", 7),
    ("5>4>3>2>1", 6),
    ("1=2=3=4=5", 2),
    ("4>2>1>5>3", 3),
    ("1>2|3=4=5", 3),
)
SEED = 7


def program() -> ModuleType:
    """Return recount.py, loaded from its file as any stranger would."""
    spec = importlib.util.spec_from_file_location("recount_of_a_stranger", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def profile(histogram: tuple[tuple[str, int], ...] = ROOM, *, areas: int = 5) -> Profile:
    return Profile.from_histogram(areas, histogram)


def recounted(room: Profile) -> dict[str, Any]:
    """Return tables and numbers of a room as a count file has them."""
    tables = count_tables(room, together=3)
    data = {"tables": tables_to_json(tables), "recountable": recountable(tables)}
    return json.loads(json.dumps(data))


def count_file(room: Profile | None = None, *, together: int = 5, number: int = 1) -> CountFile:
    room = room or profile()
    reading = read_round(room, together=together, seed=SEED)
    return CountFile(
        number=number,
        attempt=1,
        question="In which order, « naturally »?",
        areas=tuple(f"Area {area}" for area in range(1, room.areas + 1)),
        seed=SEED,
        tables=count_tables(room, together=together),
        attested=attested(reading, None),
    )


def facts(*rounds: CountFile, language: str = "en", mark: str = "") -> BundleFacts:
    return BundleFacts(
        title="Ada’s seminar",
        day=date(2026, 11, 23),
        mark=mark,
        language=language,
        invented=False,
        state=CountFileState.PUBLIC,
        rounds=rounds or (count_file(),),
    )


def contents_of(content: bytes) -> dict[str, bytes]:
    """Return the files of a bundle by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    """Return a bundle of these files under a manifest that fits them."""
    rest = {name: content for name, content in contents.items() if name != MANIFEST}
    return zipped({**rest, MANIFEST: manifest_of(rest)})


def bundle_in(folder: Path, *rounds: CountFile) -> Path:
    file = folder / "bundle.zip"
    file.write_bytes(bundle(facts(*rounds)))
    return file


def cells(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each single value in an object of JSON."""
    if isinstance(value, dict):
        for key in value:
            yield from cells(value[key], (*path, key))
    elif isinstance(value, list) and value:
        for number in range(len(value)):
            yield from cells(value[number], (*path, number))
    else:
        yield path


def altered(data: Any, path: tuple[Any, ...]) -> Any:
    """Return the object with another value in one place."""
    changed = deepcopy(data)
    inside = changed
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = other_than(inside[path[-1]])
    return changed


def other_than(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case float():
            return value * 0.999
        case str() if value.replace("/", "").replace("-", "").isdigit():
            return f"1{value}"
        case str():
            return f"{value}_"
        case None | []:
            return 1
    raise AssertionError(value)


def random_room(chance: random.Random) -> Profile:
    """Return a room of up to twenty people, with ties and areas without a view."""
    areas = chance.choice((2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7))
    spoken = chance.choice((0.6, 0.95, 1))
    tied = chance.choice((0, 0.3))
    people = chance.choice((0, 1, 2, 4, 5, 6, 9, 20))
    return Profile.from_histogram(
        areas, [(_text(chance, areas, spoken, tied), 1) for _ in range(people)]
    )


def _text(chance: random.Random, areas: int, spoken: float, tied: float) -> str:
    shuffled = chance.sample(range(1, areas + 1), areas)
    silent = [area for area in shuffled if chance.random() > spoken]
    tiers: list[list[int]] = []
    for area in shuffled:
        if area not in silent and tiers and chance.random() < tied:
            tiers[-1].append(area)
        elif area not in silent:
            tiers.append([area])
    placed = ">".join("=".join(map(str, sorted(tier))) for tier in tiers)
    return placed + ("|" + "=".join(map(str, sorted(silent))) if silent else "")
