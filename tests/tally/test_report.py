"""The count in words, exactly as it is printed."""

from pathlib import Path

import pytest

from seminar.core.tallied import UnrankedRule
from seminar.tally.count import count_ballots
from seminar.tally.file import read_ballots
from seminar.tally.report import tally_report
from tests.tally.files import preflib, written

LAST, IGNORED = UnrankedRule.LAST, UnrankedRule.IGNORED


def report(file: Path, rule: UnrankedRule = LAST) -> list[str]:
    return tally_report(count_ballots(read_ballots(file), rule)).splitlines()


def test_mini_seminar_is_told(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "mini.csv",
        "Civilians,Children,Trafficking,Violence,Heritage\n"
        "1,2,3,4,5\n1,3,2,5,4\n2,1,3,3,4\n2,,,1,\n",
    )

    assert report(file) == [
        (
            "4 ballots on 5 options; 1 leaves options out; what a ballot leaves out shares the "
            "last place."
        ),
        "First on average: Civilians.",
        "More ballots put Civilians before each other option than behind it.",
        "Agreement is moderate (0.52 on a scale from 0 to 1).",
        "The best common order: Civilians > Children > Trafficking > Violence > Heritage.",
        "",
        "place  option       average place  first choices  median  middle half",
        "1      Civilians    1.50           2              1.50    1 to 2",
        "2      Children     2.50           1              2.50    1.75 to 3.25",
        "3      Trafficking  3.12           0              3.25    2.75 to 3.62",
        "4      Violence     3.38           1              3.75    2.88 to 4.25",
        "5      Heritage     4.50           0              4.50    4 to 5",
    ]
    assert report(file, IGNORED)[0].endswith("what a ballot leaves out counts in no comparison.")
    assert report(file, IGNORED)[3] == (
        "Agreement is very strong (0.81 on a scale from 0 to 1, over the 3 that order everything)."
    )


def test_circle_and_every_dispute_are_told(tmp_path: Path) -> None:
    # The five drivers' orders of 1956, in which the rules differ on the first place.
    file = preflib(
        tmp_path, "1956.soc", "2: 2,5,4,3,1", "1: 4,3,2,5,1", "1: 5,2,3,4,1", "1: 5,1,3,4,2",
        "1: 4,3,1,2,5", "1: 4,2,3,5,1", options=5,
    )  # fmt: skip

    assert report(file)[:15] == [
        "7 ballots on 5 options.",
        "First on average: Option 4.",
        (
            "Compared in pairs, options go round in a circle: more ballots put Option 2 before "
            "Option 5, Option 5 before Option 4 and Option 4 before Option 2."
        ),
        "Agreement is weak (0.22 on a scale from 0 to 1).",
        "Split: some put it near the top and others near the bottom: Option 5.",
        "If a few other people had come:",
        "  Clear: Option 3 before Option 1.",
        "  Too close to call: Option 4 and Option 2; Option 2 and Option 5; Option 5 and Option 3.",
        "2 orders fit the ballots equally well:",
        "  Option 2 > Option 5 > Option 4 > Option 3 > Option 1",
        "  Option 4 > Option 2 > Option 5 > Option 3 > Option 1",
        "Notice: Copeland puts Option 2, Option 4 and Option 5 first; the order below does not.",
        "Notice: Schulze puts Option 2 and Option 4 first; the order below does not.",
        "Notice: The best common order puts Option 2 and Option 4 first; the order below does not.",
        "",
    ]


def test_other_reading_of_silence_is_noticed(tmp_path: Path) -> None:
    file = preflib(tmp_path, "a.soi", "6: 1,2,3", "5: 2,3", "7: 3")

    assert [line for line in report(file) if "--unranked" in line] == [
        (
            "Notice: Average place with what ballots leave out ignored (--unranked ignored) puts "
            "Option 1 first and Option 3 last; the order below does not."
        )
    ]
    assert [line for line in report(file, IGNORED) if "--unranked" in line] == [
        (
            "Notice: Average place with what ballots leave out put last (--unranked last) puts "
            "Option 2 first and Option 1 last; the order below does not."
        )
    ]


def test_option_never_compared_with_some_has_no_place(tmp_path: Path) -> None:
    file = preflib(tmp_path, "a.soi", "6: 1,2,3", "5: 2,1,4", options=4)

    told = report(file, IGNORED)

    assert told[1:3] == [
        "First on average: Option 1.",
        "No place, since never compared with some of the others: Option 3 and Option 4.",
    ]
    assert [line.split()[0] for line in told[-4:]] == ["1", "2", "–", "–"]
    assert [line for line in report(file) if "--unranked" in line] == []


def test_options_level_throughout_share_one_place(tmp_path: Path) -> None:
    assert report(preflib(tmp_path, "a.toc", "2: {1,2,3}")) == [
        "2 ballots on 3 options.",
        "All options with a place share it.",
        "No option is put before every other by more ballots than behind it.",
        "Agreement cannot be measured: it needs two ballots that order all options.",
        "",
        "place  option    average place  first choices  median  middle half",
        "1=     Option 1  2              0.67           2       2 to 2",
        "1=     Option 2  2              0.67           2       2 to 2",
        "1=     Option 3  2              0.67           2       2 to 2",
    ]


def test_shared_first_place_and_many_best_orders_are_told(tmp_path: Path) -> None:
    file = preflib(tmp_path, "a.toc", "2: {1,2,3},4", options=4)

    told = report(file)

    assert told[1] == "First on average, together: Option 1, Option 2 and Option 3."
    assert told[4] == "6 orders fit the ballots equally well; they share 3 pairs."


def test_nothing_compared_gives_no_order(tmp_path: Path) -> None:
    told = report(preflib(tmp_path, "a.soi", "2: 1", "1:"), IGNORED)

    assert told == [
        (
            "3 ballots on 3 options; 2 leave options out; 1 orders nothing; what a ballot leaves "
            "out counts in no comparison."
        ),
        "Too few ballots compare the options to give an order.",
        "No option is put before every other by more ballots than behind it.",
        "Agreement cannot be measured: it needs two ballots that order all options.",
        "",
        "place  option    average place  first choices",
        "–      Option 1  –              2",
        "–      Option 2  –              0",
        "–      Option 3  –              0",
    ]


def test_best_order_that_is_not_computed_is_said(tmp_path: Path) -> None:
    options = list(map(str, range(1, 18)))
    lines = ["1: " + ",".join([*options[shift:], *options[:shift]]) for shift in range(17)]
    file = preflib(tmp_path, "a.soc", *lines, "1: " + ",".join(options), options=17)

    assert (
        "The best common order is not computed exactly: too many options are in circles."
        in report(file)
    )


@pytest.mark.parametrize("name", ["\x1b[2J", "\u202egnp"])
def test_names_cannot_command_the_terminal(tmp_path: Path, name: str) -> None:
    told = "\n".join(report(written(tmp_path, "a.csv", f"{name},B\n1,2\n")))

    assert name[0] not in told
    assert f"First on average: \ufffd{name[1:]}." in told
