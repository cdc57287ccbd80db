"""The program of the bundle, in a stranger's hands: it agrees with the app or says where not."""

import ast
import json
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from seminar.cli import main
from seminar.core.count_file import CountFile
from seminar.core.recount import differences, recountable
from seminar.export.bundle import bundle
from seminar.tally.count_file import read_count_file
from seminar.tally.recount import wrong_numbers
from tests.core.note.orders import GOLDEN, Histogram
from tests.counted import (
    PROGRAM,
    ROOM,
    altered,
    bundle_in,
    cells,
    contents_of,
    count_file,
    facts,
    packed,
    profile,
    program,
    random_room,
    recounted,
)

STRANGER = program()
ROOMS, ROOMS_IN_SHORT = 1_000, 150
# Level pairs, a circle, and everybody of one mind: what the room of the bundle does not have.
OTHER_ROOMS = (
    ((("1>2>3>4>5", 5), ("2>3>1>4>5", 5), ("3>1>2>5>4", 5)), 5),
    ((("1>2>3", 12), ("3>2>1", 12)), 3),
    ((("1>2|3=4", 9), ("3>4|1=2", 2), ("2>1=3>4", 9)), 4),
)
NAME = "round-1-attempt-1.json"


def test_program_is_one_file_of_the_standard_library_for_python_3_8() -> None:
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"), feature_version=(3, 8))

    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert imported <= sys.stdlib_module_names
    assert "seminar" not in imported


def test_random_rooms_are_confirmed(is_full: bool) -> None:
    chance, rooms = random.Random(20261129), ROOMS if is_full else ROOMS_IN_SHORT

    wrong = [STRANGER.wrong_numbers(recounted(random_room(chance))) for _ in range(rooms)]

    assert wrong == [[]] * rooms


@pytest.mark.parametrize("room", GOLDEN)
def test_bundle_of_every_golden_note_is_confirmed(room: str, tmp_path: Path, capsys) -> None:
    file = bundle_in(tmp_path, golden(room))

    status = STRANGER.main(file)

    assert status == 0
    assert capsys.readouterr().out.endswith("Everything is as it was written.\n")
    ours = seminar_recount(file)
    assert (ours.exit_code, ours.output.splitlines()[-1]) == (0, "All is as it was written.")


@pytest.mark.parametrize("room", GOLDEN)
def test_every_changed_number_of_a_golden_bundle_is_named(
    room: str, tmp_path: Path, capsys
) -> None:
    contents = contents_of(bundle(facts(golden(room))))
    data = json.loads(contents[NAME])
    ways = list(cells(data["recountable"]))
    for way in ways:
        data = altered(data, ("recountable", *way))
    file = tmp_path / "bundle.zip"
    file.write_bytes(packed({**contents, NAME: json.dumps(data).encode()}))

    theirs, ours = STRANGER.main(file), seminar_recount(file)

    assert (theirs, ours.exit_code) == (1, 1)
    names = sorted(name_of(way) for way in ways)
    assert named(capsys.readouterr().out) == names
    assert named(ours.output.replace(", recountable.", ", ")) == names


@pytest.mark.parametrize(
    ("histogram", "areas", "together"),
    [
        (ROOM, 5, 5),
        *((room, areas, 5) for room, areas in OTHER_ROOMS),
        *((histogram, 5, together) for histogram, together in GOLDEN.values()),
    ],
    ids=["bundle", "circle", "level", "no view", *GOLDEN],
)
def test_each_changed_number_is_found_by_both(
    histogram: Histogram, areas: int, together: int
) -> None:
    held = count_file(profile(histogram, areas=areas), together=together)
    data = json.loads(contents_of(bundle(facts(held)))[NAME])

    unnoticed = [*cells_of_tables_unnoticed(data), *numbers_unnoticed(data)]

    assert unnoticed == []


def cells_of_tables_unnoticed(data: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for way in cells(data["tables"]):
        changed = altered(data, ("tables", *way))
        ours = wrong_numbers(read_count_file(json.dumps(changed).encode()))
        theirs = STRANGER.wrong_numbers(changed)
        if not ours or not theirs:
            yield way


def numbers_unnoticed(data: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    # Of all these the tables are the same, so they are counted again only once.
    tables, numbers = data["tables"], data["recountable"]
    ours = recountable(read_count_file(json.dumps(data).encode()).tables)
    theirs = {**STRANGER.of_pairs(tables), **STRANGER.of_places(tables)}
    for way in cells(numbers):
        changed = altered(numbers, way)
        if not differences(changed, ours) or not list(STRANGER.unlike(changed, theirs, "")):
            yield way


def golden(room: str) -> CountFile:
    histogram, together = GOLDEN[room]
    return count_file(profile(histogram), together=together)


def seminar_recount(file: Path) -> Result:
    return CliRunner().invoke(main, ["recount", str(file)])


def name_of(way: tuple[Any, ...]) -> str:
    """Return what both programs call a number."""
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in way]
    return "".join(steps).removeprefix(".")


def named(said: str) -> list[str]:
    """Return the numbers that are told to be different."""
    return sorted(re.findall(rf"^DIFFERENT: {NAME}, (.+?): written ", said, re.MULTILINE))


def test_untouched_bundle_passes_and_says_what_was_done(tmp_path: Path, capsys) -> None:
    file = bundle_in(tmp_path, count_file(), count_file(number=2))

    status = STRANGER.main(file)

    said = capsys.readouterr().out
    assert status == 0
    assert said.startswith("4 files were held against SHA256SUMS.\n")
    assert f"{NAME}: 35 answers, of which 30 orders, 27 of them complete, of 5 areas." in said
    assert "Taken as written, since tables cannot show it: seed, firmness, probability." in said
    assert said.endswith("Everything is as it was written.\n")


def test_program_runs_alone_from_the_unpacked_folder(tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(bundle_in(tmp_path)) as archive:
        archive.extractall(folder)
    (folder / "letter.txt").write_text("Something of the reader’s own.")

    run = subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "recount.py")],
        capture_output=True,
        text=True,
        env={},
        cwd=tmp_path,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.endswith("Everything is as it was written.\n")


def test_changed_number_is_named_with_file_and_both_values(tmp_path: Path, capsys) -> None:
    contents = contents_of(bundle(facts()))
    assert b'"average_places": ["221/90", ' in contents[NAME]
    contents[NAME] = contents[NAME].replace(
        b'"average_places": ["221/', b'"average_places": ["222/'
    )

    file = tmp_path / "bundle.zip"
    file.write_bytes(packed(contents))

    status = STRANGER.main(file)

    assert status == 1
    assert (
        f"DIFFERENT: {NAME}, average_places[1]: written '222/90', found '221/90'."
        in capsys.readouterr().out
    )


def test_file_that_is_not_of_the_manifest_is_named(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for name, content in contents_of(bundle(facts())).items():
        (folder / name).write_bytes(content + b"\n" * (name == "README.txt"))

    status = STRANGER.main(folder)

    assert status == 1
    assert "DIFFERENT: README.txt, SHA-256: written " in capsys.readouterr().out
