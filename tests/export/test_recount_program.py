"""The program of the bundle, in a stranger's hands: it agrees with the app or says where not."""

import ast
import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

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
# Of the golden notes one round of each room in which each number is changed in turn.
CHANGED = ("harmony", "camps after", "nine")
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
    histogram, together = GOLDEN[room]
    held = count_file(profile(histogram), together=together)

    status = STRANGER.main(bundle_in(tmp_path, held))

    assert status == 0
    assert wrong_numbers(read_count_file(contents_of(bundle(facts(held)))[NAME])) == ()
    assert capsys.readouterr().out.endswith("Everything is as it was written.\n")


@pytest.mark.parametrize(
    ("histogram", "areas", "together"),
    [
        (ROOM, 5, 5),
        *((room, areas, 5) for room, areas in OTHER_ROOMS),
        *((GOLDEN[room][0], 5, GOLDEN[room][1]) for room in CHANGED),
    ],
    ids=["bundle", "circle", "level", "no view", *CHANGED],
)
def test_each_changed_number_is_found_by_both(
    histogram: Histogram, areas: int, together: int
) -> None:
    held = count_file(profile(histogram, areas=areas), together=together)
    data = json.loads(contents_of(bundle(facts(held)))[NAME])
    ways = [
        *(("tables", *way) for way in cells(data["tables"])),
        *(("recountable", *way) for way in cells(data["recountable"])),
    ]

    unnoticed = []
    for way in ways:
        changed = altered(data, way)
        ours = wrong_numbers(read_count_file(json.dumps(changed).encode()))
        theirs = STRANGER.wrong_numbers(changed)
        if not ours or not theirs:
            unnoticed.append((way, bool(ours), bool(theirs)))

    assert len(ways) > 60
    assert unnoticed == []


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
