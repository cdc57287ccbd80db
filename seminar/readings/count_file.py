"""The count files of a seminar, as far as somebody may have them."""

from collections.abc import Collection

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, undefer

from seminar.core.count_file import CountFile, attested, tables_from_json
from seminar.core.movement import movement_from_json
from seminar.core.publishable import shows_order
from seminar.core.reading import from_json
from seminar.core.terms import COUNTED, CountFileState, QuestionKind
from seminar.models import Question, Result, Round, Seminar
from seminar.readings.areas import area_texts


def count_files(
    db: Session, seminar: Seminar, *, states: Collection[CountFileState]
) -> tuple[CountFile, ...]:
    """Return the count files in these states of the rounds that count, in their order.

    The tables of a round that was set aside are kept and given to nobody: beside those of the
    round that was asked again they would tell what somebody answered who came in between. Nor
    are those of a room under the threshold, where they would be the orders themselves.
    """
    rows = db.execute(
        select(Round, Question, Result)
        .join(Result, Result.round_id == Round.id)
        .join(Question, Question.id == Round.question_id)
        .where(
            Question.seminar_id == seminar.id,
            Question.kind == QuestionKind.ORDER,
            Round.state.in_(COUNTED),
            Round.void_reason.is_(None),
            Result.count_file.in_(states),
        )
        .order_by(Round.number, Round.attempt)
        .options(undefer(Result.tables))
    ).all()
    names = tuple(area.name for area in area_texts(seminar, seminar.language))
    found = (_count_file(row, names) for row in rows if row.Result.tables)
    return tuple(file for file in found if shows_order(file.tables.orders))


def _count_file(row: Row[Round, Question, Result], names: tuple[str, ...]) -> CountFile:
    reading = from_json(row.Result.reading)
    movement = movement_from_json(row.Result.movement) if row.Result.movement else None
    return CountFile(
        number=row.Round.number,
        attempt=row.Round.attempt,
        question=row.Question.text,
        areas=names,
        seed=reading.seed,
        tables=tables_from_json(row.Result.tables),
        attested=attested(reading, movement),
    )
