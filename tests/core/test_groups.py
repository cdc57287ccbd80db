"""What stakeholder groups answered."""

from fractions import Fraction

from seminar.core.agreement import kendall_w
from seminar.core.groups import (
    GroupContrast,
    GroupReading,
    balanced_first,
    contrasts,
    group_balanced,
    read_groups,
    stays_without_groups,
)
from seminar.core.pairwise import compare_pairs
from seminar.core.profile import Profile
from seminar.core.reading import Verdict, read_round
from tests.core.published import EXAMPLES, profile_of

MILITARY = profile_of(["8 ABC", "4 BAC"], "ABC")
ACADEMIA = profile_of(["6 CBA"], "ABC")
PRESS = profile_of(["1 CAB"], "ABC")
ROOM = profile_of(["8 ABC", "4 BAC", "6 CBA", "1 CAB"], "ABC")


def test_shown_groups_are_read_with_the_room_without_them() -> None:
    room = profile_of(["8 ABC", "4 BAC", "6 CBA"], "ABC")

    academia, military = read_groups(room, {"military": MILITARY, "academia": ACADEMIA})

    assert academia == GroupReading(
        name="academia",
        orders=6,
        averages=(3.0, 2.0, 1.0),
        order=((3,), (2,), (1,)),
        w=1.0,
        order_without=((1,), (2,), (3,)),
    )
    assert (military.name, military.orders) == ("military", 12)
    assert military.averages == (float(Fraction(4, 3)), float(Fraction(5, 3)), 3.0)
    assert military.w == float(kendall_w(MILITARY) or 0)
    assert military.order_without == ((3,), (2,), (1,))


def test_lone_person_hides_a_second_group() -> None:
    groups = {"military": MILITARY, "academia": ACADEMIA, "press": PRESS}

    assert [group.name for group in read_groups(ROOM, groups)] == ["military"]


def test_abstentions_do_not_make_a_group_large_enough() -> None:
    small = Profile.from_histogram(3, [("1>2>3", 4), ("|1=2=3", 3)])
    room = Profile.from_histogram(3, [("1>2>3", 16), ("|1=2=3", 3)])

    assert read_groups(room, {"press": small}) == ()


def test_group_that_mostly_had_no_view_shows_no_average() -> None:
    group = profile_of(["4 ABC", "2 AB"], "ABC")

    (found,) = read_groups(group, {"all": group})

    assert found.averages == (1.0, 2.0, None)
    assert (found.order, found.w, found.order_without) == (((1,), (2,)), None, ())


def test_balanced_view_weighs_each_group_the_same() -> None:
    expected = EXAMPLES["group_weighting"]
    groups = expected["groups"]
    large = GroupReading("X", 4, (1.0, 2.0), ((1,), (2,)), 1.0, ())
    small = GroupReading("Y", 1, (2.0, 1.0), ((2,), (1,)), None, ())

    # Both places level: half of the groups put A before B, as published.
    assert expected["group_weighted"] == {"A_over_B": 0.5, "B_over_A": 0.5}
    assert group_balanced([large, small]) == (1.5, 1.5)
    ballots = [
        str(group["n"]) + " " + group["ballot"].replace(">", "") for group in groups.values()
    ]
    by_person = compare_pairs(profile_of(ballots, "AB"))
    assert expected["person_weighted"] == {
        "A_over_B": by_person.above[0][1], "B_over_A": by_person.above[1][0],
    }  # fmt: skip


def test_group_without_view_is_left_out_of_the_balance() -> None:
    one = GroupReading("X", 5, (1.0, None, None), ((1,),), None, ())
    other = GroupReading("Y", 5, (2.0, 1.0, None), ((2,), (1,)), None, ())

    assert group_balanced([one, other]) == (1.5, 1.0, None)
    assert group_balanced([]) == ()


def test_order_that_hangs_on_one_group_does_not_stay() -> None:
    room = profile_of(["8 ABC", "4 BAC", "6 CBA"], "ABC")
    groups = read_groups(room, {"military": MILITARY, "academia": ACADEMIA})
    alone = GroupReading("X", 5, (1.0, 2.0), ((1,), (2,)), None, ())

    assert stays_without_groups(groups[:1], 1, 2)
    assert not stays_without_groups(groups, 1, 2)
    assert stays_without_groups([alone], 2, 1)


def test_place_that_hangs_on_one_group_is_not_clear() -> None:
    room = profile_of(["22 ABC", "12 BAC"], "ABC")
    groups = {"military": profile_of(["12 ABC"], "ABC")}

    alone = read_round(room, together=0, seed=1)
    grouped = read_round(room, together=0, groups=groups, seed=1)

    assert [pair.verdict for pair in alone.firmness] == [Verdict.CLEAR, Verdict.CLEAR]
    assert grouped.groups[0].order_without == ((2,), (1,), (3,))
    assert [pair.verdict for pair in grouped.firmness] == [Verdict.LIKELY, Verdict.CLEAR]


def test_first_place_may_change_when_each_group_weighs_the_same() -> None:
    large, small = profile_of(["12 ABC"], "ABC"), profile_of(["5 BCA"], "ABC")
    room = profile_of(["12 ABC", "5 BCA"], "ABC")

    reading = read_round(room, together=0, groups={"X": large, "Y": small}, seed=1)

    # By people A 1.59 and B 1.71; by group A 2 and B 1½.
    assert [standing.area for standing in reading.standings] == [1, 2, 3]
    assert reading.balanced_first == (2,)
    assert group_balanced(reading.groups) == (2.0, 1.5, 2.5)


def test_balance_that_is_level_is_shared_exactly() -> None:
    # Three groups whose averages are thirds and sevenths: level only in exact fractions.
    one, two = profile_of(["4 ABC", "3 BAC"], "ABC"), profile_of(["4 BAC", "3 ABC"], "ABC")
    room = profile_of(["7 ABC", "7 BAC"], "ABC")

    assert balanced_first(room, {"X": one, "Y": two}) == (1, 2)


def test_one_group_alone_is_not_told_apart_by_a_balance() -> None:
    groups = {"military": MILITARY, "academia": ACADEMIA, "press": PRESS}

    assert balanced_first(ROOM, groups) == ()
    assert balanced_first(ROOM, {}) == ()


def test_groups_without_averages_have_no_balance() -> None:
    one, two = profile_of(["6 A"], "ABC"), profile_of(["6 B"], "ABC")
    room = profile_of(["6 A", "6 B"], "ABC")

    assert balanced_first(room, {"X": one, "Y": two}) == ()


def test_abstentions_weigh_in_no_group() -> None:
    silent = Profile.from_histogram(3, [("1>2>3", 5), ("|1=2=3", 4)])
    room = Profile.from_histogram(3, [("1>2>3", 5), ("|1=2=3", 4), ("2>1>3", 9)])
    groups = {"X": silent, "Y": profile_of(["9 BAC"], "ABC")}

    assert balanced_first(room, groups) == (1, 2)


def test_groups_are_set_side_by_side() -> None:
    room = profile_of(["8 ABC", "4 BAC", "6 CBA"], "ABC")
    groups = read_groups(room, {"military": MILITARY, "academia": ACADEMIA})

    assert contrasts(groups) == (GroupContrast("academia", "military", -1.0, 3, 2.0),)
    assert contrasts(groups[:1]) == ()


def test_groups_without_common_area_have_no_contrast() -> None:
    one = GroupReading("X", 5, (1.0, 2.0, None), ((1,), (2,)), None, ())
    other = GroupReading("Y", 5, (None, None, 1.0), ((3,),), None, ())
    level = GroupReading("Z", 5, (2.0, 1.0, None), ((2,), (1,)), None, ())

    assert contrasts([one, other]) == (GroupContrast("X", "Y", None, None, None),)
    assert contrasts([one, level]) == (GroupContrast("X", "Z", -1.0, 1, 1.0),)
