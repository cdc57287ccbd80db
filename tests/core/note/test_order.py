"""The sentences on the order: ties, firmness, agreement, what moved and who changed."""

from dataclasses import replace

import pytest

from seminar.core.detail import Detail
from seminar.core.groups import read_groups
from seminar.core.note.pictures import places_figure
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import Firmness, RoundReading, Verdict
from tests.core.note import rooms
from tests.core.note.saying import changed, held, said

CLEAR, LIKELY, CLOSE = Verdict.CLEAR, Verdict.LIKELY, Verdict.TOO_CLOSE


def firm(reading: RoundReading, *verdicts: Verdict) -> tuple[Firmness, ...]:
    areas = [standing.area for standing in reading.standings]
    return tuple(
        Firmness(upper, lower, verdict, 0.5)
        for upper, lower, verdict in zip(areas, areas[1:], verdicts, strict=False)
    )


LINKED = "nine people whose orders in the first and the second ranking could be linked"


def test_shared_first_place_is_said_as_shared() -> None:
    found = said(held(1, [("1=2>3>4>5", 6)]), held(2, [("1=2>3>4>5", 8)]))

    assert found["brief.first"] == (
        "In the second ranking (eight orders), Protection of civilians and Children and armed "
        "conflict shared first place."
    )
    assert found["order.first"] == (
        "In the second ranking Protection of civilians and Children and armed conflict shared "
        "first place, with an average place of about 1.5 out of 5 (eight orders)."
    )
    assert found["area.1.place"] == "It shared first place, at about 1.5 on average (eight orders)."
    assert (
        found["brief.agreement"]
        == "Agreement was very strong in the first and in the second ranking."
    )


def test_earlier_shared_place_is_said_as_shared() -> None:
    found = said(held(1, [("1=2>3>4>5", 6)]), held(2, [("2>1>3>4>5", 8)]))

    assert found["area.1.before"] == (
        "In the first ranking it had shared first place, at about 1.5."
    )
    assert found["brief.first"] == (
        "On average, the participants placed Children and armed conflict first (eight orders)."
    )


def test_level_areas_are_not_put_in_an_order() -> None:
    found = said(held(1, [("1=2=3=4=5", 6)]))

    level = (
        "The orders balanced each other out (six orders): on average no area came before another."
    )
    assert (found["brief.level"], found["order.first"]) == (level, level)
    assert (
        found["order.agreement"]
        == "Agreement was not measured: every complete order put all areas in the same place."
    )
    assert "brief.agreement" not in found


def test_first_area_that_stayed_is_said_once() -> None:
    found = said(held(1, [("1>2>3>4>5", 9)]), held(2, [("1>2>3>4>5", 8)]))

    assert found["brief.first"] == (
        "The participants placed Protection of civilians first in the first ranking (nine orders) "
        "and again in the second (eight orders)."
    )
    assert (
        found["order.moved"]
        == "No area changed its place between the first and the second ranking."
    )


def test_change_over_three_rounds_is_from_the_first_to_the_third() -> None:
    third = replace(held(2, [("1>2>3>4>5", 9)]), number=3)

    found = said(held(1, [("1>2>3>4>5", 9)]), held(2, [("2>1>3>4>5", 9)]), third)

    assert found["brief.agreement"] == (
        "Agreement was very strong in the first and in the third ranking."
    )
    assert found["order.moved"] == (
        "No area changed its place between the first and the third ranking."
    )


def test_agreement_needs_five_complete_orders() -> None:
    found = said(held(1, [("1>2>3>4|5", 9), ("1>2>3>4>5", 4)]))

    assert found["order.agreement"] == "Agreement was not measured: too few complete orders."


def test_growing_agreement_is_said() -> None:
    found = said(
        held(1, [("1>2>3>4>5", 5), ("5>4>3>2>1", 4)]),
        held(2, [("1>2>3>4>5", 9)]),
    )

    assert found["brief.agreement"] == "Agreement grew from very weak to very strong."


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, f"None of the {LINKED} changed theirs."),
        (4, f"Of the {LINKED}, four changed theirs."),
        (9, f"All of the {LINKED} changed theirs."),
        (None, None),
    ],
)
def test_changed_orders_are_counted(count: int | None, expected: str | None) -> None:
    first, second = held(1, [("1>2>3>4>5", 9)]), held(2, [("1>2>3>4>5", 9)])
    pairs = [("1>2>3>4>5", "1>2>3>4>5")] * 9
    movement = replace(rooms.moved(first, second, pairs), linked=9, changed=count)

    found = said(first, second, movement=movement)

    assert found.get("order.changed") == expected


@pytest.mark.parametrize(
    ("verdicts", "brief", "order"),
    [
        (
            (CLEAR, CLEAR, CLEAR, CLEAR),
            ["Every place in this order was clear."],
            ["If a few other people had come, the order would most likely have been the same."],
        ),
        (
            (CLEAR, LIKELY, LIKELY, LIKELY),
            ["First place was clear."],
            [
                (
                    "If a few other people had come, Protection of civilians would most likely "
                    "still have come first."
                )
            ],
        ),
        (
            (CLOSE, CLOSE, LIKELY, CLEAR),
            [
                "Last place was clear.",
                "First, second and third place were too close to call.",
            ],
            [
                (
                    "If a few other people had come, Cultural property protection would most "
                    "likely still have come fifth."
                ),
                (
                    "With only a few other people, Protection of civilians, Children and armed "
                    "conflict and Combatting trafficking in human beings could easily have changed "
                    "places."
                ),
            ],
        ),
        (
            (CLOSE, CLOSE, CLOSE, CLOSE),
            ["All five places were too close to call."],
            ["With only a few other people, any of the areas could have had another place."],
        ),
        (
            (LIKELY, LIKELY, LIKELY, LIKELY),
            ["The order was likely, but not certain."],
            [
                (
                    "With a few other people the order would probably, but not certainly, have "
                    "been the same."
                )
            ],
        ),
        ((CLOSE,), ["First and second place were too close to call."], None),
        ((), [], []),
    ],
)
def test_firmness_is_said_in_words(
    verdicts: tuple[Verdict, ...], brief: list[str], order: list[str] | None
) -> None:
    found = held(1, [("1>2>3>4>5", 9)])

    keys = said(changed(found, firmness=firm(found.reading, *verdicts)))

    marks = (".clear", ".close", ".likely")
    in_brief = [
        text for key, text in keys.items() if key.startswith(tuple(f"brief{m}" for m in marks))
    ]
    in_order = [
        text for key, text in keys.items() if key.startswith(tuple(f"order{m}" for m in marks))
    ]
    assert in_brief == brief
    assert order is None or in_order == order


def test_shared_places_too_close_are_named_in_the_brief() -> None:
    found = held(1, [("1>2=3>4>5", 9)])

    keys = said(changed(found, firmness=firm(found.reading, CLEAR, CLOSE, CLEAR, CLEAR)))

    assert keys["brief.close.2"] == (
        "With only a few other people, Children and armed conflict and Combatting trafficking in "
        "human beings could easily have changed places."
    )


def test_split_areas_are_named() -> None:
    found = held(1, [("1>2>3>4>5", 9)])

    one = said(changed(found, split_areas=(1,)))["order.split"]
    many = said(changed(found, split_areas=(1, 2)))["order.split"]

    assert one == (
        "The room was split on Protection of civilians: many placed it near the top and many near "
        "the bottom."
    )
    assert many == (
        "The room was split on Protection of civilians and Children and armed conflict: many "
        "placed each of them near the top and many near the bottom."
    )


def test_disputed_last_place_is_said() -> None:
    found = changed(held(1, [("1>2>3>4>5", 9)]), last_place_disputed=True)

    assert said(found)["order.disputed.last"] == (
        "Last place depended on how the same orders were counted."
    )


def test_disputed_last_place_points_to_the_annex_where_it_is_shown() -> None:
    many = [("1>2>3>4>5", 20), ("5>4>3>2>1", 12)]
    found = changed(held(1, many), last_place_disputed=True)

    assert said(found)["order.disputed.last"] == (
        "Last place depended on how the same orders were counted; the annex shows this."
    )


def test_area_nobody_placed_is_told_apart_from_one_that_few_did() -> None:
    found = held(1, [("1>2|3=4=5", 21), ("1>2>5|3=4", 3)])

    told = said(found)

    assert told["order.never"] == (
        "Nobody gave Combatting trafficking in human beings and Preventing and responding to "
        "conflict-related sexual violence a place."
    )
    assert told["order.unplaced"] == (
        "Too few people compared Cultural property protection with the other areas to say a place."
    )


def test_two_opposite_orders_are_said() -> None:
    found = held(1, [("1>2>3>4>5", 10), ("5>4>3>2>1", 10)])

    assert found.reading.two_opposites
    assert said(found)["order.opposites"] == (
        "There were two opposite orders, each given by half of those who gave one."
    )


def test_groups_of_equal_weight_that_change_first_place_are_said() -> None:
    found = held(1, [("1>2>3>4>5", 16), ("2>1>3>4>5", 9)])
    groups = read_groups(
        Profile.from_histogram(5, [("1>2>3>4>5", 16), ("2>1>3>4>5", 9)]),
        {
            "East": Profile.from_histogram(5, [("1>2>3>4>5", 16)]),
            "West": Profile.from_histogram(5, [("2>1>3>4>5", 9)]),
        },
    )

    same = said(changed(found, groups=groups, balanced_first=(1,)))
    one = said(changed(found, groups=groups, balanced_first=(2,)))
    shared = said(changed(found, groups=groups, balanced_first=(1, 2)))

    assert "order.balanced" not in same
    assert one["order.balanced"] == (
        "If each of the two groups that were large enough had weighed the same, Children and armed "
        "conflict would have been in first place."
    )
    assert shared["order.balanced"] == (
        "If each of the two groups that were large enough had weighed the same, Protection of "
        "civilians and Children and armed conflict would have shared first place."
    )


def test_averages_in_whole_places_are_printed_without_decimals() -> None:
    found = held(1, [("1>2>3>4>5", 9)])
    whole = replace(
        found, reading=published(replace(found.reading, detail=Detail.WHOLE, agreement=None))
    )

    figure = places_figure(whole, ["A", "B", "C", "D", "E"], language="en")
    told = said(whole)

    assert "with an average place of about 1 out of 5" in told["order.first"]
    assert "order.agreement" not in told
    assert told["order.rounded"] == (
        "Averages are rounded to whole places in a room of this size and agreement is not told, "
        "so that nobody’s order can be worked out."
    )
    assert [row.average_text for row in figure.rows] == ["1", "2", "3", "4", "5"]
    assert figure.middle == "average"
    assert figure.description.endswith("Averages are rounded to whole places.")


def test_order_that_would_give_somebody_away_is_not_shown() -> None:
    found = held(1, [("1>2>3>4>5", 7)])
    hidden = replace(found, reading=published(replace(found.reading, detail=Detail.COUNTS)))

    told = said(hidden)

    assert told["order.none"] == (
        "So that nobody’s order can be made out, no order is shown: in this room it would tell "
        "what individual people answered."
    )
    assert told["brief.none"] == (
        "In this room the order would tell what individual people answered, so none is shown."
    )
