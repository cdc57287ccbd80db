"""The JSON of a count: the classic examples whole, and what is not computed."""

import json
from pathlib import Path
from typing import Any

import pytest

from seminar.core.tallied import UnrankedRule
from seminar.tally.count import count_ballots
from seminar.tally.figures import tally_figures
from seminar.tally.file import read_ballots
from tests.core.published import CLASSIC, EXAMPLES, example
from tests.tally.files import preflib, written
from tests.tally.published import block, near

LAST, IGNORED = UnrankedRule.LAST, UnrankedRule.IGNORED


def figures(file: Path, rule: UnrankedRule = LAST) -> dict[str, Any]:
    counted = tally_figures(count_ballots(read_ballots(file), rule))
    result: dict[str, Any] = json.loads(json.dumps(counted, allow_nan=False))
    return result


def table(entry: dict[str, Any], folder: Path) -> Path:
    """Write a classic example, as "5 A{BC}D", as a table with counts."""
    letters = entry["computed"]["option_ids"]
    rows = [",".join([*letters, "count"])]
    for line in entry["ballots"]:
        count, ballot = line.split()
        place, inside, cells = 0, False, dict.fromkeys(letters, "")
        for letter in ballot:
            place += letter == "{" or (letter != "}" and not inside)
            inside = (inside or letter == "{") and letter != "}"
            if letter in cells:
                cells[letter] = str(place)
        rows.append(",".join([*cells.values(), count]))
    return written(folder, "classic.csv", "\n".join(rows))


@pytest.mark.parametrize("rule", list(UnrankedRule))
@pytest.mark.parametrize("entry", CLASSIC, ids=[entry["name"] for entry in CLASSIC])
def test_classic_example_is_counted_as_published(
    entry: dict[str, Any], rule: UnrankedRule, tmp_path: Path
) -> None:
    found = figures(table(entry, tmp_path), rule)

    published = entry["computed"]
    expected = published[f"unranked_{rule}"]
    assert block(found, expected) == near(expected)
    outer = {key: value for key, value in published.items() if not key.startswith("unranked")}
    assert {key: found[key] for key in outer} == outer


def test_other_rule_leaves_out_what_it_does_not_define(tmp_path: Path) -> None:
    file = preflib(tmp_path, "a.soi", "3: 1,2", "2: 3")

    last, ignored = figures(file), figures(file, IGNORED)

    assert last.keys() == ignored.keys()
    assert {key for key, value in last.items() if value is None} == {
        "times_ranked", "mean_position_when_ranked",
    }  # fmt: skip
    assert {key for key, value in ignored.items() if value is None} >= {
        "borda", "order_by_borda", "rank_sum", "mean_rank", "median_rank", "q1_rank", "q3_rank",
        "kendall_w",
    }  # fmt: skip
    assert ignored["times_ranked"] == [3, 3, 2]
    assert ignored["mean_position_when_ranked"] == [1, 2, 1]
    assert ignored["average_place"] == [1, 2, None]
    assert ignored["order_by_average_place"] == [[1], [2]]
    assert ignored["kemeny"]["n_optimal"] == 3


def test_option_that_nobody_ranked_has_no_position(tmp_path: Path) -> None:
    found = figures(preflib(tmp_path, "a.soi", "3: 1,2"), IGNORED)

    assert (found["times_ranked"], found["mean_position_when_ranked"]) == ([3, 3, 0], [1, 2, None])


def test_empty_ballots_are_counted_and_order_nothing(tmp_path: Path) -> None:
    file = preflib(tmp_path, "a.soi", "3:")

    last, ignored = figures(file), figures(file, IGNORED)

    assert (last["n_ballots"], last["n_empty"], last["order_by_borda"]) == (3, 3, [[1, 2, 3]])
    assert (last["kendall_w"], last["first_choices"]) == (None, [1, 1, 1])
    assert (ignored["order_by_average_place"], ignored["first_choices"]) == ([], [0, 0, 0])


def test_options_in_a_large_circle_have_no_exact_best_order(tmp_path: Path) -> None:
    options = list(map(str, range(1, 18)))
    lines = ["1: " + ",".join([*options[shift:], *options[:shift]]) for shift in range(17)]

    found = figures(preflib(tmp_path, "a.soc", *lines, options=17))

    assert (found["kemeny"], len(found["smith_set"]), found["majority_cycle"]) == (None, 17, True)


def test_many_best_orders_are_counted_and_five_listed(tmp_path: Path) -> None:
    kemeny = figures(preflib(tmp_path, "a.toc", "1: {1,2,3,4,5,6}", options=6))["kemeny"]

    assert (kemeny["n_optimal"], kemeny["truncated"]) == (720, True)
    assert kemeny["optimal_rankings"] == [
        [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 6, 5], [1, 2, 3, 5, 4, 6], [1, 2, 3, 5, 6, 4],
        [1, 2, 3, 6, 4, 5],
    ]  # fmt: skip


def test_chance_is_told_with_its_method(tmp_path: Path) -> None:
    found = figures(preflib(tmp_path, "a.soc", "2: 1,2,3"))["kendall_w"]

    assert (found["w"], found["p"], found["p_method"]) == (1, pytest.approx(1 / 6), "exact")
    assert found["p_chi2"] == pytest.approx(0.1353352832366127)


def test_firmness_is_told_from_five_ballots(tmp_path: Path) -> None:
    few = figures(preflib(tmp_path, "few.soc", "4: 1,2,3"))
    enough = figures(preflib(tmp_path, "enough.soc", "5: 1,2,3"))

    assert few["firmness"] is None
    assert enough["firmness"] == [
        {"upper": 1, "lower": 2, "verdict": "clear", "share": 1.0},
        {"upper": 2, "lower": 3, "verdict": "clear", "share": 1.0},
    ]


@pytest.mark.no_cover
def test_two_hundred_options_are_counted(tmp_path: Path) -> None:
    options = list(map(str, range(1, 201)))
    lines = ["3: " + ",".join(options), "2: " + ",".join(options[::-1])]

    found = figures(preflib(tmp_path, "a.soc", *lines, options=200))

    assert (found["condorcet_winner"], found["condorcet_loser"]) == (1, 200)
    assert found["schulze_winning_votes"]["rank"] == list(range(1, 201))
    assert (found["kemeny"]["n_optimal"], found["firmness"]) == (1, None)
    assert found["kendall_w"]["p_method"] == "chi_square"


@pytest.mark.parametrize(
    ("rule", "name"), [(LAST, "mini_seminar"), (IGNORED, "mini_seminar_ignored")]
)
def test_mini_seminar_is_counted_as_worked_by_hand(
    rule: UnrankedRule, name: str, tmp_path: Path
) -> None:
    found = figures(table(example("mini_seminar"), tmp_path), rule)

    assert block(found, EXAMPLES[name]) == near(EXAMPLES[name])


def test_ballots_that_tie_everything_have_no_agreement(tmp_path: Path) -> None:
    found = figures(preflib(tmp_path, "a.toc", "3: {1,2,3}"))

    assert found["kendall_w"] is EXAMPLES["kendall_w_all_tied"]["w"]
