"""A sign-in ends by itself, and by no step of the clock."""

from datetime import datetime, timedelta

import pytest

from seminar.access.logins import Sightings, has_ended
from seminar.models import Login

DAY = timedelta(days=1)


def login(now: datetime, *, begun: timedelta, used: timedelta) -> Login:
    return Login(signed_in_at=now - begun, seen_at=now - used)


@pytest.mark.parametrize(
    ("begun", "used", "ended"),
    [
        (0 * DAY, 0 * DAY, False),
        (7 * DAY, 6.99 * DAY, False),
        (7 * DAY, 7 * DAY, True),
        (29.99 * DAY, 0 * DAY, False),
        (30 * DAY, 0 * DAY, True),
    ],
)
def test_sign_in_ends_when_unused_for_a_week_or_begun_a_month_ago(
    now: datetime, begun: timedelta, used: timedelta, ended: bool
) -> None:
    assert has_ended(login(now, begun=begun, used=used), now=now) is ended


@pytest.mark.parametrize("ahead", [timedelta(minutes=10), 3 * DAY, 365 * 60 * DAY])
def test_clock_that_steps_back_ends_no_sign_in(now: datetime, ahead: timedelta) -> None:
    assert has_ended(login(now, begun=-ahead, used=-ahead), now=now) is False


def test_clock_three_days_ahead_ends_nothing_that_was_used_in_these_days(now: datetime) -> None:
    assert has_ended(login(now, begun=20 * DAY, used=2 * DAY), now=now + 3 * DAY) is False


def test_sightings_are_handed_over_once_with_the_latest_moment(now: datetime) -> None:
    sightings = Sightings()
    for token, at in ((b"ada", now), (b"ben", now), (b"ada", now + DAY)):
        sightings.note(token, at)

    assert sightings.take() == {b"ada": now + DAY, b"ben": now}
    assert sightings.take() == {}
