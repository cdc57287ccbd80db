"""The debate of the demo: cards are written, weighed and sometimes hidden, points are noted."""

import uuid
from random import Random

from seminar.core.terms import MarkValue
from seminar.debate import points_service, weighing_service
from seminar.debate import service as debate
from seminar.facilitation.floor_service import give_floor
from seminar.simulation.remarks import REMARKS
from seminar.simulation.stage import Seated, Stage
from seminar.simulation.statements import STATEMENTS, Statement

# Of those who do not write a card, somewhat less than half find time to weigh it.
WEIGHS = 0.45
CANNOT_SAY = 0.1


def play_debate(stage: Stage, *, seed: int, starts: float, ends: float) -> None:
    """Play the debate between two minutes; its item must be running."""
    random = Random(seed)  # noqa: S311
    statements = random.sample(STATEMENTS, k=len(STATEMENTS))
    step = (ends - starts) / len(statements)
    for number, statement in enumerate(statements):
        _give_floor(stage, statement.areas, minute=starts + number * step)
        _write(stage, statement, minute=starts + number * step, random=random)
    step = (ends - starts) / len(REMARKS)
    for number in range(len(REMARKS)):
        _note(stage, number, minute=starts + number * step, random=random)


def _give_floor(stage: Stage, areas: tuple[int, ...], *, minute: float) -> None:
    """Let the room talk about what was just written; across the areas it talks about all."""
    with stage.act() as (db, seminar):
        give_floor(
            db,
            seminar,
            areas[0] if areas else None,
            account_id=stage.account_id,
            now=stage.at(minute),
        )


def _write(stage: Stage, statement: Statement, *, minute: float, random: Random) -> None:
    author = random.choice(stage.people)
    card_id = _new_id(random)
    with stage.act() as (db, seminar):
        debate.write_card(
            db,
            seminar,
            author.token,
            card_id=card_id,
            card=debate.NewCard(statement.kind, statement.scope, statement.areas, statement.text),
            now=stage.at(minute),
        )
    if statement.hidden is None:
        others = [seated for seated in stage.people if seated is not author]
        _weigh(stage, card_id, others, appeal=statement.appeal, random=random)
        return
    with stage.act() as (db, seminar):
        debate.hide_card(
            db,
            seminar,
            card_id,
            statement.hidden,
            account_id=stage.account_id,
            now=stage.at(minute + 0.5),
        )


def _weigh(
    stage: Stage, card_id: uuid.UUID, others: list[Seated], *, appeal: float, random: Random
) -> None:
    for seated in others:
        if random.random() < WEIGHS:
            value = _opinion(appeal, random)
            with stage.act() as (db, seminar):
                weighing_service.weigh_card(db, seminar, seated.token, card_id, value)


def _opinion(appeal: float, random: Random) -> MarkValue:
    if random.random() < CANNOT_SAY:
        return MarkValue.CANNOT
    return MarkValue.AGREE if random.random() < appeal else MarkValue.DISAGREE


def _note(stage: Stage, number: int, *, minute: float, random: Random) -> None:
    remark = REMARKS[number]
    with stage.act() as (db, seminar):
        points_service.note_point(
            db,
            seminar,
            point_id=_new_id(random),
            scope=remark.scope,
            area_positions=remark.areas,
            text=remark.text,
            account_id=stage.account_id,
            now=stage.at(minute),
        )


def _new_id(random: Random) -> uuid.UUID:
    """Return an id that the seed decides, because the note numbers equal cards by it."""
    return uuid.UUID(int=random.getrandbits(128), version=4)
