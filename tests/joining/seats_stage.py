"""Cards and seats in Ada's room: offering, using, renewing and withdrawing through the services."""

import uuid
from collections import Counter

from sqlalchemy import select

from seminar.access import tokens
from seminar.joining import cards_service, seats_service
from seminar.joining.cards_service import Batch, CardUse, SeatCard
from seminar.models import Seat
from tests.cast import Room


def batch(number: int = 2, *names: str, secret: str = "") -> Batch:
    """Return an order for cards."""
    return Batch(secret or tokens.new_token(), number, names)


def offer(room: Room, wanted: Batch) -> tuple[SeatCard, ...]:
    """Offer the cards of a batch."""
    with room.store.session() as db, room.store.writing(db):
        return cards_service.offer_cards(
            db, room.seminar(db), wanted, account_id=None, now=room.now
        )


def card(room: Room, *names: str) -> str:
    """Offer one card; return its token."""
    return offer(room, batch(0 if names else 1, *names))[0].token


def use(
    room: Room, token: str, *, group_id: uuid.UUID | None = None, name: str | None = None
) -> None:
    """Use a card, or raise why not."""
    with room.store.session() as db, room.store.writing(db):
        its_id = room.seminar(db).id
        wish = CardUse(its_id, token, group_id, name, room.now.date())
        outcome = cards_service.use_cards(db, [wish])[0]
    if outcome is not None:
        raise outcome


def renew(room: Room, token: str, *, secret: str = "", mark: str = "") -> str:
    """Give the seat of a token another link; return the new token."""
    seat_id = seat_of(room, token).id
    with room.store.session() as db, room.store.writing(db):
        return seats_service.renew_seat(
            db,
            room.seminar(db),
            seat_id,
            secret=secret or tokens.new_token(),
            mark=mark or mark_of(token),
            account_id=None,
            now=room.now,
        )


def withdraw(room: Room, token: str) -> bool:
    """Withdraw the seat of a token."""
    seat_id = seat_of(room, token).id
    with room.store.session() as db, room.store.writing(db):
        return seats_service.withdraw_seat(
            db, room.seminar(db), seat_id, account_id=None, now=room.now
        )


def withdraw_unused(room: Room) -> int:
    """Withdraw every card that nobody has used."""
    with room.store.session() as db, room.store.writing(db):
        return seats_service.withdraw_unused_cards(
            db, room.seminar(db), account_id=None, now=room.now
        )


def mark_of(token: str) -> str:
    """Return the mark of the seat with this token."""
    return tokens.seat_mark(tokens.seat_hash(token))


def seat_of(room: Room, token: str) -> Seat:
    """Return the seat of a token."""
    with room.store.session() as db:
        return db.scalars(select(Seat).where(Seat.token_sha256 == tokens.seat_hash(token))).one()


def states(room: Room) -> Counter[str]:
    """Return how many seats of both seminars are in each state."""
    with room.store.session() as db:
        return Counter(state.value for state in db.scalars(select(Seat.state)))
