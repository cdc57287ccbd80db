"""The door of Ada's room: a waiting room, those who wait at it, and the deeds through the pages."""

from sqlalchemy import select, update

from seminar.access import tokens
from seminar.core.terms import SeatState
from seminar.joining import door_service
from seminar.joining import service as joining
from seminar.models import Seat, Seminar
from tests.cast import GUEST, Room
from tests.client import Browser
from tests.joining.stage import code_of, hidden_fields


def have(room: Room, **values: object) -> None:
    """Let Ada's seminar have a closed door or a waiting room."""
    with room.store.session() as db, room.store.writing(db):
        db.execute(update(Seminar).where(Seminar.public_id == room.public_id).values(values))


def wait(room: Room, *, name: str = GUEST) -> str:
    """Let one more person wait at the door, whatever the setting; return the token of the seat."""
    token = tokens.new_token()
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        arrival = joining.Arrival(
            seminar.id,
            seminar.code,
            seminar.mode,
            token,
            None,
            room.now.date(),
            name=name,
            must_wait=True,
        )
        assert joining.take_seats(db, [arrival]) == [None]
    return token


def waiting_phone(room: Room) -> Browser:
    """Return the phone of somebody who waits."""
    return Browser(room.app).hold_seat(room.public_id, wait(room))


def let_in(room: Room, token: str | None = None) -> int:
    """Let one in, or everybody who waits."""
    with room.store.session() as db, room.store.writing(db):
        seat_id = (
            db.scalars(select(Seat.id).where(Seat.token_sha256 == tokens.seat_hash(token))).one()
            if token
            else None
        )
        return door_service.let_in(db, room.seminar(db), seat_id, account_id=None, now=room.now)


def send_away(room: Room, token: str) -> int:
    """Send one away."""
    with room.store.session() as db, room.store.writing(db):
        seat_id = db.scalars(
            select(Seat.id).where(Seat.token_sha256 == tokens.seat_hash(token))
        ).one()
        return door_service.send_away(db, room.seminar(db), seat_id, account_id=None, now=room.now)


def state_of(room: Room, token: str) -> SeatState:
    """Return the state of the seat of a token."""
    with room.store.session() as db:
        seat = select(Seat.state).where(Seat.token_sha256 == tokens.seat_hash(token))
        return db.scalars(seat).one()


def join_by_page(phone: Browser, code: str, **fields: str) -> int:
    """Load the joining page and send its form, as a phone does; return the status."""
    carried = hidden_fields(phone.get(f"/j/{code}").text)
    sent = phone.client.post(f"/j/{code}", data={**carried, "group": "", "consent": "y", **fields})
    return sent.status_code


def press(room: Room, person: str, deed: str, **fields: str) -> int:
    """Press a button of the door; return the status."""
    where = f"/seminars/{room.public_id}/door/{deed}"
    return room.staff(person).post(where, **fields).status_code


def change_code(room: Room, person: str = "ben") -> str:
    """Give the seminar another code through the page; return it."""
    press(room, person, "code", code=code_of(room))
    return code_of(room)
