"""The different views of the demo: worded, shared by others, one replied to and one hidden."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from seminar.core.terms import HideReason, Scope
from seminar.debate import views_service
from seminar.simulation.stage import Stage
from seminar.simulation.statements import CHILDREN, CIVILIANS, CULTURE, SEXUAL_VIOLENCE, TRAFFICKING


@dataclass(frozen=True)
class InventedView:
    """A view to be worded; `appeal` is the share of the others who share it."""

    scope: Scope
    areas: tuple[int, ...]
    text: str
    appeal: float
    order: Mapping[int, int] = field(default_factory=dict)
    reply: str = ""
    hidden: HideReason | None = None


VIEWS = (
    InventedView(
        Scope.AREAS,
        (CULTURE,),
        "I would not put cultural property last. Where a town has lost its archive, nobody can "
        "prove what belongs to whom, and the next quarrel begins there. It costs little, and it "
        "keeps open what the other four need afterwards.",
        0.25,
    ),
    InventedView(
        Scope.ALL,
        (),
        "I did not want to order them at all. A list makes the last one easy to leave out, and "
        "plans follow lists.",
        0.35,
        reply="The next seminar will begin with the areas as a whole.",
    ),
    InventedView(
        Scope.AREAS,
        (TRAFFICKING,),
        "Trafficking first: of the five it is the one that earns money, so it is the one that "
        "grows when nobody looks.",
        0.05,
        order={TRAFFICKING: 1, CIVILIANS: 2, CHILDREN: 3, SEXUAL_VIOLENCE: 3, CULTURE: 5},
    ),
    InventedView(
        Scope.OTHER,
        (),
        "Everybody knows that the lady from the second table wrote this question herself.",
        0.1,
        hidden=HideReason.NAMES_SOMEBODY,
    ),
)


def play_views(stage: Stage, *, seed: int, minute: float) -> None:
    """Play the item for different views; it must be running."""
    random = Random(seed)  # noqa: S311
    for view in VIEWS:
        _word(stage, view, minute=minute, random=random)


def _word(stage: Stage, view: InventedView, *, minute: float, random: Random) -> None:
    author = random.choice(stage.people)
    # The seed decides the id too, because the note numbers equal views by it.
    view_id = uuid.UUID(int=random.getrandbits(128), version=4)
    with stage.act() as (db, seminar):
        views_service.word_view(
            db,
            seminar,
            author.token,
            view_id=view_id,
            scope=view.scope,
            area_positions=view.areas,
            order=view.order,
            text=view.text,
        )
    for seated in stage.people:
        if seated is not author and random.random() < view.appeal:
            with stage.act() as (db, seminar):
                views_service.share_view(db, seminar, seated.token, view_id)
    _answer(stage, view, view_id, minute=minute)


def _answer(stage: Stage, view: InventedView, view_id: uuid.UUID, *, minute: float) -> None:
    """Let the team reply to the view, or hide it."""
    ada, now = stage.account_id, stage.at(minute)
    with stage.act() as (db, seminar):
        if view.reply:
            views_service.reply_to_view(db, seminar, view_id, view.reply, account_id=ada, now=now)
        if view.hidden:
            views_service.hide_view(db, seminar, view_id, view.hidden, account_id=ada, now=now)
