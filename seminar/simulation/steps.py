"""The proposed steps of the demo: on each area, one by the team from a card, and one hidden."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from sqlalchemy import select

from seminar.core.terms import HideReason, Scope
from seminar.debate import steps_service, team_steps_service
from seminar.debate.step_rows import ProposedStep
from seminar.models import Card
from seminar.simulation.stage import Stage
from seminar.simulation.statements import CHILDREN, CIVILIANS, CULTURE, SEXUAL_VIOLENCE, TRAFFICKING


@dataclass(frozen=True)
class InventedStep:
    """A step to be proposed; `appeal` is the share of the others who find it worthwhile.

    It is due `in_days` from the seminar or as `due` says, and builds on the card that begins with
    `card`. The team proposes it for the room where `by_team` says so.
    """

    areas: tuple[int, ...]
    addressee: str
    text: str
    appeal: float
    measure: str = ""
    due: str = ""
    in_days: int = 0
    card: str = ""
    by_team: bool = False
    hidden: HideReason | None = None


STEPS = (
    InventedStep(
        (CIVILIANS,),
        "Exercise directors",
        "Put a town of 80,000 people who do not leave into every large exercise, played by people "
        "who know towns.",
        0.7,
        measure="The reports of the next two large exercises say who played the town.",
        due="within two years",
        card="Exercise directors: put a town",
        by_team=True,
    ),
    InventedStep(
        (CHILDREN,),
        "Mission commanders",
        "Name one officer in each mission who passes reports on grave violations against children "
        "on to the United Nations.",
        0.55,
        measure="The list of names is complete, and each number was called once to test it.",
        in_days=200,
    ),
    InventedStep(
        (TRAFFICKING,),
        "Contracting agencies",
        "Write into each contract that workers keep their passports and whom they may call; look "
        "at a sample on the spot twice a year.",
        0.45,
        measure="Two looks a year, with the number of contracts seen and of findings.",
        due="from the next contract on",
    ),
    InventedStep(
        (SEXUAL_VIOLENCE,),
        "Gender advisers and medical staff",
        "Agree on one page with the nearest specialised services: whom to call, what a soldier "
        "asks, and what is left to them.",
        0.4,
        measure="Each mission has its page; the call was practised twice.",
        due="before the next rotation",
    ),
    InventedStep(
        (CULTURE,),
        "Civil-military and targeting staff",
        "Ask each host nation in peacetime for its list of protected sites and put it on the maps "
        "that planners use.",
        0.3,
        measure="The maps of the next two large exercises carry the sites.",
        due="before the next summit",
    ),
    InventedStep(
        (),
        "The secretariat",
        "Report on all five areas together once a year, on two pages, and say what slipped.",
        0.6,
        measure="The first report is out.",
        due="before the next summit",
    ),
    InventedStep(
        (TRAFFICKING, CULTURE),
        "Partner organisations",
        "Strengthen co-operation on smuggling routes.",
        0.04,
    ),
    InventedStep(
        (TRAFFICKING,),
        "The gentleman from the contracts office",
        "Mr Example answers his mail within a week.",
        0.1,
        hidden=HideReason.NAMES_SOMEBODY,
    ),
)


def play_steps(stage: Stage, *, seed: int, minute: float) -> None:
    """Play the item for proposed steps; it must be running."""
    random = Random(seed)  # noqa: S311
    for step in STEPS:
        _propose(stage, step, minute=minute, random=random)


def _propose(stage: Stage, step: InventedStep, *, minute: float, random: Random) -> None:
    author, now = random.choice(stage.people), stage.at(minute)
    # The seed decides the id too, because the note numbers equal steps by it.
    step_id = uuid.UUID(int=random.getrandbits(128), version=4)
    said, ada = _said(stage, step, minute=minute), stage.account_id
    with stage.act() as (db, seminar):
        if step.by_team:
            team_steps_service.add_step(
                db, seminar, step_id=step_id, step=said, account_id=ada, now=now
            )
        else:
            steps_service.propose_step(
                db, seminar, author.token, step_id=step_id, step=said, now=now
            )
    for seated in stage.people:
        if (step.by_team or seated is not author) and random.random() < step.appeal:
            with stage.act() as (db, seminar):
                steps_service.find_worthwhile(db, seminar, seated.token, step_id)
    if step.hidden:
        with stage.act() as (db, seminar):
            team_steps_service.hide_step(db, seminar, step_id, step.hidden, account_id=ada, now=now)


def _said(stage: Stage, step: InventedStep, *, minute: float) -> ProposedStep:
    cards: list[uuid.UUID] = []
    if step.card:
        with stage.act() as (db, seminar):
            begins = (Card.seminar_id == seminar.id) & Card.text.startswith(step.card)
            cards = list(db.scalars(select(Card.id).where(begins)))
    day = stage.at(minute) + timedelta(days=step.in_days)
    return ProposedStep(
        scope=Scope.AREAS if step.areas else Scope.ALL,
        area_positions=step.areas,
        addressee=step.addressee,
        text=step.text,
        measure=step.measure,
        due=f"{day.day} {day:%B %Y}" if step.in_days else step.due,
        cards=cards,
    )
