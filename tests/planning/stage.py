"""What the tests of setting up share: Ada's seminar open for writing, and what was recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import CardKind, ItemState, Scope
from seminar.models import Account, Card, JournalEntry, Question, Seat, Seminar, Voice
from tests.cast import Room


@contextmanager
def set_up(room: Room) -> Iterator[tuple[Session, Seminar]]:
    """Open Ada's seminar for writing."""
    with room.store.session() as db, room.store.writing(db):
        yield db, room.seminar(db)


def read(room: Room, question: Callable[[Session, Seminar], object]) -> object:
    """Ask something of Ada's seminar as it is stored."""
    with room.store.session() as db:
        return question(db, room.seminar(db))


def account(db: Session, name: str) -> Account:
    """Return somebody's account."""
    return db.scalars(select(Account).where(Account.name == name)).one()


def deeds(room: Room) -> list[tuple[str, str, str]]:
    """Return what was recorded after the seminar was created."""
    with room.store.session() as db:
        rows = db.execute(
            select(JournalEntry.deed, JournalEntry.object, JournalEntry.detail)
            .where(JournalEntry.seminar_id == room.seminar(db).id)
            .order_by(JournalEntry.seq)
        )
        return [tuple(row) for row in rows][1:]


def leave_everybody_out(room: Room) -> None:
    """Take every seat away, as before the first person joins."""
    with set_up(room) as (db, _):
        db.execute(delete(Seat))


def ask_the_question(room: Room) -> None:
    """Freeze the question, as opening the first round does."""
    with set_up(room) as (db, seminar):
        question = db.scalars(select(Question).where(Question.seminar_id == seminar.id)).one()
        question.frozen = []


def write_a_card(room: Room) -> None:
    """Let somebody write a card."""
    with set_up(room) as (db, seminar):
        voice = Voice(seminar_id=seminar.id, key=tokens.voice_key("somebody", seminar.id))
        db.add(voice)
        db.flush()
        db.add(
            Card(
                seminar_id=seminar.id,
                voice_id=voice.id,
                kind=CardKind.FOR,
                scope=Scope.ALL,
                text="All five.",
                written_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
                lot=0,
            )
        )


def begin_first_item(room: Room) -> None:
    """Let the first item of the agenda run."""
    with set_up(room) as (_, seminar):
        seminar.agenda[0].state = ItemState.RUNNING
