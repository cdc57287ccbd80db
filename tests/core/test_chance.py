"""The probability of agreement by chance."""

import pytest

from seminar.core.agreement import kendall_w
from seminar.core.chance import (
    ProbabilityMethod,
    arrangements,
    chi_square_probability,
    exact_probability,
    probability,
)
from seminar.core.profile import Profile
from tests.core.published import EXAMPLES, MINI, profile_of


def test_mini_seminar_is_counted_exactly() -> None:
    expected = EXAMPLES["kendall_w_mini"]
    profile = MINI.unranked_last()

    assert arrangements(profile) == expected["n_arrangements"]
    assert exact_probability(profile) == expected["p_exact"]
    assert expected["p_exact_fraction"] == "1489/24000"
    assert chi_square_probability(expected["chi2"], 4) == pytest.approx(expected["p_chi2"])


@pytest.mark.parametrize(
    ("chi2", "df", "expected"),
    [
        (3.841458820694124, 1, 0.05), (5.991464547107979, 2, 0.05), (7.814727903251179, 3, 0.05),
        (16.918977604620448, 9, 0.05), (19.67513757268249, 11, 0.05), (0.0, 3, 1.0), (0.0, 4, 1.0),
        (24.724970311318277, 11, 0.01),
    ],
)  # fmt: skip
def test_chi_square_has_its_tabled_values(chi2: float, df: int, expected: float) -> None:
    assert chi_square_probability(chi2, df) == pytest.approx(expected)


def test_chi_square_of_a_large_room_exceeds_no_float() -> None:
    assert chi_square_probability(14_774.0, 199) == 0.0
    assert chi_square_probability(199.0, 200) == pytest.approx(0.506673339680036)
    assert chi_square_probability(1e-9, 399) == pytest.approx(1.0)


def test_twelve_areas_with_ties_have_few_arrangements() -> None:
    letters = "ABCDEFGHIJKL"
    profile = profile_of([f"1 A{{{letters[1:]}}}", f"1 A{{{letters[1:]}}}"], letters)

    assert arrangements(profile) == 12
    assert exact_probability(profile) == pytest.approx(1 / 12)


def test_many_areas_use_chi_square() -> None:
    profile = Profile.from_histogram(21, [(">".join(map(str, range(1, 22))), 3)])

    found = probability(profile, chi2=60.0, seed=1)

    assert found == (chi_square_probability(60.0, 20), ProbabilityMethod.CHI_SQUARE)


def test_handful_is_exact() -> None:
    profile = profile_of(["3 ABC"], "ABC")

    assert probability(profile, chi2=6.0, seed=1) == (1 / 36, ProbabilityMethod.EXACT)


def test_orders_that_tie_everything_change_nothing() -> None:
    tied = profile_of(["2 ABC", "1000000 {ABC}"], "ABC")

    assert exact_probability(tied) == pytest.approx(1 / 6)


def test_room_is_permuted_with_its_seed() -> None:
    profile = profile_of(["3 ABCDE", "2 CBADE", "2 EDBCA", "2 DACEB"], "ABCDE")

    found, method = probability(profile, chi2=1.0, seed=7)
    again, _ = probability(profile, chi2=1.0, seed=7)

    approximate = chi_square_probability(float(9 * 4 * (kendall_w(profile) or 0)), 4)
    assert method is ProbabilityMethod.PERMUTATION
    assert found == again
    assert found == pytest.approx(approximate, abs=0.05)


def test_permutation_comes_near_the_exact_value() -> None:
    from seminar.core.redraws import permutation_probability

    found = permutation_probability(MINI.unranked_last(), seed=3, permutations=20_000)

    assert found == pytest.approx(EXAMPLES["kendall_w_mini"]["p_exact"], abs=0.006)


def test_hall_uses_chi_square() -> None:
    profile = Profile.from_histogram(3, [("1>2>3", 60), ("3>2>1", 50)])

    found = probability(profile, chi2=4.0, seed=1)

    assert found == (pytest.approx(0.1353352832366127), ProbabilityMethod.CHI_SQUARE)
