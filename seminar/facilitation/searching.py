"""How much of a closed round may be told, searched out before the store is held for writing."""

import hashlib
import uuid
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.detail import Detail
from seminar.core.disclosure import finest_detail
from seminar.core.profile import Profile
from seminar.core.terms import RoundState, Rule
from seminar.models import Question, Round, Seminar
from seminar.readings.round import Histogram, histogram
from seminar.web.threads import Heavy, off_the_loop

_SEED = 1
_MOST_KEPT = 1_000
_FOUND: dict[bytes, Detail] = {}


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
    told = (answers.room, *groups_told(seminar, answers).values())
    # The connection goes back while the search runs.
    db.rollback()
    for orders in told:
        detail_of(orders)


def groups_told(seminar: Seminar, answers: Histogram) -> Mapping[str, Profile]:
    """Return the orders by group, nothing under the Chatham House Rule."""
    # Nobody is to learn then what a group answered.
    return answers.groups if seminar.rule is Rule.ON_THE_RECORD else {}


def detail_of(orders: Profile) -> Detail:
    """Return how much may be told of a room or a group; the same orders are searched once."""
    # Only this sum is kept in memory, never anybody's order.
    texts = f"{orders.areas} {list(orders.histogram())}"
    digest = hashlib.sha256(texts.encode()).digest()
    found = _FOUND.get(digest)
    if found is None:
        found = off_the_loop(lambda: finest_detail(orders, seed=_SEED), of=Heavy.SEARCHES)
        if len(_FOUND) >= _MOST_KEPT:
            _FOUND.clear()
        _FOUND[digest] = found
    return found
