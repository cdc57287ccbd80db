"""Numbers from tables alone, and tables that contradict each other."""

from dataclasses import replace

import pytest

from seminar.core.count_file import CountTables, count_tables
from seminar.core.recount import Difference, contradictions, differences, recountable
from tests.counted import profile

ROOM = (("1>2>3", 6), ("2>1=3", 2))


def tables(**changes: object) -> CountTables:
    return replace(count_tables(profile(ROOM, areas=3), together=0), **changes)


def test_example_room_is_counted_as_by_hand() -> None:
    found = recountable(tables())

    assert found["average_places"] == ["11/8", "7/4", "23/8"]
    assert found["order"] == [[1], [2], [3]]
    assert found["borda_points"] == ["13", "10", "1"]
    assert found["first_places"] == ["6", "2", "0"]
    assert found["quartiles"] == [["1", "1", "11/8"], ["7/4", "2", "2"], ["23/8", "3", "3"]]
    assert found["kemeny"]["orders"] == [[1, 2, 3]]
    assert found["agreement"]["w"] == "13/20"


def test_room_without_orders_has_no_number() -> None:
    found = recountable(count_tables(profile((), areas=3), together=4))

    assert found["average_places"] == [None] * 3
    assert found["order"] == found["copeland_order"] == found["schulze_order"] == []
    assert (found["kemeny"], found["agreement"], found["quartiles"]) == (None, None, None)
    assert found["first_place_disputed"] is False


def test_everybody_level_has_no_agreement() -> None:
    found = recountable(count_tables(profile((("1=2=3", 7),), areas=3), together=0))

    assert found["agreement"] is None


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"complete": 9}, "tables.complete"),
        ({"orders": 7}, "tables.complete"),
        ({"ties": 13}, "tables.ties"),
        ({"ties": 6}, "tables.ties"),
        ({"ties": 6000}, "tables.ties"),
        ({"doubled_rank_sums": (22, 28, 47)}, "tables.doubled_rank_sums[3]"),
        (
            {"doubled_places": ((6, 0, 0, 2, 1), (2, 0, 6, 0, 0), (0, 0, 0, 2, 6))},
            "tables.doubled_places[1]",
        ),
        (
            {"before": ((1, 6, 6), (2, 0, 8), (0, 0, 0))},
            "tables.before and level[1][1]",
        ),
        (
            {"level": ((0, 0, 2), (0, 0, 0), (1, 0, 0))},
            "tables.level[1][3]",
        ),
        ({"before": ((0, 7, 6), (2, 0, 8), (0, 0, 0))}, "tables.before and level[1][2]"),
    ],
)
def test_table_that_does_not_add_up_is_named(change: dict[str, object], name: str) -> None:
    assert name in {found.name for found in contradictions(tables(**change))}


def test_tables_of_a_room_contradict_nothing() -> None:
    assert contradictions(tables()) == ()
    incomplete = profile((*ROOM, ("1>2|3", 4)), areas=3)
    assert contradictions(count_tables(incomplete, together=0)) == ()


def test_places_that_more_pairs_would_be_needed_for_are_named() -> None:
    room = count_tables(profile((*ROOM, ("1>2|3", 4)), areas=3), together=0)
    turned = replace(room, before=tuple(zip(*room.before, strict=True)))

    assert {found.name for found in contradictions(turned)} == {
        "tables.doubled_rank_sums[1]",
        "tables.doubled_rank_sums[3]",
    }


def test_each_difference_is_named_with_both_values() -> None:
    written = {"a": [1, 2], "b": 0.5, "c": None, "d": 1, "e": True, "g": [1], "h": "x" * 99}
    found = {"a": [1, 3], "b": 0.4, "c": "1/2", "d": 1, "e": 1, "f": 2, "g": [1, 2], "h": ""}

    assert differences(written, found) == (
        Difference("recountable.a[2]", "2", "3"),
        Difference("recountable.b", "0.5", "0.4"),
        Difference("recountable.c", "nothing", "1/2"),
        Difference("recountable.e", "True", "1"),
        Difference("recountable.f", "nothing", "a value"),
        Difference("recountable.g", "[1]", "[1, 2]"),
        Difference("recountable.h", "x" * 59 + "…", ""),
    )
    assert differences({"z": 1}, {}) == (Difference("recountable.z", "a value", "nothing"),)


def test_last_digits_of_another_program_are_no_difference() -> None:
    assert differences({"p": 0.1 + 0.2}, {"p": 0.3}) == ()
