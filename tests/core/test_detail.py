"""What each level of detail leaves of a reading."""

from dataclasses import replace

import pytest

from seminar.core.agreement import Agreement, AgreementBand
from seminar.core.certainty import Verdict
from seminar.core.detail import Detail, outward, tenth_below, to_step
from seminar.core.published import detail_of, published, with_details
from seminar.core.reading import RoundReading, Standing, from_json, read_round, to_json
from tests.core.published import profile_of

LINES = ["9 ABC", "7 BAC", "6 CBA", "3 A{BC}"]
GROUPS = {"East": profile_of(["5 ABC", "3 CBA"], "ABC"), "West": profile_of(["7 BAC"], "ABC")}
READING = read_round(profile_of(LINES, "ABC"), together=0, groups=GROUPS, seed=1)


def at(detail: Detail) -> RoundReading:
    return published(replace(READING, detail=detail))


@pytest.mark.parametrize(
    ("step", "average", "told"),
    [
        (None, 1.2345, 1.2345),
        (0.1, 2.4, 2.4),
        (0.1, 2.25, 2.3),
        (0.5, 2.24, 2.0),
        (0.5, 2.25, 2.5),
        (1.0, 2.5, 3.0),
        (1.0, 1.4, 1.0),
    ],
)
def test_averages_are_rounded_to_a_step(step: float | None, average: float, told: float) -> None:
    assert to_step(average, step) == told


def test_quartiles_go_outward_and_w_down() -> None:
    assert outward(1.25, 2.5) == (1.0, 3.0)
    assert outward(2.0, 2.0) == (2.0, 2.0)
    assert [tenth_below(w) for w in (0.69, 0.7, 1.0, 0.05)] == [0.6, 0.7, 1.0, 0.0]


def test_tables_tell_everything() -> None:
    assert at(Detail.TABLES) == replace(READING, detail=Detail.TABLES)


def test_tenths_tell_the_rules_but_no_table() -> None:
    left = at(Detail.TENTHS)

    assert left.standings == (
        Standing(1, 1, False, 1.8, 1.0, None, 2.0),
        Standing(2, 2, False, 1.8, 1.0, None, 2.0),
        Standing(3, 3, False, 2.5, 2.0, None, 3.0),
    )
    assert left.agreement == Agreement(25, 0.1, None, 2, None, None, AgreementBand.VERY_LITTLE)
    assert (left.pairwise, left.ties, left.position_counts, left.place_ranges) == ((), (), None, ())
    assert left.rules == READING.rules
    assert left.kemeny is not None
    assert (left.kemeny.orders, left.kemeny.cost, left.kemeny.score) == (((2, 1, 3),), None, None)
    assert [pair.share for pair in left.firmness] == [None, None]


def test_halves_tell_who_is_ahead_but_no_rules() -> None:
    left = at(Detail.HALVES)

    assert [standing.average for standing in left.standings] == [2.0, 2.0, 2.5]
    assert left.head_to_head == READING.head_to_head
    assert (left.rules, left.kemeny) == ((), None)
    assert left.agreement is not None
    assert (left.agreement.w, left.agreement.band) == (None, AgreementBand.VERY_LITTLE)


def test_whole_places_tell_the_order_alone() -> None:
    left = at(Detail.WHOLE)

    assert left.standings == (
        Standing(1, 1, False, 2.0, None, None, None),
        Standing(2, 2, False, 2.0, None, None, None),
        Standing(3, 3, False, 2.0, None, None, None),
    )
    assert (left.head_to_head, left.condorcet_winner, left.agreement) == ((), None, None)
    assert {pair.verdict for pair in left.firmness} <= set(Verdict)


@pytest.mark.parametrize("detail", list(Detail))
def test_publishing_twice_or_after_storing_changes_nothing(detail: Detail) -> None:
    left = at(detail)

    assert published(left) == left
    assert from_json(to_json(left)) == left


def test_no_level_tells_what_a_coarser_one_hides_not() -> None:
    shown = [
        sum(bool(value) for value in to_json(at(detail)).values() if not isinstance(value, str))
        for detail in Detail
    ]

    assert shown == sorted(shown, reverse=True)


@pytest.mark.parametrize(
    ("lines", "detail"),
    [
        (["4 ABC"], Detail.COUNTS),
        (["9 ABC", "9 CBA"], Detail.HALVES),
        (["9 ABC", "6 BAC", "5 CBA"], Detail.TABLES),
        (["19 ABC", "1 CBA"], Detail.TENTHS),
    ],
)
def test_room_that_was_not_searched_is_told_by_its_size(lines: list[str], detail: Detail) -> None:
    reading = read_round(profile_of(lines, "ABC"), together=0, seed=1)

    assert detail_of(reading) is detail


def test_group_is_told_no_finer_than_the_room_nor_than_itself() -> None:
    details = {"East": Detail.WHOLE, "West": Detail.COUNTS}

    left = published(with_details(READING, Detail.HALVES, details))

    assert [group.name for group in READING.groups] == ["East", "West"]
    east, west = left.groups
    assert (east.averages, east.w) == ((2.0, 2.0, 2.0), None)
    assert east.order == READING.groups[0].order
    assert (west.averages, west.order, west.w) == ((None, None, None), (), None)
    finer = published(with_details(READING, Detail.TABLES, dict.fromkeys(details, Detail.TABLES)))
    assert finer.groups == READING.groups
    unsearched = published(with_details(READING, Detail.TABLES, {}))
    assert [group.order for group in unsearched.groups] == [(), ()]
