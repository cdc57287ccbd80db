"""How the debate was shared among the areas."""

from fractions import Fraction

import pytest

from seminar.core.attention import (
    AreaTalk,
    area_talks,
    effective_number,
    entropy,
    gini,
    gini_of_greatest,
    little_discussed,
    pielou_evenness,
    shares,
)
from tests.core.published import EXAMPLES


def talk(*, floor: list[int], cards: list[int], points: list[int], steps: list[int]):
    rows = zip(floor, cards, points, steps, strict=True)
    return [AreaTalk(area, *row) for area, row in enumerate(rows, start=1)]


def test_shares_and_unevenness_have_their_published_values() -> None:
    expected = EXAMPLES["attention"]
    counts = expected["counts"]

    found = shares(counts)

    assert found is not None
    assert [float(share) for share in found] == expected["shares"]
    assert [float(5 * share) for share in found] == expected["ratio_to_equal"]
    assert pielou_evenness(counts) == pytest.approx(expected["pielou"])
    assert entropy(counts) == pytest.approx(expected["entropy_nats"])
    assert effective_number(counts) == pytest.approx(expected["effective_number"])
    assert gini(counts) == Fraction(44, 100) == Fraction(str(expected["gini"]))
    assert gini([1, 0, 0, 0, 0]) == Fraction(str(expected["gini_max"]))
    assert gini_of_greatest(counts) == Fraction(11, 20)
    assert float(Fraction(11, 20)) == pytest.approx(expected["gini_rescaled"])
    assert Fraction(1, len(counts)) == Fraction(str(expected["equal_share"]))
    flagged = [index for index, share in enumerate(found) if share < Fraction(1, 10)]
    assert flagged == expected["flagged_below_half_equal_share"]


def test_edges_of_evenness_are_the_published_ones() -> None:
    edge = EXAMPLES["attention_edge"]

    assert (pielou_evenness([9, 0, 0, 0, 0]), gini([9, 0, 0, 0, 0])) == (
        edge["all_on_one"]["J"], Fraction(str(edge["all_on_one"]["gini"])),
    )  # fmt: skip
    assert pielou_evenness([2] * 5) == pytest.approx(edge["equal"]["J"])
    assert gini([2] * 5) == edge["equal"]["gini"]
    assert edge["nothing_said"].startswith("undefined")
    assert [measure([0, 0]) for measure in (entropy, effective_number, gini_of_greatest)] == [
        None, None, None,
    ]  # fmt: skip
    assert edge["one_option"].startswith("undefined")
    assert (pielou_evenness([4]), gini_of_greatest([4]), effective_number([4])) == (None, None, 1)


def test_evenness_has_its_published_value() -> None:
    expected = EXAMPLES["pielou_published"]

    assert pielou_evenness(expected["shares"]) == pytest.approx(expected["J"])


@pytest.mark.parametrize(
    ("counts", "evenness", "inequality"),
    [([7, 0, 0, 0, 0], 0, Fraction(4, 5)), ([3, 3, 3, 3, 3], 1, 0), ([0, 0], None, None),
     ([4], None, 0)],
)  # fmt: skip
def test_extremes_are_exact(counts: list[int], evenness: float, inequality: Fraction) -> None:
    assert pielou_evenness(counts) == (None if evenness is None else pytest.approx(evenness))
    assert gini(counts) == inequality


def test_nothing_said_makes_no_statement() -> None:
    silent = talk(floor=[0] * 3, cards=[0] * 3, points=[0] * 3, steps=[0] * 3)

    assert shares([0, 0, 0]) is None
    assert little_discussed(silent) == ()


def test_area_without_card_and_point_is_little_discussed() -> None:
    talks = talk(floor=[60, 60, 60], cards=[4, 0, 0], points=[0, 1, 0], steps=[0, 0, 0])

    assert little_discussed(talks) == (3,)


def test_two_thin_shares_of_three_are_little() -> None:
    # The last area: 10 of 300 seconds and 1 of 40 cards are under a tenth; steps are not.
    talks = talk(
        floor=[100, 90, 50, 50, 10],
        cards=[20, 10, 4, 5, 1],
        points=[0, 0, 0, 0, 5],
        steps=[1, 1, 1, 1, 1],
    )

    assert little_discussed(talks) == (5,)


def test_half_of_an_equal_share_is_not_little() -> None:
    talks = talk(floor=[15, 5], cards=[3, 1], points=[0, 0], steps=[0, 0])

    assert little_discussed(talks) == ()


def test_one_thin_share_is_not_little() -> None:
    talks = talk(floor=[99, 1], cards=[2, 2], points=[0, 0], steps=[0, 0])

    assert little_discussed(talks) == ()


def test_just_under_half_of_an_equal_share_twice_is_little() -> None:
    talks = talk(floor=[16, 4], cards=[8, 2], points=[0, 0], steps=[0, 0])

    assert little_discussed(talks) == (2,)


def test_two_equal_areas_are_even() -> None:
    assert pielou_evenness([3, 3]) == pytest.approx(1)


def test_what_is_about_several_areas_counts_for_each() -> None:
    found = area_talks([60, 0], cards=[(1, 2), (2,), ()], steps=[(2,)], points=[(1,)])

    assert found == (AreaTalk(1, 60, 1, 1, 0), AreaTalk(2, 0, 2, 0, 1))
