"""Files as lines: large ones, broken ones, and what is no text at all."""

from pathlib import Path

import pytest

from seminar.tally.ballots import MOST_CELLS
from seminar.tally.file import read_ballots
from seminar.tally.lines import LONGEST_LINE, text_lines
from seminar.tally.refusal import FileRefused
from tests.tally.files import preflib, written

NO_UTF_8 = "The text is not UTF-8. Save the file as UTF-8 and try again."


@pytest.mark.parametrize("name", ["a.soc", "a.csv"])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"A,B\nCaf\xe9,2\n", f"line 2: {NO_UTF_8}"),
        ("A,B".encode("utf-16"), f"line 1: {NO_UTF_8}"),
        (b"A,\0B\n", "line 1: The line holds a zero byte: this is no text."),
        (b"A" * (LONGEST_LINE + 2), "line 1: The line is longer than 1000000 bytes."),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    file = written(tmp_path, name, content)

    with pytest.raises(FileRefused) as refused:
        list(text_lines(file))

    assert str(refused.value) == f"{file}, {sentence}"


def test_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    missing, folder = tmp_path / "none.soc", tmp_path / "folder.csv"
    folder.mkdir()

    with pytest.raises(FileRefused, match=r"none\.soc: The file cannot be read: No such file"):
        read_ballots(missing)
    with pytest.raises(FileRefused, match=r"folder\.csv: The file cannot be read: Is a directory"):
        read_ballots(folder)


def test_unknown_ending_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "room.xlsx", b"PK")

    with pytest.raises(FileRefused) as refused:
        read_ballots(file)

    assert str(refused.value) == (
        f"{file}: The name must end in one of .soc, .soi, .toc, .toi, .csv."
    )


def test_many_lines_of_few_orders_are_one_histogram(tmp_path: Path) -> None:
    file = preflib(tmp_path, "hall.soc", *["1: 2,1,3", "3: 1,2,3"] * 50_000)

    found = read_ballots(file)

    assert (found.n, found.lines, len(found.orders)) == (200_000, 100_000, 2)


def test_more_different_orders_than_memory_should_hold_are_refused(tmp_path: Path) -> None:
    # What each line says is read only at the end, so that nonsense counts as an order here.
    most = MOST_CELLS // 250
    lines = [f"1: {number}" for number in range(most + 1)]
    file = preflib(tmp_path, "hall.soi", *lines, options=250)

    with pytest.raises(FileRefused, match=rf"line {most + 2}: More than {most} different orders"):
        read_ballots(file)
