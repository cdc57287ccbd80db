"""Average place and Borda points."""

from fractions import Fraction

from seminar.core.methods.borda import average_places, borda_points, comparable
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from tests.core.published import EXAMPLES, MINI


def pairs(areas: int, *texts: str):
    return compare_pairs(Profile.from_histogram(areas, [(text, 1) for text in texts]))


def test_mini_seminar_is_averaged_exactly() -> None:
    mini = compare_pairs(MINI.unranked_last())

    assert list(borda_points(mini)) == EXAMPLES["mini_seminar"]["borda"]
    assert list(average_places(mini).values()) == EXAMPLES["mini_seminar"]["mean_rank"]


def test_no_view_is_averaged_over_those_who_compared() -> None:
    found = average_places(compare_pairs(MINI))

    # B: 2/3 put A first, 1/3 C, none D, none E; a fourth of the room said nothing on B.
    assert found[2] == 1 + Fraction(2, 3) + Fraction(1, 3)
    assert found[1] == 1 + Fraction(1, 3) + Fraction(1, 4)


def test_area_nobody_placed_takes_no_other_with_it() -> None:
    found = average_places(pairs(3, "1>2|3", "1>2|3", "2>1|3"))

    assert found == {1: Fraction(4, 3), 2: Fraction(5, 3)}


def test_pair_never_compared_leaves_both_without_place() -> None:
    profile = pairs(4, "1>3>4|2", "2>3>4|1")

    assert comparable(profile) == ((3, 4), (1, 2, 3, 4))
    assert average_places(profile) == {3: Fraction(3), 4: Fraction(4)}


def test_too_few_comparisons_count_as_none() -> None:
    profile = compare_pairs(Profile.from_histogram(3, [("1>2|3", 5), ("3>1>2", 4)]))

    assert average_places(profile, least=5) == {1: 1, 2: 2}
    assert average_places(profile, least=4) == {1: Fraction(2), 2: Fraction(3), 3: Fraction(1)}


def test_nothing_compared_gives_no_average() -> None:
    assert average_places(pairs(3)) == {}
    assert average_places(pairs(3, "2|1=3", "1|2=3")) == {}


def test_single_area_has_nothing_to_stand_before() -> None:
    assert average_places(pairs(1, "1")) == {}
