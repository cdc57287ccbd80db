"""`seminar recount`: what it confirms, what it names, and what it refuses; and so the program."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from seminar.cli import main
from seminar.export.bundle import bundle
from seminar.tally.bundle import MANIFEST
from tests.counted import bundle_in, contents_of, count_file, facts, packed, program

STRANGER = program()
NAME = "round-1-attempt-1.json"
ZEROS = 30_000_000


def recount(file: Path) -> Result:
    return CliRunner().invoke(main, ["recount", str(file)])


def raw(entries: list[tuple[str, bytes]], *, compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def good() -> dict[str, bytes]:
    return contents_of(bundle(facts()))


def with_count_file(content: bytes) -> bytes:
    """Return a bundle whose manifest fits, with another count file in it."""
    return packed({**good(), NAME: content})


def changed(old: str, new: str) -> bytes:
    text = good()[NAME].decode()
    assert old in text, old
    return with_count_file(text.replace(old, new, 1).encode())


def with_areas(areas: list[str]) -> bytes:
    return with_count_file(json.dumps(json.loads(good()[NAME]) | {"areas": areas}).encode())


def without(name: str) -> bytes:
    return raw([(kept, content) for kept, content in good().items() if kept != name])


def twice_the_same_name() -> bytes:
    # The writer of the standard library warns of it, so the second name is made in the bytes.
    return raw([("a.txt", b"1"), ("b.txt", b"2")]).replace(b"b.txt", b"a.txt")


def encrypted() -> bytes:
    content = bytearray(raw([("a.txt", b"1")]))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def unknown_compression() -> bytes:
    content = bytearray(raw([("a.txt", b"1")]))
    struct.pack_into("<H", content, 8, 77)
    struct.pack_into("<H", content, content.index(b"PK\x01\x02") + 10, 77)
    return bytes(content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no zip": lambda: b"Dear Ada,\n" * 100,
    "half a zip": lambda: raw([("a.txt", b"1" * 1000)])[:-30],
    "damaged": lambda: raw([("a.txt", b"1" * 1000)]).replace(b"1" * 500, b"2" * 500),
    "bomb": lambda: raw([("a.txt", bytes(ZEROS))], compression=zipfile.ZIP_DEFLATED),
    "way out": lambda: raw([("../a.txt", b"1")]),
    "absolute": lambda: raw([("/etc/a.txt", b"1")]),
    "folder": lambda: raw([("a/b.txt", b"1")]),
    "hidden": lambda: raw([(".a", b"1")]),
    "ten thousand files": lambda: raw([(f"{number}.txt", b"") for number in range(10_000)]),
    "one name twice": twice_the_same_name,
    "encrypted": encrypted,
    "unknown compression": unknown_compression,
    "no manifest": lambda: without(MANIFEST),
    "no count file": lambda: raw([(MANIFEST, b"")]),
    "missing file": lambda: without("README.txt"),
    "missing count file": lambda: without(NAME),
    "one file more": lambda: raw([*good().items(), ("more.txt", b"")]),
    "manifest of nonsense": lambda: raw([(MANIFEST, b"\xff\n")]),
    "manifest of ways out": lambda: raw([(MANIFEST, b"0" * 64 + b"  ../a.txt\n")]),
    "not UTF-8": lambda: with_count_file(b'{"\xff": 1}'),
    "no JSON": lambda: with_count_file(b"{"),
    "a list": lambda: with_count_file(b"[]"),
    "deep": lambda: with_count_file(b"[" * 500_000),
    "NaN": lambda: changed('"ties": ', '"ties": NaN, "more": '),
    "endless": lambda: changed('"p_chi2": ', '"p_chi2": 1e999, "more": '),
    "huge": lambda: changed('"ties": ', '"ties": ' + "9" * 6000),
    "negative": lambda: changed('"ties": ', '"ties": -'),
    "decimal": lambda: changed('"together": 5', '"together": 5.0'),
    "true": lambda: changed('"together": 5', '"together": true'),
    "text": lambda: changed('"together": 5', '"together": "5"'),
    "one key twice": lambda: changed('"together": 5', '"together": 5, "together": 5'),
    "key of control signs": lambda: changed('"firmness"', '"\\u001b[2J"'),
    "key more": lambda: changed('"together": 5', '"together": 5, "more": 5'),
    "key less": lambda: changed('"together": 5,', ""),
    "another version": lambda: changed('"version": 1', '"version": 2'),
    "another rule": lambda: changed('"aside"', '"tied"'),
    "an area more": lambda: changed('"Area 1"', '"Area 1", "Area 0"'),
    "no areas": lambda: with_areas([]),
    "thirteen areas": lambda: with_areas(["A"] * 13),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_bundle_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(HOSTILE[kind]())

    ours = recount(file)
    theirs = STRANGER.main(file)

    said = capsys.readouterr().out
    assert (ours.exit_code, theirs) == (2, 2)
    for sentence in (ours.output, said):
        assert sentence.startswith(f"{file}: ")
        assert sentence.count("\n") == 1
        assert sentence.isprintable() or sentence[:-1].isprintable()
    assert list(tmp_path.iterdir()) == [file]


def test_large_file_is_not_even_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bundle.zip"
    with file.open("wb") as stream:
        stream.truncate(100_000_000)

    assert (recount(file).exit_code, STRANGER.main(file)) == (2, 2)
    assert "too large" in capsys.readouterr().out


def test_many_large_files_are_refused_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bundle.zip"
    entries = [(f"{number}.txt", bytes(1_900_000)) for number in range(12)]
    file.write_bytes(raw(entries, compression=zipfile.ZIP_DEFLATED))

    assert (recount(file).exit_code, STRANGER.main(file)) == (2, 2)
    assert "is too large" in capsys.readouterr().out


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bundle.zip"

    assert (recount(file).exit_code, STRANGER.main(file)) == (2, 2)
    assert capsys.readouterr().out == f"{file}: This cannot be read: No such file or directory.\n"


def test_folder_of_too_many_or_no_files_is_no_bundle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (recount(tmp_path).exit_code, STRANGER.main(tmp_path)) == (2, 2)
    for number in range(201):
        (tmp_path / f"{number}.txt").touch()

    assert STRANGER.main(tmp_path) == 2
    assert "too many files" in capsys.readouterr().out


def test_unlisted_count_file_in_a_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    contents = good()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "round-9-attempt-1.json").write_bytes(contents[NAME])

    assert STRANGER.main(folder) == 2
    assert "round-9-attempt-1.json is not in SHA256SUMS." in capsys.readouterr().out


def test_untouched_bundle_is_confirmed(tmp_path: Path) -> None:
    found = recount(bundle_in(tmp_path, count_file(), count_file(number=2)))

    assert found.exit_code == 0
    assert found.output.splitlines()[0] == "4 files were held against SHA256SUMS."
    assert found.output.splitlines()[1].startswith(f"{NAME}: 35 answers, 30 orders, 27 of them")
    assert found.output.endswith("All is as it was written.\n")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"answers": 35', '"answers": 36', "tables.answers: written 36, found 35."),
        ('"ties": 282', '"ties": 283', "tables.ties: written 283, found a multiple of six from 0"),
        ('"cost": 78', '"cost": 79', "recountable.kemeny.cost: written 79, found 78."),
    ],
)
def test_changed_cell_is_named(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(changed(old, new))

    found = recount(file)

    assert found.exit_code == 1
    assert f"DIFFERENT: {NAME}, {sentence}" in found.output
    assert found.output.endswith("Something is not as it was written.\n")


def test_file_that_is_not_of_the_manifest_is_named(tmp_path: Path) -> None:
    contents = good()
    file = tmp_path / "bundle.zip"
    file.write_bytes(raw(list((contents | {"recount.py": b"print('all is well')"}).items())))

    found = recount(file)

    assert found.exit_code == 1
    assert "DIFFERENT: recount.py is not the file whose SHA-256 stands in SHA256SUMS." in (
        found.output
    )
