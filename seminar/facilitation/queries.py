"""What the console shows, in a fixed number of statements."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.charts.place_rows import PlaceRow, place_rows
from seminar.core.attention import left_out
from seminar.core.sentences import RoundSentences, movement_sentence, round_sentences
from seminar.core.terms import COUNTED, ItemKind, ItemState, RoundState
from seminar.facilitation.asking import ASKING
from seminar.facilitation.head_to_head import HeadToHead, head_to_head
from seminar.models import AgendaItem, Question, Round, Seminar
from seminar.readings.areas import area_texts, asked_areas, tries_out
from seminar.readings.debate import CardReading, PointReading, hidden_cards, points, shown_cards
from seminar.readings.round import answered, head_count, joined, stored_result
from seminar.readings.step import Step, current_step, is_beginning, is_closing, last_round

NEWEST = 6


@dataclass(frozen=True)
class AgendaRow:
    """One item of the day; `number` counts from 1."""

    id: uuid.UUID
    number: int
    kind: ItemKind
    title: str
    minutes: int
    state: ItemState
    ends_at: datetime | None

    @property
    def asks(self) -> bool:
        """Whether starting it puts a question to the room."""
        return self.kind in ASKING


@dataclass(frozen=True)
class RoundPage:
    """The running round. While it is open, `answered` is all that is known of it."""

    id: uuid.UUID
    state: RoundState
    attempt: int
    question: str
    is_practice: bool
    answered: int
    opened_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class SetAside:
    """A round of the running item that does not count, and has not been asked again yet."""

    round_id: uuid.UUID
    reason: str


@dataclass(frozen=True)
class ResultPage:
    """A counted round in words and as tables; `title` is its item of the agenda."""

    title: str
    state: RoundState
    sentences: RoundSentences
    movement: str
    rows: tuple[PlaceRow, ...]
    head_to_head: HeadToHead | None


@dataclass(frozen=True)
class Reminders:
    """What can still be mended before the end; only what is true now."""

    debated: bool
    silent_areas: tuple[str, ...]
    unweighed: int


@dataclass(frozen=True)
class ConsolePage:
    """Everything on the console that can change.

    `result` is of the running round once it is counted; beside an item without a round it is
    of the last one counted. `joined` is told while people come in, else 0.
    """

    agenda: tuple[AgendaRow, ...]
    running: AgendaRow | None
    next: AgendaRow | None
    is_beginning: bool
    is_closing: bool
    people: int | None
    joined: int
    round: RoundPage | None
    set_aside: SetAside | None
    result: ResultPage | None
    areas: tuple[str, ...]
    cards: tuple[CardReading, ...]
    more_cards: int
    hidden: tuple[CardReading, ...]
    points: tuple[PointReading, ...]
    reminders: Reminders

    @property
    def missing(self) -> int | None:
        """How many people in the room have not answered; None where nobody can say."""
        if self.round is None or self.people is None:
            return None
        return max(0, self.people - self.round.answered)

    @property
    def others(self) -> tuple[AgendaRow, ...]:
        """The planned items beside the next one; none while there are answers nobody counted."""
        if self.round and self.round.state is not RoundState.DRAFT and self.result is None:
            return ()
        planned = (row for row in self.agenda if row.state is ItemState.PLANNED)
        return tuple(row for row in planned if row != self.next)


def console_page(db: Session, seminar: Seminar, language: str) -> ConsolePage:
    """Return the console of this moment."""
    step = current_step(db, seminar.id)
    agenda = tuple(_agenda_row(number, item) for number, item in enumerate(seminar.agenda, 1))
    names = tuple(area.short for area in area_texts(seminar, language))
    question = db.get_one(Question, step.round.question_id) if step.round else None
    asked = asked_areas(seminar, question, language) if question else area_texts(seminar, language)
    cards, noted = shown_cards(db, seminar.id), points(db, seminar.id)
    beginning = is_beginning(seminar, step)
    counted = step if step.round else last_round(db, seminar.id, *COUNTED)
    return ConsolePage(
        agenda=agenda,
        running=next((row for row in agenda if row.state is ItemState.RUNNING), None),
        next=_next(agenda),
        is_beginning=beginning,
        is_closing=is_closing(seminar, step),
        people=head_count(db, seminar.id),
        joined=joined(db, seminar.id) if beginning else 0,
        round=_round_page(db, step.round, question) if step.round and question else None,
        set_aside=_set_aside(db, step),
        result=_result_page(db, counted, tuple(area.short for area in asked), language),
        areas=names,
        cards=cards[:NEWEST],
        more_cards=len(cards[NEWEST:]),
        hidden=hidden_cards(db, seminar.id),
        points=noted[:NEWEST],
        reminders=_reminders(agenda, names, cards, noted),
    )


def _agenda_row(number: int, item: AgendaItem) -> AgendaRow:
    return AgendaRow(
        id=item.id,
        number=number,
        kind=item.kind,
        title=item.title,
        minutes=item.minutes,
        state=item.state,
        ends_at=item.started_at + timedelta(minutes=item.minutes) if item.started_at else None,
    )


def _next(agenda: tuple[AgendaRow, ...]) -> AgendaRow | None:
    """Return the planned item after the last one that was started; skipped ones stay behind.

    Phones are tried out at any time: that skips nothing, wherever it stands on the agenda.
    """
    planned = [row for row in agenda if row.state is ItemState.PLANNED]
    begun = [
        row.number
        for row in agenda
        if row.state is not ItemState.PLANNED and row.kind is not ItemKind.PRACTICE
    ]
    return next((row for row in planned if row.number > max(begun, default=0)), None)


def _round_page(db: Session, round: Round, question: Question) -> RoundPage:
    return RoundPage(
        id=round.id,
        state=round.state,
        attempt=round.attempt,
        question=question.text,
        is_practice=tries_out(question),
        answered=answered(db, round.id),
        opened_at=round.opened_at,
        closed_at=round.closed_at,
    )


def _set_aside(db: Session, step: Step) -> SetAside | None:
    if step.item is None or step.round is not None or step.kind not in ASKING:
        return None
    found = db.scalar(
        select(Round)
        .where(Round.agenda_item_id == step.item.id, Round.void_reason.is_not(None))
        .order_by(Round.attempt.desc())
        .limit(1)
    )
    return SetAside(found.id, found.void_reason or "") if found else None


def _result_page(
    db: Session, counted: Step, names: tuple[str, ...], language: str
) -> ResultPage | None:
    if counted.item is None or counted.round is None:
        return None
    stored = stored_result(db, counted.round.id)
    if stored is None:
        return None
    sentences = round_sentences(stored.reading, names, language, present=stored.present)
    movement = movement_sentence(stored.movement, names, language) if stored.movement else ""
    return ResultPage(
        title=counted.item.title,
        state=counted.round.state,
        sentences=sentences,
        movement=movement,
        rows=place_rows(stored.reading, names, movement=stored.movement),
        head_to_head=head_to_head(stored.reading, names),
    )


def _reminders(
    agenda: tuple[AgendaRow, ...],
    names: tuple[str, ...],
    cards: tuple[CardReading, ...],
    noted: tuple[PointReading, ...],
) -> Reminders:
    about = [*(card.areas for card in cards), *(point.areas for point in noted)]
    return Reminders(
        debated=any(
            row.kind is ItemKind.DEBATE and row.state is not ItemState.PLANNED for row in agenda
        ),
        silent_areas=tuple(names[area - 1] for area in left_out(len(names), about)),
        unweighed=sum(card.weighed == 0 for card in cards),
    )
