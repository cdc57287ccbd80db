"""Tables of ballots: what is read, and what is refused with its line."""

from pathlib import Path

import pytest

from seminar.tally.file import read_ballots
from seminar.tally.refusal import FileRefused
from tests.tally.files import order, orders, written


def test_cells_are_places_last_or_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, "room.csv", "A,B,C\n1,2,3\n1,1,3\n2, 1 ,last\n,1,LAST\n,,\n\n3,3,3\n")

    found = read_ballots(file)

    assert dict(found.orders) == {
        order("1>2>3"): 1, order("1=2>3"): 1, order("2>1", below=(3,)): 1,
        order("2", below=(3,), unranked=(1,)): 1, order("", unranked=(1, 2, 3)): 1,
        order("1=2=3"): 1,
    }  # fmt: skip
    assert (found.option_ids, found.option_names) == (("A", "B", "C"), ("A", "B", "C"))
    assert (found.n, found.lines) == (6, 6)


def test_counts_stand_in_a_column_of_their_own(tmp_path: Path) -> None:
    file = written(tmp_path, "room.csv", "A,Count,B\n1,12,2\n2,3,1\n1,1,1\n")

    assert orders(file) == {order("1>2"): 12, order("2>1"): 3, order("1=2"): 1}


@pytest.mark.parametrize(
    "text",
    [
        "A;B, b;C\n1;2;3\n", "A\tB, b\tC\r\n1\t2\t3\r\n", 'A,"B, b",C\n1,"2",3\n',
        "\N{BYTE ORDER MARK}A;B, b;C\n1;2;3",
    ],
)  # fmt: skip
def test_other_tools_write_tables_in_their_ways(tmp_path: Path, text: str) -> None:
    found = read_ballots(written(tmp_path, "room.CSV", text))

    assert found.option_names == ("A", "B, b", "C")
    assert dict(found.orders) == {order("1>2>3"): 1}


def test_gaps_between_places_mean_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, "room.csv", "A,B,C\n3,1,3\n2,1,2\n")

    assert orders(file) == {order("2>1=3"): 2}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: There is nothing to put in order: the number of options is 0."),
        ("A\n1\n", "line 1: There is nothing to put in order: the number of options is 1."),
        ("A,count\n1,2\n", "line 1: There is nothing to put in order: the number of options is 1."),
        ("A,B\n", "line 1: The file ends without a ballot."),
        ("A,,C\n1,2,3\n", "line 1: Option 2 in the first row has no name."),
        ("A,B,A\n1,2,3\n", "line 1: Two columns are called “A”."),
        ("A,count,B,COUNT\n1,1,2,1\n", "line 1: Two columns are called “count”."),
        ("A,B\n1,2\n1,2,3\n", "line 3: The row has 3 cells, the first row 2."),
        ("A,B\n1\n", "line 2: The row has 1 cells, the first row 2."),
        ("A,B\n1,2\n0,1\n", "line 3: “0” under “A” is no place from 1 to 2."),
        ("A,B\n1,3\n", "line 2: “3” under “B” is no place from 1 to 2."),
        ("A,B\n1,-2\n", "line 2: “-2” under “B” is no place from 1 to 2."),
        ("A,B\n1,first\n", "line 2: “first” under “B” is no place from 1 to 2."),
        ("A;B\n1,5;2\n", "line 2: “1,5” under “A” is no place from 1 to 2."),
        ("A,B\n1,²\n", "line 2: “²” under “B” is no place from 1 to 2."),
        (f"A,B\n1,{'9' * 500}\n", f"line 2: “{'9' * 59}…” under “B” is no place from 1 to 2."),
        ("A,B\n1,1\x1f1\n", "line 2: The row holds a control character that no cell may hold."),
        ('A,B\n"1"x,2\n', "line 2: The table cannot be read here: ',' expected after '\"'."),
    ],
)  # fmt: skip
def test_malformed_table_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    file = written(tmp_path, "a.csv", text)

    with pytest.raises(FileRefused) as refused:
        read_ballots(file)

    separator = ", " if sentence.startswith("line") else ": "
    assert str(refused.value) == f"{file}{separator}{sentence}"


@pytest.mark.parametrize("count", ["0", "-1", "", "1e3", "99999999999"])
def test_count_that_counts_nobody_or_too_many_is_refused(tmp_path: Path, count: str) -> None:
    file = written(tmp_path, "a.csv", f"A,B,count\n1,2,{count}\n")

    with pytest.raises(FileRefused, match=r", line 2: The count “.*” is no whole number from 1"):
        read_ballots(file)
