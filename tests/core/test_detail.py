"""What each level of detail leaves of a reading."""

from dataclasses import fields, replace

import pytest

from seminar.core.agreement import Agreement, AgreementBand
from seminar.core.ballot import TogetherRule
from seminar.core.certainty import Verdict
from seminar.core.detail import Detail, Telling, decimals, outward, tenth_below, to_step
from seminar.core.groups import GroupReading
from seminar.core.published import detail_of, published, with_details
from seminar.core.reading import RoundReading, Standing, from_json, read_round, to_json
from tests.core.published import profile_of

LINES = ["9 ABC", "7 BAC", "6 CBA", "3 A{BC}"]
GROUPS = {"East": profile_of(["5 ABC", "3 CBA"], "ABC"), "West": profile_of(["7 BAC"], "ABC")}
READING = read_round(profile_of(LINES, "ABC"), together=0, groups=GROUPS, seed=1)

# Every field says something that a coarse level must not tell.
LOUD = replace(
    READING, cycle=(1, 2, 3), split_areas=(3,), first_place_disputed=True,
    last_place_disputed=True, balanced_first=(2,), never_placed=(3,), two_opposites=True,
    condorcet_winner=1, together_rule=TogetherRule.TIED,
)  # fmt: skip
TABLES = {"pairwise", "ties", "position_counts", "place_ranges"}
RULES = {"rules", "balanced_first", "never_placed", "two_opposites"}
PAIRS = {
    "head_to_head", "condorcet_winner", "cycle", "split_areas", "first_place_disputed",
    "last_place_disputed",
}  # fmt: skip


def at(detail: Detail) -> RoundReading:
    return published(replace(READING, detail=detail))


def test_levels_are_stored_under_these_names() -> None:
    assert [detail.value for detail in Detail] == ["tables", "tenths", "halves", "whole", "counts"]


def test_coarser_levels_round_more_and_tell_less() -> None:
    said = {level: (level.step, level.tells_rules, level.tells_pairs) for level in Detail}

    assert said == {
        Detail.TABLES: (None, True, True),
        Detail.TENTHS: (0.1, True, True),
        Detail.HALVES: (0.5, False, True),
        Detail.WHOLE: (1.0, False, False),
        Detail.COUNTS: (None, False, False),
    }


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


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        (Detail.TABLES, TABLES | RULES | PAIRS),
        (Detail.TENTHS, RULES | PAIRS),
        (Detail.HALVES, PAIRS),
        (Detail.WHOLE, set()),
        (Detail.COUNTS, set()),
    ],
)
def test_each_level_leaves_empty_what_it_does_not_tell(detail: Detail, told: set[str]) -> None:
    left = published(replace(LOUD, detail=detail))

    empty = {field.name: field.default for field in fields(RoundReading)}
    for name in TABLES | RULES | PAIRS:
        assert getattr(left, name) == (getattr(LOUD, name) if name in told else empty[name])
        assert getattr(LOUD, name) != empty[name]
    assert (left.together_rule, left.orders, left.seed) == (TogetherRule.TIED, 25, 1)


def test_fewer_than_five_complete_orders_tell_nothing_that_comes_from_them() -> None:
    four = replace(LOUD, complete=4, detail=Detail.TABLES)

    assert published(four) == replace(
        four,
        standings=tuple(replace(one, q1=None, median=None, q3=None) for one in four.standings),
        position_counts=None,
        agreement=None,
        split_areas=(),
    )
    assert published(replace(LOUD, complete=5, detail=Detail.TABLES)).agreement == LOUD.agreement


def test_room_without_best_orders_is_told_without_them() -> None:
    left = published(replace(LOUD, kemeny=None, detail=Detail.TENTHS))

    assert left.kemeny is None


def test_whole_places_are_printed_without_decimals() -> None:
    assert {detail: decimals(detail) for detail in (None, *Detail)} == {
        **dict.fromkeys((None, *Detail), 1), Detail.WHOLE: 0,
    }  # fmt: skip


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
        # Two alone put A before B, and no place of any area is theirs alone.
        (["2 CABD", "5 BACD", "5 CDBA", "5 DCBA", "5 BDCA"], Detail.TENTHS),
        # Two alone put both in one place.
        (["2 {AB}C", "6 ABC", "6 BAC", "6 CAB", "6 CBA"], Detail.TENTHS),
        # Two alone have A in the middle, one of them before B and one behind.
        (["1 BAC", "1 CAB", "5 ABC", "5 ACB", "5 BCA", "5 CBA"], Detail.TENTHS),
    ],
)
def test_room_that_was_not_searched_is_told_by_its_size(lines: list[str], detail: Detail) -> None:
    letters = "".join(sorted(set(lines[-1].split()[1])))
    reading = read_round(profile_of(lines, letters), together=0, seed=1)

    assert detail_of(reading) is detail


@pytest.mark.parametrize(
    ("lines", "detail"),
    [
        (["8 ABC", "7 CAB", "5 BCA"], Detail.TABLES),
        (["15 ABC", "15 BCA", "5 CBA", "5 ACB"], Detail.TABLES),
        # With those who tie all of them, everybody has B in the middle.
        (["10 ABC", "10 CBA"], Detail.TENTHS),
    ],
)
def test_who_ties_all_together_is_one_of_everybody_in_the_tables(
    lines: list[str], detail: Detail
) -> None:
    room = profile_of(lines, "ABC")

    reading = read_round(room, together=5, together_rule=TogetherRule.TIED, seed=1)

    assert detail_of(reading) is detail


def test_group_is_told_no_finer_than_the_room_nor_than_itself() -> None:
    details = {"East": Detail.WHOLE, "West": Detail.COUNTS}

    left = published(with_details(READING, Telling(Detail.HALVES), details))

    assert [group.name for group in READING.groups] == ["East", "West"]
    east, west = left.groups
    assert (east.averages, east.w) == ((2.0, 2.0, 2.0), None)
    assert east.order == READING.groups[0].order
    assert (west.averages, west.order, west.w) == ((None, None, None), (), None)
    tables = Telling(Detail.TABLES)
    finer = published(with_details(READING, tables, dict.fromkeys(details, Detail.TABLES)))
    assert finer.groups == READING.groups
    unsearched = published(with_details(READING, tables, {}))
    assert [group.order for group in unsearched.groups] == [(), ()]


def test_groups_that_were_not_searched_are_told_no_finer_than_the_room() -> None:
    east, west = READING.groups
    assert east.w is not None

    assert at(Detail.TENTHS).groups == (
        replace(east, averages=(1.8, 2.0, 2.3), w=tenth_below(east.w)),
        replace(west, w=1.0),
    )
    assert at(Detail.WHOLE).groups == (
        replace(east, averages=(2.0, 2.0, 2.0), w=None),
        replace(west, w=None),
    )


def test_quartiles_between_two_places_are_told_outward() -> None:
    standing = replace(READING.standings[0], q1=1.25, q3=2.5)

    left = published(replace(READING, standings=(standing,), detail=Detail.HALVES))

    assert left.standings == (replace(standing, average=2.0, q1=1.0, median=None, q3=3.0),)


def test_agreement_without_a_number_is_told_without_one() -> None:
    assert READING.agreement is not None
    agreement = replace(READING.agreement, w=None)

    left = published(replace(READING, agreement=agreement, detail=Detail.TENTHS))

    assert left.agreement == replace(agreement, chi2=None, p_value=None, p_method=None)


def test_group_beside_a_finer_room_is_told_at_its_own_level() -> None:
    details = {"East": Detail.TENTHS, "West": Detail.COUNTS}
    east, _ = READING.groups

    left = published(with_details(READING, Telling(Detail.TENTHS), details))

    assert east.w is not None
    assert left.groups == (
        replace(east, averages=(1.8, 2.0, 2.3), w=tenth_below(east.w)),
        GroupReading("West", 7, (None, None, None), (), None, ()),
    )


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        (Detail.TABLES, True),
        (Detail.TENTHS, True),
        (Detail.HALVES, True),
        (Detail.WHOLE, False),
        (Detail.COUNTS, False),
    ],
)
def test_another_order_is_told_where_it_is_told_who_is_ahead(detail: Detail, told: bool) -> None:
    left = published(with_details(READING, Telling(detail, other_order=True), {}))

    assert left.other_order is told
    assert published(left) == left


def test_another_order_is_not_told_of_a_room_that_was_not_searched() -> None:
    assert not published(replace(READING, other_order=True)).other_order
