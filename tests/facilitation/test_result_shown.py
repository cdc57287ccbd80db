"""How a counted round is drawn and told: places on a line, and two areas head to head."""

from dataclasses import replace

from seminar.charts.place_rows import place_rows
from seminar.core.detail import Detail
from seminar.core.profile import Profile
from seminar.core.published import published
from seminar.core.reading import read_orders
from seminar.facilitation.head_to_head import head_to_head
from seminar.readings.round import stored_result
from tests.facilitation.day import ORDERS

NAMES = ("One", "Two", "Three", "Four", "Five")


def reading_of(day, orders):
    round_id = day.open_round()
    day.answer(round_id, orders)
    day.seal(round_id)
    with day.room.store.session() as db:
        return stored_result(db, round_id).reading


def told_whole(histogram):
    orders = read_orders(Profile.from_histogram(5, histogram))
    return published(replace(orders, detail=Detail.TABLES))


def test_line_is_drawn_to_scale():
    reading = told_whole([("1>2>3>4>5", 6)])

    rows = place_rows(reading, NAMES, movement=None)

    assert [(row.name, row.place, row.dot, row.start, row.end) for row in rows] == [
        ("One", 1, 12.0, 12.0, 12.0),
        ("Two", 2, 106.0, 106.0, 106.0),
        ("Three", 3, 200.0, 200.0, 200.0),
        ("Four", 4, 294.0, 294.0, 294.0),
        ("Five", 5, 388.0, 388.0, 388.0),
    ]


def test_area_without_a_place_has_no_point_on_the_line(day):
    reading = reading_of(day, ["1>2>3>4|5"] * 6)

    row = place_rows(reading, NAMES, movement=None)[-1]

    assert (row.name, row.place, row.average, row.dot, row.start) == (
        "Five",
        None,
        None,
        None,
        None,
    )


def test_head_to_head_of_a_small_room_tells_which_and_not_how_many(day):
    reading = reading_of(day, ORDERS)

    table = head_to_head(reading, NAMES)

    assert table.counted is False
    assert table.names == NAMES
    assert table.rows[0].cells == (None, 1, 1, 1, 1)
    assert table.rows[4].cells == (-1, -1, -1, -1, None)


def test_row_says_that_averages_are_whole_places():
    orders = read_orders(Profile.from_histogram(5, [("1>2>3>4>5", 6)]))
    told = [published(replace(orders, detail=detail)) for detail in (Detail.HALVES, Detail.WHOLE)]

    rows = [place_rows(reading, NAMES, movement=None)[0] for reading in told]

    assert [(row.is_whole, row.average, row.start) for row in rows] == [
        (False, 1.0, 12.0),
        (True, 1.0, None),
    ]


def test_head_to_head_counts_where_tables_are_told():
    reading = told_whole([("1>2>3>4>5", 16), ("5>4>3>2>1", 8)])

    table = head_to_head(reading, NAMES)

    assert table.counted is True
    assert table.rows[0].cells == (None, 16, 16, 16, 16)


def test_head_to_head_of_four_people_is_not_shown(day):
    reading = reading_of(day, ORDERS[:4])

    assert head_to_head(reading, NAMES) is None
