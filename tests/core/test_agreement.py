"""Kendall's W in words, spread and split opinions."""

from dataclasses import replace
from fractions import Fraction

import pytest

from seminar.core.agreement import (
    Agreement,
    AgreementBand,
    agreement_band,
    coefficient,
    consensus_on,
    kendall_w,
    measure_agreement,
    quartiles,
    rank_spread,
    split_areas,
    split_rows,
    with_probability,
)
from seminar.core.chance import ProbabilityMethod, chi_square_probability
from seminar.core.profile import Profile
from tests.core.published import EXAMPLES, MINI, profile_of


def test_mini_seminar_has_its_published_agreement() -> None:
    expected = EXAMPLES["kendall_w_mini"]
    profile = MINI.unranked_last()

    agreement = measure_agreement(profile, seed=1)

    assert kendall_w(profile) == Fraction(157, 300)
    assert [total / 2 for total in profile.doubled_rank_sums()] == expected["rank_sums"]
    spread = rank_spread(profile)
    assert (float(spread.spread), spread.ties) == (expected["S"], expected["T"])
    assert spread.w_uncorrected == Fraction(str(expected["w_uncorrected"]))
    assert agreement == Agreement(
        orders=4,
        w=expected["w"],
        chi2=pytest.approx(expected["chi2"]),
        df=expected["df"],
        p_value=expected["p_exact"],
        p_method=ProbabilityMethod.EXACT,
        band=AgreementBand.MODERATE,
    )


@pytest.mark.parametrize(
    ("ballots", "name"),
    [
        (["2 ABC"], "kendall_w_two_identical_3"),
        (["3 ABC"], "kendall_w_three_identical_3"),
        (["1 ABC", "1 CBA"], "kendall_w_two_opposed_3"),
    ],
)
def test_small_rooms_have_their_published_agreement(ballots: list[str], name: str) -> None:
    agreement, expected = measure_agreement(profile_of(ballots, "ABC"), seed=1), EXAMPLES[name]

    assert agreement is not None
    assert chi_square_probability(agreement.chi2 or 0, agreement.df) == pytest.approx(
        expected["p_chi2"]
    )
    assert (agreement.w, agreement.chi2, agreement.df, agreement.p_value) == (
        expected["w"], expected["chi2"], expected["df"], pytest.approx(expected["p_exact"]),
    )  # fmt: skip


@pytest.mark.parametrize("ballots", [[], ["1 ABC"], ["3 {ABC}"], ["5 AB"]])
def test_agreement_is_undefined_without_two_orders_that_differ_in_places(
    ballots: list[str],
) -> None:
    assert measure_agreement(profile_of(ballots, "ABC"), seed=1) is None


def test_agreement_on_one_area_is_undefined() -> None:
    assert kendall_w(Profile.from_histogram(1, [("1", 5)])) is None


@pytest.mark.parametrize(
    ("w", "band"),
    [
        ("0", "very_little"), ("0.199", "very_little"), ("0.2", "weak"), ("0.399", "weak"),
        ("0.4", "moderate"), ("0.6", "strong"), ("0.799", "strong"), ("0.8", "very_strong"),
        ("1", "very_strong"),
    ],
)  # fmt: skip
def test_bands_begin_with_their_lower_end(w: str, band: str) -> None:
    assert agreement_band(Fraction(w)) == AgreementBand(band)


def test_quartiles_are_interpolated() -> None:
    # Area 1 takes places 1, 1, 2, 3, 5 and then 1, 2, 2, 4.
    five = profile_of(["2 ABCDE", "1 BACDE", "1 BCADE", "1 BCDEA"], "ABCDE")
    four = profile_of(["1 ABCD", "2 BACD", "1 BCDA"], "ABCD")

    odd, even = EXAMPLES["median_iqr"], EXAMPLES["median_iqr_even"]
    assert quartiles(five)[0] == (odd["q1"], odd["median"], odd["q3"])
    assert quartiles(four)[0] == (even["q1"], even["median"], even["q3"])


def test_mini_seminar_has_its_published_quartiles() -> None:
    expected = EXAMPLES["mini_seminar"]

    found = quartiles(MINI.unranked_last())

    assert found == tuple(
        zip(expected["q1_rank"], expected["median_rank"], expected["q3_rank"], strict=True)
    )


def test_quartiles_need_a_complete_order() -> None:
    assert quartiles(profile_of(["3 AB"], "ABC")) == ()


@pytest.mark.parametrize(
    "name", ["eijk_published", "eijk_04000", "eijk_11111", "eijk_20002", "eijk_21012", "eijk_02200"]
)
def test_consensus_has_its_published_value(name: str) -> None:
    found = consensus_on([Fraction(count) for count in EXAMPLES[name]["frequencies"]])

    assert found is not None
    assert float(found) == pytest.approx(EXAMPLES[name]["A"], abs=1e-12)
    assert found == Fraction(EXAMPLES[name].get("A_fraction", found))


def test_consensus_needs_three_places_and_somebody() -> None:
    assert consensus_on([Fraction(1), Fraction(1)]) is None
    assert consensus_on([Fraction(0)] * 5) is None


def test_two_camps_split_two_areas() -> None:
    assert split_areas(profile_of(["4 ABCDE", "4 EBCDA"], "ABCDE")) == (1, 5)


@pytest.mark.parametrize(
    "ballots",
    [
        ["2 ABCDE", "3 EBCDA"],
        ["10 ABCDE", "3 EBCDA"],
        ["5 ABCDE", "5 BACDE"],
        ["5 ABCDE", "4 CBADE", "2 EBCDA"],
    ],
    ids=["five orders", "too few against", "no ends", "spread out"],
)
def test_other_rooms_are_not_split(ballots: list[str]) -> None:
    assert split_areas(profile_of(ballots, "ABCDE")) == ()


def test_two_areas_cannot_split() -> None:
    assert split_areas(profile_of(["4 AB", "4 BA"], "AB")) == ()


def test_perfect_split_is_found_where_another_coefficient_misses_it() -> None:
    expected = EXAMPLES["bimodality_1155"]
    places = expected["x"]
    n, mean = len(places), Fraction(sum(places), len(places))
    second = sum((place - mean) ** 2 for place in places)
    fourth = sum((place - mean) ** 4 for place in places)
    kurtosis = Fraction(n * (n + 1) * (n - 1), (n - 2) * (n - 3)) * fourth / second**2
    kurtosis -= Fraction(3 * (n - 1) ** 2, (n - 2) * (n - 3))
    # The places are symmetric, so the coefficient's skewness is 0.
    bimodality = 1 / (kurtosis + Fraction(3 * (n - 1) ** 2, (n - 2) * (n - 3)))

    assert float(bimodality) == pytest.approx(expected["BC"])
    assert bimodality < Fraction(5, 9) == pytest.approx(expected["threshold"])
    assert consensus_on([Fraction(places.count(place)) for place in range(1, 6)]) == -1
    assert expected["lesson"].endswith("do not use BC for small panels")


@pytest.mark.parametrize(
    ("counts", "orders", "split"),
    [
        ([3, 0, 0, 0, 3], 6, True), ([3, 0, 0, 0, 2], 5, False),
        ([3, 0, 4, 0, 3], 10, True), ([29, 0, 41, 0, 30], 100, False),
        ([30, 0, 41, 0, 29], 100, False), ([2, 2, 2, 2, 2], 10, False),
    ],
    ids=["six orders", "five", "thirty percent", "less at the top", "less at the end", "even"],
)  # fmt: skip
def test_split_begins_at_its_limits(counts: list[int], orders: int, split: bool) -> None:
    rows = [[Fraction(count) for count in counts]]

    assert split_rows(rows, orders=orders) == ((1,) if split else ())


def test_agreement_of_a_large_room_is_tested_by_chi_square() -> None:
    room = profile_of(["60 ABCD", "41 BACD"], "ABCD")

    agreement = measure_agreement(room, seed=1)

    assert agreement is not None
    assert agreement.p_method is ProbabilityMethod.CHI_SQUARE
    assert agreement.p_value == chi_square_probability(agreement.chi2, 3)


def test_agreement_told_in_words_alone_gets_no_probability() -> None:
    profile = profile_of(["9 ABC", "3 BAC"], "ABC")
    found = coefficient(profile)
    assert found is not None
    told = replace(found, w=None, chi2=None)

    assert with_probability(told, profile, seed=1) == told
