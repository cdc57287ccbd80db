"""A new link while answers are on their way: never two answers of one seat, none lost.

On PostgreSQL an answer does not lock its seat. That somebody answered is one row for each seat
and round, under whichever link, and this row decides.
"""

import threading
import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import event

from seminar.access import tokens
from seminar.errors import NotFound
from seminar.joining import seats_service
from seminar.ranking.refusals import SeatUnknown, SeatWasReissued
from tests.at_once import at_once
from tests.cast import Room
from tests.joining.seats_stage import mark_of, renew, seat_of, withdraw
from tests.ranking.stage import answers, open_round, send, taking_part

EARLIER, LATER = "1>2>3>4>5", "5>4>3>2>1"


def test_answer_then_new_link_leaves_the_answer(room: Room) -> None:
    round_id = open_round(room)
    send(room, round_id, EARLIER, token=room.seats["chidi"])
    fresh = renew(room, room.seats["chidi"])

    for revision in (1, 2, 9):
        with pytest.raises(SeatWasReissued):
            send(room, round_id, LATER, token=fresh, revision=revision)

    assert answers(room, round_id) == [("order", EARLIER, 1)]
    assert taking_part(room, round_id) == 1


def test_new_link_then_answer_refuses_the_earlier_link(room: Room) -> None:
    round_id = open_round(room)
    fresh = renew(room, room.seats["chidi"])
    send(room, round_id, LATER, token=fresh)

    with pytest.raises(SeatUnknown):
        send(room, round_id, EARLIER, token=room.seats["chidi"])

    assert answers(room, round_id) == [("order", LATER, 1)]


@pytest.mark.parametrize("turn", range(12))
def test_new_link_against_answers_leaves_one_answer_and_loses_none(room: Room, turn: int) -> None:
    round_id = open_round(room)
    chidi, secret = room.seats["chidi"], f"{turn:032d}"
    seat_id = seat_of(room, chidi).id
    fresh = tokens.derived_token(secret, "link", seat_id.hex)
    earlier = [sending(room, round_id, EARLIER, chidi)] * 6
    later = [sending(room, round_id, LATER, fresh)] * 6
    renewing = [lambda: renewed(room, seat_id, secret=secret, mark=mark_of(chidi))]

    heard = at_once([*earlier[: turn % 6], *renewing, *earlier[turn % 6 :], *later])

    counted = answers(room, round_id)
    acknowledged = heard[EARLIER] + heard[LATER]
    assert heard[fresh] == 1
    # Nobody has the new link before it is made. Sent all the same in that instant, its answer may
    # find no seat in one statement and a seat in the next, and hears that there is nothing here.
    assert set(heard) <= {fresh, EARLIER, LATER, SeatUnknown, SeatWasReissued, NotFound}
    assert not (heard[EARLIER] and heard[LATER])
    assert counted == ([] if not acknowledged else [("order", heard_order(heard), 1)])
    assert taking_part(room, round_id) == len(counted)


def test_answer_caught_by_a_new_link_after_its_seat_was_found(room: Room) -> None:
    if room.store.is_sqlite:
        pytest.skip("SQLite has one writer: nothing comes between two statements of an answer.")
    round_id = open_round(room)
    chidi = room.seats["chidi"]
    fresh: list[str] = []

    with between_seat_and_participation(room, lambda: fresh.append(renew(room, chidi))):
        outcome = send(room, round_id, EARLIER, token=chidi)
    with pytest.raises(SeatWasReissued):
        send(room, round_id, LATER, token=fresh[0])

    # It was on its way when the link was made, and was told that it counts.
    assert outcome.changed is True
    assert answers(room, round_id) == [("order", EARLIER, 1)]
    assert taking_part(room, round_id) == 1


def test_answer_overtaken_by_one_from_the_new_link_is_refused(room: Room) -> None:
    if room.store.is_sqlite:
        pytest.skip("SQLite has one writer: nothing comes between two statements of an answer.")
    round_id = open_round(room)
    chidi = room.seats["chidi"]

    def overtake() -> None:
        send(room, round_id, LATER, token=renew(room, chidi))

    with (
        between_seat_and_participation(room, overtake),
        pytest.raises(SeatWasReissued),
    ):
        send(room, round_id, EARLIER, token=chidi)

    assert answers(room, round_id) == [("order", LATER, 1)]
    assert taking_part(room, round_id) == 1


@pytest.mark.parametrize("turn", range(6))
def test_withdrawing_against_answers_counts_what_was_acknowledged(room: Room, turn: int) -> None:
    round_id = open_round(room)
    chidi = room.seats["chidi"]
    sends = [sending(room, round_id, EARLIER, chidi)] * 6

    heard = at_once([*sends[:turn], lambda: withdraw(room, chidi), *sends[turn:]])

    assert set(heard) <= {True, EARLIER, SeatUnknown}
    assert len(answers(room, round_id)) == bool(heard[EARLIER]) == taking_part(room, round_id)


def sending(room: Room, round_id: uuid.UUID, order: str, token: str) -> Callable[[], object]:
    """Return the deed of sending an order; it tells the order once it is acknowledged."""

    def deed() -> object:
        send(room, round_id, order, token=token)
        return order

    return deed


def renewed(room: Room, seat_id: uuid.UUID, *, secret: str, mark: str) -> str:
    with room.store.session() as db, room.store.writing(db):
        return seats_service.renew_seat(
            db,
            room.seminar(db),
            seat_id,
            secret=secret,
            mark=mark,
            account_id=None,
            now=room.now,
        )


def heard_order(heard: dict[object, int]) -> str:
    return EARLIER if heard[EARLIER] else LATER


class between_seat_and_participation:  # noqa: N801  It reads as what it does.
    """Let something else happen once, after an answer has found its seat."""

    def __init__(self, room: Room, meanwhile: Callable[[], object]) -> None:
        self.engine = room.store.engine
        self.meanwhile = meanwhile
        self.here = threading.get_ident()
        self.done = False

    def __enter__(self) -> None:
        event.listen(self.engine, "after_cursor_execute", self._notice)

    def __exit__(self, *_error: object) -> None:
        event.remove(self.engine, "after_cursor_execute", self._notice)
        assert self.done

    def _notice(self, _c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if self.done or not statement.startswith("WITH seats"):
            return
        self.done = True
        other = threading.Thread(target=self.meanwhile)
        other.start()
        other.join(timeout=10)
        assert not other.is_alive()
