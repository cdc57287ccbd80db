"""One seminar under attack: its open round, its seats, and an attempt that was set aside."""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import insert, select

from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.models import Account, Question, Round, Seat
from seminar.planning import service as planning
from seminar.ranking.service import answer_key
from tests.cast import Room
from tests.facilitation.day import Day
from tests.ranking.stage import address, open_round

# A round and the key of an answer in it.
Place = tuple[uuid.UUID, bytes]
CARDS = 6


@dataclass(frozen=True, eq=False)
class Hall:
    """A seminar with one identity mode, and the round that is open in it."""

    room: Room
    mode: IdentityMode
    round_id: uuid.UUID
    question_id: uuid.UUID

    def seat_people(self, people: int) -> "list[Chair]":
        """Seat many people at once; the first of them came with a printed card."""
        fresh = [tokens.new_token() for _ in range(people)]
        kinds = [SeatKind.CARD] * CARDS + [SeatKind.PHONE] * people
        with self.room.store.session() as db, self.room.store.writing(db):
            seminar_id = self.room.seminar(db).id
            rows = [
                _row(seminar_id, self.mode, kind=kind, token=token)
                for kind, token in zip(kinds, fresh, strict=False)
            ]
            db.execute(insert(Seat), rows)
        return [Chair(token, self) for token in fresh]

    def ask_again(self) -> "Hall":
        """Close the round and ask it again; return the hall with the new attempt open."""
        day = Day(self.room)
        day.close(self.round_id)
        return replace(self, round_id=day.ask_again(self.round_id))


@dataclass(frozen=True)
class Chair:
    """A seat as its phone knows it, and the hall it stands in."""

    token: str
    hall: Hall

    @property
    def address(self) -> str:
        """Where its answers are sent."""
        return address(self.hall.room, self.hall.round_id)

    @property
    def cookie(self) -> str:
        """What its browser keeps."""
        return f"seat-{self.hall.room.public_id}={self.token}"

    @property
    def key(self) -> bytes:
        """The key of its answer."""
        hall = self.hall
        return answer_key(
            self.token, hall.mode, round_id=hall.round_id, question_id=hall.question_id
        )

    @property
    def place(self) -> Place:
        """Where its answer is stored."""
        return self.hall.round_id, self.key


def open_hall(room: Room, mode: IdentityMode) -> Hall:
    """Open the first round of a room of this mode."""
    round_id = open_round(room)
    with room.store.session() as db:
        question_id = db.scalars(select(Question.id).join(Round).where(Round.id == round_id)).one()
    return Hall(room, mode, round_id, question_id)


def another_room(room: Room, mode: IdentityMode) -> Room:
    """Let Ada set up one more seminar, of this mode, beside her first."""
    with room.store.session() as db, room.store.writing(db):
        ada = db.scalars(select(Account).where(Account.email == "ada@example.org")).one()
        plan = planning.SeminarPlan(title=f"Ada's {mode} seminar", mode=mode)
        made = planning.create_seminar(db, plan, account=ada, now=room.now)
        return replace(room, public_id=made.public_id, seats={})


def _row(
    seminar_id: uuid.UUID, mode: IdentityMode, *, kind: SeatKind, token: str
) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "seminar_id": seminar_id,
        "token_sha256": tokens.seat_hash(token),
        "mode": mode,
        "name": "Somebody" if mode is IdentityMode.NAMED else None,
        "kind": kind,
        "state": SeatState.ACTIVE,
        "consent_version": 1,
        "consent_day": datetime.now(UTC).date(),
    }
