"""Where a network lets no event stream through, or the connection is gone for a while."""

import pytest

from seminar.facilitation import service
from tests.facilitation.day import Day

pytestmark = pytest.mark.browser


@pytest.fixture
def day(room):
    """A day that has not begun."""
    return Day(room)


def phone_of(day, visitor, address):
    page = visitor()
    seat = {"name": f"seat-{day.room.public_id}", "value": day.room.seats["chidi"], "url": address}
    page.context.add_cookies([seat])
    return page


def test_a_phone_follows_the_room_by_asking_where_streams_are_blocked(day, visitor, address):
    phone = phone_of(day, visitor, address)
    phone.route("**/stream", lambda route: route.abort())
    phone.goto(f"/s/{day.room.public_id}")
    phone.wait_for_selector("text=Nothing to do now.")

    round_id = day.open_round()
    phone.wait_for_selector("text=Send my order", timeout=8_000)
    day.lead(service.close_round, round_id)

    phone.wait_for_selector("text=This round is closed.", timeout=8_000)


def test_a_phone_that_was_away_catches_up_by_itself(day, visitor, address):
    phone = phone_of(day, visitor, address)
    phone.goto(f"/s/{day.room.public_id}")
    phone.wait_for_selector("text=Nothing to do now.")

    phone.context.set_offline(True)
    day.open_round()
    phone.wait_for_selector("#offline:not([hidden])", timeout=15_000)
    phone.context.set_offline(False)

    phone.wait_for_selector("text=Send my order", timeout=15_000)
