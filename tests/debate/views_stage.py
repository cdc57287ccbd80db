"""An item for different views in Ada's room, and short ways of wording and sharing one."""

import uuid
from collections.abc import Mapping

from sqlalchemy import select, update

from seminar.core.terms import HideReason, ItemKind, ItemState, Scope
from seminar.debate import views_service
from seminar.models import AgendaItem, Result
from seminar.outcome import service as note
from tests.cast import Room


def set_views(room: Room, state: ItemState = ItemState.RUNNING) -> None:
    """Put an item for different views on the agenda, and let it run, or not."""
    with room.store.session() as db, room.store.writing(db):
        seminar_id = room.seminar(db).id
        kind = AgendaItem.kind == ItemKind.VIEWS
        item = db.scalar(select(AgendaItem).where(AgendaItem.seminar_id == seminar_id, kind))
        if item is None:
            item = AgendaItem(
                seminar_id=seminar_id,
                position=9,
                kind=ItemKind.VIEWS,
                title="Different views",
                minutes=10,
            )
            db.add(item)
        item.state = state


def share_another_order(room: Room) -> None:
    """Let what was counted so far tell that some people share another order."""
    with room.store.session() as db, room.store.writing(db):
        for result in db.scalars(select(Result)):
            result.reading = {**result.reading, "other_order": True}


def worded(
    room: Room,
    name: str = "chidi",
    *,
    view_id: uuid.UUID | None = None,
    scope: Scope = Scope.AREAS,
    areas: tuple[int, ...] = (2,),
    order: Mapping[int, int] | None = None,
    text: str = "Schools carry all the rest.",
) -> uuid.UUID:
    """Word a view for good; return its id."""
    with room.store.session() as db, room.store.writing(db):
        return views_service.word_view(
            db,
            room.seminar(db),
            room.seats[name],
            view_id=view_id or uuid.uuid4(),
            scope=scope,
            area_positions=areas,
            order=order or {},
            text=text,
        ).id


def share(room: Room, view_id: uuid.UUID, *, token: str = "") -> bool:
    """Share a view for good, as Dana unless another token is given."""
    with room.store.session() as db, room.store.writing(db):
        seminar = room.seminar(db)
        return views_service.share_view(db, seminar, token or room.seats["dana"], view_id)


def take_back(room: Room, view_id: uuid.UUID, name: str = "chidi") -> bool:
    """Take a view back for good."""
    with room.store.session() as db, room.store.writing(db):
        return views_service.take_view_back(db, room.seminar(db), room.seats[name], view_id)


def edit_line(room: Room, view_id: uuid.UUID) -> None:
    """Let the rapporteur word the line of a view in the note."""
    with room.store.session() as db, room.store.writing(db):
        note.edit_sentence(
            db,
            room.seminar(db),
            key=f"view.{view_id}",
            text="Its order put children first.",
            version=0,
            account_id=None,
            now=room.now,
        )


def hide(room: Room, view_id: uuid.UUID, reason: HideReason = HideReason.NAMES_SOMEBODY) -> bool:
    """Hide a view for good."""
    with room.store.session() as db, room.store.writing(db):
        return views_service.hide_view(
            db, room.seminar(db), view_id, reason, account_id=None, now=room.now
        )


def reply(room: Room, view_id: uuid.UUID, text: str) -> bool:
    """Reply to a view for good."""
    with room.store.session() as db, room.store.writing(db):
        return views_service.reply_to_view(
            db, room.seminar(db), view_id, text, account_id=None, now=room.now
        )


def worded_before(
    room: Room, name: str = "chidi", *, shared_by: str = "", **said: object
) -> uuid.UUID:
    """Word a view in an item that was over before the one that runs now; return its id."""
    with room.store.session() as db, room.store.writing(db):
        running = AgendaItem.state == ItemState.RUNNING
        ids = db.scalars(
            update(AgendaItem)
            .where(AgendaItem.seminar_id == room.seminar(db).id, running)
            .values(state=ItemState.PLANNED)
            .returning(AgendaItem.id)
        ).all()
    set_views(room)
    view_id = worded(room, name, **said)
    if shared_by:
        share(room, view_id, token=room.seats[shared_by])
    set_views(room, ItemState.DONE)
    with room.store.session() as db, room.store.writing(db):
        again = update(AgendaItem).where(AgendaItem.id.in_(ids))
        db.execute(again.values(state=ItemState.RUNNING))
    return view_id
