"""What cannot be counted, as it is typed: a sentence with file and line, and no figure at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from seminar.cli import main
from seminar.tally import ballots
from seminar.tally.file import read_ballots
from seminar.tally.refusal import FileRefused
from tests.tally.files import HEADER, preflib, written

THREE = HEADER.format(options=3)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.soc", f"{THREE}1: 1,2,3\n1: 1;2\n", "line 3: “1;2” is no order such as “3,{1,2},4”."),
        ("a.csv", 'A,B\n1,2\n"1,2\n', "line 3: The table cannot be read here: unexpected end"),
        ("a.soc", f"{THREE}1: 1,2,3\n1: 1,2,4\n", "line 3: Option 4 is none of the options 1 to 3"),
        ("a.csv", "A,B,C\n1,2,3\n1,2\n", "line 3: The row has 2 cells, the first row 3."),
        ("a.soi", f"{THREE}1: 1,2\n1: 2,2\n", "line 3: Option 2 stands twice in one order."),
        ("a.csv", "A,B,A\n1,2,3\n", "line 1: Two columns are called “A”."),
        ("a.soc", THREE, "line 1: The file ends without a ballot."),
        ("a.csv", "A,B\n\n\n", "line 1: The file ends without a ballot."),
        ("a.soc", "", "line 1: The header “# NUMBER ALTERNATIVES: …” of PrefLib is missing"),
        ("a.csv", "", "line 1: There is nothing to put in order: the number of options is 0."),
        ("a.csv", "\nA;B\n1;2\n", "line 1: There is nothing to put in order: the number of"),
        ("a.soc", f"{HEADER.format(options=1)}1: 1\n", "line 1: There is nothing to put in order"),
        ("a.csv", "A\n1\n", "line 1: There is nothing to put in order: the number of options is 1"),
        ("a.soc", f"{THREE}1: 1,2,3\n".encode("utf-16"), "line 1: The text is not UTF-8."),
        ("a.csv", b"A,B\nCaf\xe9,2\n", "line 2: The text is not UTF-8."),
        ("a.soc", THREE.replace("\n", "\r") + "1: 1,2,3\r", "line 1: Lines must end as on Linux"),
        ("a.csv", "A,B\n1,2\r2,1\r", "line 2: Lines must end as on Linux or Windows, not in a"),
    ],
)  # fmt: skip
def test_bad_file_is_one_sentence_with_its_line(
    tmp_path: Path, name: str, content: str | bytes, sentence: str
) -> None:
    file = written(tmp_path, name, content)

    for words in ((), ("--json",), ("--unranked", "ignored", "--json")):
        refused = CliRunner().invoke(main, ("tally", str(file), *words))
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert refused.stderr.startswith(f"{file}, {sentence}")
        assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["a.soc", "a.csv"])
def test_large_file_with_a_bad_last_line_is_refused(tmp_path: Path, name: str) -> None:
    head, row = {"a.soc": (THREE, "1: 1,2,3\n"), "a.csv": ("A,B,C\n", "1,2,3\n")}[name]
    file = written(tmp_path, name, head + row * 200_000 + row.replace("3", "4"))

    refused = CliRunner().invoke(main, ("tally", str(file), "--json"))

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"{file}, line 200002: ")


def test_orders_filled_with_spaces_do_not_fill_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ballots, "MOST_LETTERS", 1_000)
    lines = [f"1: 1,{' ' * spaces}2" for spaces in range(300, 305)]

    with pytest.raises(FileRefused) as refused:
        read_ballots(preflib(tmp_path, "a.soi", *lines))

    assert str(refused.value) == (
        f"{tmp_path / 'a.soi'}, line 5: The different orders have more than 1000 letters: too many."
    )


def test_name_of_a_file_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    file = written(tmp_path, "a\x1b[31m\nb.csv", "A\n")

    with pytest.raises(FileRefused) as refused:
        read_ballots(file)

    assert str(refused.value).startswith(f"{tmp_path}/a\ufffd[31m\ufffdb.csv, line 1: There is")
