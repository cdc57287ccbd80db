"""Leaving Ada's room, and what the store then still holds."""

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from seminar.access import tokens
from seminar.models import (
    Ballot,
    Base,
    Card,
    DifferentView,
    Mark,
    NextStep,
    Participation,
    Seat,
    StepMark,
    ViewShare,
    Voice,
)
from seminar.privacy.leaving_service import Left, leave
from seminar.readings.round import answered
from tests.cast import Room
from tests.ranking.stage import send


def go(room: Room, token: str, public_id: str = "") -> Left | None:
    """Let the holder of a token leave."""
    with room.store.session() as db, room.store.writing(db):
        return leave(db, public_id or room.public_id, token=token)


def answer_all(room: Room, round_id: uuid.UUID, orders: Sequence[str]) -> list[str]:
    """Let new people answer; return their tokens."""
    seats = [room.new_seat() for _ in orders]
    for token, order in zip(seats, orders, strict=True):
        send(room, round_id, order, token=token)
    return seats


def counted(room: Room, round_id: uuid.UUID) -> tuple[int, int]:
    """Return how many are said to have answered, and how many answers there are."""
    with room.store.session() as db:
        ballots = select(func.count()).where(Ballot.round_id == round_id)
        return answered(db, round_id), db.scalar(ballots) or 0


def orders(room: Room, round_id: uuid.UUID) -> list[str]:
    """Return the answers of a round."""
    with room.store.session() as db:
        return sorted(db.scalars(select(Ballot.ranking).where(Ballot.round_id == round_id)))


def keys(room: Room, round_id: uuid.UUID) -> set[bytes]:
    """Return the keys of the answers of a round."""
    with room.store.session() as db:
        return set(db.scalars(select(Ballot.answer_key).where(Ballot.round_id == round_id)))


def held_under(room: Room, token: str) -> dict[str, int]:
    """Return how many rows the store finds by a token, by table."""
    with room.store.session() as db:
        seminar_id = room.seminar(db).id
        seat = select(Seat.id).where(Seat.token_sha256 == tokens.seat_hash(token))
        voice = select(Voice.id).where(Voice.key == tokens.voice_key(token, seminar_id))
        found = {
            "seat": seat,
            "participation": select(Participation.round_id).where(
                Participation.seat_id == seat.scalar_subquery()
            ),
            "voice": voice,
            "card": select(Card.id).where(Card.voice_id == voice.scalar_subquery()),
            "mark": select(Mark.card_id).where(Mark.voice_id == voice.scalar_subquery()),
            "view": select(DifferentView.id).where(
                DifferentView.voice_id == voice.scalar_subquery()
            ),
            "share": select(ViewShare.view_id).where(ViewShare.voice_id == voice.scalar_subquery()),
            "step": select(NextStep.id).where(NextStep.voice_id == voice.scalar_subquery()),
            "step mark": select(StepMark.step_id).where(
                StepMark.voice_id == voice.scalar_subquery()
            ),
        }
        return {name: len(db.execute(rows).all()) for name, rows in found.items()}


def rows(room: Room) -> dict[str, int]:
    """Return how many rows each table holds."""
    with room.store.session() as db:
        return {
            name: db.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }
