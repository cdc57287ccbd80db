"""Mixing: rows lose what joins a person to an answer, which is their order, keys and groups.

A store keeps rows in the order in which they came. People arrive, answer and speak in much the
same order, so two tables laid beside each other would tell who answered what.
"""

import secrets
import uuid
from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from seminar.core.publishable import shown_groups
from seminar.core.terms import IdentityMode, Rule
from seminar.models import Ballot, Leftover, Participation, Round, Seat, Seminar, Voice

CHANCE = secrets.SystemRandom()

# SQLite's own row numbers tell who came first. New ones stand behind all that exist.
NEW_PLACES = """
    UPDATE {table} SET rowid = mixed.place
    FROM (
        SELECT id, (SELECT max(rowid) FROM {table}) + row_number() OVER (ORDER BY random()) AS place
        FROM {table} WHERE seminar_id = :seminar_id
    ) AS mixed
    WHERE {table}.id = mixed.id
"""


def mix_round(db: Session, seminar: Seminar, round: Round) -> None:
    """Write the rows of a counted round anew, in a random order."""
    _rewrite_participation(db, round.id)
    rewrite_ballots(db, seminar, round.id)
    note_leftover(db, seminar.id)


def rewrite_ballots(db: Session, seminar: Seminar, round_id: uuid.UUID) -> None:
    """Write the answers anew, without revision and without groups that could be told.

    Where no link is promised, or it is no longer, they also get keys that lead nowhere.
    """
    of_round = Ballot.round_id == round_id
    ballots = db.execute(
        select(Ballot.answer_key, Ballot.kind, Ballot.ranking, Ballot.group_id).where(of_round)
    ).all()
    shown = _shown(seminar, [ballot.group_id for ballot in ballots])
    cuts = seminar.mode is IdentityMode.ANONYMOUS or seminar.links_cut
    rows = [
        {
            "round_id": round_id,
            "answer_key": secrets.token_bytes(32) if cuts else ballot.answer_key,
            "kind": ballot.kind,
            "ranking": ballot.ranking,
            "group_id": ballot.group_id if ballot.group_id in shown else None,
            "revision": 0,
        }
        for ballot in ballots
    ]
    db.execute(delete(Ballot).where(of_round))
    _write_shuffled(db, Ballot, rows)


def note_leftover(db: Session, seminar_id: uuid.UUID) -> None:
    """Note that the files hold former rows of this seminar, until they were swept."""
    db.add(Leftover(seminar_id=seminar_id))
    db.flush()


def mix_people(db: Session, seminar: Seminar) -> None:
    """Give the seats and voices of a seminar another order, and hide small groups of voices.

    The rows stay: cards hang on them. On PostgreSQL it is enough that all are written in one
    transaction, because sweeping sorts them.
    """
    _hide_small_groups(db, seminar)
    if db.get_bind().dialect.name == "sqlite":
        for table in (Seat, Voice):
            statement = NEW_PLACES.format(table=table.__tablename__)
            db.connection().execute(text(statement), {"seminar_id": seminar.id.bytes})
        return
    db.execute(update(Seat).where(Seat.seminar_id == seminar.id).values(state=Seat.state))
    db.execute(
        update(Voice).where(Voice.seminar_id == seminar.id).values(cards_sent=Voice.cards_sent)
    )


def _hide_small_groups(db: Session, seminar: Seminar) -> None:
    of_seminar = Voice.seminar_id == seminar.id
    shown = _shown(seminar, db.scalars(select(Voice.group_id).where(of_seminar)).all())
    db.execute(
        update(Voice).where(of_seminar, Voice.group_id.not_in(list(shown))).values(group_id=None)
    )


def _shown(seminar: Seminar, groups: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    """Return the groups that may stay on rows, of which there is one for each in `groups`."""
    # Under the Chatham House Rule nobody is to learn what a group answered or said.
    if seminar.rule is Rule.CHATHAM_HOUSE:
        return set()
    everybody = list(groups)
    people = Counter(str(group_id) for group_id in everybody if group_id is not None)
    return {uuid.UUID(name) for name in shown_groups(people, total=len(everybody))}


def _rewrite_participation(db: Session, round_id: uuid.UUID) -> None:
    of_round = Participation.round_id == round_id
    seats = db.scalars(select(Participation.seat_id).where(of_round)).all()
    db.execute(delete(Participation).where(of_round))
    _write_shuffled(
        db, Participation, [{"round_id": round_id, "seat_id": seat_id} for seat_id in seats]
    )


def _write_shuffled(
    db: Session, table: type[Ballot | Participation], rows: list[dict[str, Any]]
) -> None:
    CHANCE.shuffle(rows)
    if rows:
        db.execute(insert(table), rows)
