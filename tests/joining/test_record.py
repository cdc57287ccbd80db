"""The record tells of each deed on seats who did it, and when."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from seminar.access import tokens
from seminar.joining import cards_service, seats_service
from seminar.models import JournalEntry
from tests.cast import Room
from tests.joining.seats_stage import batch, mark_of, seat_of
from tests.planning.stage import account

MINUTE = timedelta(minutes=1)


def test_each_deed_on_seats_is_recorded_with_who_did_it_and_when(room: Room) -> None:
    chidi, dana = (seat_of(room, room.seats[name]).id for name in ("chidi", "dana"))
    mark = mark_of(room.seats["chidi"])

    do(room, 1, cards_service.offer_cards, batch(3))
    do(room, 2, seats_service.renew_seat, chidi, secret=tokens.new_token(), mark=mark)
    do(room, 3, seats_service.withdraw_seat, dana)
    do(room, 4, seats_service.withdraw_unused_cards)

    assert recorded(room) == [
        ("offered seats", "Ben", 1, "3"),
        ("renewed seat", "Ben", 2, ""),
        ("withdrew seat", "Ben", 3, "1"),
        ("withdrew seat", "Ben", 4, "3"),
    ]


def do(
    room: Room, minute: int, deed: Callable[..., object], *values: object, **details: object
) -> None:
    """Let Ben do something in a minute of the day."""
    with room.store.session() as db, room.store.writing(db):
        ben = account(db, "Ben").id
        moment = room.now + minute * MINUTE
        deed(db, room.seminar(db), *values, account_id=ben, now=moment, **details)


def recorded(room: Room) -> list[tuple[str, str, int, str]]:
    """Return every deed since the seminar was made: what, who, in which minute, of how many."""
    with room.store.session() as db:
        people = {account(db, name).id: name for name in ("Ada", "Ben", "Rosa")}
        entries = db.scalars(
            select(JournalEntry)
            .where(JournalEntry.seminar_id == room.seminar(db).id)
            .order_by(JournalEntry.seq)
        ).all()
    return [
        (
            entry.deed,
            people.get(entry.account_id, ""),
            (entry.at - room.now) // MINUTE,
            entry.detail,
        )
        for entry in entries[1:]
    ]
