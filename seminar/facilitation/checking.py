"""How much of a closed round may be told, searched out before the store is held for writing."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

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
_SEARCHED: dict[bytes, Detail] = {}


@dataclass(frozen=True)
class Checked:
    """What may be told of these answers: of the room, and of each group that may be shown."""

    answers: Histogram
    room: Detail
    groups: Mapping[str, Detail]


def check_closed(db: Session, seminar: Seminar, round_id: uuid.UUID) -> Checked | None:
    """Return what may be told of a round, None unless it is closed.

    A search takes seconds in a large room: nobody should wait for the store meanwhile, so it
    is over before anything is written. Answers that change until then are searched again.
    """
    found = db.execute(
        select(Round.state, Question.frozen)
        .join(Question, Question.id == Round.question_id)
        .where(Round.id == round_id, Question.seminar_id == seminar.id)
    ).one_or_none()
    if found is None or found.state is not RoundState.CLOSED:
        return None
    answers = histogram(db, round_id, len(found.frozen or ()))
    # The connection goes back while the search runs.
    db.rollback()
    return check(answers, groups=groups_told(seminar, answers))


def groups_told(seminar: Seminar, answers: Histogram) -> Mapping[str, Profile]:
    """Return the orders by group, nothing under the Chatham House Rule."""
    # Nobody is to learn then what a group answered.
    return answers.groups if seminar.rule is Rule.ON_THE_RECORD else {}


def check(answers: Histogram, *, groups: Mapping[str, Profile]) -> Checked:
    """Return what may be told of these answers: always the same of the same answers."""

    def search() -> Checked:
        return Checked(answers, _detail(answers.room), {n: _detail(g) for n, g in groups.items()})

    return off_the_loop(search, of=Heavy.SEARCHES)


def _detail(orders: Profile) -> Detail:
    """Return the finest detail, searched once for the same orders."""
    # The sum is all that is kept of them: nobody's order stays in memory for it.
    texts = f"{orders.areas} {list(orders.histogram())}"
    digest = hashlib.sha256(texts.encode()).digest()
    if digest not in _SEARCHED:
        if len(_SEARCHED) == _MOST_KEPT:
            _SEARCHED.clear()
        _SEARCHED[digest] = finest_detail(orders, seed=_SEED)
    return _SEARCHED[digest]
