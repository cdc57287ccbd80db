"""What a note may say, gathered from the store in a fixed number of statements.

The gates are here: rounds come as their stored, published readings and only once counted, cards
and views only while the room sees them, groups only where their number points at nobody.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from seminar.core.floor import floor_seconds
from seminar.core.movement import Movement, movement_from_json
from seminar.core.note.deeds import Deed, deed_texts
from seminar.core.note.facts import (
    AgendaFacts,
    AreaFacts,
    CardFacts,
    GroupFacts,
    HiddenCards,
    JournalFacts,
    NoteFacts,
    PointFacts,
    RoundFacts,
    SetAsideFacts,
    ViewFacts,
)
from seminar.core.publishable import shown_groups, shows_order
from seminar.core.reading import from_json
from seminar.core.terms import COUNTED, CardState, ItemKind, QuestionKind, SeatState, TextState
from seminar.models import (
    AgendaItem,
    Card,
    DifferentView,
    JournalEntry,
    NoteSentence,
    Question,
    Result,
    Round,
    Seat,
    Seminar,
)
from seminar.readings.areas import area_texts
from seminar.readings.debate import points, shown_cards
from seminar.readings.floor import floor_spans, last_deed_at
from seminar.readings.round import head_count
from seminar.readings.step import minutes_taken
from seminar.readings.views import shown_views


def note_facts(db: Session, seminar: Seminar) -> NoteFacts:
    """Return the facts of the note as they are stored now."""
    seats = _seats_by_group(db, seminar)
    rounds, set_aside, movement = _rounds(db, seminar)
    return NoteFacts(
        public_id=seminar.public_id,
        title=seminar.title,
        purpose=seminar.purpose,
        day=seminar.day,
        place=seminar.place,
        language=seminar.language,
        rule=seminar.rule,
        mark=seminar.mark,
        identity=seminar.mode,
        invented=seminar.invented,
        areas=_areas(seminar),
        head_count=head_count(db, seminar.id),
        seats=sum(seats.values()),
        groups=_groups(seminar, seats),
        rounds=rounds,
        set_aside=set_aside,
        movement=movement,
        cards=_cards(db, seminar),
        hidden_cards=_hidden_cards(db, seminar),
        points=_points(db, seminar),
        views=_views(db, seminar),
        hidden_views=_hidden_views(db, seminar),
        agenda=_agenda(seminar),
        journal=_journal(db, seminar),
        next_steps=seminar.next_steps,
        floor_seconds=_floor_seconds(db, seminar),
    )


def edited_sentences(db: Session, seminar: Seminar) -> dict[str, NoteSentence]:
    """Return the rapporteur's wordings by sentence key, in one statement."""
    found = db.scalars(select(NoteSentence).where(NoteSentence.seminar_id == seminar.id))
    return {sentence.key: sentence for sentence in found}


def _areas(seminar: Seminar) -> tuple[AreaFacts, ...]:
    return tuple(
        AreaFacts(area.number, area.name, area.short, area.definition)
        for area in area_texts(seminar, seminar.language)
    )


def _seats_by_group(db: Session, seminar: Seminar) -> dict[str | None, int]:
    """Return how many joined by the id of their group; those without one are under None."""
    rows = db.execute(
        select(Seat.group_id, func.count())
        .where(Seat.seminar_id == seminar.id, Seat.state == SeatState.ACTIVE)
        .group_by(Seat.group_id)
    )
    return {group_id.hex if group_id else None: people for group_id, people in rows}


def _groups(seminar: Seminar, seats: dict[str | None, int]) -> tuple[GroupFacts, ...]:
    people = {group.id.hex: seats.get(group.id.hex, 0) for group in seminar.groups}
    shown = shown_groups(people, total=sum(seats.values()))
    return tuple(
        GroupFacts(group.name, people[group.id.hex] if group.id.hex in shown else None)
        for group in seminar.groups
    )


def _rounds(
    db: Session, seminar: Seminar
) -> tuple[tuple[RoundFacts, ...], tuple[SetAsideFacts, ...], Movement | None]:
    """Return the rounds that count, those set aside, and what changed between the last two."""
    rows = db.execute(
        select(Round, AgendaItem.title, Question.text, Result)
        .join(Result, Result.round_id == Round.id)
        .join(Question, Question.id == Round.question_id)
        .join(AgendaItem, AgendaItem.id == Round.agenda_item_id)
        .where(
            Question.seminar_id == seminar.id,
            Question.kind == QuestionKind.ORDER,
            Round.state.in_(COUNTED),
        )
        .order_by(Round.number, Round.attempt)
    ).all()
    facts = [(_round(row, seminar.zone), row.Round.void_reason) for row in rows]
    counting = [row.Result.movement for row in rows if row.Round.void_reason is None]
    stored = counting[-1] if counting else None
    return (
        tuple(held for held, reason in facts if reason is None),
        tuple(SetAsideFacts(held, reason) for held, reason in facts if reason is not None),
        movement_from_json(stored) if stored else None,
    )


def _round(row: Row[Round, str, str, Result], zone: str) -> RoundFacts:
    reading = from_json(row.Result.reading)
    return RoundFacts(
        number=row.Round.number,
        attempt=row.Round.attempt,
        label=row.title,
        question=row.text,
        opened=_clock(row.Round.opened_at, zone),
        closed=_clock(row.Round.closed_at, zone),
        present=row.Result.present,
        reading=reading,
        paper=row.Result.paper,
        count_file=row.Result.count_file if shows_order(reading.orders) else None,
    )


def _cards(db: Session, seminar: Seminar) -> tuple[CardFacts, ...]:
    return tuple(
        CardFacts(
            id=str(card.id),
            kind=card.kind,
            scope=card.scope,
            areas=card.areas,
            text=card.text,
            agree=card.agree,
            disagree=card.disagree,
            cannot=card.cannot,
            hands=card.hands.people if card.hands else 0,
            hands_agree=card.hands.agree if card.hands else 0,
        )
        for card in shown_cards(db, seminar.id)
    )


def _hidden_cards(db: Session, seminar: Seminar) -> tuple[HiddenCards, ...]:
    rows = db.execute(
        select(Card.reason, func.count())
        .where(Card.seminar_id == seminar.id, Card.state == CardState.HIDDEN)
        .group_by(Card.reason)
        .order_by(Card.reason)
    )
    return tuple(HiddenCards(reason, cards) for reason, cards in rows if reason is not None)


def _points(db: Session, seminar: Seminar) -> tuple[PointFacts, ...]:
    return tuple(
        PointFacts(str(point.id), point.scope, point.areas, point.text)
        for point in points(db, seminar.id)
    )


def _views(db: Session, seminar: Seminar) -> tuple[ViewFacts, ...]:
    return tuple(
        ViewFacts(
            id=str(view.id),
            scope=view.scope,
            areas=view.areas,
            order=view.order,
            text=view.text,
            reply=view.reply,
            shares=view.shares,
        )
        for view in shown_views(db, seminar.id)
    )


def _hidden_views(db: Session, seminar: Seminar) -> tuple[HiddenCards, ...]:
    rows = db.execute(
        select(DifferentView.reason, func.count())
        .where(DifferentView.seminar_id == seminar.id, DifferentView.state == TextState.HIDDEN)
        .group_by(DifferentView.reason)
        .order_by(DifferentView.reason)
    )
    return tuple(HiddenCards(reason, views) for reason, views in rows if reason is not None)


def _agenda(seminar: Seminar) -> tuple[AgendaFacts, ...]:
    return tuple(
        AgendaFacts(
            title=item.title,
            planned=item.minutes,
            minutes=minutes_taken(item),
            started=_clock(item.started_at, seminar.zone),
        )
        for item in seminar.agenda
        if item.kind is not ItemKind.PRACTICE
    )


def _journal(db: Session, seminar: Seminar) -> tuple[JournalFacts, ...]:
    entries = db.scalars(
        select(JournalEntry).where(JournalEntry.seminar_id == seminar.id).order_by(JournalEntry.seq)
    ).all()
    deeds = [Deed(entry.deed, entry.object, entry.detail) for entry in entries]
    texts = deed_texts(deeds, language=seminar.language)
    return tuple(
        JournalFacts(_clock(entry.at, seminar.zone), text)
        for entry, text in zip(entries, texts, strict=True)
        if text
    )


def _floor_seconds(db: Session, seminar: Seminar) -> tuple[int, ...]:
    """Return them up to the last deed of the team: the note must not change by itself."""
    until, spans = last_deed_at(db, seminar.id), floor_spans(db, seminar.id)
    if until is None or not spans:
        return ()
    return floor_seconds(spans, areas=len(seminar.areas), until=until)


def _clock(moment: datetime | None, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M") if moment else ""
