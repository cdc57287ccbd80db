"""A debate that is going on in Ada's room, and short ways of saying something in it."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.terms import CardKind, ItemKind, ItemState, MarkValue, Scope
from seminar.debate import points_service, service, weighing_service
from seminar.models import AgendaItem, Card, Point, Seminar
from tests.cast import Room


def set_debate(room: Room, state: ItemState = ItemState.RUNNING) -> None:
    """Let the debate of the agenda run, or not."""
    with room.store.session() as db, room.store.writing(db):
        item = db.scalars(
            select(AgendaItem)
            .join(Seminar, Seminar.id == AgendaItem.seminar_id)
            .where(Seminar.public_id == room.public_id, AgendaItem.kind == ItemKind.DEBATE)
            .order_by(AgendaItem.position)
        ).first()
        assert item is not None
        item.state = state


def seminar_id(room: Room) -> uuid.UUID:
    """Return the id of Ada's seminar; no transaction stays open that would see old things."""
    with room.store.session() as db:
        return room.seminar(db).id


def write(
    db: Session,
    room: Room,
    name: str = "chidi",
    *,
    card_id: uuid.UUID | None = None,
    kind: CardKind = CardKind.CONCERN,
    scope: Scope = Scope.AREAS,
    areas: tuple[int, ...] = (2,),
    text: str = "Traffickers follow the displaced.",
) -> Card:
    """Write a card in a transaction that is already open."""
    return service.write_card(
        db,
        room.seminar(db),
        room.seats[name],
        card_id=card_id or uuid.uuid4(),
        card=service.NewCard(kind, scope, areas, text),
        now=room.now,
    )


def written(room: Room, name: str = "chidi", **said: object) -> uuid.UUID:
    """Write a card for good; return its id."""
    with room.store.session() as db, room.store.writing(db):
        return write(db, room, name, **said).id


def weigh(room: Room, name: str, card_id: uuid.UUID, value: MarkValue) -> None:
    """Answer a card for good."""
    with room.store.session() as db, room.store.writing(db):
        weighing_service.weigh_card(db, room.seminar(db), room.seats[name], card_id, value)


def note(
    db: Session,
    room: Room,
    *,
    point_id: uuid.UUID | None = None,
    scope: Scope = Scope.AREAS,
    areas: tuple[int, ...] = (3,),
    text: str = "Schools need guards.",
) -> Point:
    """Note a point in a transaction that is already open."""
    return points_service.note_point(
        db,
        room.seminar(db),
        point_id=point_id or uuid.uuid4(),
        scope=scope,
        area_positions=areas,
        text=text,
        account_id=None,
        now=room.now,
    )


def noted(room: Room, **said: object) -> uuid.UUID:
    """Note a point for good; return its id."""
    with room.store.session() as db, room.store.writing(db):
        return note(db, room, **said).id
