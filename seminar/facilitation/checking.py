"""How much of a closed round may be told, searched out before the store is held for writing."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.core.detail import Detail
from seminar.core.disclosure import finest_detail, finest_details
from seminar.core.profile import Profile
from seminar.core.terms import RoundState, Rule
from seminar.models import Question, Round, Seminar
from seminar.readings.round import Histogram, histogram
from seminar.web.threads import Heavy, off_the_loop


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
    return check(answers, groups=groups_told(seminar, answers), round_id=round_id)


def groups_told(seminar: Seminar, answers: Histogram) -> Mapping[str, Profile]:
    """Return the orders by group, nothing under the Chatham House Rule."""
    # Nobody is to learn then what a group answered.
    return answers.groups if seminar.rule is Rule.ON_THE_RECORD else {}


def check(answers: Histogram, *, groups: Mapping[str, Profile], round_id: uuid.UUID) -> Checked:
    """Return what may be told of these answers; the same whenever it is asked."""
    seed = seed_of(round_id)

    def search() -> Checked:
        room = finest_detail(answers.room, seed=seed)
        return Checked(answers, room, finest_details(groups, seed=seed))

    return off_the_loop(search, of=Heavy.SEARCHES)


def seed_of(round_id: uuid.UUID) -> int:
    """Return what makes the redraws and the search of a round repeatable."""
    return round_id.int % 2**32
