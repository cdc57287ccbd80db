"""A hall that arrives in the same instant: everybody gets in, each with one seat."""

import html
import re
from collections.abc import Callable

from sqlalchemy import func, select

from seminar.models import Seat
from tests.at_once import at_once
from tests.cast import Room
from tests.client import Browser
from tests.joining.stage import code_of, new_phone, seat_cookie

QUICK, FULL = 30, 500
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NAME, VALUE = re.compile(r'name="([^"]*)"'), re.compile(r'value="([^"]*)"')


def test_thirty_phones_in_the_same_instant_all_get_in(room: Room, is_full: bool) -> None:
    phones = [new_phone(room.app) for _ in range(FULL if is_full else QUICK)]
    code, before = code_of(room), seats(room)

    heard = at_once([arriving(phone, code) for phone in phones])

    assert heard == {303: len(phones)}
    assert seats(room) == before + len(phones)
    assert len({seat_cookie(phone, room.public_id) for phone in phones}) == len(phones)


def test_forty_sends_of_one_joining_form_make_one_seat(room: Room) -> None:
    code, before = code_of(room), seats(room)
    fields = read_form(new_phone(room.app), code)
    phones = [new_phone(room.app) for _ in range(40)]

    heard = at_once([joining(phone, code, fields) for phone in phones])

    assert heard == {303: 40}
    assert seats(room) == before + 1
    assert {seat_cookie(phone, room.public_id) for phone in phones} == {fields["token"]}


def arriving(phone: Browser, code: str) -> Callable[[], int]:
    """Return the deed of a phone that has read the joining page and agrees."""
    return joining(phone, code, read_form(phone, code))


def read_form(phone: Browser, code: str) -> dict[str, str]:
    """Return the joining form as the page offers it, with the tick of a person who agrees."""
    page = phone.get(f"/j/{code}").text
    hidden = {
        name[1]: html.unescape(value[1])
        for tag in HIDDEN.findall(page)
        if (name := NAME.search(tag)) and (value := VALUE.search(tag))
    }
    return {**hidden, "consent": "y", "group": ""}


def joining(phone: Browser, code: str, fields: dict[str, str]) -> Callable[[], int]:
    """Return the deed of sending this joining form; it tells the status."""
    sent = {**fields, "csrf_token": phone.token()}
    return lambda: phone.client.post(f"/j/{code}", data=sent).status_code


def seats(room: Room) -> int:
    """Return how many seats there are."""
    with room.store.session() as db:
        return db.scalars(select(func.count()).select_from(Seat)).one()
