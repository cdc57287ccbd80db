"""The table of attacks names tests that exist, and every attack there is."""

import re

from tests.house.sources import ROOT, python_files

TABLE = ROOT / "tests" / "attacks" / "README.md"
ROW = re.compile(r"^\| ((?:[AF]\d+[–, ]*)+) \|", re.MULTILINE)
NUMBER = re.compile(r"([AF])(\d+)")
ATTACKS, FAULTS = 68, 27


def names_of_tests() -> set[str]:
    """Return the name of every test."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in python_files("tests"))
    return set(re.findall(r"^ *def (test_\w+)\(", text, re.MULTILINE))


def rows() -> list[tuple[str, int]]:
    """Return the letter and number of each row; a row may stand for several."""
    found: list[tuple[str, int]] = []
    for names in ROW.findall(TABLE.read_text(encoding="utf-8")):
        numbered = [(letter, int(number)) for letter, number in NUMBER.findall(names)]
        letter, first, last = numbered[0][0], numbered[0][1], numbered[-1][1]
        found += [(letter, number) for number in range(first, last + 1)]
    return found


def test_every_test_in_the_table_of_attacks_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", TABLE.read_text(encoding="utf-8")))

    assert named - names_of_tests() == set()
    assert len(named) > 80


def test_table_of_attacks_has_every_row_once() -> None:
    attacks = [("A", number) for number in range(1, ATTACKS + 1)]

    assert rows() == [*attacks, *(("F", number) for number in range(1, FAULTS + 1))]


def test_no_row_of_the_table_of_attacks_is_empty() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if ROW.match(line)]

    assert [line for line in said if not re.search(r"`|not yet: |every test: ", line)] == []
