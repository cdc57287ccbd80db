"""Ada's room with an open round and many seats, in a store that a real server can serve."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import func, insert, select, text

from seminar.access import tokens
from seminar.application import create_app
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.database import Database
from seminar.models import Ballot, Participation, Question, Round, Seat
from tests.cast import Room, furnish_room
from tests.conftest import migrated, settings
from tests.faults.server import Server
from tests.ranking.stage import open_round

Answer = tuple[str, int]


@dataclass
class Arena:
    """The room, its open round, and what the store holds of it."""

    app: Flask
    room: Room
    round_id: uuid.UUID
    folder: Path
    url: str
    seats: list[str] = field(default_factory=list)
    servers: list[Server] = field(default_factory=list)

    @property
    def store(self) -> Database:
        """The store, looked at from the test."""
        return self.app.extensions["seminar.database"]

    @property
    def address(self) -> str:
        """Where answers are sent."""
        return f"/s/{self.room.public_id}/rounds/{self.round_id}/answer"

    def server(self, **options: object) -> Server:
        """Return a server for this store, not started yet; two workers on PostgreSQL."""
        workers = 1 if self.store.is_sqlite else 2
        self.servers.append(Server(self.url, self.folder, **{"workers": workers, **options}))
        return self.servers[-1]

    def close(self) -> None:
        """End what runs and let the store go."""
        for server in self.servers:
            server.kill()
        self.store.engine.dispose()

    def seat_people(self, people: int) -> None:
        """Seat many people at once."""
        self.seats = [tokens.new_token() for _ in range(people)]
        with self.store.session() as db, self.store.writing(db):
            seminar_id = self.room.seminar(db).id
            rows = [_seat(seminar_id, token) for token in self.seats]
            db.execute(insert(Seat), rows)

    def answers(self) -> list[tuple[bytes, str, int]]:
        """Return every stored answer: key, order, revision."""
        with self.store.session() as db:
            rows = db.execute(
                select(Ballot.answer_key, Ballot.ranking, Ballot.revision).where(
                    Ballot.round_id == self.round_id
                )
            )
            return [tuple(row) for row in rows]

    def taking_part(self) -> int:
        """Return how many rows say that a seat has answered."""
        with self.store.session() as db:
            counted = select(func.count()).select_from(Participation)
            return db.scalar(counted.where(Participation.round_id == self.round_id))

    def key_maker(self) -> Callable[[str], bytes]:
        """Return what makes the answer key of a seat in this round."""
        with self.store.session() as db:
            question_id = db.scalar(
                select(Question.id).join(Round).where(Round.id == self.round_id)
            )
        return lambda token: tokens.answer_key(token, question_id)

    def integrity(self) -> str:
        """Return what the store says of itself."""
        if not self.store.is_sqlite:
            return "ok"
        with self.store.session() as db:
            return db.scalar(text("PRAGMA integrity_check"))


def arena(url: str, folder: Path, *, people: int) -> Arena:
    """Make the tables, the room, its open round and the seats."""
    app = migrated(create_app(settings(url, folder)))
    room = furnish_room(app, now=datetime.now(UTC))
    made = Arena(app, room, open_round(room), folder, url)
    made.seat_people(people)
    return made


def _seat(seminar_id: uuid.UUID, token: str) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "seminar_id": seminar_id,
        "token_sha256": tokens.seat_hash(token),
        "mode": IdentityMode.PSEUDONYMOUS,
        "kind": SeatKind.PHONE,
        "state": SeatState.ACTIVE,
        "consent_version": 1,
        "consent_day": datetime.now(UTC).date(),
    }
