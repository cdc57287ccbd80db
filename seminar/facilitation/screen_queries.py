"""What the big screen shows: never more than the facilitator chose to show the room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from seminar.charts.place_rows import PlaceRow, place_rows
from seminar.core.note.document import Document
from seminar.core.note.read_back import ReadBackPage, read_back
from seminar.core.sentences import RoundSentences, round_sentences
from seminar.core.terms import CardKind, ItemKind, Picture, RoundState
from seminar.facilitation.screen_asked import ScreenAsked, screen_asked
from seminar.models import Question, Round, Seminar
from seminar.readings.areas import AreaText, area_texts, asked_areas, tries_out
from seminar.readings.debate import CardReading, shown_cards
from seminar.readings.floor import FloorNow, floor_now
from seminar.readings.round import answered, head_count, joined, stored_result
from seminar.readings.screen import Choice, holds_back, screen_choice
from seminar.readings.step import Step, current_step, ends_at, is_closing, last_round
from seminar.readings.steps import StepReading, steps_in_order, steps_were_held

MOST_CARDS = 4

Brief = Callable[[Session, Seminar], Document]
Parts = Sequence[CardReading] | Sequence[StepReading] | Sequence[ReadBackPage]


class Scene(StrEnum):
    """The pictures that the big screen has."""

    JOIN = "join"
    QUESTION = "question"
    OPEN = "open"
    CLOSED = "closed"
    RESULT = "result"
    CARDS = "cards"
    FLOOR = "floor"
    STEPS = "steps"
    ASKED = "asked"
    BRIEF = "brief"
    TITLE = "title"
    HIDDEN = "hidden"


SCENES = {RoundState.DRAFT: Scene.QUESTION, RoundState.OPEN: Scene.OPEN}
SAID = (Scene.CARDS, Scene.STEPS, Scene.FLOOR, Scene.ASKED)
CHOSEN = {
    Picture.JOINING: Scene.JOIN,
    Picture.CARDS: Scene.CARDS,
    Picture.STEPS: Scene.STEPS,
}


@dataclass(frozen=True)
class ScreenResult:
    """A round that was shown to the room."""

    sentences: RoundSentences
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class ScreenPage:
    """The picture of this moment; what it does not need is None or empty.

    `page` of `pages` is which part of the cards, steps or the brief is shown.
    """

    scene: Scene
    code: str
    is_locked: bool
    is_closing: bool
    title: str
    ends_at: datetime | None
    invites: bool
    people: int | None
    seats: int
    question: str
    is_practice: bool
    answered: int
    result: ScreenResult | None
    areas: tuple[str, ...]
    cards: tuple[CardReading, ...] = ()
    steps: tuple[StepReading, ...] = ()
    floor: FloorNow | None = None
    asked: ScreenAsked | None = None
    brief: ReadBackPage | None = None
    page: int = 1
    pages: int = 1


def screen_page(
    db: Session, seminar: Seminar, language: str, *, now: datetime, brief: Brief
) -> ScreenPage:
    """Return the picture of this moment; `brief` composes the brief, where it is to be read."""
    step = current_step(db, seminar.id)
    choice = screen_choice(db, seminar, step)
    shown = _shown(db, seminar, step, choice)
    asked = screen_asked(db, seminar, language) if choice.picture is Picture.ASKED else None
    floor = floor_now(db, step.item, now=now) if step.kind is ItemKind.DEBATE else None
    scene = _scene(seminar, step, shown, floor)
    scene = _chosen(db, seminar, choice, scene, is_asked=asked is not None)
    # Cards are about the areas of the seminar, also beside a round that tries the phones out.
    question = None if scene in SAID else _question(db, step.round or shown)
    names = tuple(area.short for area in _areas(seminar, question, language))
    page = ScreenPage(
        scene=scene,
        code=seminar.code,
        is_locked=seminar.is_locked,
        is_closing=is_closing(seminar, step),
        title=step.item.title if step.item else "",
        ends_at=ends_at(step.item) if step.item else None,
        invites=step.item is not None and step.item.invites,
        people=head_count(db, seminar.id),
        seats=joined(db, seminar.id) if scene is Scene.JOIN else 0,
        question=question.text if question else "",
        is_practice=question is not None and tries_out(question),
        answered=answered(db, step.round.id) if scene is Scene.OPEN and step.round else 0,
        result=_result(db, shown, names, language) if scene is Scene.RESULT else None,
        areas=names,
        floor=floor,
        asked=asked,
    )
    return _with_pages(page, _parts(db, seminar, scene, brief), choice.page)


def _shown(db: Session, seminar: Seminar, step: Step, choice: Choice) -> Round | None:
    """Return the round to show: the running one once it is shown, at the close the last shown."""
    if choice.picture is Picture.RESULT:
        return last_round(db, seminar.id, RoundState.SHOWN).round
    if step.round is not None:
        return step.round if step.round.state is RoundState.SHOWN else None
    if not is_closing(seminar, step):
        return None
    return last_round(db, seminar.id, RoundState.SHOWN).round


def _scene(seminar: Seminar, step: Step, shown: Round | None, floor: FloorNow | None) -> Scene:
    """Return the picture that follows from the agenda."""
    if shown is not None:
        return Scene.RESULT
    if step.round is not None:
        return SCENES.get(step.round.state, Scene.CLOSED)
    if step.kind in (None, ItemKind.WELCOME) and not is_closing(seminar, step):
        return Scene.JOIN
    if step.kind is ItemKind.STEPS:
        return Scene.STEPS
    if step.kind is not ItemKind.DEBATE:
        return Scene.TITLE
    return Scene.FLOOR if floor else Scene.CARDS


def _chosen(
    db: Session, seminar: Seminar, choice: Choice, scene: Scene, *, is_asked: bool
) -> Scene:
    """Return the picture that was chosen, else the one that follows from the agenda."""
    if choice.is_hidden:
        return Scene.HIDDEN
    if choice.picture is Picture.ASKED:
        return Scene.ASKED if is_asked else scene
    # A round may have been counted since the brief was chosen, in an item that runs on.
    if choice.picture is Picture.BRIEF and not holds_back(db, seminar):
        return Scene.BRIEF
    return CHOSEN.get(choice.picture, scene)


def _parts(db: Session, seminar: Seminar, scene: Scene, brief: Brief) -> Parts:
    if scene is Scene.BRIEF:
        return read_back(brief(db, seminar))
    if scene not in (Scene.CARDS, Scene.STEPS):
        return ()
    if scene is Scene.STEPS and steps_were_held(seminar):
        return steps_in_order(db, seminar)
    cards = shown_cards(db, seminar.id)
    if scene is Scene.CARDS:
        return cards
    return tuple(card for card in cards if card.kind is CardKind.PROPOSAL)


def _with_pages(page: ScreenPage, parts: Parts, wanted: int) -> ScreenPage:
    """Return the picture with its part; a page beyond the last one is the last."""
    at_a_time = 1 if page.scene is Scene.BRIEF else MOST_CARDS
    pages = max(1, -(-len(parts) // at_a_time))
    number = min(wanted, pages)
    chosen = parts[(number - 1) * at_a_time : number * at_a_time]
    return replace(
        page,
        cards=tuple(part for part in chosen if isinstance(part, CardReading)),
        steps=tuple(part for part in chosen if isinstance(part, StepReading)),
        brief=next((part for part in chosen if isinstance(part, ReadBackPage)), None),
        page=number,
        pages=pages,
    )


def _question(db: Session, round: Round | None) -> Question | None:
    return db.get_one(Question, round.question_id) if round else None


def _areas(seminar: Seminar, question: Question | None, language: str) -> tuple[AreaText, ...]:
    if question is None:
        return area_texts(seminar, language)
    return asked_areas(seminar, question, language)


def _result(
    db: Session, round: Round | None, names: tuple[str, ...], language: str
) -> ScreenResult | None:
    stored = stored_result(db, round.id) if round else None
    if stored is None:
        return None
    return ScreenResult(
        sentences=round_sentences(stored.reading, names, language, present=stored.present),
        rows=place_rows(stored.reading, names, movement=stored.movement),
    )
