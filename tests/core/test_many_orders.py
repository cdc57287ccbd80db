"""A profile of very many distinct orders says what one of few says, also of what is no order."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seminar.core import profile as profiles
from seminar.core.agreement import kendall_w
from seminar.core.ballot import BallotRefused, Ranking, TogetherRule, ranking_from_places
from seminar.core.many_orders import ManyOrders, read_many
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from seminar.core.reading import read_round
from seminar.core.redraws import averages_of_draws

AREAS = st.sampled_from([1, 2, 3, 5, 11, 101])


@st.composite
def rooms(
    draw: st.DrawFn, sizes: st.SearchStrategy[int] = AREAS, *, most: int = 10**9
) -> tuple[int, list[tuple[str, int]]]:
    areas = draw(sizes)
    place = st.none() | st.integers(1, areas)
    typed = draw(st.lists(st.lists(place, min_size=areas, max_size=areas), min_size=1, max_size=9))
    texts = {ranking_from_places(dict(enumerate(row, 1)), areas).text for row in typed}
    return areas, [(text, draw(st.integers(1, most))) for text in sorted(texts)]


def many_of(areas: int, counted: list[tuple[str, int]]) -> ManyOrders:
    return read_many(areas, [text for text, _ in counted], [people for _, people in counted])


def in_lines(counted: list[tuple[str, int]]) -> str:
    return "\n".join(f"{people} {text}" for text, people in counted)


@given(rooms())
@settings(max_examples=60)
def test_everything_counted_is_the_same(room: tuple[int, list[tuple[str, int]]]) -> None:
    areas, counted = room
    few, many = Profile.from_histogram(areas, counted), many_of(areas, counted)

    for mine, other in (
        (few, many), (few.orders(), many.orders()), (few.complete(), many.complete()),
    ):  # fmt: skip
        assert other.counts == mine.counts
        assert list(other.histogram()) == list(mine.histogram())
        assert (other.areas, other.n, other.abstained) == (mine.areas, mine.n, mine.abstained)
        assert (other.distinct, other.times()) == (mine.distinct, mine.times())
        assert compare_pairs(other) == compare_pairs(mine)
        assert other.doubled_rows() == mine.doubled_rows()
        assert other.doubled_place_counts() == mine.doubled_place_counts()
        assert other.position_counts() == mine.position_counts()
        assert other.never_placed() == mine.never_placed()
        assert other.is_two_opposites() == mine.is_two_opposites()
        assert other.tie_correction() == mine.tie_correction()
        assert kendall_w(other) == kendall_w(mine)


@given(rooms())
@settings(max_examples=30)
def test_redraws_of_the_same_room_are_the_same(room: tuple[int, list[tuple[str, int]]]) -> None:
    areas, counted = room
    numbers = range(1, areas + 1)
    draws = np.arange(1, 1 + 2 * len(counted)).reshape(2, -1)

    few = averages_of_draws(
        Profile.from_histogram(areas, counted), draws, areas=numbers, basis=numbers
    )
    many = averages_of_draws(many_of(areas, counted), draws, areas=numbers, basis=numbers)

    assert np.array_equal(few, many, equal_nan=True)


def outcome(make: object, areas: int, texts: list[str]) -> object:
    try:
        return list(make(areas, [(text, 1) for text in texts]).counts)  # type: ignore[operator]
    except BallotRefused as refused:
        return type(refused), refused.sentence


NUMBER = st.sampled_from(["1", "2", "3", "01", "10", "0", "4", "", "1000", "²", "1 "])
SIGN = st.sampled_from([">", "=", "|", "", "\n", ">>", "=|", "–"])
NONSENSE = st.lists(st.tuples(NUMBER, SIGN), max_size=5).map(
    lambda parts: "".join(number + sign for number, sign in parts)
)


@given(st.lists(NONSENSE | st.text("123=>|", max_size=7), min_size=1, max_size=3, unique=True))
@settings(max_examples=400)
def test_nonsense_is_refused_with_the_same_words(texts: list[str]) -> None:
    assert outcome(many_of, 3, sorted(texts)) == outcome(Profile.from_histogram, 3, texts)


@given(rooms(), st.booleans())
@settings(max_examples=30)
def test_lines_are_the_same_histogram(
    room: tuple[int, list[tuple[str, int]]], is_many: bool
) -> None:
    areas, counted = room
    few = 0 if is_many else profiles.FEW
    whole = Profile.from_histogram(areas, counted)

    for lines in (counted, counted[::-1]):
        found = Profile.from_lines(areas, in_lines(lines), few=few)

        assert (type(found), found) == (ManyOrders if is_many else Profile, whole)


def test_lines_that_repeat_an_order_add_up() -> None:
    found = Profile.from_lines(2, "1 1>2\n2 2>1\n3 1>2\n0 1=2", few=0)

    assert found == Profile.from_histogram(2, [("1>2", 4), ("2>1", 2)])
    assert Profile.from_lines(2, "") == Profile.from_histogram(2, [])


@pytest.mark.parametrize("lines", ["1>2", "1 1>2 2>1", "x 1>2", "1  1>2", "1 1>2\n", "-1 1>2"])
@pytest.mark.parametrize("few", [0, profiles.FEW])
def test_lines_that_are_no_histogram_are_refused(lines: str, few: int) -> None:
    with pytest.raises(BallotRefused):
        Profile.from_lines(2, lines, few=few)


def strict_orders(areas: int, number: int) -> list[tuple[str, int]]:
    chance = random.Random(number)
    texts: set[str] = set()
    while len(texts) < number:
        order = chance.sample(range(1, areas + 1), areas)
        texts.add(Ranking(tuple((area,) for area in order), ()).text)
    return [(text, chance.randint(1, 3)) for text in sorted(texts)]


def test_many_orders_are_one_table_from_a_thousand_and_one_on() -> None:
    few = Profile.from_histogram(7, strict_orders(7, profiles.FEW))
    many = Profile.from_histogram(7, strict_orders(7, profiles.FEW + 1))

    assert (type(few), type(many)) == (Profile, ManyOrders)


def same_reading(areas: int, counted: list[tuple[str, int]], few: int) -> object:
    groups = {"North": counted[::2], "South": counted[1::2]}
    room = Profile.from_histogram(areas, counted, few=few)
    told = {
        name: Profile.from_histogram(areas, rows, few=few) for name, rows in groups.items() if rows
    }
    return read_round(room, together=9, together_rule=TogetherRule.TIED, groups=told, seed=4)


@given(rooms(st.sampled_from([2, 3, 5, 8]), most=30))
@settings(max_examples=40)
def test_small_room_is_read_the_same_either_way(room: tuple[int, list[tuple[str, int]]]) -> None:
    areas, counted = room

    assert same_reading(areas, counted, few=0) == same_reading(areas, counted, few=profiles.FEW)


@pytest.mark.no_cover
def test_large_room_is_read_the_same_either_way() -> None:
    counted = [*strict_orders(7, 1500), ("1=2>3>4>5>6|7", 40), ("|1=2=3=4=5=6=7", 3)]

    assert same_reading(7, counted, few=profiles.FEW) == same_reading(7, counted, few=10_000)


@given(rooms())
@settings(max_examples=30)
def test_same_ballots_are_one_value_either_way(room: tuple[int, list[tuple[str, int]]]) -> None:
    areas, counted = room
    few = Profile.from_histogram(areas, counted)
    many = Profile.from_histogram(areas, counted[::-1], few=0)

    assert (type(few), type(many)) == (Profile, ManyOrders)
    assert (few == many, many == few, len({few, many})) == (True, True, 1)
    assert {few.complete(): "complete"}[many.complete()] == "complete"


def test_profiles_with_one_more_answer_differ_either_way() -> None:
    counted = [("1>2>3", 2), ("2>1|3", 1)]
    more = [("1>2>3", 3), ("2>1|3", 1)]

    for one in (Profile.from_histogram(3, counted), many_of(3, counted)):
        for other in (Profile.from_histogram(3, more), many_of(3, more)):
            assert one != other
        assert one != "an order"


class Unread(ManyOrders):
    """Refuses to be read order by order."""

    @property
    def counts(self) -> tuple[tuple[Ranking, int], ...]:
        raise AssertionError("A hall of many orders was read order by order.")


def test_hall_is_never_read_order_by_order() -> None:
    many = many_of(7, strict_orders(7, profiles.FEW + 1))

    reading = read_round(Unread(many.texts, many.people, many.places), together=0, seed=1)

    assert (reading.orders, reading.never_placed, reading.two_opposites) == (many.n, (), False)
    assert reading == read_round(many, together=0, seed=1)
