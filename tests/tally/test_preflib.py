"""PrefLib files: what is read, and what is refused with its line."""

from pathlib import Path

import pytest

from seminar.tally.file import read_ballots
from seminar.tally.refusal import FileRefused
from tests.tally.files import HEADER, order, orders, preflib, written


def test_incomplete_orders_with_ties_are_read(tmp_path: Path) -> None:
    file = preflib(tmp_path, "room.toi", "5: 2,{1,3}", "2: 3", "1: {3, 1}, 2 ", "4:", "1: {}")

    found = read_ballots(file)

    assert dict(found.orders) == {
        order("2>1=3"): 5, order("3", unranked=(1, 2)): 2, order("1=3>2"): 1,
        order("", unranked=(1, 2, 3)): 5,
    }  # fmt: skip
    assert (found.option_ids, found.n, found.lines) == ((1, 2, 3), 13, 5)
    assert found.option_names == ("Option 1", "Option 2", "Option 3")


def test_names_come_from_the_header(tmp_path: Path) -> None:
    text = (
        "\N{BYTE ORDER MARK}# FILE NAME: x.soc\r\n# DATA TYPE: soc\r\n"
        "# NUMBER ALTERNATIVES: 2\r\n# NUMBER VOTERS: 4\r\n# ALTERNATIVE NAME 1: Côte: d’Or\r\n"
        "\r\n3: 2,1\r\n1: 1,2"
    )

    found = read_ballots(written(tmp_path, "X.SOC", text))

    assert found.option_names == ("Côte: d’Or", "Option 2")
    assert dict(found.orders) == {order("2>1"): 3, order("1>2"): 1}


def test_equal_orders_add_up(tmp_path: Path) -> None:
    file = preflib(tmp_path, "room.toc", "1: {1,2},3", "2: {2,1},3", "1: {1,2},3")

    assert orders(file) == {order("1=2>3"): 4}


@pytest.mark.parametrize(
    ("name", "lines", "sentence"),
    [
        ("a.soc", ["1: 1,2,3", "1: 1,2,2"], "line 3: Option 2 stands twice in one order."),
        ("a.toi", ["1: {1,1}"], "line 2: Option 1 stands twice in one order."),
        ("a.soi", ["1: 4"], "line 2: Option 4 is none of the options 1 to 3."),
        ("a.soi", ["1: 0"], "line 2: Option 0 is none of the options 1 to 3."),
        ("a.soc", ["1: 1,2"],
         "line 2: The order leaves options out, which a .soc file never does."),
        ("a.toc", ["1: {1,2}"],
         "line 2: The order leaves options out, which a .toc file never does."),
        ("a.soi", ["1: {1,2}"], "line 2: The order ties options, which a .soi file never does."),
        ("a.soi", ["1: 1;2"], "line 2: “1;2” is no order such as “3,{1,2},4”."),
        ("a.toi", ["1: {1,2"], "line 2: “{1,2” is no order such as “3,{1,2},4”."),
        ("a.toi", ["1: {{1},2}"], "line 2: “{{1},2}” is no order such as “3,{1,2},4”."),
        ("a.soi", ["1: ١"], "line 2: “١” is no order such as “3,{1,2},4”."),
        ("a.soi", ["Cat,1"], "line 2: “Cat,1” is no ballot: it is written “count: order”."),
        ("a.soi", ["\x1b[31m"], "line 2: “\ufffd[31m” is no ballot: it is written “count: order”."),
        ("a.soi", [], "line 1: The file ends without a ballot."),
        ("a.soi", ["# NUMBER ALTERNATIVES: 4"], "line 2: The number of options is told twice."),
        ("a.soi", ["# ALTERNATIVE NAME 9: X"], "line 2: Option 9 is none of the options 1 to 3."),
        ("a.soi", ["# ALTERNATIVE NAME 1: X", "# ALTERNATIVE NAME 1: Y"],
         "line 3: Option 1 is named twice."),
        ("a.soi", ["# NUMBER VOTERS: many"], "line 2: “many” is no whole number."),
        ("a.soi", ["# NUMBER VOTERS: 5", "4: 1,2,3"],
         "line 2: The header tells of 5 voters, the lines hold 4 ballots."),
        ("a.soi", ["# NUMBER VOTERS: 5", "# NUMBER VOTERS: 4"],
         "line 3: The number of voters is told twice."),
        ("a.soi", ["# DATA TYPE: toc", "4: 1,2,3"],
         "line 2: The type is “toc”, but the file is called .soi."),
    ],
)  # fmt: skip
def test_malformed_file_is_refused(
    tmp_path: Path, name: str, lines: list[str], sentence: str
) -> None:
    file = preflib(tmp_path, name, *lines)

    with pytest.raises(FileRefused) as refused:
        read_ballots(file)

    separator = ", " if sentence.startswith("line") else ": "
    assert str(refused.value) == f"{file}{separator}{sentence}"


@pytest.mark.parametrize("count", ["0", "-3", "1.5", "", "x", "9" * 11, "9" * 400, "²"])
def test_count_that_counts_nobody_or_too_many_is_refused(tmp_path: Path, count: str) -> None:
    file = preflib(tmp_path, "a.soc", "2: 1,2,3", f"{count}: 1,2,3")

    with pytest.raises(FileRefused, match=r", line 3: The count “.*” is no whole number from 1"):
        read_ballots(file)


def test_ballots_beyond_ten_billion_are_refused(tmp_path: Path) -> None:
    file = preflib(tmp_path, "a.soc", f"{10**10}: 1,2,3", "1: 1,2,3")

    with pytest.raises(FileRefused, match=r"line 3: .*more than 10000000000 ballots"):
        read_ballots(file)


@pytest.mark.parametrize("text", ["", "3\n1,Cat\n", "# TITLE: x\n1: 1,2\n", "\n\n"])
def test_file_without_its_header_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileRefused, match="The header “# NUMBER ALTERNATIVES: …” of PrefLib"):
        read_ballots(written(tmp_path, "a.soc", text))


def test_names_before_their_number_are_refused(tmp_path: Path) -> None:
    text = f"# ALTERNATIVE NAME 9: X\n{HEADER.format(options=3)}1: 1,2,3\n"

    with pytest.raises(FileRefused, match="line 1: The number of options must be told before"):
        read_ballots(written(tmp_path, "a.soc", text))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (0, "There is nothing to put in order: the number of options is 0."),
        (1, "There is nothing to put in order: the number of options is 1."),
        (251, "251 options are too many; 250 can be counted."),
    ],
)
def test_too_few_and_too_many_options_are_refused(
    tmp_path: Path, options: int, sentence: str
) -> None:
    file = written(tmp_path, "a.soc", HEADER.format(options=options) + "1: 1\n")

    with pytest.raises(FileRefused) as refused:
        read_ballots(file)

    assert str(refused.value) == f"{file}, line 1: {sentence}"
