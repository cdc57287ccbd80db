"""Mixing: rows lose what joins a person to an answer, which is their order, keys and groups.

A store keeps rows in the order in which they came. People arrive, answer and speak in much the
same order, so two tables laid beside each other would tell who answered what.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from seminar.core.publishable import shown_groups
from seminar.core.terms import IdentityMode, Rule
from seminar.models import Ballot, Leftover, Participation, Round, Seat, Seminar, Voice

# Both draw on the system's own chance, anew for every row.
RANDOM_KEY = func.randomblob(32)
RANDOM_KEY_ON_POSTGRESQL = func.sha256(
    func.uuid_send(func.gen_random_uuid()).op("||")(func.uuid_send(func.gen_random_uuid()))
)
NO_OBJECTS = {"synchronize_session": False}


def mix_round(db: Session, seminar: Seminar, round: Round) -> None:
    """Take off the rows of a counted round what joins them; sweeping gives them another order."""
    if not _is_sqlite(db):
        # Each row carries the number of the transaction that wrote it: let it be the same one.
        rewritten = update(Participation).where(Participation.round_id == round.id)
        db.execute(rewritten.values(seat_id=Participation.seat_id), execution_options=NO_OBJECTS)
    rewrite_ballots(db, seminar, round.id)
    note_leftover(db, seminar.id)


def rewrite_ballots(db: Session, seminar: Seminar, round_id: uuid.UUID) -> None:
    """Write the answers anew, without revision and without groups that could be told.

    Where no link is promised, or it is no longer, they also get keys that lead nowhere. The store
    does it by itself, in one statement: nothing else runs meanwhile, and people wait.
    """
    shown = _shown(seminar, _people(db, Ballot.group_id, Ballot.round_id == round_id))
    values: dict[str, Any] = {
        "revision": 0,
        "group_id": case((Ballot.group_id.in_(shown), Ballot.group_id), else_=None),
    }
    if seminar.mode is IdentityMode.ANONYMOUS or seminar.links_cut:
        values["answer_key"] = RANDOM_KEY if _is_sqlite(db) else RANDOM_KEY_ON_POSTGRESQL
    rewritten = update(Ballot).where(Ballot.round_id == round_id).values(values)
    db.execute(rewritten, execution_options=NO_OBJECTS)


def note_leftover(db: Session, seminar_id: uuid.UUID) -> None:
    """Note that the files hold former rows of this seminar, until they were swept."""
    db.add(Leftover(seminar_id=seminar_id))
    db.flush()


def mix_people(db: Session, seminar: Seminar) -> None:
    """Hide small groups of voices, and let all that joins by a transaction be of the same one.

    The rows stay: cards hang on them. Another order they get while they are swept.
    """
    if not _is_sqlite(db):
        # Seats before voices, as whoever leaves locks them: else the two could wait for each other.
        db.execute(update(Seat).where(Seat.seminar_id == seminar.id).values(state=Seat.state))
    _hide_small_groups(db, seminar)
    if _is_sqlite(db):
        return
    db.execute(
        update(Voice).where(Voice.seminar_id == seminar.id).values(cards_sent=Voice.cards_sent)
    )


def _hide_small_groups(db: Session, seminar: Seminar) -> None:
    of_seminar = Voice.seminar_id == seminar.id
    shown = _shown(seminar, _people(db, Voice.group_id, of_seminar))
    db.execute(
        update(Voice).where(of_seminar, Voice.group_id.not_in(list(shown))).values(group_id=None)
    )


def _people(
    db: Session, group: InstrumentedAttribute[uuid.UUID | None], rows: ColumnElement[bool]
) -> Mapping[uuid.UUID | None, int]:
    """Return how many of the rows each group has; those without one are under None."""
    counted = db.execute(select(group, func.count()).where(rows).group_by(group))
    return {row[0]: row[1] for row in counted}


def _shown(seminar: Seminar, people: Mapping[uuid.UUID | None, int]) -> set[uuid.UUID]:
    """Return the groups that may stay on rows, of which each group has so many."""
    # Under the Chatham House Rule nobody is to learn what a group answered or said.
    if seminar.rule is Rule.CHATHAM_HOUSE:
        return set()
    groups = {str(group_id): rows for group_id, rows in people.items() if group_id is not None}
    return {uuid.UUID(name) for name in shown_groups(groups, total=sum(people.values()))}


def _is_sqlite(db: Session) -> bool:
    return db.get_bind().dialect.name == "sqlite"
