"""What may leave: thresholds, tables and groups, and that nothing hidden can be solved for."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.publishable import (
    COUNTS_FROM,
    THRESHOLD,
    hides_any,
    is_lone,
    shown_groups,
    shows_counts,
    shows_order,
    shows_table,
)
from tests.core.published import EXAMPLES

CASES = EXAMPLES["small_cells"]["cases"]
GROUP_SIZES = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 12))


def test_thresholds_are_five_and_twenty() -> None:
    assert (EXAMPLES["small_cells"]["k"], 20) == (THRESHOLD, COUNTS_FROM)
    assert [shows_order(n) for n in (0, 4, 5)] == [False, False, True]
    assert [shows_counts(n) for n in (19, 20)] == [False, True]
    assert [is_lone(n) for n in (0, Fraction(1, 2), 1, 2, Fraction(5, 2), 3)] == [
        False, True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[str(case["total"]) for case in CASES])
def test_small_groups_are_hidden_with_a_complement(case: dict) -> None:
    shown = case["shown"]
    # The published cases name the hidden groups; their sizes are those of method.md.
    sizes = {25: [3, 4], 21: [6, 3], 15: [12, 3], 31: [2, 8, 1], 3: [2, 1]}[case["total"]]
    people = {**shown, **dict(zip(case["hidden"], sizes, strict=True))}

    assert shown_groups(people, total=case["total"]) == tuple(sorted(shown))
    small = sorted(name for name, size in people.items() if size < THRESHOLD)
    complement = sorted(set(case["hidden"]) - set(small))
    # Where the room itself is too small there is a reason instead of a complement.
    assert "reason" in case or (small, complement) == (case["primary"], case["complementary"])


def test_people_in_no_group_are_protected_too() -> None:
    assert shown_groups({"academia": 9, "military": 12}, total=22) == ("military",)
    assert shown_groups({"academia": 9, "military": 12}, total=27) == ("academia", "military")


def test_empty_groups_hide_no_other() -> None:
    assert shown_groups({"military": 12, "press": 0}, total=12) == ("military",)
    assert shown_groups({}, total=12) == ()


@given(GROUP_SIZES, st.integers(0, 7))
def test_no_combination_of_shown_groups_gives_a_small_one_back(
    people: dict[str, int], ungrouped: int
) -> None:
    total = sum(people.values()) + ungrouped

    shown = shown_groups(people, total=total)

    # What leaves of any sum of answers is the room's and that of each shown group. The sum of
    # a set of groups can be solved for where its row adds nothing to the rows of these.
    sizes = [size for size in [*people.values(), ungrouped] if size]
    names = [name for name in people if people[name]] + [""] * (ungrouped > 0)
    room = [[1] * len(sizes)] if total >= THRESHOLD else []
    told = room + [[int(name == other) for other in names] for name in shown]
    for chosen in product((0, 1), repeat=len(sizes)):
        if 0 < np.dot(chosen, sizes) < THRESHOLD:
            assert rank([*told, list(chosen)]) > rank(told)


def rank(rows: list[list[int]]) -> int:
    return int(np.linalg.matrix_rank(np.array(rows))) if rows else 0


@given(GROUP_SIZES)
def test_hiding_never_depends_on_the_order_of_groups(people: dict[str, int]) -> None:
    turned = dict(reversed(people.items()))

    total = sum(people.values())
    assert shown_groups(people, total=total) == shown_groups(turned, total=total)


def test_published_differencing_is_not_possible() -> None:
    published = EXAMPLES["differencing"]
    groups, means = published["groups"], published["mean_rank"]
    total = sum(groups.values())
    told = sum(groups[name] * means[name] for name in ("military", "government"))

    # With both larger groups beside the room the one of a single person could be solved for.
    assert total * published["overall"] - told == pytest.approx(published["recovered_ngo"])
    assert means["ngo"] == published["recovered_ngo"]
    assert shown_groups(groups, total=sum(groups.values())) == ("military",)


@pytest.mark.parametrize(
    ("cells", "people", "shown"),
    [
        ([5, 15, 0], 20, True), ([5, 14], 19, False), ([18, 2], 20, False), ([19, 1], 20, False),
        ([20, 0], 20, False), ([Fraction(37, 2), Fraction(3, 2)], 20, False),
        ([Fraction(33, 2), Fraction(7, 2)], 20, True), ([], 20, True),
    ],
)  # fmt: skip
def test_table_needs_twenty_people_and_no_lone_cell(
    cells: list[Fraction | int], people: int, shown: bool
) -> None:
    assert shows_table(cells, people=people) is shown


def test_parts_are_told_apart_unless_one_is_lone() -> None:
    assert [hides_any(parts) for parts in ([37, 5, 0], [37, 1, 3], [2], [])] == [
        False, True, True, False,
    ]  # fmt: skip


def test_group_of_exactly_five_is_shown() -> None:
    assert shown_groups({"academia": 5, "press": 5}, total=10) == ("academia", "press")
    assert shown_groups({"academia": 5}, total=5) == ("academia",)
    assert shown_groups({"press": 5, "academia": 9}, total=14) == ("academia", "press")


def test_exactly_five_people_are_hidden_without_another_group() -> None:
    assert shown_groups({"military": 12, "ngo": 2, "press": 3}, total=17) == ("military",)
    assert shown_groups({"military": 12, "ngo": 2, "press": 2}, total=16) == ()


def test_room_under_five_shows_no_group_whatever_is_counted_in_it() -> None:
    assert shown_groups({"academia": 5}, total=4) == ()
