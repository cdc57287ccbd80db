"""How firm the order is, against all redraws of a tiny room."""

from itertools import product

import numpy as np
import pytest

from seminar.core.certainty import Firmness, PlaceRange, Verdict, judge, measure_certainty
from seminar.core.profile import Profile
from seminar.core.redraws import REDRAWS, Redraws, averages_of_draws, redraw
from tests.core.published import EXAMPLES, profile_of

THREE = profile_of(
    [f"1 {order.replace('>', '')}" for order in EXAMPLES["bootstrap_exact"]["ballots"]], "ABC"
)
AREAS = (1, 2, 3)


def all_redraws() -> Redraws:
    draws = np.array([[drawn.count(i) for i in range(3)] for drawn in product(range(3), repeat=3)])
    averages = averages_of_draws(THREE, draws, areas=AREAS, basis=AREAS)
    return Redraws(AREAS, averages)


def place_names(redraws: Redraws, area: int) -> dict[str, int]:
    """Count the redraws by place, "1=2" for a shared one."""
    counts: dict[str, int] = {}
    for row in redraws.averages:
        mine = row[area - 1]
        best = 1 + sum(row < mine - 1e-9)
        worst = sum(row < mine + 1e-9)
        name = str(best) if best == worst else f"{best}={worst}"
        counts[name] = counts.get(name, 0) + 1
    return counts


def test_all_redraws_have_their_published_places() -> None:
    redraws = all_redraws()

    expected = EXAMPLES["bootstrap_exact"]
    assert len(redraws.averages) == expected["resamples"]
    assert {letter: place_names(redraws, area) for area, letter in enumerate("ABC", 1)} == (
        expected["places"]
    )


def test_shares_and_ranges_come_from_the_redraws() -> None:
    redraws = all_redraws()

    assert redraws.place_range(1) == (20 / 27, 1, 2)
    assert redraws.place_range(2) == (4 / 27, 1, 3)
    assert redraws.place_range(3) == (0.0, 2, 3)
    assert redraws.share_before(1, 2) == 20 / 27


def test_seed_makes_redraws_repeatable() -> None:
    first = redraw(THREE, areas=AREAS, basis=AREAS, seed=5)
    again = redraw(THREE, areas=AREAS, basis=AREAS, seed=5)
    other = redraw(THREE, areas=AREAS, basis=AREAS, seed=6)

    assert np.array_equal(first.averages, again.averages)
    assert not np.array_equal(first.averages, other.averages)
    assert first.averages.shape == (REDRAWS, 3)
    assert first.share_before(1, 2) == pytest.approx(20 / 27, abs=0.05)


def test_redraw_without_a_comparison_puts_neither_before() -> None:
    profile = Profile.from_histogram(2, [("1>2", 1), ("1|2", 1)])
    draws = np.array([[0, 2], [2, 0]])

    averages = averages_of_draws(profile, draws, areas=(1, 2), basis=(1, 2))

    redraws = Redraws((1, 2), averages)
    assert redraws.share_before(1, 2) == 0.5
    assert redraws.share_before(2, 1) == 0.0
    assert redraws.place_range(1) == (0.5, 1, 1)


def test_many_distinct_orders_are_drawn_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seminar.core.redraws._CELLS_AT_ONCE", 1_000)

    redraws = redraw(THREE, areas=AREAS, basis=AREAS, seed=5)

    assert redraws.averages.shape == (REDRAWS, 3)


@pytest.mark.parametrize(
    ("share", "same", "verdict"),
    [
        (1.0, True, Verdict.CLEAR), (0.9, True, Verdict.CLEAR), (0.9, False, Verdict.LIKELY),
        (0.899, True, Verdict.LIKELY), (0.8, False, Verdict.LIKELY),
        (0.799, True, Verdict.TOO_CLOSE), (0.0, False, Verdict.TOO_CLOSE),
    ],
)  # fmt: skip
def test_verdict_follows_share_and_rules(share: float, same: bool, verdict: Verdict) -> None:
    assert judge(share, same_by_all_rules=same) is verdict


def test_full_agreement_is_clear() -> None:
    profile = profile_of(["12 ABC"], "ABC")

    found = measure_certainty(
        profile, [1, 2, 3], basis=AREAS, rules_keep=lambda upper, lower: upper < lower, seed=1
    )

    assert found == (
        (Firmness(1, 2, Verdict.CLEAR, 1.0), Firmness(2, 3, Verdict.CLEAR, 1.0)),
        (PlaceRange(1, 1.0, 1, 1), PlaceRange(2, 0.0, 2, 2), PlaceRange(3, 0.0, 3, 3)),
    )


def test_single_area_has_no_neighbour() -> None:
    profile = profile_of(["12 ABC"], "ABC")

    found = measure_certainty(profile, [1], basis=AREAS, rules_keep=lambda *_: True, seed=1)

    assert found == ((), ())


def test_two_areas_have_one_border() -> None:
    profile = profile_of(["9 AB", "1 BA"], "AB")

    firmness, ranges = measure_certainty(
        profile, [1, 2], basis=(1, 2), rules_keep=lambda *_: True, seed=1
    )

    assert firmness == (Firmness(1, 2, Verdict.CLEAR, firmness[0].share),)
    assert [found.area for found in ranges] == [1, 2]
