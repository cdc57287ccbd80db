"""A part of the room that shares another order is found, and nothing else is taken for one."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.ballot import Ranking, ranking_from_places
from seminar.core.minority import shares_another_order
from seminar.core.profile import Profile
from tests.core.published import profile_of

# The example of docs/methods.md.
OTHERS = ["3 EDCBA", "2 DECBA", "1 EDCAB"]
ROOM = ["18 ABCDE", *OTHERS]


def found(*lines: str, options: str = "ABCDE") -> bool:
    return shares_another_order(profile_of([*lines], options))


def test_six_of_twenty_four_share_another_order() -> None:
    assert found(*ROOM)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["4 ABCDE", "5 EDCBA"], False),
        (["5 ABCDE", "5 EDCBA"], True),
        (["6 ABCDE", "5 EDCBA"], True),
        (["6 ABCDE", "4 EDCBA"], False),
        (["20 ABCDE", "5 EDCBA"], True),
        (["21 ABCDE", "5 EDCBA"], False),
    ],
    ids=["nine", "two halves", "five of eleven", "four", "a fifth", "less than a fifth"],
)
def test_minority_is_five_people_and_a_fifth_and_at_most_half(
    lines: list[str], expected: bool
) -> None:
    assert found(*lines) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["10 ABCDE", "6 EABCD"], False),
        (["10 ABCDE", "6 EADBC"], True),
        (["10 ABCDE", "6 BACDE"], False),
    ],
    ids=["four of ten pairs", "six of ten pairs", "one pair"],
)
def test_another_order_goes_against_the_room_in_half_of_all_pairs(
    lines: list[str], expected: bool
) -> None:
    assert found(*lines) is expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["1 EDCBA", "4 DEBCA"], True),
        (["1 EDCBA", "4 DCEAB"], False),
        (["1 EDCBA", "4 {ED}{CB}A"], True),
        (["1 EDCBA", "4 {EDC}BA"], True),
        (["1 EDCBA", "4 {EDCBA}"], False),
        (["5 EDC"], False),
        (["5 EDCB"], True),
    ],
    ids=["two", "three", "two ties", "a tie of three", "all tied", "two silent", "one silent"],
)
def test_people_are_near_an_order_up_to_a_fifth_of_all_pairs(
    others: list[str], expected: bool
) -> None:
    assert found("10 ABCDE", *others) is expected


def test_people_who_agree_in_nothing_but_being_against_are_no_minority() -> None:
    assert not found("12 ABCDE", "1 EDCBA", "1 CEDBA", "1 DBECA", "1 EBADC", "1 CDEAB", "1 BEADC")


def test_most_people_are_no_minority_even_where_each_majority_is_against_them() -> None:
    near = ["1 EDCBA", "1 DCEBA", "1 EDACB", "1 ECBDA", "1 DCEBA", "1 EDACB"]

    assert not found("5 ABCDE", *near)


@pytest.mark.parametrize(
    "histogram",
    [[], [("|1=2=3=4=5", 30)], [("1>2>3>4>5", 1)], [("1=2=3=4=5", 30)]],
    ids=["nobody", "no view", "one", "all tied"],
)
def test_room_without_two_orders_has_no_minority(histogram: list[tuple[str, int]]) -> None:
    assert not shares_another_order(Profile.from_histogram(5, histogram))


def test_whoever_has_no_view_or_ties_everything_is_in_no_minority() -> None:
    room = Profile.from_histogram(5, [*profile_of(ROOM, "ABCDE").histogram(), ("|1=2=3=4=5", 99)])

    assert shares_another_order(room)
    assert shares_another_order(profile_of(ROOM, "ABCDE").with_tied(6))
    assert not shares_another_order(profile_of(ROOM, "ABCDE").with_tied(7))


@pytest.mark.parametrize(("lines", "expected"), [(["7 AB", "5 BA"], True), (["8 AB"], False)])
def test_two_areas_have_one_pair(lines: list[str], expected: bool) -> None:
    assert found(*lines, options="AB") is expected


def test_every_order_once_has_no_minority() -> None:
    every = [Ranking(tuple((area,) for area in order), ()) for order in permutations(range(1, 7))]

    assert not shares_another_order(Profile.of(6, every))


def test_table_of_many_orders_gives_the_same() -> None:
    histogram = [*profile_of(ROOM, "ABCDE").histogram()]

    assert shares_another_order(Profile.from_histogram(5, histogram, few=0))


RANKINGS = st.lists(st.none() | st.integers(1, 4), min_size=4, max_size=4).map(
    lambda places: ranking_from_places(dict(enumerate(places, 1)), 4)
)


def rooms(*, most: int = 9) -> st.SearchStrategy[Profile]:
    """Return rooms in which several people give the same order, as in a minority."""
    given_by = st.tuples(RANKINGS.map(lambda ranking: ranking.text), st.integers(1, most))
    return st.lists(given_by, min_size=1, max_size=5).map(
        lambda histogram: Profile.from_histogram(4, histogram)
    )


def with_more(room: Profile, ranking: Ranking, people: int) -> Profile:
    return Profile.from_histogram(room.areas, [*room.histogram(), (ranking.text, people)])


@given(rooms(), st.permutations([1, 2, 3, 4]))
def test_renaming_areas_finds_the_same_minority(room: Profile, names: list[int]) -> None:
    def moved(areas: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(names[area - 1] for area in areas))

    renamed = [
        (Ranking(tuple(map(moved, ranking.tiers)), moved(ranking.no_view)).text, people)
        for ranking, people in room.counts
    ]

    assert shares_another_order(Profile.from_histogram(4, renamed)) is shares_another_order(room)


@given(rooms(), RANKINGS, st.integers(1, 20))
def test_more_of_a_majority_never_make_a_minority_appear(
    others: Profile, ranking: Ranking, more: int
) -> None:
    room = with_more(others, ranking, others.n + 1)

    larger = with_more(room, ranking, more)

    assert shares_another_order(room) or not shares_another_order(larger)


@given(rooms(most=2).filter(lambda room: room.n < 10))
def test_fewer_than_ten_have_no_minority(room: Profile) -> None:
    assert not shares_another_order(room)


@given(rooms())
def test_a_minority_stays_one_when_everybody_comes_twice(room: Profile) -> None:
    twice = Profile(4, tuple((ranking, 2 * people) for ranking, people in room.counts))

    assert shares_another_order(twice) or not shares_another_order(room)
