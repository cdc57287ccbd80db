"""Redraws of very many distinct orders from the limit of their sums, beside real redraws."""

import numpy as np
import pytest

from seminar.core import redraws
from seminar.core.ballot import ranking_from_places
from seminar.core.profile import Profile
from seminar.core.redraws import Redraws, redraw

AREAS = (1, 2, 3, 4, 5, 6)


def room(people: int, *, no_view: float = 0.05) -> Profile:
    """Return a room with areas close to each other, ties and answers without a view."""
    chance = np.random.default_rng(people)
    liking = np.array([0, 0.005, 0.03, 0.5, 0.51, 1.0]) + chance.normal(size=(people, 6))
    places = 1 + liking.argsort(axis=1).argsort(axis=1)
    places[:, :3] -= (chance.random((people, 1)) < 0.3) & (places[:, :3] > 1)
    places[chance.random((people, 6)) < no_view] = 0
    texts = [
        ranking_from_places({a: p or None for a, p in enumerate(row, 1)}, 6).text
        for row in places.tolist()
    ]
    return Profile.from_histogram(6, [(text, 1) for text in texts])


@pytest.mark.parametrize("people", [1_500, 4_000])
def test_limit_agrees_with_real_redraws(people: int) -> None:
    profile = room(people)

    real, limit = _real(profile), _from_limit(profile, AREAS)

    # Two shares of a thousand draws differ by up to four of their standard errors, 0.022 each
    # at most with both together.
    shares = [
        (real.share_before(a, b), limit.share_before(a, b)) for a in AREAS for b in AREAS if a < b
    ]
    assert max(abs(one - other) for one, other in shares) < 0.09
    assert sum(0.05 < one < 0.95 for one, _ in shares) >= 2
    assert np.allclose(real.averages.mean(axis=0), limit.averages.mean(axis=0), atol=0.004)
    spread, drawn = np.cov(real.averages.T), np.cov(limit.averages.T)
    assert np.abs(spread - drawn).max() < 0.15 * spread.max()


def test_areas_that_everybody_levels_stay_level() -> None:
    texts = room(9_000, no_view=0).histogram()
    doubled = [(text.replace("6", "6=7"), times) for text, times in texts]
    profile = Profile.from_histogram(7, doubled)

    found = _from_limit(profile, (*AREAS, 7))

    assert (found.share_before(6, 7), found.share_before(7, 6)) == (0.0, 0.0)


def test_pair_that_few_compared_is_drawn_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    profile = room(1_200)

    monkeypatch.setattr(redraws, "COMPARED", 1_150)
    careful = _from_limit(profile, AREAS)

    assert np.array_equal(_real(profile).averages, careful.averages)


def test_limit_begins_above_a_thousand_distinct_orders() -> None:
    rooms = [room(people) for people in (1_500, 2_000)]

    used = [not np.array_equal(_drawn(room).averages, _real(room).averages) for room in rooms]

    assert used == [room.distinct > 1_000 for room in rooms]
    assert set(used) == {False, True}


def _drawn(profile: Profile) -> Redraws:
    return redraw(profile, areas=AREAS, basis=AREAS, seed=3)


def _real(profile: Profile) -> Redraws:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(redraws, "DISTINCT_ORDERS", profile.distinct)
        return _drawn(profile)


def _from_limit(profile: Profile, areas: tuple[int, ...]) -> Redraws:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(redraws, "DISTINCT_ORDERS", 100)
        return redraw(profile, areas=areas, basis=areas, seed=3)
