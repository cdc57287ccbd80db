"""Asking the room something that came up: a question of the moment, on the areas or on a list."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from seminar import journal
from seminar.core.terms import ItemKind, ItemState, QuestionKind
from seminar.facilitation.asking import areas_of
from seminar.facilitation.refusals import AgendaFull, ListUnfit
from seminar.facilitation.service import start_item
from seminar.models import AgendaItem, Question, Seminar

FEWEST, MOST = 2, 12
LONGEST_TEXT, LONGEST_ENTRY, LONGEST_TITLE = 200, 60, 80
MINUTES = 5
MOST_ITEMS = 60


def ask_further(
    db: Session,
    seminar: Seminar,
    question_id: uuid.UUID,
    *,
    text: str,
    entries: Sequence[str],
    question_first: bool,
    account_id: uuid.UUID | None,
    now: datetime,
) -> bool:
    """Put a further question to the room now, as the next item of the agenda.

    Without entries it asks about the areas. The id is made with the form, so that a form sent
    twice asks once. Returns False when it was asked already.
    """
    db.refresh(seminar, with_for_update=True)
    if db.get(Question, question_id) is not None:
        return False
    if len(seminar.agenda) >= MOST_ITEMS:
        raise AgendaFull
    if entries and not _fits(entries):
        raise ListUnfit
    frozen = _own_list(entries) if entries else areas_of(seminar)
    kind = QuestionKind.FURTHER.value
    db.add(Question(id=question_id, seminar_id=seminar.id, kind=kind, text=text, frozen=frozen))
    db.flush()
    item = _insert(db, seminar, question_id, title=text[:LONGEST_TITLE])
    journal.record(
        db, seminar, deed="asked further question", object=text, account_id=account_id, now=now
    )
    return start_item(
        db, seminar, item.id, question_first=question_first, account_id=account_id, now=now
    )


def _fits(entries: Sequence[str]) -> bool:
    distinct = {entry.casefold() for entry in entries}
    return FEWEST <= len(distinct) == len(entries) <= MOST and all(
        len(entry) <= LONGEST_ENTRY for entry in entries
    )


def _own_list(entries: Sequence[str]) -> list[dict[str, object]]:
    # A list is written in one language, so every reader gets it in that one.
    return [
        {
            "position": position,
            "key": f"entry-{position}",
            "texts": {language: {"name": entry, "short": entry} for language in ("en", "fr")},
        }
        for position, entry in enumerate(entries, start=1)
    ]


def _insert(db: Session, seminar: Seminar, question_id: uuid.UUID, *, title: str) -> AgendaItem:
    """Put the item behind everything that has begun."""
    begun = [
        item.position
        for item in seminar.agenda
        if item.state in (ItemState.RUNNING, ItemState.DONE) and item.kind != ItemKind.PRACTICE
    ]
    place = max(begun, default=0) + 1
    for item in seminar.agenda:
        if item.position >= place:
            item.position += 1
    added = AgendaItem(
        position=place,
        kind=ItemKind.FURTHER,
        title=title,
        minutes=MINUTES,
        state=ItemState.PLANNED,
        question_id=question_id,
    )
    seminar.agenda.insert(place - 1, added)
    db.flush()
    return added
