"""Changing the agenda; what has begun stays as it was."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import ItemKind, ItemState
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import AgendaItem, Seminar
from seminar.planning.agendas import PlannedItem
from seminar.planning.fixed import lock
from seminar.planning.places import Step, neighbour, renumber, swap

MOST_ITEMS = 40


class ItemHasBegun(Refusal):
    """A change to an item that is running or done, or a move past one."""

    sentence = "This item has begun, so it stays as it was. Nothing was changed."


class AgendaIsFull(Refusal):
    """Adding an item to forty."""

    sentence = "Forty items are the most for one day. Nothing was added."


class ItemGone(NotFound):
    """An item that somebody else has removed."""

    sentence = "This item is not on the agenda any more. Please look at the agenda again."


def save_items(
    db: Session,
    seminar: Seminar,
    drafts: Mapping[uuid.UUID, PlannedItem],
    *,
    new: PlannedItem | None,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Write the items that are still to come, and add one at the end if there is a new one."""
    lock(db, seminar)
    for item in seminar.agenda:
        draft = drafts.get(item.id, _planned(item))
        if draft != _planned(item):
            _refuse_begun(item)
            item.kind, item.title, item.minutes = draft.kind, draft.title, draft.minutes
            _record(db, seminar, "changed item", item, account_id=account_id, now=now)
    if new:
        added = _add(seminar, new)
        _record(db, seminar, "added item", added, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def move_item(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    step: Step,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Let an item change places with its neighbour; at either end it stays."""
    lock(db, seminar)
    item = _item(seminar, item_id)
    other = neighbour(seminar.agenda, item, step)
    if other is None:
        return
    _refuse_begun(item)
    _refuse_begun(other)
    swap(item, other)
    _record(db, seminar, "moved item", item, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def remove_item(
    db: Session,
    seminar: Seminar,
    item_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Take an item off the agenda."""
    lock(db, seminar)
    item = _item(seminar, item_id)
    _refuse_begun(item)
    seminar.agenda.remove(item)
    renumber(seminar.agenda)
    _record(db, seminar, "removed item", item, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def _add(seminar: Seminar, new: PlannedItem) -> AgendaItem:
    if len(seminar.agenda) >= MOST_ITEMS:
        raise AgendaIsFull
    item = AgendaItem(
        position=len(seminar.agenda) + 1,
        kind=new.kind,
        title=new.title,
        minutes=new.minutes,
        state=ItemState.PLANNED,
    )
    seminar.agenda.append(item)
    return item


def _planned(item: AgendaItem) -> PlannedItem:
    return PlannedItem(item.kind, item.title, item.minutes)


def _item(seminar: Seminar, item_id: uuid.UUID) -> AgendaItem:
    for item in seminar.agenda:
        if item.id == item_id:
            return item
    raise ItemGone


def _refuse_begun(item: AgendaItem) -> None:
    if item.state is not ItemState.PLANNED:
        raise ItemHasBegun


def _record(
    db: Session,
    seminar: Seminar,
    deed: str,
    item: AgendaItem,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    # The note tells nothing of trying the phones out, so the record knows which items do.
    kind = item.kind.value if item.kind is ItemKind.PRACTICE else ""
    journal.record(
        db, seminar, deed=deed, object=item.title, detail=kind, account_id=account_id, now=now
    )
