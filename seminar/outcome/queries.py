"""What a note may say, gathered from the store in a fixed number of statements.

The gates are here: rounds come as their stored, published readings and only once counted, cards,
views and steps only while the room sees them, groups only where their number points at nobody.
"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.core.floor import floor_seconds
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
    StepFacts,
    ViewFacts,
)
from seminar.core.publishable import shown_groups
from seminar.core.terms import CardState, IdentityMode, ItemKind, SeatState, TextState
from seminar.models import (
    Card,
    DifferentView,
    JournalEntry,
    NextStep,
    NoteHeading,
    NoteSentence,
    NoteTick,
    NoteVersion,
    Seat,
    Seminar,
)
from seminar.outcome.counted import clock_of, counted
from seminar.outcome.objected import objections_left
from seminar.readings.areas import area_texts
from seminar.readings.debate import points, shown_cards
from seminar.readings.floor import floor_spans, last_deed_at
from seminar.readings.received import how_received
from seminar.readings.round import head_count
from seminar.readings.step import minutes_taken
from seminar.readings.steps import shown_steps, steps_were_held
from seminar.readings.views import shown_views, was_invited


def note_facts(db: Session, seminar: Seminar) -> NoteFacts:
    """Return the facts of the note as they are stored now."""
    seats = _seats_by_group(db, seminar)
    held = counted(db, seminar)
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
        rounds=held.rounds,
        set_aside=held.set_aside,
        movement=held.movement,
        further=held.further,
        cards=_cards(db, seminar),
        **_unseen_cards(db, seminar),
        points=_points(db, seminar),
        views=_views(db, seminar),
        hidden_views=_hidden_views(db, seminar),
        invited=was_invited(seminar),
        steps_held=steps_were_held(seminar),
        steps=_steps(db, seminar),
        hidden_steps=_hidden_steps(db, seminar),
        agenda=_agenda(seminar),
        journal=_journal(db, seminar),
        next_steps=seminar.next_steps,
        floor_seconds=_floor_seconds(db, seminar),
        objections=objections_left(db, seminar),
        headings=renamed_headings(db, seminar),
    )


def edited_sentences(db: Session, seminar: Seminar) -> dict[str, NoteSentence]:
    """Return the rapporteur's wordings by sentence key, in one statement."""
    found = db.scalars(select(NoteSentence).where(NoteSentence.seminar_id == seminar.id))
    return {sentence.key: sentence for sentence in found}


def renamed_headings(db: Session, seminar: Seminar) -> tuple[tuple[str, str], ...]:
    """Return the sections that were renamed, by their keys."""
    found = select(NoteHeading.key, NoteHeading.text).where(NoteHeading.seminar_id == seminar.id)
    return tuple((row.key, row.text) for row in db.execute(found.order_by(NoteHeading.key)))


def names_of_participants(db: Session, seminar: Seminar) -> tuple[str, ...]:
    """Return the names of seats, withdrawn ones too, where the mode keeps any; for the check."""
    if seminar.mode is not IdentityMode.NAMED:
        return ()
    names = select(Seat.name).where(Seat.seminar_id == seminar.id, Seat.name.is_not(None))
    return tuple(sorted({name for name in db.scalars(names) if name}))


def ticks(db: Session, seminar: Seminar) -> tuple[NoteTick, ...]:
    """Return what was ticked off in the check."""
    return tuple(db.scalars(select(NoteTick).where(NoteTick.seminar_id == seminar.id)))


def last_version(db: Session, seminar: Seminar) -> NoteVersion | None:
    """Return the version that went out last."""
    newest = NoteVersion.number.desc()
    return db.scalars(
        select(NoteVersion).where(NoteVersion.seminar_id == seminar.id).order_by(newest).limit(1)
    ).one_or_none()


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


def _cards(db: Session, seminar: Seminar) -> tuple[CardFacts, ...]:
    cards = shown_cards(db, seminar.id)
    settled = how_received(db, seminar, cards)
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
            also=card.also,
            is_settled=card.id in settled,
            received=settled.get(card.id),
        )
        for card in cards
    )


def _unseen_cards(db: Session, seminar: Seminar) -> dict[str, Any]:
    """Return how many cards the room does not see, and why; none of their words."""
    rows = db.execute(
        select(Card.state, Card.reason, func.count())
        .where(Card.seminar_id == seminar.id, Card.state != CardState.SHOWN)
        .group_by(Card.state, Card.reason)
        .order_by(Card.reason)
    ).all()
    by_state = {state: cards for state, reason, cards in rows if reason is None}
    return {
        "hidden_cards": tuple(HiddenCards(row[1], row[2]) for row in rows if row[1] is not None),
        "waiting_cards": by_state.get(CardState.WAITING, 0),
        "withdrawn_cards": by_state.get(CardState.WITHDRAWN, 0),
    }


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


def _steps(db: Session, seminar: Seminar) -> tuple[StepFacts, ...]:
    return tuple(
        StepFacts(
            id=str(step.id),
            scope=step.scope,
            areas=step.areas,
            addressee=step.addressee,
            text=step.text,
            measure=step.measure,
            due=step.due,
            marks=step.marks,
            cards=tuple(str(source.id) for source in step.sources if not source.is_point),
            points=tuple(str(source.id) for source in step.sources if source.is_point),
        )
        for step in shown_steps(db, seminar.id)
    )


def _hidden_steps(db: Session, seminar: Seminar) -> tuple[HiddenCards, ...]:
    rows = db.execute(
        select(NextStep.reason, func.count())
        .where(NextStep.seminar_id == seminar.id, NextStep.state == TextState.HIDDEN)
        .group_by(NextStep.reason)
        .order_by(NextStep.reason)
    )
    return tuple(HiddenCards(reason, steps) for reason, steps in rows if reason is not None)


def _agenda(seminar: Seminar) -> tuple[AgendaFacts, ...]:
    return tuple(
        AgendaFacts(
            title=item.title,
            planned=item.minutes,
            minutes=minutes_taken(item),
            started=clock_of(item.started_at, seminar.zone),
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
        JournalFacts(clock_of(entry.at, seminar.zone), text)
        for entry, text in zip(entries, texts, strict=True)
        if text
    )


def _floor_seconds(db: Session, seminar: Seminar) -> tuple[int, ...]:
    """Return them up to the last deed of the team: the note must not change by itself."""
    until, spans = last_deed_at(db, seminar.id), floor_spans(db, seminar.id)
    if until is None or not spans:
        return ()
    return floor_seconds(spans, areas=len(seminar.areas), until=until)
