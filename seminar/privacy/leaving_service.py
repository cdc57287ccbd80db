"""Leaving: a seat goes, and with it all that the store can find by its token.

What is counted already stays in the count, under a key that leads nowhere. Locks are taken in the
order seat, round, words; docs/decisions/0021-leaving-and-deleting.md says why.
"""

import secrets
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, case, delete, select, update
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.terms import COUNTED, IdentityMode, RoundState, SeatKind, SeatState
from seminar.live import outbox
from seminar.models import (
    Ballot,
    Card,
    DifferentView,
    Leftover,
    Mark,
    NextStep,
    NoteSentence,
    Participation,
    Question,
    Result,
    Round,
    Seat,
    Seminar,
    Voice,
)
from seminar.readings.versions import forget_quotes, strike_from_versions

UNCOUNTED = (RoundState.OPEN, RoundState.CLOSED)
NO_CONSENT = 0


@dataclass(frozen=True)
class Left:
    """What somebody who left took along, as far as others notice it."""

    seminar_id: uuid.UUID
    texts: int
    was_counted: bool


def leave(db: Session, public_id: str, *, token: str) -> Left | None:
    """Delete a seat and what was given from it; None when there is no such seat any more."""
    seat = _locked_seat(db, public_id, token)
    if seat is None:
        return None
    # No answer and no card can come from this seat from here on: both wait for its row.
    seminar = _held_seminar(db, seat)
    answered = _rounds_answered(db, seat)
    uncounted = _held_open(db, answered)
    taken = _take_back_answers(db, seminar, token, uncounted)
    was_counted = _cut_from_counted(db, seminar, token)
    texts = _take_back_words(db, seminar, token)
    _give_up(db, seat, stays_in=uncounted - taken)
    db.add(Leftover())
    db.flush()
    outbox.announce_count(db, seminar.id)
    return Left(seminar.id, texts, was_counted)


def _locked_seat(db: Session, public_id: str, token: str) -> Seat | None:
    return db.scalar(
        select(Seat)
        .join(Seminar, Seminar.id == Seat.seminar_id)
        .where(
            Seminar.public_id == public_id,
            Seat.token_sha256 == tokens.seat_hash(token),
            Seat.state != SeatState.OFFERED,
        )
        .with_for_update(of=Seat)
    )


def _held_seminar(db: Session, seat: Seat) -> Seminar:
    """Return the seminar; its links are not cut, nor is it deleted, while this goes on."""
    return db.scalars(
        select(Seminar)
        .where(Seminar.id == seat.seminar_id)
        .with_for_update(read=True, key_share=True)
    ).one()


def _rounds_answered(db: Session, seat: Seat) -> list[uuid.UUID]:
    took_part = select(Participation.round_id).where(Participation.seat_id == seat.id)
    return sorted(db.scalars(took_part))


def _held_open(db: Session, rounds: Sequence[uuid.UUID]) -> set[uuid.UUID]:
    """Return those that are not counted; whoever closes or counts one waits, as for an answer."""
    open_ones = (
        select(Round.id)
        .where(Round.id.in_(rounds), Round.state.in_(UNCOUNTED))
        .order_by(Round.id)
        .with_for_update(read=True)
    )
    return set(db.scalars(open_ones))


def _take_back_answers(
    db: Session, seminar: Seminar, token: str, rounds: Collection[uuid.UUID]
) -> set[uuid.UUID]:
    """Delete the answers of these rounds; return the rounds in which one was found.

    A seat that got a new link may have answered under the earlier one, where nobody finds it.
    """
    taken: set[uuid.UUID] = set()
    for asked in _asked(db, seminar, Round.id.in_(rounds)):
        own = delete(Ballot).where(
            Ballot.round_id == asked.id, Ballot.answer_key == _key(seminar, token, asked)
        )
        taken.update(db.scalars(own.returning(Ballot.round_id)))
    return taken


def _cut_from_counted(db: Session, seminar: Seminar, token: str) -> bool:
    """Give counted answers of this token a key that leads nowhere; return whether there were any.

    All answers of such a round are written anew with it: else the one that was would stand out,
    by its transaction or its place, until the files are cleared.
    """
    if seminar.mode is IdentityMode.ANONYMOUS or seminar.links_cut:
        return False
    was_counted = False
    for asked in _asked(db, seminar, Round.state.in_(COUNTED)):
        own = Ballot.answer_key == _key(seminar, token, asked)
        if db.scalar(select(Ballot.round_id).where(Ballot.round_id == asked.id, own)) is None:
            continue
        was_counted = True
        # Two who leave at once would write the same rows, each a part of them first. Both may hold
        # the round, which was counted while they waited for it, so they wait for its result.
        result = select(Result.round_id).where(Result.round_id == asked.id)
        db.execute(result.with_for_update(key_share=True))
        random = case((own, secrets.token_bytes(32)), else_=Ballot.answer_key)
        rewritten = update(Ballot).where(Ballot.round_id == asked.id).values(answer_key=random)
        db.execute(rewritten, execution_options={"synchronize_session": False})
    return was_counted


def _take_back_words(db: Session, seminar: Seminar, token: str) -> int:
    """Delete the cards, views and steps of this token, what others said of them, and its marks."""
    key = tokens.voice_key(token, seminar.id)
    voice_id = db.scalar(select(Voice.id).where(Voice.key == key).with_for_update())
    if voice_id is None:
        return 0
    _count_marks_off(db, voice_id)
    cards = delete(Card).where(Card.voice_id == voice_id).returning(Card.id, Card.text)
    views = delete(DifferentView).where(DifferentView.voice_id == voice_id)
    said = {row.id: row.text for row in db.execute(cards)}
    worded = list(db.scalars(views.returning(DifferentView.id)))
    steps = delete(NextStep).where(NextStep.voice_id == voice_id).returning(NextStep.id)
    proposed = list(db.scalars(steps))
    for key_of_line in (*(f"view.{one}" for one in worded), *(f"step.{one}" for one in proposed)):
        # What the rapporteur made of its line would keep what stood in it.
        line = NoteSentence.key.startswith(key_of_line)
        db.execute(delete(NoteSentence).where(NoteSentence.seminar_id == seminar.id, line))
    forget_quotes(db, seminar.id, filter(None, said.values()))
    strike_from_versions(db, seminar.id, [*said, *worded, *proposed])
    db.execute(delete(Voice).where(Voice.id == voice_id))
    return len(said) + len(worded) + len(proposed)


def _count_marks_off(db: Session, voice_id: uuid.UUID) -> None:
    """Take a voice out of how many people answered each card.

    Its own cards are locked together with those it answered, in the order in which answers lock
    theirs: else the two could wait for each other.
    """
    answered = select(Mark.card_id).where(Mark.voice_id == voice_id)
    concerned = select(Card.id).where((Card.voice_id == voice_id) | Card.id.in_(answered))
    db.execute(concerned.order_by(Card.id).with_for_update())
    fewer = update(Card).where(Card.id.in_(answered)).values(weighed=Card.weighed - 1)
    db.execute(fewer, execution_options={"synchronize_session": False})


def _give_up(db: Session, seat: Seat, *, stays_in: Collection[uuid.UUID]) -> None:
    """Delete the seat, or empty it where an answer that nobody finds still stands in a round.

    Without the row, more answers would be counted there than people were said to have answered.
    """
    if not stays_in:
        db.delete(seat)
        db.flush()
        return
    seat.token_sha256, seat.name, seat.group_id = secrets.token_bytes(32), None, None
    seat.state, seat.kind, seat.consent_version = SeatState.REVOKED, SeatKind.PHONE, NO_CONSENT
    db.flush()
    elsewhere = delete(Participation).where(
        Participation.seat_id == seat.id, Participation.round_id.not_in(stays_in)
    )
    db.execute(elsewhere)


def _asked(
    db: Session, seminar: Seminar, which: ColumnElement[bool]
) -> Sequence[Row[uuid.UUID, uuid.UUID]]:
    """Return rounds of the seminar with their questions, always in the same order."""
    return db.execute(
        select(Round.id, Round.question_id)
        .join(Question, Question.id == Round.question_id)
        .where(Question.seminar_id == seminar.id, which)
        .order_by(Round.id)
    ).all()


def _key(seminar: Seminar, token: str, asked: Row[uuid.UUID, uuid.UUID]) -> bytes:
    scope = tokens.scope_of_answer(seminar.mode, round_id=asked.id, question_id=asked.question_id)
    return tokens.answer_key(token, scope)
