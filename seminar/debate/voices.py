"""The voice under which a seat says things: found by its token, and locked while it speaks."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import SeatState
from seminar.errors import Refusal
from seminar.models import Seat, Seminar, Voice


class NoSuchSeat(Refusal):
    """A token that is no seat of this seminar."""

    status = 401
    sentence = "This browser has no seat in this seminar. Please join with the code first."


def locked_voice(db: Session, seminar: Seminar, token: str) -> Voice:
    """Return the voice of a seat, made with its first word and locked while it speaks."""
    seat = db.execute(
        select(Seat.id, Seat.group_id)
        .where(
            Seat.token_sha256 == tokens.seat_hash(token),
            Seat.seminar_id == seminar.id,
            Seat.state == SeatState.ACTIVE,
        )
        # Whoever leaves waits for this, and takes along what is said here.
        .with_for_update(read=True, key_share=True)
    ).one_or_none()
    if seat is None:
        raise NoSuchSeat
    key = tokens.voice_key(token, seminar.id)
    db.execute(
        insert(Voice)
        .values(seminar_id=seminar.id, key=key, group_id=seat.group_id)
        .on_conflict_do_nothing()
    )
    return db.scalars(select(Voice).where(Voice.key == key).with_for_update()).one()
