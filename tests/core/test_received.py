"""How a card was received: what is said of it, and that neither saying nor silence tells more."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.arguments import GroupMarks, is_agreed_across, pooled
from seminar.core.note.quantifier import Weighing, told_agreeing, weighing_word
from seminar.core.received import Received, is_divided, is_told_across, received, tells_three

# Agreeing, disagreeing and not being able to say, in one group.
Answers = tuple[int, int, int]
# By name, "" for people in no group: how many weighed the card.
Sizes = tuple[tuple[str, int], ...]

ROOMS: list[Sizes] = [
    (("a", 5), ("b", 5)),
    (("a", 5), ("b", 6)),
    (("a", 7), ("b", 7)),
    (("a", 5), ("b", 9)),
    (("a", 12), ("b", 5)),
    (("a", 10), ("b", 11)),
    (("a", 5), ("", 5)),
    (("a", 5), ("b", 4), ("", 1)),
    (("a", 5), ("b", 3), ("c", 2)),
    (("a", 6), ("b", 4), ("c", 4)),
    (("a", 8), ("b", 4), ("", 3)),
    (("a", 9), ("b", 2), ("", 5)),
    (("a", 5), ("b", 5), ("c", 5)),
    (("a", 5), ("b", 5), ("c", 1)),
    (("a", 6), ("b", 2), ("c", 2)),
    (("a", 9), ("b", 3)),
]  # fmt: skip


def marks(sizes: Sizes, room: Sequence[Answers]) -> list[GroupMarks]:
    return [
        GroupMarks(name or None, agree, disagree, agree + disagree + cannot)
        for (name, _), (agree, disagree, cannot) in zip(sizes, room, strict=True)
    ]


def told(sizes: Sizes, room: Sequence[Answers]) -> tuple[object, ...]:
    """Return all that is told of a card: how many agreed as worded, and how it was received."""
    agree, disagree, cannot = (sum(column) for column in zip(*room, strict=True))
    three = (disagree, cannot) if tells_three(agree, disagree, cannot) else None
    found = received(marks(sizes, room), agree=agree, disagree=disagree, cannot=cannot)
    return (*worded(room), three, found)


def worded(room: Sequence[Answers]) -> tuple[object, ...]:
    """Return how many agreed as it is worded."""
    agree, people = sum(group[0] for group in room), sum(map(sum, room))
    word = weighing_word(agree, people)
    lone = word in {Weighing.FEW, Weighing.MOST, Weighing.LEAST}
    return word, None if lone else agree


def splits(people: int) -> list[Answers]:
    return [(a, d, people - a - d) for a in range(people + 1) for d in range(people + 1 - a)]


def left_open(room: Sequence[Answers]) -> Iterator[tuple[object, ...]]:
    """Yield what is possible if people may have answered so.

    Each two people with each two answers, agreeing or not, which is what somebody could ask who
    knows one of the two; and that those who gave one answer are not one or two.
    """
    sides = [(agree, disagree + cannot) for agree, disagree, cannot in room]
    for (one, first), (other, second) in product(enumerate(sides), repeat=2):
        for x, y in product((0, 1), repeat=2):
            needed = 2 if (one, x) == (other, y) else 1
            if first[x] >= needed and second[y] >= needed:
                yield "pair", one, x, other, y
    everybody = tuple(sum(column) for column in zip(*room, strict=True))
    for group, (agree, disagree, cannot) in enumerate([*room, everybody]):
        counts = agree, disagree, cannot, disagree + cannot
        yield from (
            ("not lone", group, answer) for answer, n in enumerate(counts) if n not in (1, 2)
        )


@pytest.mark.parametrize("sizes", ROOMS, ids=str)
def test_what_is_said_and_what_is_not_leave_each_answer_as_open_as_it_was(sizes: Sizes) -> None:
    before, after = defaultdict(set), defaultdict(set)
    for room in product(*(splits(people) for _, people in sizes)):
        possible = set(left_open(room))
        before[worded(room)] |= possible
        after[told(sizes, room)] |= possible

    lost = {said: before[said[:2]] - possible for said, possible in after.items()}

    assert {said: gone for said, gone in lost.items() if gone} == {}


def groups(*rooms: tuple[int, int]) -> list[GroupMarks]:
    """Return groups in which so many agreed and so many disagreed."""
    return [GroupMarks(str(i), a, d, a + d) for i, (a, d) in enumerate(rooms)]


def test_worked_example() -> None:
    told = groups((6, 2), (5, 3))

    found = received(told, agree=11, disagree=5, cannot=0)

    assert found is Received.ACROSS
    # Of 16 people 5 do not agree. Agreed across groups: 3 and 2 or 2 and 3, at most. Not so: 4 or
    # 5 of one group do not, and 1 or none of the other.
    assert is_told_across(told)


@pytest.mark.parametrize(
    "rooms",
    [
        ((5, 5), (9, 1)),  # Half of a group is not more than half.
        ((17, 3),),  # There is no other group.
        ((4, 0), (12, 3)),  # The four would stand alone, so the twelve have nobody to differ from.
        ((8, 0), (8, 0)),  # That all agreed is said in other words.
        ((3, 2), (3, 2)),  # Silence of others would tell that two in each group do not agree.
        ((4, 1), (13, 2)),  # Silence would tell that the three are all in the smaller group.
        ((10, 0), (6, 5)),  # Silence would tell that one of the groups agrees as one.
    ],
)
def test_nothing_is_said(rooms: tuple[tuple[int, int], ...]) -> None:
    assert not is_told_across(groups(*rooms))


def test_where_all_but_one_or_two_agree_it_follows_from_the_words() -> None:
    assert is_told_across(groups((5, 0), (6, 2)))
    assert is_told_across(groups((5, 0), (7, 1)))


def test_people_without_a_group_are_among_the_others() -> None:
    nobodys = GroupMarks(None, 6, 2, 8)

    assert is_told_across([GroupMarks("a", 5, 3, 8), nobodys])
    assert is_told_across([GroupMarks("a", 5, 3, 8), GroupMarks("b", 2, 0, 2), nobodys])


@pytest.mark.parametrize(
    ("answers", "three", "divided"),
    [
        ((10, 6, 4), True, True),
        ((6, 10, 4), True, True),
        ((15, 5, 0), True, True),
        ((16, 5, 0), True, False),
        ((5, 0, 15), True, False),
        ((10, 8, 2), False, False),
        ((10, 2, 8), False, False),
        ((3, 3, 0), False, False),
        ((2, 10, 8), False, False),
        ((18, 2, 0), False, False),
        ((0, 20, 0), False, False),
        ((20, 0, 0), False, False),
        ((2, 2, 0), False, False),
    ],
)
def test_three_numbers_and_what_follows_from_them(
    answers: Answers, three: bool, divided: bool
) -> None:
    said = Received.DIVIDED if divided else None

    assert tells_three(*answers) is three
    assert is_divided(*answers) is divided
    assert received((), **dict(zip(("agree", "disagree", "cannot"), answers, strict=True))) is said


@pytest.mark.parametrize(
    ("agree", "people", "least"),
    [(4, 4, 0), (0, 8, 0), (2, 8, 0), (3, 8, 3), (6, 8, 6), (7, 8, 6), (8, 8, 8), (20, 40, 20)],
)
def test_least_that_agreed_is_what_the_words_tell(agree: int, people: int, least: int) -> None:
    assert told_agreeing(agree, people) == least


def test_agreed_across_groups_goes_before_divided() -> None:
    told = groups((9, 6), (9, 5))

    assert is_divided(18, 11, 0)
    assert received(told, agree=18, disagree=11, cannot=0) is Received.ACROSS


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 9)), max_size=6),
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)),
)
def test_it_is_said_only_where_more_than_half_of_each_told_group_agree(
    rooms: list[tuple[int, int, int]], nobodys: tuple[int, int, int]
) -> None:
    every = [*enumerate(rooms), (None, nobodys)]
    marks = [GroupMarks(None if i is None else str(i), a, d, a + d + c) for i, (a, d, c) in every]
    if not is_told_across(marks):
        return

    apart = pooled(marks)

    assert is_agreed_across(apart)
    assert min(group.seen for group in apart) >= 5
    assert all(2 * group.agree > group.seen for group in apart)
    assert is_told_across(marks[::-1])
