"""What the store holds under one seat's token, and nothing of anybody else."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.core.ballot import AnswerKind, parse_ranking
from seminar.core.terms import (
    COUNTED,
    CardKind,
    CardState,
    HideReason,
    IdentityMode,
    MarkValue,
    RoundState,
    Scope,
)
from seminar.models import (
    Ballot,
    Mark,
    Participation,
    Question,
    Round,
    Seat,
    Seminar,
    StakeholderGroup,
    Voice,
)
from seminar.privacy.own_steps_queries import OwnStep, own_step_marks, own_steps
from seminar.privacy.own_views_queries import OwnPlace, OwnView, own_shares, own_views
from seminar.readings.areas import AreaText, area_texts, asked_areas, tries_out
from seminar.readings.debate import positions_of
from seminar.readings.own_cards import Became, own_cards

Given = Row[uuid.UUID, str, str]


class Found(StrEnum):
    """Whether one's answer of a round can be found by the token."""

    FOUND = "found"
    UNLINKED = "unlinked"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class OwnAnswer:
    """One's answer: an order of areas, those without a view, or all together."""

    all_together: bool
    order: tuple[OwnPlace, ...]
    no_view: tuple[str, ...]


@dataclass(frozen=True)
class OwnRound:
    """A round in which this seat has answered, and the answer where it can be found."""

    question: str
    is_practice: bool
    number: int
    attempt: int
    state: RoundState
    found: Found
    answer: OwnAnswer | None


@dataclass(frozen=True)
class OwnCard:
    """A card of one's own: whether the room sees it, why not, and what became of it."""

    id: uuid.UUID
    kind: CardKind
    about: Scope
    areas: tuple[str, ...]
    text: str
    state: CardState
    reason: HideReason | None
    became: Became
    written_at: datetime


@dataclass(frozen=True)
class OwnMark:
    """What one said of somebody else's card; its text is its author's."""

    card: uuid.UUID
    said: MarkValue


@dataclass(frozen=True)
class OwnData:
    """All of it."""

    seminar: str
    day: date
    run_by: str
    contact: str
    mode: IdentityMode
    linked_until: date
    kept_until: date
    kept_longer_because: str
    seat_mark: str
    name: str | None
    group: str | None
    agreed_to_version: int
    agreed_on: date
    rounds: tuple[OwnRound, ...]
    cards: tuple[OwnCard, ...]
    marks: tuple[OwnMark, ...]
    views: tuple[OwnView, ...]
    shares: tuple[uuid.UUID, ...]
    steps: tuple[OwnStep, ...]
    step_marks: tuple[uuid.UUID, ...]


def own_data(db: Session, seminar: Seminar, seat: Seat, *, token: str, language: str) -> OwnData:
    """Return all the store holds of the holder of a token, in at most sixteen statements."""
    voice_id = db.scalar(select(Voice.id).where(Voice.key == tokens.voice_key(token, seminar.id)))
    group = select(StakeholderGroup.name).where(StakeholderGroup.id == seat.group_id)
    return OwnData(
        seminar=seminar.title,
        day=seminar.day,
        run_by=seminar.host,
        contact=seminar.contact,
        mode=seminar.mode,
        linked_until=seminar.link_until,
        kept_until=seminar.retention_until,
        kept_longer_because=seminar.retention_reason,
        seat_mark=tokens.seat_mark(seat.token_sha256),
        name=seat.name,
        group=db.scalar(group) if seat.group_id else None,
        agreed_to_version=seat.consent_version,
        agreed_on=seat.consent_day,
        rounds=_rounds(db, seminar, seat, token=token, language=language),
        cards=_cards(db, seminar, voice_id, language=language) if voice_id else (),
        marks=_marks(db, voice_id) if voice_id else (),
        views=own_views(db, seminar, voice_id, language=language) if voice_id else (),
        shares=own_shares(db, voice_id) if voice_id else (),
        steps=own_steps(db, seminar, voice_id, language=language) if voice_id else (),
        step_marks=own_step_marks(db, voice_id) if voice_id else (),
    )


def as_file(own: OwnData) -> dict[str, Any]:
    """Return the data as a file writes it: words and numbers, days as 2026-11-23."""
    written: dict[str, Any] = _plain(asdict(own))
    return written


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case date() | datetime():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
        case _:
            return value


def _rounds(
    db: Session, seminar: Seminar, seat: Seat, *, token: str, language: str
) -> tuple[OwnRound, ...]:
    rows = db.execute(
        select(Round, Question)
        .join(Question, Question.id == Round.question_id)
        .join(Participation, Participation.round_id == Round.id)
        .where(Participation.seat_id == seat.id)
        .order_by(Question.kind, Round.number, Round.attempt)
    ).all()
    answers = _answers(db, seminar, rows, token)
    return tuple(_round(seminar, row, answers.get(row.Round.id), language) for row in rows)


def _answers(
    db: Session, seminar: Seminar, rows: Sequence[Row[Round, Question]], token: str
) -> dict[uuid.UUID, Given]:
    """Return one's answers by their rounds; the keys are made from the token and kept nowhere."""
    scopes = {
        tokens.scope_of_answer(seminar.mode, round_id=row.Round.id, question_id=row.Question.id)
        for row in rows
    }
    keys = [tokens.answer_key(token, scope) for scope in scopes]
    found = db.execute(
        select(Ballot.round_id, Ballot.kind, Ballot.ranking).where(
            Ballot.round_id.in_([row.Round.id for row in rows]), Ballot.answer_key.in_(keys)
        )
    )
    return {row.round_id: row for row in found}


def _round(
    seminar: Seminar, row: Row[Round, Question], answer: Given | None, language: str
) -> OwnRound:
    held: Round = row.Round
    areas = asked_areas(seminar, row.Question, language)
    return OwnRound(
        question=row.Question.text,
        is_practice=tries_out(row.Question),
        number=held.number,
        attempt=held.attempt,
        state=held.state,
        found=_found(seminar, held, answer),
        answer=_answer(answer, areas) if answer else None,
    )


def _found(seminar: Seminar, round: Round, answer: Given | None) -> Found:
    if answer is not None:
        return Found.FOUND
    is_unlinked = seminar.mode is IdentityMode.ANONYMOUS or seminar.links_cut
    return Found.UNLINKED if is_unlinked and round.state in COUNTED else Found.ELSEWHERE


def _answer(answer: Given, areas: Sequence[AreaText]) -> OwnAnswer:
    if answer.kind == AnswerKind.TOGETHER:
        return OwnAnswer(all_together=True, order=(), no_view=())
    order = parse_ranking(answer.ranking, len(areas))
    name = {area.number: area.name for area in areas}
    places, place = [], 1
    for tier in order.tiers:
        places.append(OwnPlace(place, tuple(name[area] for area in tier)))
        place += len(tier)
    return OwnAnswer(
        all_together=False,
        order=tuple(places),
        no_view=tuple(name[area] for area in order.no_view),
    )


def _cards(
    db: Session, seminar: Seminar, voice_id: uuid.UUID, *, language: str
) -> tuple[OwnCard, ...]:
    cards = own_cards(db, voice_id)
    positions = positions_of(db, [card.id for card in cards])
    name = {area.number: area.name for area in area_texts(seminar, language)}
    return tuple(
        OwnCard(
            id=card.id,
            kind=card.kind,
            about=card.scope,
            areas=tuple(name[number] for number in positions.get(card.id, ())),
            text=card.text,
            state=card.state,
            reason=card.reason,
            # The text of somebody else's card is its author's.
            became=replace(card.became, said=""),
            written_at=card.written_at,
        )
        for card in reversed(cards)
    )


def _marks(db: Session, voice_id: uuid.UUID) -> tuple[OwnMark, ...]:
    rows = db.execute(
        select(Mark.card_id, Mark.value).where(Mark.voice_id == voice_id).order_by(Mark.card_id)
    )
    return tuple(OwnMark(row.card_id, row.value) for row in rows)
