"""Seminars with open rounds and many seats, in a store that a real server can serve."""

import itertools
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import ColumnElement, func, select, text

from seminar.application import create_app
from seminar.core.ballot import AnswerKind
from seminar.core.terms import IdentityMode
from seminar.database import Database
from seminar.models import Ballot, Participation, Round
from tests.cast import Room, furnish_room
from tests.conftest import migrated
from tests.faults.hall import Chair, Hall, Place, another_room, open_hall
from tests.faults.server import Server
from tests.tables import settings

# An order in its canonical text, or TOGETHER; and the number of its sending.
Answer = tuple[str, int]
TOGETHER = AnswerKind.TOGETHER.value
ONE_MODE = (IdentityMode.PSEUDONYMOUS,)


@dataclass
class Arena:
    """The halls, their seats, and what the store holds of them; most trials need one hall."""

    app: Flask
    folder: Path
    url: str
    halls: list[Hall]
    seats: list[Chair] = field(default_factory=list)
    servers: list[Server] = field(default_factory=list)

    @property
    def store(self) -> Database:
        """The store, looked at from the test."""
        return self.app.extensions["seminar.database"]

    @property
    def room(self) -> Room:
        """The room of the first hall."""
        return self.halls[0].room

    @property
    def round_id(self) -> uuid.UUID:
        """The open round of the first hall."""
        return self.halls[0].round_id

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
        """Seat many people at once, in each hall as many, so that neighbours sit in different."""
        share = -(-people // len(self.halls))
        rows = zip(*(hall.seat_people(share) for hall in self.halls), strict=True)
        self.seats = list(itertools.chain.from_iterable(rows))[:people]

    def ask_again(self) -> None:
        """Set every round aside and ask once more: the same seats, and nobody has answered."""
        again = {hall: hall.ask_again() for hall in self.halls}
        self.halls = list(again.values())
        self.seats = [replace(chair, hall=again[chair.hall]) for chair in self.seats]

    def answers(self) -> list[tuple[Place, Answer]]:
        """Return every stored answer of the open rounds with its round and key."""
        return self._answers(Ballot.round_id.in_([hall.round_id for hall in self.halls]))

    def set_aside(self) -> list[tuple[Place, Answer]]:
        """Return the answers of the rounds that were set aside."""
        return sorted(self._answers(Round.void_reason.is_not(None)))

    def taking_part(self) -> int:
        """Return how many rows say that a seat has answered an open round."""
        rounds = [hall.round_id for hall in self.halls]
        with self.store.session() as db:
            counted = select(func.count()).select_from(Participation)
            return db.scalar(counted.where(Participation.round_id.in_(rounds)))

    def integrity(self) -> str:
        """Return what the store says of itself."""
        if not self.store.is_sqlite:
            return "ok"
        with self.store.session() as db:
            return db.scalar(text("PRAGMA integrity_check"))

    def _answers(self, which: ColumnElement[bool]) -> list[tuple[Place, Answer]]:
        columns = (Ballot.round_id, Ballot.answer_key, Ballot.kind, Ballot.ranking, Ballot.revision)
        with self.store.session() as db:
            rows = db.execute(
                select(*columns).join(Round, Round.id == Ballot.round_id).where(which)
            )
            return [
                ((row.round_id, row.answer_key), (_said(row.kind, row.ranking), row.revision))
                for row in rows
            ]


def arena(
    url: str, folder: Path, *, people: int, modes: Sequence[IdentityMode] = ONE_MODE
) -> Arena:
    """Make the tables, a room of each mode with its open round, and the seats."""
    app = migrated(create_app(settings(url, folder)))
    first = furnish_room(app, now=datetime.now(UTC), mode=modes[0])
    rooms = [first, *(another_room(first, mode) for mode in modes[1:])]
    halls = [open_hall(room, mode) for room, mode in zip(rooms, modes, strict=True)]
    made = Arena(app, folder, url, halls)
    made.seat_people(people)
    return made


def _said(kind: str, ranking: str) -> str:
    return TOGETHER if (kind, ranking) == (AnswerKind.TOGETHER, "") else ranking
