"""A bundle: the same bytes every time, checked by anybody's tools, without anybody's name."""

import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from seminar.core.terms import CountFileState
from seminar.export.bundle import bundle
from seminar.tally.bundle import MANIFEST
from tests.counted import PROGRAM, bundle_in, contents_of, count_file, facts

NAMES = ["README.txt", MANIFEST, "recount.py", "round-1-attempt-1.json", "round-2-attempt-1.json"]


def test_bundle_holds_every_round_and_the_program() -> None:
    found = contents_of(bundle(facts(count_file(), count_file(number=2))))

    assert list(found) == NAMES
    assert found["recount.py"] == PROGRAM.read_bytes()
    assert json.loads(found["round-2-attempt-1.json"])["round"]["number"] == 2


def test_bundle_has_the_same_bytes_at_every_export() -> None:
    assert bundle(facts()) == bundle(facts())


def test_manifest_is_checked_by_the_tool_that_everybody_has(tmp_path: Path) -> None:
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("no sha256sum on this machine")
    for name, content in contents_of(bundle(facts())).items():
        (tmp_path / name).write_bytes(content)

    checked = subprocess.run([tool, "-c", MANIFEST], cwd=tmp_path, capture_output=True, check=False)

    assert checked.returncode == 0
    assert checked.stdout.count(b": OK") == 3


def test_zip_tells_neither_when_nor_by_whom_it_was_made(tmp_path: Path) -> None:
    with zipfile.ZipFile(bundle_in(tmp_path)) as archive:
        entries = archive.infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {
        (3, 0o100644)
    }


@pytest.mark.parametrize(
    ("language", "public", "sealed"),
    [
        ("en", "They may be passed on.", "SEALED, for the organiser only."),
        ("fr", "Ils peuvent être transmis.", "SCELLÉ, pour l’organisateur seulement."),
    ],
)
def test_readme_says_in_the_seminars_language_who_may_have_it(
    language: str, public: str, sealed: str
) -> None:
    told = replace(facts(language=language, mark="Unclassified"), invented=True)
    kept = replace(told, state=CountFileState.SEALED, invented=False, mark="")

    readmes = [
        " ".join(contents_of(bundle(one))["README.txt"].decode().split()) for one in (told, kept)
    ]

    assert readmes[0].startswith("Ada’s seminar, 2026-11-23 Unclassified ")
    assert [public in readme for readme in readmes] == [True, False]
    assert [sealed in readme for readme in readmes] == [False, True]
    invented = {"en": "INVENTED EXAMPLE DATA", "fr": "INVENTÉES"}[language]
    assert [invented in readme for readme in readmes] == [True, False]


def test_halves_of_signs_in_a_question_break_no_file() -> None:
    held = replace(count_file(), question="Which \ud800 order?\x00")

    found = contents_of(bundle(facts(held)))

    assert json.loads(found["round-1-attempt-1.json"])["round"]["question"] == "Which ? order?\x00"
