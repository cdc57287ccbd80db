"""The seminar that is being played: its store, its people and its clock."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from seminar.database import Database
from seminar.models import Seminar
from seminar.simulation.people import Person


@dataclass(frozen=True)
class Seated:
    """An invented person with the token of the seat."""

    person: Person
    token: str


@dataclass(frozen=True)
class Stage:
    """Where the play happens; `items` are the ids of the agenda, in order."""

    store: Database
    seminar_id: uuid.UUID
    account_id: uuid.UUID
    items: tuple[uuid.UUID, ...]
    begins: datetime
    people: tuple[Seated, ...]

    @contextmanager
    def act(self) -> Iterator[tuple[Session, Seminar]]:
        """Open one transaction, as each request of a person would be."""
        with self.store.session() as db, self.store.writing(db):
            yield db, db.get_one(Seminar, self.seminar_id)

    def at(self, minute: float) -> datetime:
        """Return the moment that many minutes after the beginning."""
        return self.begins + timedelta(minutes=minute)
