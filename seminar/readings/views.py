"""The different views of a seminar, and how many people share each."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.terms import HideReason, Scope, TextState
from seminar.models import Area, DifferentView, Seminar, ViewPlace, ViewShare, view_area

Placed = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True)
class ViewReading:
    """One view as it was worded; a hidden one has its reason.

    `order` holds places from first to last, each with the numbers of the areas that share it.
    `shares` counts those who share it, its author among them. It stays out of the text form: a
    page derives from that which state it shows.
    """

    id: uuid.UUID
    scope: Scope
    areas: tuple[int, ...]
    order: Placed
    text: str
    reply: str
    shares: int = field(repr=False)
    reason: HideReason | None = None


@dataclass(frozen=True)
class Subject:
    """What a view is about, and the order beside it."""

    areas: tuple[int, ...] = ()
    order: Placed = ()


def shown_views(db: Session, seminar_id: uuid.UUID) -> tuple[ViewReading, ...]:
    """Return the views that the room sees, in four statements, in an order that tells nothing."""
    return _views(db, seminar_id, TextState.SHOWN)


def hidden_views(db: Session, seminar_id: uuid.UUID) -> tuple[ViewReading, ...]:
    """Return the views that only the team sees, in four statements."""
    return _views(db, seminar_id, TextState.HIDDEN)


def was_invited(seminar: Seminar) -> bool:
    """Whether an item for different views invited those who share another order."""
    return any(item.invites for item in seminar.agenda)


def view_subjects(db: Session, seminar_id: uuid.UUID) -> dict[uuid.UUID, Subject]:
    """Return what each view is about and its order, by its id, in two statements."""
    areas: dict[uuid.UUID, list[int]] = defaultdict(list)
    about = (
        select(view_area.c.view_id, Area.position)
        .join(Area, Area.id == view_area.c.area_id)
        .where(Area.seminar_id == seminar_id)
        .order_by(Area.position)
    )
    for view_id, position in db.execute(about):
        areas[view_id].append(position)
    tiers: dict[uuid.UUID, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    placed = (
        select(ViewPlace.view_id, ViewPlace.place, Area.position)
        .join(Area, Area.id == ViewPlace.area_id)
        .where(Area.seminar_id == seminar_id)
        .order_by(ViewPlace.place, Area.position)
    )
    for view_id, place, position in db.execute(placed):
        tiers[view_id][place].append(position)
    return {
        view_id: Subject(
            tuple(areas.get(view_id, ())),
            _placed(tiers.get(view_id, {}).values()),
        )
        for view_id in {*areas, *tiers}
    }


def _placed(tiers: Iterable[Sequence[int]]) -> Placed:
    """Return the tiers with their places: after two that share the second comes the fourth."""
    placed, place = [], 1
    for tier in tiers:
        placed.append((place, tuple(tier)))
        place += len(tier)
    return tuple(placed)


def _views(db: Session, seminar_id: uuid.UUID, state: TextState) -> tuple[ViewReading, ...]:
    of_seminar = (DifferentView.seminar_id == seminar_id, DifferentView.state == state)
    rows = db.execute(
        select(
            DifferentView.id,
            DifferentView.scope,
            DifferentView.text,
            DifferentView.reply,
            DifferentView.reason,
        )
        .where(*of_seminar)
        .order_by(DifferentView.id)
    ).all()
    counted = db.execute(
        select(ViewShare.view_id, func.count())
        .join(DifferentView, DifferentView.id == ViewShare.view_id)
        .where(*of_seminar)
        .group_by(ViewShare.view_id)
    )
    shares: dict[uuid.UUID, int] = {row[0]: row[1] for row in counted}
    subjects = view_subjects(db, seminar_id)
    return tuple(
        ViewReading(
            id=row.id,
            scope=row.scope,
            areas=subjects.get(row.id, Subject()).areas,
            order=subjects.get(row.id, Subject()).order,
            text=row.text,
            reply=row.reply,
            shares=1 + shares.get(row.id, 0),
            reason=row.reason,
        )
        for row in rows
    )
