"""What the pages of orders on paper show: how many sheets, the sheets to print, one to enter."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import IdentityMode, ItemKind, QuestionKind, SeatKind, SeatState
from seminar.core.wording import wording
from seminar.models import AgendaItem, Question, Seat, Seminar
from seminar.ranking.paper_refusals import NoRankingRuns, RankingCounted
from seminar.ranking.paper_service import ENTERED_IN, first_entry, sheet_of
from seminar.ranking.queries import own_sequence
from seminar.readings.areas import AreaText, area_texts
from seminar.readings.paper import answered_on_paper, entered_once
from seminar.readings.step import current_step


@dataclass(frozen=True)
class RankingLine:
    """One ranking of the agenda; `number` counts the rankings from 1."""

    number: int
    title: str


@dataclass(frozen=True)
class RunningRanking:
    """The ranking that is running, and how its sheets stand. `takes` sheets until it is counted."""

    round_id: uuid.UUID
    ranking: RankingLine
    takes: bool
    once: int
    counted: int


@dataclass(frozen=True)
class PaperPage:
    """How many sheets were offered, the rankings of the agenda, and the running one."""

    offered: int
    rankings: tuple[RankingLine, ...]
    running: RunningRanking | None


@dataclass(frozen=True)
class Sheet:
    """What one person gets for each ranking: a code, and the areas in an order of their own."""

    code: str
    areas: tuple[AreaText, ...]

    @property
    def written(self) -> str:
        """The code as it is printed."""
        return tokens.written_sheet_code(self.code)


@dataclass(frozen=True)
class SheetsPage:
    """The sheets of one printing."""

    title: str
    day: date
    question: str
    mode: IdentityMode
    link_until: date
    areas: tuple[AreaText, ...]
    number_of_areas: str
    rankings: tuple[RankingLine, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class SheetForm:
    """A sheet to be typed in: the ranking it is entered into, and the areas as they stand on it.

    Of an entry before, only that there is one is told.
    """

    code: str
    round_id: uuid.UUID
    ranking: RankingLine
    question: str
    areas: tuple[AreaText, ...]
    number_of_areas: str
    is_second: bool


def paper_page(db: Session, seminar: Seminar) -> PaperPage:
    """Return how the sheets of a seminar stand; nothing here tells what was on one."""
    offered = select(func.count()).where(
        Seat.seminar_id == seminar.id,
        Seat.kind == SeatKind.PAPER,
        Seat.state != SeatState.REVOKED,
    )
    return PaperPage(
        offered=db.scalar(offered) or 0,
        rankings=_rankings(seminar),
        running=running_ranking(db, seminar),
    )


def running_ranking(db: Session, seminar: Seminar) -> RunningRanking | None:
    """Return the ranking that is running, or None."""
    step = current_step(db, seminar.id)
    if step.item is None or step.round is None or step.kind is not ItemKind.RANKING:
        return None
    return RunningRanking(
        round_id=step.round.id,
        ranking=_line_of(seminar, step.item),
        takes=step.round.state in ENTERED_IN,
        once=entered_once(db, step.round.id),
        counted=answered_on_paper(db, step.round.id),
    )


def sheets_page(
    db: Session, seminar: Seminar, codes: tuple[str, ...], *, language: str
) -> SheetsPage:
    """Return the sheets with these codes, ready to be printed."""
    question, areas = _question(db, seminar), area_texts(seminar, language)
    return SheetsPage(
        title=seminar.title,
        day=seminar.day,
        question=question.text,
        mode=seminar.mode,
        link_until=seminar.link_until,
        areas=areas,
        number_of_areas=wording(language).number(len(areas)),
        rankings=_rankings(seminar),
        sheets=tuple(
            Sheet(code, own_sequence(areas, token=code, question_id=question.id)) for code in codes
        ),
    )


def sheet_form(db: Session, seminar: Seminar, code: str, *, language: str) -> SheetForm:
    """Return the form of a sheet for the running ranking, or raise why it is not entered."""
    running = running_ranking(db, seminar)
    if running is None:
        raise NoRankingRuns
    if not running.takes:
        raise RankingCounted
    first = first_entry(db, running.round_id, sheet_of(db, seminar, code))
    question, areas = _question(db, seminar), area_texts(seminar, language)
    return SheetForm(
        code=tokens.written_sheet_code(code),
        round_id=running.round_id,
        ranking=running.ranking,
        question=question.text,
        areas=own_sequence(areas, token=code, question_id=question.id),
        number_of_areas=wording(language).number(len(areas)),
        is_second=first is not None,
    )


def _question(db: Session, seminar: Seminar) -> Question:
    return db.scalars(
        select(Question).where(
            Question.seminar_id == seminar.id, Question.kind == QuestionKind.ORDER
        )
    ).one()


def _rankings(seminar: Seminar) -> tuple[RankingLine, ...]:
    titles = (item.title for item in seminar.agenda if item.kind is ItemKind.RANKING)
    return tuple(RankingLine(number, title) for number, title in enumerate(titles, start=1))


def _line_of(seminar: Seminar, item: AgendaItem) -> RankingLine:
    rankings = [each.id for each in seminar.agenda if each.kind is ItemKind.RANKING]
    return RankingLine(rankings.index(item.id) + 1, item.title)
