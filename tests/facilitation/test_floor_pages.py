"""The part of the console that gives the floor: taps, bars, and what is left behind."""

import re
from datetime import timedelta

import pytest

from seminar.core.terms import ItemKind
from seminar.facilitation.floor_queries import floor_page
from seminar.facilitation.floor_service import end_floor, give_floor
from tests.debate.stage import noted, written
from tests.facilitation.test_routes import console, said

PRESSED = re.compile(r'id="floor-(\w+)"[^>]*aria-pressed="true"')


def post(day, address="floor", name="ben", **fields):
    return day.room.staff(name).post(f"/seminars/{day.room.public_id}/{address}", **fields)


def page(day, *, seconds=0):
    moment = day.room.now + timedelta(minutes=day.minute, seconds=seconds)
    with day.room.store.session() as db:
        return floor_page(db, day.room.seminar(db), "en", now=moment)


@pytest.fixture
def debate(day):
    """A debate that runs."""
    return day.start(ItemKind.DEBATE)


def test_one_tap_gives_the_floor(day, debate):
    before = PRESSED.findall(console(day))

    answer = post(day, area="5")

    assert (answer.status_code, answer.location) == (
        303, f"/seminars/{day.room.public_id}/console",
    )  # fmt: skip
    assert (before, PRESSED.findall(console(day))) == ([], ["5"])


def test_second_tap_says_that_it_was_done(day, debate):
    ben = day.room.staff("ben")
    address = f"/seminars/{day.room.public_id}/floor"
    ben.post(address, area="0")

    ben.post(address, area="0")

    shown = ben.get(f"/seminars/{day.room.public_id}/console").text
    assert "This was done already. Nothing was changed." in said(shown)
    assert PRESSED.findall(shown) == ["all"]


def test_tap_after_the_debate_is_refused_on_the_console(day, debate):
    day.open_round()
    ben = day.room.staff("ben")

    ben.post(f"/seminars/{day.room.public_id}/floor", area="1")

    shown = ben.get(f"/seminars/{day.room.public_id}/console").text
    assert "No debate is running, so no area can have the floor." in said(shown)
    assert "Floor time in the debate" not in said(shown)


@pytest.mark.parametrize(
    "sent",
    [{}, {"area": "x"}, {"area": "-1"}, {"area": "6"}, {"area": "¹"}]
    + [{"area": "1", "minutes": wrong} for wrong in ("0", "61", "9999", "four")],
)
def test_tap_that_names_nothing_changes_nothing(day, debate, sent):
    answer = post(day, **sent)

    assert answer.status_code == 422
    assert page(day).now is None


def test_rapporteur_sees_the_bars_and_no_taps(day, debate):
    day.lead(give_floor, 5)

    shown = console(day, "rosa")

    assert "Floor time in the debate" in said(shown)
    assert "floor-tap" not in shown
    assert post(day, name="rosa", area="1").status_code == 403


def test_bars_are_shares_and_the_area_left_behind_is_offered_four_minutes(day, debate):
    for area in (1, 2, 3, 4, 1):
        day.lead(give_floor, area)
    day.lead(end_floor)
    for area in (1, 2, 3, 4):
        written(day.room, areas=(area,))

    found = page(day)

    assert [row.percent for row in found.rows] == [40, 20, 20, 20, 0]
    assert [row.area for row in found.rows if row.is_little] == [5]
    assert found.next.area == 5
    assert "Give Cultural property 4 minutes" in said(console(day))


def test_nothing_is_offered_before_anything_was_said(day, debate):
    assert page(day).next is None
    assert [row.percent for row in page(day).rows] == [None] * 5


def test_area_that_has_the_floor_is_not_offered_it(day, debate):
    day.lead(give_floor, 1)
    noted(day.room, areas=(1, 2, 3, 4))
    day.lead(give_floor, 5, minutes=4)

    assert page(day).next is None
    assert page(day).holder.name == "Cultural property"


def test_bars_move_every_quarter_of_a_minute(day, debate):
    day.lead(give_floor, 1)

    found = [page(day, seconds=at).rows[0].seconds for at in (0, 14, 15, 29, 30)]

    assert found == [0, 0, 15, 15, 30]


def test_part_is_sent_only_when_it_changed(day, debate):
    ben, address = day.room.staff("ben"), f"/seminars/{day.room.public_id}/console/floor"
    seen = re.search(r'data-seen="(\w+)"', ben.get(address).text)[1]

    unchanged = ben.get(address, query_string={"seen": seen}).status_code
    day.lead(give_floor, 1)

    assert (unchanged, ben.get(address, query_string={"seen": seen}).status_code) == (204, 200)
