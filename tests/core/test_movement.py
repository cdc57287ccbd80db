"""What changed between two rounds."""

import json
from fractions import Fraction

import pytest

from seminar.core.ballot import Ranking, parse_ranking
from seminar.core.movement import (
    STABLE_CHANGE,
    AreaMovement,
    Movement,
    StoppingAdvice,
    is_plateau,
    movement_from_json,
    movement_to_json,
    net_change,
    read_movement,
)
from seminar.core.profile import Profile
from seminar.core.reading import AgreementBand, RoundReading, read_round
from tests.core.published import EXAMPLES


def rounds(
    *people: tuple[str, str, int],
) -> tuple[RoundReading, RoundReading, list[tuple[Ranking, Ranking]]]:
    """Return both readings and the linked orders of people who answered both times."""
    before = Profile.from_histogram(3, [(first, count) for first, _, count in people])
    after = Profile.from_histogram(3, [(second, count) for _, second, count in people])
    pairs = [
        (parse_ranking(first, 3), parse_ranking(second, 3))
        for first, second, count in people
        for _ in range(count)
    ]
    return read_round(before, together=0, seed=1), read_round(after, together=0, seed=1), pairs


def test_histograms_have_their_published_net_change() -> None:
    expected = EXAMPLES["stability"]
    before, after = ([Fraction(n) for n in expected[name]] for name in ("hist1", "hist2"))

    assert float(net_change(before, after)) == expected["net_change"]
    assert (net_change(before, after) < STABLE_CHANGE) is expected["stable"]
    assert float(STABLE_CHANGE) == expected["threshold"]


@pytest.mark.parametrize(("before", "after", "level"), [
    (0.5, 0.5, True), (0.5, 0.549, True), (0.549, 0.5, True), (0.5, 0.56, False),
    (0.56, 0.5, False), (0.0, 0.05, False),
])  # fmt: skip
def test_agreement_that_moves_by_less_than_a_twentieth_is_level(
    before: float, after: float, level: bool
) -> None:
    assert is_plateau(before, after) is level


def test_movement_of_a_room_is_read() -> None:
    before, after, pairs = rounds(("1>2>3", "2>1>3", 15), ("1>2>3", "1>2>3", 5))

    movement = read_movement(before, after, pairs)

    assert movement == Movement(
        areas=(
            AreaMovement(2, 2, 1, 2.0, 1.3, -0.7, 0.75),
            AreaMovement(1, 1, 2, 1.0, 1.8, 0.8, 0.75),
            AreaMovement(3, 3, 3, 3.0, 3.0, 0.0, 0.0),
        ),
        tau_b=pytest.approx(1 / 3),
        w_before=1.0,
        w_after=0.8,
        band_before=AgreementBand.VERY_STRONG,
        band_after=AgreementBand.VERY_STRONG,
        linked=20,
        changed=15,
        advice=StoppingAdvice.STILL_MOVING,
        rho=0.5,
    )


def test_movement_is_the_same_after_storing() -> None:
    before, after, pairs = rounds(("1>2>3", "2>1>3", 15), ("1>2|3", "|1=2=3", 5))
    movement = read_movement(before, after, pairs)

    stored = json.dumps(movement_to_json(movement))

    assert movement_from_json(json.loads(stored)) == movement
    assert (movement.linked, movement.changed) == (15, 15)


def test_below_five_linked_people_nothing_is_said_of_people() -> None:
    before, after, pairs = rounds(("1>2>3", "2>1>3", 6))

    movement = read_movement(before, after, pairs[:4])

    assert (movement.linked, movement.changed, movement.advice) == (None, None, None)
    assert [area.net_change for area in movement.areas] == [None, None, None]
    assert [area.place_after for area in movement.areas] == [1, 2, 3]


@pytest.mark.parametrize(("changed", "told"), [(0, 0), (1, None), (2, None), (3, 3), (6, None)])
def test_one_or_two_people_are_not_counted(changed: int, told: int | None) -> None:
    before, after, pairs = rounds(("1>2>3", "2>1>3", changed), ("1>2>3", "1>2>3", 8 - changed))

    movement = read_movement(before, after, pairs)

    assert (movement.linked, movement.changed) == (8, told)
    assert {area.net_change for area in movement.areas} == {None}


def test_rooms_below_five_orders_show_no_movement() -> None:
    before, after, pairs = rounds(("1>2>3", "2>1>3", 4))

    movement = read_movement(before, after, pairs)

    assert movement == Movement((), None, None, None, None, None, None, None, None)


@pytest.mark.parametrize("small_first", [True, False])
def test_one_small_round_is_enough_to_hide_the_areas(small_first: bool) -> None:
    small, _, _ = rounds(("1>2>3", "1>2>3", 4))
    large, _, _ = rounds(("1>2>3", "1>2>3", 9))
    before, after = (small, large) if small_first else (large, small)

    movement = read_movement(before, after, [])

    assert (movement.areas, movement.tau_b) == ((), None)
    bands = (movement.band_before is None, movement.band_after is None)
    assert bands == (small_first, not small_first)
    assert (movement.w_before, movement.w_after) == (None, None)


def test_settled_room_may_stop() -> None:
    before, after, pairs = rounds(("1>2>3", "1>2>3", 12), ("2>1>3", "2>1>3", 8))

    assert read_movement(before, after, pairs).advice is StoppingAdvice.SETTLED
    assert read_movement(before, after, pairs, rounds=3).advice is StoppingAdvice.SETTLED


def test_moving_room_stops_after_three_rounds() -> None:
    before, after, pairs = rounds(("1>2>3", "3>1>2", 10), ("2>1>3", "2>1>3", 10))

    assert read_movement(before, after, pairs).advice is StoppingAdvice.STILL_MOVING
    assert read_movement(before, after, pairs, rounds=3).advice is StoppingAdvice.LAST_ROUND
    assert read_movement(before, after, [], rounds=3).advice is StoppingAdvice.LAST_ROUND


def test_level_places_with_growing_agreement_are_still_moving() -> None:
    before, _, pairs = rounds(("1>2>3", "1>2>3", 12), ("2>1>3", "2>1>3", 8))
    after, _, _ = rounds(("1>2>3", "1>2>3", 20))

    assert read_movement(before, after, pairs).advice is StoppingAdvice.STILL_MOVING


def test_area_without_place_has_no_change() -> None:
    before, after, pairs = rounds(("1>2>3", "1>2|3", 6))

    movement = read_movement(before, after, pairs)

    assert movement.areas[2] == AreaMovement(3, 3, None, 3.0, None, None, None)
    assert (movement.tau_b, movement.rho) == (1.0, 1.0)
