"""Many at the same instant: one answer for each seat, and none acknowledged that is not counted."""

import itertools
import re
import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import update

from seminar import database
from seminar.access.tokens import new_token
from seminar.models import Round
from seminar.ranking.refusals import NewerAnswerCounts, RoundClosed, SeatUnknown
from tests.at_once import at_once
from tests.cast import Room
from tests.client import Browser
from tests.joining.seats_stage import renew
from tests.ranking.stage import address, answers, close, open_round, places, send, taking_part

PHONES = 40
ROTATED = ("1>2>3>4>5", "2>3>4>5>1", "3>4>5>1>2", "4>5>1>2>3", "5>1>2>3>4")


def test_forty_sends_of_one_answer_are_all_successes(room: Room) -> None:
    round_id = open_round(room)

    heard = at_once([sending(room, round_id, room.seats["chidi"])] * PHONES)

    assert heard == {True: 1, False: PHONES - 1}
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert taking_part(room, round_id) == 1


def test_forty_different_answers_of_one_seat_leave_one(room: Room) -> None:
    round_id = open_round(room)

    chidi = room.seats["chidi"]

    heard = at_once(
        [sending(room, round_id, chidi, ROTATED[n % len(ROTATED)]) for n in range(PHONES)]
    )

    counted = answers(room, round_id)
    assert len(counted) == 1
    assert heard[True] == 1
    # Those who sent what counts hear success; the others are shown both orders.
    assert heard[False] == PHONES // len(ROTATED) - 1
    assert heard[NewerAnswerCounts] == PHONES - PHONES // len(ROTATED)


def test_forty_seats_at_once_are_forty_answers(room: Room) -> None:
    round_id = open_round(room)
    seats = [room.new_seat() for _ in range(PHONES)]

    heard = at_once(
        [lambda token=token: send(room, round_id, token=token).changed for token in seats]
    )

    assert heard == {True: PHONES}
    assert len(answers(room, round_id)) == PHONES
    assert taking_part(room, round_id) == PHONES


def test_forty_posts_of_one_page_are_all_redirected(room: Room) -> None:
    round_id = open_round(room)

    heard = at_once(
        [posting(room, round_id, room.phone("chidi")) for _ in range(PHONES)],
    )

    assert heard == {303: PHONES}
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]


def test_forty_different_posts_of_one_seat_leave_one(room: Room) -> None:
    round_id = open_round(room)
    orders = ["".join(order) for order in itertools.islice(itertools.permutations("12345"), PHONES)]

    heard = at_once(
        [posting(room, round_id, room.phone("chidi"), **places(order)) for order in orders]
    )

    assert heard == {303: 1, 409: PHONES - 1}
    assert len(answers(room, round_id)) == taking_part(room, round_id) == 1


def test_forty_tokens_of_one_reissued_seat_leave_one(room: Room) -> None:
    round_id = open_round(room)
    held = [room.seats["chidi"]]
    for _ in range(4):
        held.append(renew(room, held[-1]))
    sends = [sending(room, round_id, token) for token in held for _ in range(PHONES // len(held))]

    heard = at_once(sends)

    assert heard == {True: 1, False: PHONES // 5 - 1, SeatUnknown: PHONES - PHONES // 5}
    assert answers(room, round_id) == [("order", "1>2>3>4>5", 1)]
    assert taking_part(room, round_id) == 1


def test_fifty_answers_against_fifty_closings_are_counted_or_refused(room: Room) -> None:
    round_id = open_round(room)
    seats = [room.new_seat() for _ in range(50)]
    sends = [sending(room, round_id, token) for token in seats]
    closings = [lambda: close(room, round_id)] * 50

    heard = at_once([deed for pair in zip(sends, closings, strict=True) for deed in pair])

    assert heard[True] + heard[RoundClosed] == 50
    assert heard[None] == 50
    assert len(answers(room, round_id)) == heard[True] == taking_part(room, round_id)


def test_posts_against_closings_are_counted_or_refused(room: Room) -> None:
    round_id = open_round(room)
    phones = [Browser(room.app).hold_seat(room.public_id, room.new_seat()) for _ in range(50)]
    posts = [posting(room, round_id, phone) for phone in phones]
    closings = [lambda: close(room, round_id)] * 50

    heard = at_once([deed for pair in zip(posts, closings, strict=True) for deed in pair])

    assert heard[303] + heard[409] == 50
    assert heard[None] == 50
    assert len(answers(room, round_id)) == heard[303] == taking_part(room, round_id)


def test_one_refused_post_spoils_none_of_those_beside_it(room: Room) -> None:
    round_id = open_round(room)
    phones = [Browser(room.app).hold_seat(room.public_id, room.new_seat()) for _ in range(30)]
    stranger = Browser(room.app).hold_seat(room.public_id, new_token())
    broken = Browser(room.app).hold_seat(room.public_id, room.new_seat())

    heard = at_once(
        [
            *(posting(room, round_id, phone) for phone in phones),
            posting(room, round_id, stranger),
            posting(room, round_id, broken, **{"place-6": "6"}),
        ]
    )

    assert heard == {303: 30, 401: 1, 422: 1}
    assert len(answers(room, round_id)) == taking_part(room, round_id) == 30


def test_locked_store_counts_nothing_yet_and_keeps_what_was_chosen(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id = open_round(room)
    chidi = room.phone("chidi")
    fields = {"csrf_token": chidi.token(), **places("2n144", revision="7")}
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    with room.store.engine.execution_options(**database.WRITES).begin() as outside:
        outside.execute(update(Round).values(number=Round.number))
        busy = chidi.client.post(address(room, round_id), data=fields)

    again = chidi.client.post(address(room, round_id), data=fields)

    assert busy.status_code == 503
    assert busy.headers["Retry-After"] == "2"
    assert 'name="revision" value="7"' in busy.text
    assert re.findall(r'name="place-\d" value="(\w+)"', busy.text) == ["2", "none", "1", "4", "4"]
    assert again.status_code == 303
    assert answers(room, round_id) == [("order", "3>1>4=5|2", 7)]


def posting(room: Room, round_id: uuid.UUID, phone: Browser, **more: str) -> Callable[[], object]:
    """Return the deed of sending the form of a phone; it tells the status."""
    fields = {"csrf_token": phone.token(), **places("12345"), **more}
    return lambda: phone.client.post(address(room, round_id), data=fields).status_code


def sending(
    room: Room, round_id: uuid.UUID, token: str, ranking: str = "1>2>3>4>5"
) -> Callable[[], object]:
    """Return the deed of sending an answer; it tells whether anything changed."""
    return lambda: send(room, round_id, ranking, token=token).changed
