"""What a room is told to turn to next: the pair that divides it most, and no more than is shown."""

from dataclasses import replace

from seminar.core.certainty import Firmness, Verdict
from seminar.core.next_move import Contest, most_contested
from seminar.core.profile import Profile
from seminar.core.reading import read_round


def reading(*orders: tuple[str, int], areas: int = 3):
    return read_round(Profile.from_histogram(areas, list(orders)), together=0, seed=1)


def test_pair_with_the_largest_smaller_side_is_named_with_its_counts() -> None:
    found = most_contested(reading(("1>2>3", 14), ("1>3>2", 10), ("2>1>3", 6)))

    assert found == Contest(2, 3, more=20, fewer=10)


def test_side_of_the_many_stands_first() -> None:
    found = most_contested(reading(("1>2>3", 10), ("2>1>3", 12)))

    assert found == Contest(2, 1, more=12, fewer=10)


def test_room_of_one_mind_is_told_nothing() -> None:
    assert most_contested(reading(("1>2>3", 20), ("2>1>3", 5))) is None


def test_ties_divide_nobody() -> None:
    assert most_contested(reading(("1=2>3", 20), ("1>2>3", 3), ("2>1>3", 3))) is None


def test_where_counts_are_hidden_neighbours_too_close_are_named_without_them() -> None:
    hidden = replace(
        reading(("1>2>3", 10), ("2>1>3", 10)),
        pairwise=(),
        firmness=(Firmness(1, 2, Verdict.CLEAR, None), Firmness(2, 3, Verdict.TOO_CLOSE, None)),
    )

    assert most_contested(hidden) == Contest(2, 3)


def test_without_an_order_there_is_nothing_to_turn_to() -> None:
    assert most_contested(reading()) is None
