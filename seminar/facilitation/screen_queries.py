"""What the big screen shows: never more than the facilitator chose to show the room."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from seminar.charts.place_rows import PlaceRow, place_rows
from seminar.core.sentences import RoundSentences, round_sentences
from seminar.core.terms import ItemKind, RoundState
from seminar.models import AgendaItem, Question, Round, Seminar
from seminar.readings.areas import AreaText, area_texts, asked_areas, tries_out
from seminar.readings.debate import CardReading, shown_cards
from seminar.readings.round import answered, head_count, joined, stored_result
from seminar.readings.step import Step, current_step, is_closing, last_round

MOST_CARDS = 4


class Scene(StrEnum):
    """The pictures that the big screen has."""

    JOIN = "join"
    QUESTION = "question"
    OPEN = "open"
    CLOSED = "closed"
    RESULT = "result"
    CARDS = "cards"
    TITLE = "title"


SCENES = {RoundState.DRAFT: Scene.QUESTION, RoundState.OPEN: Scene.OPEN}


@dataclass(frozen=True)
class ScreenResult:
    """A round that was shown to the room."""

    sentences: RoundSentences
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True)
class ScreenPage:
    """The picture of this moment; what it does not need is None or empty."""

    scene: Scene
    code: str
    is_locked: bool
    is_closing: bool
    title: str
    ends_at: datetime | None
    people: int | None
    seats: int
    question: str
    is_practice: bool
    answered: int
    result: ScreenResult | None
    areas: tuple[str, ...]
    cards: tuple[CardReading, ...]


def screen_page(db: Session, seminar: Seminar, language: str) -> ScreenPage:
    """Return the picture of this moment, in a fixed number of statements."""
    step = current_step(db, seminar.id)
    shown = _shown(db, seminar, step)
    scene = _scene(seminar, step, shown)
    question = _question(db, step.round or shown)
    names = tuple(area.short for area in _areas(seminar, question, language))
    return ScreenPage(
        scene=scene,
        code=seminar.code,
        is_locked=seminar.is_locked,
        is_closing=is_closing(seminar, step),
        title=step.item.title if step.item else "",
        ends_at=_ends_at(step.item),
        people=head_count(db, seminar.id),
        seats=joined(db, seminar.id) if scene is Scene.JOIN else 0,
        question=question.text if question else "",
        is_practice=question is not None and tries_out(question),
        answered=answered(db, step.round.id) if scene is Scene.OPEN and step.round else 0,
        result=_result(db, shown, names, language),
        areas=names,
        cards=shown_cards(db, seminar.id)[:MOST_CARDS] if scene is Scene.CARDS else (),
    )


def _shown(db: Session, seminar: Seminar, step: Step) -> Round | None:
    """Return the round to show: the running one once it is shown, at the close the last shown."""
    if step.round is not None:
        return step.round if step.round.state is RoundState.SHOWN else None
    if not is_closing(seminar, step):
        return None
    return last_round(db, seminar.id, RoundState.SHOWN).round


def _scene(seminar: Seminar, step: Step, shown: Round | None) -> Scene:
    if shown is not None:
        return Scene.RESULT
    if step.round is not None:
        return SCENES.get(step.round.state, Scene.CLOSED)
    if step.kind in (None, ItemKind.WELCOME) and not is_closing(seminar, step):
        return Scene.JOIN
    return Scene.CARDS if step.kind is ItemKind.DEBATE else Scene.TITLE


def _ends_at(item: AgendaItem | None) -> datetime | None:
    if item is None or item.started_at is None:
        return None
    return item.started_at + timedelta(minutes=item.minutes)


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
