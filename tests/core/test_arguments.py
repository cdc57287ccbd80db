"""Statements across groups, against published and hand-worked figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seminar.core.arguments import (
    TYPICAL_FROM,
    GroupMarks,
    agreeing_share,
    difference_score,
    group_informed_consensus,
    group_informed_refusal,
    is_agreed_across,
    majority_score,
    per_group,
    pooled,
    representativeness,
)
from tests.core.published import EXAMPLES

POLIS = EXAMPLES["polis"]
ONE = GroupMarks("one", **POLIS["group1"])
TWO = GroupMarks("two", **POLIS["group2"])
UNSEEN = GroupMarks("three", 0, 0, 0)


def test_shares_and_their_product_are_the_published_ones() -> None:
    assert [float(agreeing_share(group)) for group in (ONE, TWO)] == pytest.approx(POLIS["pa"])
    assert group_informed_consensus([ONE, TWO]) == Fraction(7, 15)
    assert group_informed_refusal([ONE, TWO]) == Fraction(1, 15)
    assert float(Fraction(7, 15)) == pytest.approx(POLIS["group_informed_consensus"])
    assert float(Fraction(1, 15)) == pytest.approx(POLIS["group_informed_consensus_disagree"])


def test_representativeness_is_the_published_one() -> None:
    found = representativeness([ONE, TWO], 0)

    assert found is not None
    assert float(found.ratio) == pytest.approx(POLIS["representativeness_g1"])
    assert found.own == pytest.approx(POLIS["prop_z_g1"])
    assert found.difference == pytest.approx(POLIS["two_prop_z_g1"])
    assert found.weight == pytest.approx(1.05 * found.own * 0.7 * found.difference)
    assert not found.is_typical
    assert POLIS["z90_one_tailed"] == TYPICAL_FROM


def test_majority_score_is_the_published_one() -> None:
    published = EXAMPLES["polis_published"]
    marks = GroupMarks("ten", published["succ"], 2, published["n"])

    assert majority_score(marks) == pytest.approx(published["z"])


def test_statement_that_one_group_carries_is_typical_of_it() -> None:
    own, others = GroupMarks("press", 18, 1, 20), GroupMarks("military", 3, 15, 20)

    found = representativeness([others, own], 1)

    assert found is not None
    assert (found.ratio, found.is_typical) == (Fraction(19, 4), True)
    assert not is_agreed_across([own, others])


def test_unseen_statement_is_neither_agreed_nor_refused() -> None:
    assert agreeing_share(UNSEEN) == Fraction(1, 2)
    assert group_informed_consensus([UNSEEN] * 3) == Fraction(1, 8)
    assert per_group(Fraction(1, 8), 3) == pytest.approx(0.5)
    assert EXAMPLES["polis_unseen"]["pa"] == 0.5
    assert not is_agreed_across([ONE, UNSEEN])


def test_no_group_has_no_consensus_and_one_has_no_others() -> None:
    assert group_informed_consensus([]) is None
    assert group_informed_refusal([]) is None
    assert representativeness([ONE], 0) is None
    assert not is_agreed_across([ONE])
    assert is_agreed_across([ONE, TWO])


def test_full_agreement_tells_no_two_groups_apart() -> None:
    assert difference_score(GroupMarks("a", 9, 0, 9), GroupMarks("b", 7, 0, 7)) == 0.0


def test_small_groups_are_taken_together() -> None:
    groups = [
        GroupMarks("ngo", 1, 1, 3), GroupMarks("academia", 2, 0, 2),
        GroupMarks("military", 8, 2, 12), UNSEEN,
    ]  # fmt: skip

    assert pooled(groups) == (GroupMarks("military", 8, 2, 12), GroupMarks(None, 3, 1, 5))


def test_lone_small_group_takes_the_next_one_along() -> None:
    groups = [
        GroupMarks("military", 8, 2, 12), GroupMarks("press", 3, 3, 6), GroupMarks("ngo", 0, 3, 3),
    ]  # fmt: skip

    assert pooled(groups) == (GroupMarks("military", 8, 2, 12), GroupMarks(None, 3, 6, 9))


def test_groups_large_enough_are_told_apart() -> None:
    groups = [GroupMarks("press", 3, 3, 6), GroupMarks("military", 8, 2, 12)]

    assert pooled(groups) == tuple(reversed(groups))


@pytest.mark.parametrize("seen", [(4,), (3, 2), (12, 3)])
def test_nothing_is_told_apart_where_one_group_would_be_given_away(seen: tuple[int, ...]) -> None:
    assert pooled([GroupMarks(str(number), 0, 0, n) for number, n in enumerate(seen)]) == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=5
    )
)
def test_consensus_lies_between_and_ignores_the_order_of_groups(
    marks: list[tuple[int, int, int]],
) -> None:
    groups = [GroupMarks(str(i), a, d, a + d + c) for i, (a, d, c) in enumerate(marks)]

    found = group_informed_consensus(groups)

    assert found is not None
    assert 0 < found < 1
    assert found == group_informed_consensus(groups[::-1])
    if is_agreed_across(groups):
        assert per_group(found, len(groups)) > 0.5
