"""Floor seconds: every way in which taps can be missing, repeated or cross each other."""

from datetime import UTC, datetime, timedelta

import pytest

from seminar.core.floor import LONGEST, FloorSpan, floor_seconds, holds_floor

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(seconds: int) -> datetime:
    return NINE + timedelta(seconds=seconds)


def span(area: int | None, started: int, ended: int | None = None) -> FloorSpan:
    return FloorSpan(area, at(started), None if ended is None else at(ended))


@pytest.mark.parametrize(
    ("spans", "until", "expected"),
    [
        pytest.param([], 600, (0, 0, 0), id="nobody had it"),
        pytest.param([span(1, 0, 90), span(3, 90, 100)], 600, (90, 0, 10), id="one by one"),
        pytest.param([span(2, 0, 30), span(2, 60, 90)], 600, (0, 60, 0), id="twice, with a pause"),
        pytest.param([span(2, 0, 30), span(2, 30, 90)], 600, (0, 90, 0), id="twice in a row"),
        pytest.param([span(1, 0, 100), span(2, 40, 60)], 600, (40, 20, 0), id="overlap"),
        pytest.param([span(1, 0, 100), span(1, 40, 60)], 600, (60, 0, 0), id="overlap with itself"),
        pytest.param([span(1, 0), span(2, 40)], 100, (40, 60, 0), id="never ended"),
        pytest.param([span(1, 0)], 7_200, (3_600, 0, 0), id="never ended, and nobody came back"),
        pytest.param([span(1, 0, 5_000)], 7_200, (5_000, 0, 0), id="ended after more than an hour"),
        pytest.param([span(1, 0, 900)], 300, (300, 0, 0), id="the day ends before"),
        pytest.param([span(1, 400, 900)], 300, (0, 0, 0), id="after the end of the day"),
        pytest.param([span(1, 100, 40)], 300, (0, 0, 0), id="the clock was set back"),
        pytest.param([span(None, 0, 50), span(1, 50, 60)], 300, (10, 0, 0), id="all together"),
        pytest.param([span(1, 0), span(None, 20)], 300, (20, 0, 0), id="all together take it"),
        pytest.param([span(1, 0, 0), span(2, 0)], 30, (0, 30, 0), id="two taps at one moment"),
    ],
)
def test_floor_seconds_have_one_answer(spans, until, expected) -> None:
    assert floor_seconds(spans, areas=3, until=at(until)) == expected
    assert floor_seconds(reversed(spans), areas=3, until=at(until)) == expected


def test_no_second_counts_twice() -> None:
    spans = [span(1 + number % 3, 7 * number, 7 * number + 50) for number in range(30)]

    found = floor_seconds(spans, areas=3, until=at(10_000))

    assert sum(found) == 7 * 29 + 50


def test_floor_is_held_until_it_is_ended_or_given_up() -> None:
    held = span(1, 0)

    assert holds_floor(held, now=at(3_599))
    assert not holds_floor(held, now=held.started + LONGEST)
    assert not holds_floor(span(1, 0, 10), now=at(5))
