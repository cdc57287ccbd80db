"""Sealing a closed round: its answers are counted once, then their rows are mixed."""

import hashlib
import json
import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from seminar.core.ballot import AnswerKind, Ranking, parse_ranking
from seminar.core.count_file import count_file_state, count_tables, tables_to_json
from seminar.core.movement import Movement, movement_to_json, read_movement
from seminar.core.published import published, with_details
from seminar.core.reading import RoundReading, from_json, read_round, to_json
from seminar.facilitation.mixing import mix_round
from seminar.facilitation.refusals import PaperEnteredOnce
from seminar.facilitation.searching import detail_of, groups_told, telling_of
from seminar.models import Ballot, Question, Result, Round, Seminar
from seminar.readings.paper import answered_on_paper, entered_once
from seminar.readings.round import Histogram, head_count, histogram


def seal(db: Session, seminar: Seminar, round: Round) -> None:
    """Store what the round came to, then rewrite its rows."""
    waiting = entered_once(db, round.id)
    if waiting:
        raise PaperEnteredOnce(waiting)
    counted = histogram(db, round.id, _areas(db, round))
    reading = _reading(seminar, round, counted)
    movement = _movement(db, round, reading)
    db.add(_result(db, seminar, round, counted=counted, reading=reading, movement=movement))
    db.flush()
    mix_round(db, seminar, round)


def _areas(db: Session, round: Round) -> int:
    frozen = db.scalar(select(Question.frozen).where(Question.id == round.question_id))
    return len(frozen or ())


def _reading(seminar: Seminar, round: Round, counted: Histogram) -> RoundReading:
    """Return the reading as it may be seen: what hides single people is never stored."""
    groups = groups_told(seminar, counted)
    seed = round.id.int % 2**32
    reading = read_round(counted.room, together=counted.together, groups=groups, seed=seed)
    details = {name: detail_of(orders) for name, orders in groups.items()}
    return published(with_details(reading, telling_of(counted.room), details))


def _movement(db: Session, round: Round, reading: RoundReading) -> Movement | None:
    before = db.execute(
        select(Round.id, Result.reading)
        .join(Result, Result.round_id == Round.id)
        .where(
            Round.question_id == round.question_id,
            Round.number < round.number,
            Round.void_reason.is_(None),
        )
        .order_by(Round.number.desc(), Round.attempt.desc())
        .limit(1)
    ).one_or_none()
    if before is None:
        return None
    pairs = _linked_orders(db, before.id, round.id, areas=reading.areas)
    return read_movement(from_json(before.reading), reading, pairs, rounds=round.number)


def _linked_orders(
    db: Session, before_id: uuid.UUID, after_id: uuid.UUID, *, areas: int
) -> list[tuple[Ranking, Ranking]]:
    """Return both orders of everybody who gave one in both rounds, found by equal keys."""
    before, after = aliased(Ballot), aliased(Ballot)
    rows = db.execute(
        select(before.ranking, after.ranking)
        .join(after, after.answer_key == before.answer_key)
        .where(
            before.round_id == before_id,
            after.round_id == after_id,
            before.kind == AnswerKind.ORDER,
            after.kind == AnswerKind.ORDER,
        )
    ).all()
    return [(parse_ranking(first, areas), parse_ranking(second, areas)) for first, second in rows]


def _result(
    db: Session,
    seminar: Seminar,
    round: Round,
    *,
    counted: Histogram,
    reading: RoundReading,
    movement: Movement | None,
) -> Result:
    values = {
        "n": counted.n,
        "together": counted.together,
        "paper": answered_on_paper(db, round.id),
        "present": head_count(db, seminar.id),
        "reading": to_json(reading),
        "movement": movement_to_json(movement) if movement else None,
        "tables": tables_to_json(count_tables(counted.room, together=counted.together)),
        "count_file": count_file_state(
            counted.room, together=counted.together, detail=reading.detail
        ),
    }
    text = json.dumps(values, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Result(round_id=round.id, sha256=digest, **values)
