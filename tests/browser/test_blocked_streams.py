"""Where a network lets no event stream through, or the connection is gone for a while."""

from urllib.parse import urlsplit

import pytest

from seminar.facilitation import service
from seminar.live.hub import Audience
from seminar.web.stream import MOST
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


def test_the_oldest_of_too_many_windows_follows_by_asking_and_ends_no_other(day, visitor, address):
    phone, its_stream = phone_of(day, visitor, address), f"/s/{day.room.public_id}/stream"
    asked = []
    phone.on("request", lambda request: asked.append(urlsplit(request.url).path))
    phone.goto(f"/s/{day.room.public_id}")
    phone.wait_for_selector("text=Nothing to do now.")

    chidi = day.room.phone("chidi")
    newer = [chidi.get(its_stream) for _ in range(MOST[Audience.ROOM])]
    day.open_round()
    phone.wait_for_selector("text=Send my order", timeout=8_000)

    before_it_went_on = asked[: asked.index(f"/s/{day.room.public_id}/order")]
    assert before_it_went_on.count(its_stream) == 1
    for answer in newer:
        answer.close()


def test_a_phone_that_was_away_catches_up_by_itself(day, visitor, address):
    phone = phone_of(day, visitor, address)
    phone.goto(f"/s/{day.room.public_id}")
    phone.wait_for_selector("text=Nothing to do now.")

    phone.context.set_offline(True)
    day.open_round()
    phone.wait_for_selector("#offline:not([hidden])", timeout=15_000)
    phone.context.set_offline(False)

    phone.wait_for_selector("text=Send my order", timeout=15_000)
