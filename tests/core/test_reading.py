"""One round as one value: whole, stored and as far as it may be shown."""

import json
from dataclasses import replace

import pytest

from seminar.core.detail import Detail
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import (
    CountingRule,
    Firmness,
    PlaceRange,
    RoundReading,
    RuleOrder,
    Standing,
    Verdict,
    from_json,
    read_round,
    to_json,
)
from tests.core.published import profile_of


def reading_of(ballots: list[str], options: str = "ABCDE", *, together: int = 0) -> RoundReading:
    return read_round(profile_of(ballots, options), together=together, seed=1)


LARGE = reading_of(["12 ABCDE", "10 BACDE", "8 ABDEC", "7 EDCBA"], together=5)


def test_two_areas_give_every_field() -> None:
    reading = reading_of(["6 AB", "3 BA"], "AB", together=4)

    assert replace(reading, agreement=None, kemeny=None, firmness=(), place_ranges=()) == (
        RoundReading(
            areas=2,
            orders=9,
            complete=9,
            together=4,
            abstained=0,
            answers_told_apart=True,
            standings=(
                Standing(1, 1, False, 4 / 3, 1.0, 1.0, 2.0),
                Standing(2, 2, False, 5 / 3, 1.0, 2.0, 2.0),
            ),
            pairwise=((0, 6), (3, 0)),
            ties=((0, 0), (0, 0)),
            head_to_head=((0, 1), (-1, 0)),
            position_counts=((6.0, 3.0), (3.0, 6.0)),
            agreement=None,
            firmness=(),
            place_ranges=(),
            split_areas=(),
            condorcet_winner=1,
            cycle=(),
            kemeny=None,
            rules=(
                RuleOrder(CountingRule.COPELAND, ((1,), (2,))),
                RuleOrder(CountingRule.SCHULZE, ((1,), (2,))),
            ),
            first_place_disputed=False,
            last_place_disputed=False,
            groups=(),
            seed=1,
        )
    )
    assert reading.answers == 13
    assert reading.kemeny is not None
    assert reading.kemeny.orders == ((1, 2),)
    assert reading.agreement is not None
    assert reading.agreement.w == pytest.approx(1 / 9)


def test_clear_room_is_clear_throughout() -> None:
    reading = reading_of(["30 ABC"], "ABC")

    assert reading.firmness == (
        Firmness(1, 2, Verdict.CLEAR, 1.0),
        Firmness(2, 3, Verdict.CLEAR, 1.0),
    )
    assert reading.place_ranges[0] == PlaceRange(1, 1.0, 1, 1)


def test_reading_is_the_same_after_storing() -> None:
    groups = {"military": profile_of(["12 ABCDE"], "ABCDE")}
    profile = profile_of(["12 ABCDE", "10 BA", "8 {ABC}", "7 EDCBA"], "ABCDE")
    reading = read_round(profile, together=5, groups=groups, seed=1)

    stored = json.dumps(to_json(reading))

    assert from_json(json.loads(stored)) == reading
    assert reading.groups[0].name == "military"
    assert from_json(json.loads(json.dumps(to_json(published(reading))))) == published(reading)


def test_reading_stored_before_a_field_was_new_has_its_default() -> None:
    data = to_json(reading_of(["6 AB"], "AB"))
    del data["together_rule"]

    assert from_json(data) == reading_of(["6 AB"], "AB")


def test_stored_numbers_come_back_as_their_own_types() -> None:
    data = to_json(reading_of(["6 AB"], "AB"))
    data["standings"][0]["average"] = 1

    average = from_json(data).standings[0].average

    assert (average, type(average)) == (1.0, float)


def test_large_room_keeps_its_tables() -> None:
    assert published(LARGE) == replace(LARGE, detail=Detail.TABLES)
    assert LARGE.position_counts is not None


def test_rules_that_disagree_are_told() -> None:
    reading = reading_of(["66 ABC", "34 BCA"], "ABC")

    assert [standing.area for standing in reading.standings] == [2, 1, 3]
    assert reading.condorcet_winner == 1
    assert (reading.first_place_disputed, reading.last_place_disputed) == (True, False)
    assert reading.firmness[0].verdict is not Verdict.CLEAR


def test_rules_may_disagree_about_the_last_place() -> None:
    reading = reading_of(["66 CBA", "34 ACB"], "ABC")

    assert (reading.first_place_disputed, reading.last_place_disputed) == (False, True)


def test_below_five_orders_only_counts_leave() -> None:
    reading = reading_of(["3 ABC", "1 BAC"], "ABC", together=3)

    left = published(reading)

    assert left == RoundReading(
        areas=3, orders=4, complete=4, together=3, abstained=0, answers_told_apart=True,
        standings=(), pairwise=(), ties=(), head_to_head=(), position_counts=None, agreement=None,
        firmness=(), place_ranges=(), split_areas=(), condorcet_winner=None, cycle=(), kemeny=None,
        rules=(), first_place_disputed=False, last_place_disputed=False, groups=(),
        detail=Detail.COUNTS, seed=1,
    )  # fmt: skip
    assert published(left) == left


def test_below_twenty_orders_no_table_leaves() -> None:
    reading = reading_of(["9 ABC", "5 BAC", "5 CBA"], "ABC")

    left = published(reading)

    assert (left.pairwise, left.ties, left.position_counts) == ((), (), None)
    assert left.detail is Detail.HALVES
    assert left.head_to_head == ((0, -1, 1), (1, 0, 1), (-1, -1, 0))


@pytest.mark.parametrize(
    ("ballots", "told"),
    [
        (["9 ABC", "6 BAC", "5 CBA"], True),
        (["13 ABC", "5 BAC", "2 CBA"], False),
        (["20 ABC"], False),
        (["17 ABC", "3 A{BC}"], False),
        (["10 ABC", "6 CBA", "4 AB"], False),
    ],
    ids=["told", "two people alone", "everybody the same", "one place holds all", "few complete"],
)
def test_tables_that_point_at_somebody_stay(ballots: list[str], told: bool) -> None:
    left = published(reading_of(ballots, "ABC"))

    tables = (left.pairwise != (), left.ties != (), left.position_counts is not None)
    assert tables == (told, told, told)
    assert left.detail is (Detail.TABLES if told else Detail.TENTHS)
    assert left.head_to_head != ()


def test_few_complete_orders_hide_what_comes_from_them() -> None:
    reading = reading_of(["8 AB", "4 ABC"], "ABC")

    left = published(reading)

    assert reading.agreement is not None
    assert (reading.orders, reading.complete, left.agreement) == (12, 4, None)
    assert left.standings == (
        Standing(1, 1, False, 1.0, None, None, None),
        Standing(2, 2, False, 2.0, None, None, None),
        Standing(3, None, False, None, None, None, None),
    )


def test_area_that_few_compared_gets_no_place_in_a_room() -> None:
    reading = reading_of(["6 AB", "4 CAB"], "ABC")

    assert [(s.area, s.place, s.average) for s in reading.standings] == [
        (1, 1, 1.0), (2, 2, 2.0), (3, None, None),
    ]  # fmt: skip
    assert reading.pairwise == ((0, 10, 0), (0, 0, 0), (0, 0, 0))
    assert (reading.condorcet_winner, reading.rules[0].order) == (1, ((1,), (2,)))


@pytest.mark.parametrize(
    ("orders", "together", "abstained", "apart"),
    [(37, 5, 0, True), (37, 1, 0, False), (37, 0, 2, False), (37, 3, 3, True), (2, 0, 0, False),
     (0, 0, 0, True)],
)  # fmt: skip
def test_one_or_two_other_answers_are_not_told_apart(
    orders: int, together: int, abstained: int, apart: bool
) -> None:
    profile = Profile.from_histogram(2, [("1>2", orders), ("|1=2", abstained)])

    reading = read_round(profile, together=together, seed=1)

    assert reading.answers_told_apart is apart
    assert (reading.orders, reading.abstained, reading.answers) == (
        orders, abstained, orders + together + abstained,
    )  # fmt: skip
