"""What the console shows, in a fixed number of statements."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from seminar.charts.place_rows import PlaceRow, place_rows
from seminar.core.attention import left_out
from seminar.core.next_move import most_contested
from seminar.core.reading import RoundReading
from seminar.core.sentences import RoundSentences, movement_sentence, round_sentences
from seminar.core.terms import COUNTED, ItemKind, ItemState, RoundState
from seminar.facilitation.asking import ASKING
from seminar.facilitation.course import (
    AgendaRow,
    DayTimes,
    agenda_rows,
    day_times,
    last_row,
    next_row,
)
from seminar.facilitation.head_to_head import HeadToHead, head_to_head
from seminar.models import Account, Member, Question, Round, Seminar
from seminar.readings.areas import area_texts, asked_areas, tries_out
from seminar.readings.debate import CardReading, PointReading, cards_held_back, points, shown_cards
from seminar.readings.paper import entered_once
from seminar.readings.round import answered, head_count, joined, stored_result
from seminar.readings.step import Step, current_step, is_beginning, is_closing, last_round

NEWEST = 6


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
class NextMove:
    """What the room could turn to next: the pair that divides it, in names, and how it does."""

    upper: str
    lower: str
    more: int | None
    fewer: int | None


@dataclass(frozen=True)
class ResultPage:
    """A counted round in words and as tables; `title` is its item of the agenda."""

    title: str
    state: RoundState
    sentences: RoundSentences
    movement: str
    rows: tuple[PlaceRow, ...]
    head_to_head: HeadToHead | None
    next_move: NextMove | None


@dataclass(frozen=True)
class TeamMember:
    """Somebody of the team, to whom the room can be handed over."""

    id: uuid.UUID
    name: str
    leads: bool


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
    of the last one counted. `joined` is told while people come in, else 0. `sheets` were entered
    only once so far. `last` is the item to which the room can go back. Cards that
    wait to be looked at come in the order in which they were sent.
    """

    agenda: tuple[AgendaRow, ...]
    running: AgendaRow | None
    next: AgendaRow | None
    last: AgendaRow | None
    day: DayTimes | None
    team: tuple[TeamMember, ...]
    is_beginning: bool
    is_closing: bool
    people: int | None
    joined: int
    sheets: int
    round: RoundPage | None
    set_aside: SetAside | None
    result: ResultPage | None
    areas: tuple[str, ...]
    cards: tuple[CardReading, ...]
    more_cards: int
    waiting: tuple[CardReading, ...]
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
    def fewer_heads(self) -> bool:
        """Whether more people have answered than were counted."""
        return bool(self.round and self.people is not None and self.round.answered > self.people)

    @property
    def others(self) -> tuple[AgendaRow, ...]:
        """What may be started beside the next item; none while there are answers nobody counted."""
        if self._is_uncounted:
            return ()
        return tuple(row for row in self.agenda if row.is_to_come and row != self.next)

    @property
    def skippable(self) -> tuple[AgendaRow, ...]:
        """The items that may be left out."""
        return tuple(row for row in self.agenda if row.state is ItemState.PLANNED)

    @property
    def back(self) -> AgendaRow | None:
        """The item to go back to; None while there are answers that nobody counted."""
        return None if self._is_uncounted and self.round and self.round.answered else self.last

    @property
    def leader(self) -> str:
        """The name of whom the room was handed to last; empty where it never was."""
        return next((member.name for member in self.team if member.leads), "")

    @property
    def _is_uncounted(self) -> bool:
        asked = self.round is not None and self.round.state is not RoundState.DRAFT
        return asked and self.result is None


def console_page(db: Session, seminar: Seminar, language: str) -> ConsolePage:
    """Return the console of this moment."""
    step = current_step(db, seminar.id)
    agenda = agenda_rows(seminar)
    names = tuple(area.short for area in area_texts(seminar, language))
    question = db.get_one(Question, step.round.question_id) if step.round else None
    asked = asked_areas(seminar, question, language) if question else area_texts(seminar, language)
    cards, noted = shown_cards(db, seminar.id), points(db, seminar.id)
    held = cards_held_back(db, seminar.id)
    beginning = is_beginning(seminar, step)
    counted = step if step.round else last_round(db, seminar.id, *COUNTED)
    return ConsolePage(
        agenda=agenda,
        running=next((row for row in agenda if row.state is ItemState.RUNNING), None),
        next=next_row(agenda),
        last=last_row(seminar, agenda),
        day=day_times(seminar),
        team=_team(db, seminar),
        is_beginning=beginning,
        is_closing=is_closing(seminar, step),
        people=head_count(db, seminar.id),
        joined=joined(db, seminar.id) if beginning else 0,
        sheets=entered_once(db, step.round.id) if step.round else 0,
        round=_round_page(db, step.round, question) if step.round and question else None,
        set_aside=_set_aside(db, step),
        result=_result_page(db, counted, tuple(area.short for area in asked), language),
        areas=names,
        cards=cards[:NEWEST],
        more_cards=len(cards[NEWEST:]),
        waiting=tuple(card for card in reversed(held) if card.reason is None),
        hidden=tuple(card for card in held if card.reason is not None),
        points=noted[:NEWEST],
        reminders=_reminders(agenda, names, cards, noted),
    )


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
        next_move=_next_move(stored.reading, names),
    )


def _next_move(reading: RoundReading, names: tuple[str, ...]) -> NextMove | None:
    found = most_contested(reading)
    if found is None:
        return None
    return NextMove(names[found.upper - 1], names[found.lower - 1], found.more, found.fewer)


def _team(db: Session, seminar: Seminar) -> tuple[TeamMember, ...]:
    rows = db.execute(
        select(Account.id, Account.name)
        .join(Member, Member.account_id == Account.id)
        .where(Member.seminar_id == seminar.id)
        .order_by(Account.name, Account.id)
    )
    return tuple(TeamMember(row.id, row.name, row.id == seminar.led_by) for row in rows)


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
