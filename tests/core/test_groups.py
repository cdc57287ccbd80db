"""What stakeholder groups answered."""

from fractions import Fraction

from seminar.core.agreement import kendall_w
from seminar.core.groups import GroupReading, group_balanced, read_groups, stays_without_groups
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
    large = GroupReading("X", 4, (1.0, 2.0), ((1,), (2,)), 1.0, ())
    small = GroupReading("Y", 1, (2.0, 1.0), ((2,), (1,)), None, ())

    # Both places level: half of the groups put A before B, as published.
    assert expected["group_weighted"] == {"A_over_B": 0.5, "B_over_A": 0.5}
    assert group_balanced([large, small]) == (1.5, 1.5)


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
