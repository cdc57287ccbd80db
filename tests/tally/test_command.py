"""`seminar tally` as it is typed."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from seminar.cli import main
from tests.tally.files import preflib, written


def tally(*words: str) -> Result:
    return CliRunner().invoke(main, ("tally", *words))


def test_ballots_are_counted_in_words(tmp_path: Path) -> None:
    told = tally(str(preflib(tmp_path, "room.soi", "6: 1,2", "5: 2,3,1")))

    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith(
        "11 ballots on 3 options; 6 leave options out; what a ballot leaves out shares the last "
    )


def test_silence_is_read_as_asked_and_figures_are_one_object(tmp_path: Path) -> None:
    file = str(preflib(tmp_path, "room.soi", "6: 1,2", "5: 2,3,1"))

    last, ignored = tally(file, "--json"), tally(file, "--unranked", "ignored", "--json")

    figures = [json.loads(told.stdout) for told in (last, ignored)]
    assert [found["rule"] for found in figures] == ["unranked_last", "unranked_ignored"]
    assert [found["pairwise"][0] for found in figures] == [[0, 6, 6], [0, 6, 0]]
    assert (last.exit_code, ignored.exit_code) == (0, 0)


def test_refused_file_is_one_sentence_and_nothing_else(tmp_path: Path) -> None:
    file = written(tmp_path, "room.csv", "A,B\n1,2\n1,1,1\n")

    for words in ((str(file),), (str(file), "--json")):
        refused = tally(*words)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert refused.stderr == f"{file}, line 3: The row has 3 cells, the first row 2.\n"


def test_unknown_reading_of_silence_is_refused(tmp_path: Path) -> None:
    refused = tally(str(tmp_path / "room.csv"), "--unranked", "first")

    assert (refused.exit_code, refused.stdout) == (2, "")
