"""The demo: a whole seminar on human security, played by invented people in two seconds."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from seminar.access import tokens
from seminar.accounts import service as accounts
from seminar.core.ballot import AnswerKind
from seminar.database import Database
from seminar.facilitation import service as facilitation
from seminar.joining import service as joining
from seminar.models import Seminar
from seminar.planning import service as planning
from seminar.ranking import service as ranking
from seminar.readings.step import current_step
from seminar.simulation.debate import play_debate
from seminar.simulation.people import GROUPS, Answer, invented_people
from seminar.simulation.stage import Seated, Stage
from seminar.simulation.steps import play_steps
from seminar.simulation.views import play_views

EMAIL = "ada.demo@example.org"
LASTS = timedelta(minutes=92)
# The room is a little fuller than the phones in it.
PEOPLE_AT_FIRST = 43
PEOPLE_LATER = 44
HASTY = 2

PLAN = planning.SeminarPlan(
    title="Human security in practice",
    purpose=(
        "To hear where those who plan, decide, study and help would put extra attention first, "
        "and what they would do next, before the next summit."
    ),
    host="The Exampleville Forum",
    place="Exampleville",
    groups=tuple(group.name for group in GROUPS),
    invented=True,
)
TRY_OUT = planning.SeminarPlan(title="Your own try-out", place="Exampleville")
NEXT_STEPS = (
    "The Exampleville Forum sends this note to everybody who was in the room within a week and "
    "asks in six months what became of the proposed steps."
)


@dataclass(frozen=True)
class Demo:
    """A played seminar, and what opens its doors."""

    seminar_id: uuid.UUID
    public_id: str
    email: str
    password: str
    seat_token: str
    screen_token: str


def play_demo(store: Database, *, now: datetime, seed: int) -> Demo:
    """Play a seminar that ends at `now` with its last item running; return its doors.

    The organiser gets a second seminar, ready to be tried with a phone.
    """
    password = secrets.token_urlsafe(12)
    stage = _set_up(store, password=password, begins=now - LASTS, seed=seed)
    welcome, first, debate, second, views, steps, close = stage.items
    _start(stage, welcome, minute=0)
    _count_heads(stage, PEOPLE_AT_FIRST, minute=5)
    answers = [seated.person.first for seated in stage.people]
    _ask(stage, first, answers=answers, minute=9, hasty=HASTY)
    _start(stage, debate, minute=21)
    _count_heads(stage, PEOPLE_LATER, minute=22)
    play_debate(stage, seed=seed, starts=24, ends=64)
    answers = [seated.person.second for seated in stage.people]
    _ask(stage, second, answers=answers, minute=66, hasty=0)
    _start(stage, views, minute=78)
    play_views(stage, seed=seed, minute=80)
    _start(stage, steps, minute=82)
    play_steps(stage, seed=seed, minute=84)
    _start(stage, close, minute=88)
    return _doors(stage, password)


def _set_up(store: Database, *, password: str, begins: datetime, seed: int) -> Stage:
    ada = accounts.new_account(name="Ada Demo", email=EMAIL, password=password, now=begins)
    with store.session() as db, store.writing(db):
        accounts.add_account(db, ada)
        planning.create_seminar(db, TRY_OUT, account=ada, now=begins)
        seminar = planning.create_seminar(db, PLAN, account=ada, now=begins)
        seminar.next_steps = NEXT_STEPS
        items = tuple(item.id for item in seminar.agenda)
        groups = [group.id for group in seminar.groups]
        account_id, seminar_id = ada.id, seminar.id
    people = tuple(Seated(person, tokens.new_token()) for person in invented_people(seed=seed))
    stage = Stage(store, seminar_id, account_id, items, begins, people)
    for seated in people:
        with stage.act() as (db, seminar):
            group_id = groups[seated.person.group]
            joining.join(db, seminar, seated.token, group_id=group_id, now=stage.at(-5))
    return stage


def _start(stage: Stage, item_id: uuid.UUID, *, minute: float) -> None:
    with stage.act() as (db, seminar):
        facilitation.start_item(
            db, seminar, item_id, account_id=stage.account_id, now=stage.at(minute)
        )


def _count_heads(stage: Stage, people: int, *, minute: float) -> None:
    with stage.act() as (db, seminar):
        facilitation.set_head_count(
            db, seminar, people, account_id=stage.account_id, now=stage.at(minute)
        )


def _ask(
    stage: Stage,
    item_id: uuid.UUID,
    *,
    answers: Sequence[Answer | None],
    minute: float,
    hasty: int,
) -> None:
    """Hold a round; after `hasty` closing it is opened again for the last so many people."""
    _start(stage, item_id, minute=minute)
    with stage.store.session() as db:
        asked = current_step(db, stage.seminar_id).round
    if asked is None:
        raise LookupError("The ranking has no round.")
    given = [(s.token, answer) for s, answer in zip(stage.people, answers, strict=True) if answer]
    _send(stage, asked.id, given[: len(given) - hasty])
    if hasty:
        _lead(stage, facilitation.close_round, asked.id, minute=minute + 6)
        _lead(stage, facilitation.reopen_round, asked.id, minute=minute + 7)
        _send(stage, asked.id, given[-hasty:])
    _lead(stage, facilitation.close_round, asked.id, minute=minute + 9)
    _lead(stage, facilitation.count_round, asked.id, minute=minute + 10)
    _lead(stage, facilitation.show_round, asked.id, minute=minute + 11)


def _send(stage: Stage, round_id: uuid.UUID, given: Sequence[tuple[str, Answer]]) -> None:
    for token, answer in given:
        with stage.act() as (db, seminar):
            ranking.cast(
                db,
                public_id=seminar.public_id,
                round_id=round_id,
                token=token,
                kind=answer.kind,
                ranking=answer.ranking,
                revision=1,
            )


def _lead(stage: Stage, deed: Callable[..., bool], round_id: uuid.UUID, *, minute: float) -> None:
    with stage.act() as (db, seminar):
        deed(db, seminar, round_id, account_id=stage.account_id, now=stage.at(minute))


def _doors(stage: Stage, password: str) -> Demo:
    with stage.store.session() as db:
        seminar = db.get_one(Seminar, stage.seminar_id)
    return Demo(
        seminar_id=seminar.id,
        public_id=seminar.public_id,
        email=EMAIL,
        password=password,
        seat_token=next(s.token for s in stage.people if _gave_two_orders(s)),
        screen_token=seminar.screen_token,
    )


def _gave_two_orders(seated: Seated) -> bool:
    """Whether this person has an own order and its change to look at."""
    answers = (seated.person.first, seated.person.second)
    return all(answer is not None and answer.kind is AnswerKind.ORDER for answer in answers)
