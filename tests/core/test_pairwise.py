"""Head to head: majorities, circles and sets that beat the rest."""

from fractions import Fraction

from seminar.core.pairwise import (
    Pairwise,
    compare_pairs,
    components,
    condorcet_loser,
    condorcet_winner,
    head_to_head,
    majority_cycle,
    smith_set,
    weak_condorcet_winners,
)
from seminar.core.profile import Profile
from tests.core.published import MINI, profile_of

PARADOX = compare_pairs(profile_of(["1 ABC", "1 BCA", "1 CAB"], "ABC"))


def test_no_view_counts_in_no_pair() -> None:
    pairs = compare_pairs(Profile.from_histogram(3, [("1=2|3", 2), ("3|1=2", 1)]))

    assert pairs == Pairwise((1, 2, 3), ((0, 0, 0),) * 3, ((0, 2, 0), (2, 0, 0), (0, 0, 0)))
    assert [pairs.compared(0, 1), pairs.compared(0, 2)] == [2, 0]


def test_part_keeps_the_numbers_of_its_areas() -> None:
    pairs = compare_pairs(Profile.from_histogram(3, [("3>1=2", 1)]))

    part = pairs.restricted([2, 3])

    assert part == Pairwise((2, 3), ((0, 0), (1, 0)), ((0, 0), (0, 0)))


def test_paradox_has_a_circle_and_no_end() -> None:
    assert majority_cycle(PARADOX) == (1, 2, 3)
    assert (condorcet_winner(PARADOX), condorcet_loser(PARADOX)) == (None, None)
    assert smith_set(PARADOX) == (1, 2, 3)
    assert head_to_head(PARADOX) == ((0, 1, -1), (-1, 0, 1), (1, -1, 0))


def test_shortest_circle_is_named() -> None:
    pairs = compare_pairs(profile_of(["1 ABCD", "1 BCDA", "1 CDAB"], "ABCD"))

    assert majority_cycle(pairs) == (1, 2, 3)


def test_circle_of_four_is_found_around_level_pairs() -> None:
    above = ((0, 2, 1, 0), (0, 0, 2, 1), (1, 0, 0, 2), (2, 1, 0, 0))
    pairs = Pairwise((1, 2, 3, 4), above, ((0,) * 4,) * 4)

    assert majority_cycle(pairs) == (1, 2, 3, 4)


def test_shorter_circle_is_named_before_one_of_smaller_numbers() -> None:
    majorities = {(1, 2), (2, 3), (3, 4), (4, 1), (3, 5), (5, 2)}
    above = tuple(tuple(int((a, b) in majorities) for b in range(1, 6)) for a in range(1, 6))
    pairs = Pairwise((1, 2, 3, 4, 5), above, ((0,) * 5,) * 5)

    assert majority_cycle(pairs) == (2, 3, 5)


def test_first_of_two_is_before_all_others() -> None:
    pairs = compare_pairs(profile_of(["2 AB", "1 BA"], "AB"))

    assert (condorcet_winner(pairs), condorcet_loser(pairs)) == (1, 2)


def test_sets_form_a_chain() -> None:
    pairs = compare_pairs(profile_of(["1 DABCE", "1 DBCAE", "1 DCABE"], "ABCDE"))

    assert components(pairs) == ((4,), (1, 2, 3), (5,))
    assert smith_set(pairs) == (4,)
    assert (condorcet_winner(pairs), condorcet_loser(pairs)) == (4, 5)
    assert majority_cycle(pairs) == (1, 2, 3)


def test_one_or_no_area_has_no_majority() -> None:
    alone, nothing = Pairwise((7,), ((0,),), ((0,),)), Pairwise((), (), ())

    assert (condorcet_winner(alone), smith_set(alone)) == (None, (7,))
    assert (condorcet_winner(nothing), smith_set(nothing), majority_cycle(nothing)) == (
        None,
        (),
        (),
    )


def test_weak_winners_are_put_behind_no_other() -> None:
    level = compare_pairs(profile_of(["1 ABC", "1 BAC"], "ABC"))

    assert weak_condorcet_winners(level) == (1, 2)
    assert weak_condorcet_winners(PARADOX) == ()


def test_share_is_of_those_who_chose() -> None:
    pairs = compare_pairs(MINI.unranked_last())
    tied = compare_pairs(profile_of(["3 {AB}"], "AB"))

    assert (pairs.chosen_share(0, 1), pairs.chosen_share(1, 0)) == (Fraction(3, 4), Fraction(1, 4))
    assert pairs.chosen_share(1, 2) == Fraction(2, 3)
    assert tied.chosen_share(0, 1) is None
