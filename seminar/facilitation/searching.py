"""How much of a closed round may be told, searched out before the store is held for writing."""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.detail import Detail, Telling
from seminar.core.disclosure import finest_detail, what_may_be_told
from seminar.core.profile import Profile
from seminar.core.terms import RoundState, Rule
from seminar.models import Question, Round, Seminar
from seminar.readings.round import Histogram, histogram
from seminar.web.threads import Heavy, off_the_loop

_SEED = 1
_MOST_KEPT = 1_000
_ROOMS: dict[bytes, Telling] = {}
_GROUPS: dict[bytes, Detail] = {}

Found = TypeVar("Found")


def search_ahead(db: Session, seminar: Seminar, round_id: uuid.UUID) -> None:
    """Search what may be told of a closed round, so that sealing need not; else do nothing.

    A search takes seconds in a large room, and nobody should wait for the store meanwhile.
    Answers that change until the round is sealed are searched again there.
    """
    found = db.execute(
        select(Round.state, Question.frozen)
        .join(Question, Question.id == Round.question_id)
        .where(Round.id == round_id, Question.seminar_id == seminar.id)
    ).one_or_none()
    if found is None or found.state is not RoundState.CLOSED:
        return
    answers = histogram(db, round_id, len(found.frozen or ()))
    groups = groups_told(seminar, answers).values()
    # The connection goes back while the search runs.
    db.rollback()
    telling_of(answers.room)
    for orders in groups:
        detail_of(orders)


def groups_told(seminar: Seminar, answers: Histogram) -> Mapping[str, Profile]:
    """Return the orders by group, nothing under the Chatham House Rule."""
    # Nobody is to learn then what a group answered.
    return answers.groups if seminar.rule is Rule.ON_THE_RECORD else {}


def telling_of(room: Profile) -> Telling:
    """Return what may be told of a room; the same orders are searched once."""
    return _once(_ROOMS, room, lambda: what_may_be_told(room, seed=_SEED))


def detail_of(group: Profile) -> Detail:
    """Return how much may be told of a group; the same orders are searched once."""
    return _once(_GROUPS, group, lambda: finest_detail(group, seed=_SEED))


def _once(known: dict[bytes, Found], orders: Profile, search: Callable[[], Found]) -> Found:
    # Only this sum is kept in memory, never anybody's order.
    texts = f"{orders.areas} {list(orders.histogram())}"
    digest = hashlib.sha256(texts.encode()).digest()
    found = known.get(digest)
    if found is None:
        found = off_the_loop(search, of=Heavy.SEARCHES)
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[digest] = found
    return found
