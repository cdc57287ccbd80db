"""An item for proposed steps in Ada's room, and short ways of proposing and marking one."""

import uuid

from sqlalchemy import func, select, update

from seminar.core.terms import HideReason, ItemKind, ItemState, Scope
from seminar.debate import steps_service, team_steps_service
from seminar.debate.step_rows import ProposedStep
from seminar.models import (
    AgendaItem,
    JournalEntry,
    NextStep,
    StepMark,
    step_area,
    step_card,
    step_point,
)
from seminar.outcome import service as note
from seminar.readings.steps import shown_steps
from tests.cast import Room
from tests.debate.stage import noted, seminar_id, set_debate, written


def set_steps(room: Room, state: ItemState = ItemState.RUNNING) -> None:
    """Let the item for proposed steps of the agenda run, or not."""
    with room.store.session() as db, room.store.writing(db):
        kind = AgendaItem.kind == ItemKind.STEPS
        of_room = AgendaItem.seminar_id == room.seminar(db).id
        item = db.scalars(select(AgendaItem).where(of_room, kind)).one()
        item.state = state


def a_step(
    *,
    scope: Scope = Scope.AREAS,
    areas: tuple[int, ...] = (2,),
    text: str = "Name one officer for schools in each brigade.",
    addressee: str = "The ministry of defence",
    **said: object,
) -> ProposedStep:
    """Return a step as somebody might propose it."""
    return ProposedStep(scope, areas, addressee, text, **said)


def proposed(
    room: Room, name: str = "chidi", *, step_id: uuid.UUID | None = None, **said: object
) -> uuid.UUID:
    """Propose a step for good; return its id."""
    with room.store.session() as db, room.store.writing(db):
        return steps_service.propose_step(
            db,
            room.seminar(db),
            room.seats[name],
            step_id=step_id or uuid.uuid4(),
            step=a_step(**said),
            now=room.now,
        ).id


def added(room: Room, *, step_id: uuid.UUID | None = None, **said: object) -> uuid.UUID:
    """Let the team propose a step for good; return its id."""
    with room.store.session() as db, room.store.writing(db):
        return team_steps_service.add_step(
            db,
            room.seminar(db),
            step_id=step_id or uuid.uuid4(),
            step=a_step(**said),
            account_id=None,
            now=room.now,
        ).id


def mark(room: Room, step_id: uuid.UUID, *, token: str = "") -> bool:
    """Find a step worth taking forward, as Dana unless another token is given."""
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        return steps_service.find_worthwhile(db, seminar, token or room.seats["dana"], step_id)


def take_back(room: Room, step_id: uuid.UUID, name: str = "chidi") -> bool:
    """Take a step back for good."""
    with room.store.session() as db, room.store.writing(db):
        return steps_service.take_step_back(db, room.seminar(db), room.seats[name], step_id)


def hide(room: Room, step_id: uuid.UUID, reason: HideReason = HideReason.NAMES_SOMEBODY) -> bool:
    """Hide a step for good."""
    with room.store.session() as db, room.store.writing(db):
        return team_steps_service.hide_step(
            db, room.seminar(db), step_id, reason, account_id=None, now=room.now
        )


def edit_line(room: Room, step_id: uuid.UUID) -> None:
    """Let the rapporteur word the line of a step in the note."""
    with room.store.session() as db, room.store.writing(db):
        note.edit_sentence(
            db,
            room.seminar(db),
            key=f"step.{step_id}",
            text="It went to the ministry of defence.",
            version=0,
            account_id=None,
            now=room.now,
        )


def proposed_before(
    room: Room, name: str = "chidi", *, marked_by: str = "", **said: object
) -> uuid.UUID:
    """Propose a step in an item that was over before the one that runs now; return its id."""
    with room.store.session() as db, room.store.writing(db):
        running = AgendaItem.state == ItemState.RUNNING
        ids = db.scalars(
            update(AgendaItem)
            .where(AgendaItem.seminar_id == room.seminar(db).id, running)
            .values(state=ItemState.PLANNED)
            .returning(AgendaItem.id)
        ).all()
    set_steps(room)
    step_id = proposed(room, name, **said)
    if marked_by:
        mark(room, step_id, token=room.seats[marked_by])
    set_steps(room, ItemState.DONE)
    with room.store.session() as db, room.store.writing(db):
        again = update(AgendaItem).where(AgendaItem.id.in_(ids))
        db.execute(again.values(state=ItemState.RUNNING))
    return step_id


def rows(room: Room) -> list[int]:
    """Return how many steps, areas, cards, points and marks there are."""
    with room.store.session() as db:
        tables = (NextStep, step_area, step_card, step_point, StepMark)
        return [db.scalar(select(func.count()).select_from(table)) for table in tables]


def deeds(room: Room) -> list[tuple[str, str, str]]:
    """Return what the record tells of steps."""
    with room.store.session() as db:
        entries = db.scalars(select(JournalEntry).order_by(JournalEntry.seq))
        return [
            (entry.deed, entry.object, entry.detail)
            for entry in entries
            if entry.object.startswith("step ")
        ]


def said_in_the_debate(room: Room) -> tuple[uuid.UUID, uuid.UUID]:
    """Return a card and a point of a debate that is over."""
    set_steps(room, ItemState.PLANNED)
    set_debate(room)
    card, point = written(room, text="Schools first."), noted(room, text="Guards are missing.")
    set_debate(room, ItemState.DONE)
    set_steps(room)
    return card, point


def page(room: Room) -> str:
    """Return the address of the phones' page."""
    return f"/s/{room.public_id}/steps"


def team(room: Room, step_id: uuid.UUID | None = None, deed: str = "") -> str:
    """Return an address of the team."""
    place = f"/seminars/{room.public_id}/steps"
    return f"{place}/{step_id}/{deed}" if step_id else place


def fields(**changed: object) -> dict[str, object]:
    """Return what a filled form sends."""
    plain = {
        "step_id": str(uuid.uuid4()),
        "about": "2",
        "text": "Name one officer for schools in each brigade.",
        "addressee": "The ministry of defence",
        "measure": "The list of names is online.",
        "due": "before the next summit",
    }
    return {name: value for name, value in {**plain, **changed}.items() if value is not None}


def said(room: Room) -> list[tuple[Scope, tuple[int, ...], str, str, str, str]]:
    """Return what was proposed, in the words of it."""
    with room.store.session() as db:
        return [
            (step.scope, step.areas, step.text, step.addressee, step.measure, step.due)
            for step in shown_steps(db, seminar_id(room))
        ]
