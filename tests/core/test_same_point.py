"""Over the texts of one point a person counts once, and what contradicts itself says neither."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.same_point import answer_of, counted_once
from seminar.core.terms import MarkValue

AGREE, DISAGREE, CANNOT = MarkValue.AGREE, MarkValue.DISAGREE, MarkValue.CANNOT
POINT, OTHER = UUID(int=1), UUID(int=2)
ANNE, BO, CY = (UUID(int=number) for number in (11, 12, 13))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([AGREE], AGREE),
        ([AGREE, AGREE], AGREE),
        ([CANNOT, DISAGREE], DISAGREE),
        ([CANNOT, CANNOT], CANNOT),
        ([AGREE, DISAGREE], CANNOT),
        ([DISAGREE, CANNOT, AGREE], CANNOT),
    ],
)
def test_answers_to_several_texts_make_one(values: list[MarkValue], said: MarkValue) -> None:
    assert answer_of(values) is said
    assert answer_of(values[::-1]) is said


def test_person_counts_once_over_the_texts_of_a_point() -> None:
    answers = [
        (POINT, ANNE, AGREE, 1),
        (POINT, ANNE, CANNOT, 1),
        (POINT, BO, AGREE, 2),
        (POINT, CY, AGREE, 1),
        (POINT, CY, DISAGREE, 1),
        (OTHER, None, DISAGREE, 7),
    ]

    assert counted_once(answers) == {POINT: {AGREE: 2, CANNOT: 1}, OTHER: {DISAGREE: 7}}


people = st.integers(1, 6).map(lambda number: UUID(int=number))


@given(st.dictionaries(st.tuples(people, st.integers(1, 3)), st.sampled_from(MarkValue)))
def test_as_many_count_as_answered_whatever_they_said(
    given_answers: dict[tuple[UUID, int], MarkValue],
) -> None:
    same = Counter((person, value) for (person, _), value in given_answers.items())
    answers = [(POINT, person, value, times) for (person, value), times in same.items()]

    counted = counted_once(answers)

    assert sum(counted.get(POINT, {}).values()) == len({person for person, _ in given_answers})
