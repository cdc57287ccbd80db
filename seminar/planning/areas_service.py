"""Changing the list of areas before it is asked, and correcting its texts at any time."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.framework import FEWEST_AREAS, MOST_AREAS
from seminar.errors import NotFound, Refusal
from seminar.live import outbox
from seminar.models import Area, Seminar
from seminar.planning.fixed import areas_are_fixed, lock
from seminar.planning.places import Step, neighbour, renumber, swap


class AreasAreFixed(Refusal):
    """A change to the list after people began to rely on it."""

    sentence = (
        "People have begun to answer or to speak about these areas, so none can be added, removed "
        "or moved any more. Their texts can still be corrected."
    )


class TooFewAreas(Refusal):
    """Removing an area when only two are left."""

    sentence = "Two areas are the fewest that can be put in order. Nothing was removed."


class TooManyAreas(Refusal):
    """Adding an area to twelve."""

    sentence = "Twelve areas are the most that people can put in order. Nothing was added."


class AreaGone(NotFound):
    """An area that somebody else has removed."""

    sentence = "This area is not on the list any more. Please look at the list again."


@dataclass(frozen=True)
class AreaDraft:
    """An area in the words of the organiser."""

    name: str
    short: str
    definition: str


def save_areas(
    db: Session,
    seminar: Seminar,
    drafts: Mapping[uuid.UUID, AreaDraft],
    *,
    new: AreaDraft | None,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Write the texts of the areas, and add one at the end if there is a new one."""
    lock(db, seminar)
    for area in seminar.areas:
        if area.id in drafts and _differs(area, drafts[area.id], seminar.language):
            before = area.texts[seminar.language]["name"]
            _write(area, drafts[area.id], seminar.language)
            after = drafts[area.id].name
            detail = after if after == before else f"{before} → {after}"
            _record(db, seminar, "changed area", detail, account_id=account_id, now=now)
    if new:
        _add(db, seminar, new)
        _record(db, seminar, "added area", new.name, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def move_area(db: Session, seminar: Seminar, area_id: uuid.UUID, *, step: Step) -> None:
    """Let an area change places with its neighbour; at either end it stays."""
    lock(db, seminar)
    _refuse_fixed(db, seminar)
    area = _area(seminar, area_id)
    other = neighbour(seminar.areas, area, step)
    if other is not None:
        swap(area, other)
    outbox.announce(db, seminar.id)


def remove_area(
    db: Session,
    seminar: Seminar,
    area_id: uuid.UUID,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    """Take an area off the list."""
    lock(db, seminar)
    _refuse_fixed(db, seminar)
    area = _area(seminar, area_id)
    if len(seminar.areas) <= FEWEST_AREAS:
        raise TooFewAreas
    seminar.areas.remove(area)
    renumber(seminar.areas)
    name = area.texts[seminar.language]["name"]
    _record(db, seminar, "removed area", name, account_id=account_id, now=now)
    outbox.announce(db, seminar.id)


def _add(db: Session, seminar: Seminar, new: AreaDraft) -> None:
    _refuse_fixed(db, seminar)
    if len(seminar.areas) >= MOST_AREAS:
        raise TooManyAreas
    area = Area(key=uuid.uuid4().hex[:12], position=len(seminar.areas) + 1, texts={})
    _write(area, new, seminar.language)
    seminar.areas.append(area)


def _differs(area: Area, draft: AreaDraft, language: str) -> bool:
    words = area.texts[language]
    kept = AreaDraft(words["name"], words.get("short", ""), words.get("definition", ""))
    return kept != draft


def _write(area: Area, draft: AreaDraft, language: str) -> None:
    words = area.texts.get(language, {})
    # Under a new name it is another area: what other languages and the line of earlier work
    # say was about the old one.
    same = words.get("name") == draft.name
    others = area.texts if same else {}
    area.texts = {**others, language: {**(words if same else {}), **asdict(draft)}}


def _area(seminar: Seminar, area_id: uuid.UUID) -> Area:
    for area in seminar.areas:
        if area.id == area_id:
            return area
    raise AreaGone


def _refuse_fixed(db: Session, seminar: Seminar) -> None:
    if areas_are_fixed(db, seminar):
        raise AreasAreFixed


def _record(
    db: Session,
    seminar: Seminar,
    deed: str,
    detail: str,
    *,
    account_id: uuid.UUID | None,
    now: datetime,
) -> None:
    journal.record(
        db, seminar, deed=deed, object="area", detail=detail, account_id=account_id, now=now
    )
