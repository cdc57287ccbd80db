"""What the page of an order shows: the list, one's own answer, and where its round stands."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from seminar.core.ballot import AnswerKind, parse_ranking
from seminar.core.terms import IdentityMode, QuestionKind, RoundState
from seminar.core.tiers import places
from seminar.core.wording import wording
from seminar.models import AgendaItem, Ballot, Question, Round, Seminar
from seminar.ranking.refusals import StoredAnswer
from seminar.ranking.service import answer_key, stored_answer
from seminar.readings.areas import AreaText, areas_of
from seminar.readings.step import Step, ends_at

UNTOUCHED = ""
NO_VIEW = "none"
COUNTED = (RoundState.SEALED, RoundState.SHOWN)

# Written once, since every page of a list asks them.
_AGENDA = (
    select(func.count()).select_from(AgendaItem).where(AgendaItem.seminar_id == Question.seminar_id)
)
ASKED = select(
    Question.kind,
    Question.text,
    Question.frozen,
    _AGENDA.where(AgendaItem.position <= bindparam("position")).scalar_subquery().label("number"),
    _AGENDA.scalar_subquery().label("steps"),
).where(Question.id == bindparam("question_id"))
BEFORE = (
    select(Ballot.kind, Ballot.ranking, Ballot.revision)
    .join(Round, Round.id == Ballot.round_id)
    .where(
        Round.question_id == bindparam("question_id"),
        Round.number < bindparam("number"),
        Round.void_reason.is_(None),
        Ballot.answer_key == bindparam("key"),
    )
    .order_by(Round.number.desc(), Round.attempt.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Place:
    """A place in an order, and the areas that share it."""

    number: int
    areas: tuple[AreaText, ...]


@dataclass(frozen=True)
class AnswerInWords:
    """An answer to be read back: either all together, or an order."""

    together: bool
    places: tuple[Place, ...]
    no_view: tuple[AreaText, ...]


@dataclass(frozen=True)
class Choice:
    """An area in the list, and what is chosen for it: a place, no view, or nothing yet."""

    area: AreaText
    chosen: str


@dataclass(frozen=True)
class OrderList:
    """The list to put in order, as it is filled in, and the number of its next sending."""

    choices: tuple[Choice, ...]
    together: bool
    revision: int
    is_earlier: bool


@dataclass(frozen=True)
class StepOfDay:
    """Which step of the day is running, and until when."""

    title: str
    number: int
    steps: int
    until: datetime | None


@dataclass(frozen=True)
class OrderPage:
    """Everything the page of an order shows but the result.

    `stands_alone` says that an earlier order exists perhaps and is not linked to this one;
    `is_mixed` that nobody's answer can be found any more, one's own included.
    """

    step_key: str
    step: StepOfDay
    question: str
    is_practice: bool
    round_id: uuid.UUID
    state: RoundState
    closed_at: datetime | None
    areas: tuple[AreaText, ...]
    number_of_areas: str
    counted: AnswerInWords | None
    is_named: bool
    stands_alone: bool
    is_mixed: bool
    list: OrderList


def order_page(
    db: Session, seminar: Seminar, *, item: AgendaItem, round: Round, token: str, language: str
) -> OrderPage:
    """Return the page for the holder of a seat."""
    asked = {"question_id": round.question_id, "position": item.position}
    question = db.connection().execute(ASKED, asked).one()
    areas = areas_of(db, seminar, language, kind=question.kind, frozen=question.frozen)
    key = answer_key(token, seminar.mode, round_id=round.id, question_id=round.question_id)
    is_anonymous = seminar.mode is IdentityMode.ANONYMOUS
    is_mixed = (is_anonymous or seminar.links_cut) and round.state in COUNTED
    stored = None if is_mixed else stored_answer(db, round.id, key=key)
    return OrderPage(
        step_key=Step(item, round).key,
        step=StepOfDay(item.title, question.number, question.steps, ends_at(item)),
        question=question.text,
        is_practice=question.kind == QuestionKind.PRACTICE,
        round_id=round.id,
        state=round.state,
        closed_at=round.closed_at,
        areas=areas,
        number_of_areas=wording(language).number(len(areas)),
        counted=in_words(stored.kind, stored.ranking, areas=areas) if stored else None,
        is_named=seminar.mode is IdentityMode.NAMED,
        stands_alone=is_anonymous and round.number > 1,
        is_mixed=is_mixed,
        list=_order_list(
            own_sequence(areas, token=token, question_id=round.question_id),
            stored=stored,
            earlier=None if stored else _answer_before(db, round, key=key),
        ),
    )


def own_sequence(
    areas: Sequence[AreaText], *, token: str, question_id: uuid.UUID
) -> tuple[AreaText, ...]:
    """Return the areas in an order of this seat's own, the same at every look.

    So the order in which areas are listed pulls the room's answer in no direction.
    """

    def chance(area: AreaText) -> bytes:
        return hashlib.sha256(f"sequence|{token}|{question_id.hex}|{area.number}".encode()).digest()

    return tuple(sorted(areas, key=chance))


def in_words(kind: AnswerKind, ranking: str, *, areas: Sequence[AreaText]) -> AnswerInWords:
    """Return an answer with the names of its areas."""
    if kind is AnswerKind.TOGETHER:
        return AnswerInWords(together=True, places=(), no_view=())
    order = parse_ranking(ranking, len(areas))
    number = places(order.tiers)
    by_number = {area.number: area for area in areas}
    return AnswerInWords(
        together=False,
        places=tuple(
            Place(number[tier[0]], tuple(by_number[area] for area in tier)) for tier in order.tiers
        ),
        no_view=tuple(by_number[area] for area in order.no_view),
    )


def filled_in(
    own: Sequence[AreaText], chosen: Mapping[int, str], *, together: bool, revision: int
) -> OrderList:
    """Return the list with what is chosen, placed areas first, in their order."""
    order = [str(place) for place in range(1, len(own) + 1)]

    def standing(area: AreaText) -> int:
        place = chosen.get(area.number)
        return order.index(place) if place in order else len(order)

    choices = (
        Choice(area, chosen.get(area.number, UNTOUCHED)) for area in sorted(own, key=standing)
    )
    return OrderList(tuple(choices), together=together, revision=revision, is_earlier=False)


def _order_list(
    own: Sequence[AreaText], *, stored: StoredAnswer | None, earlier: StoredAnswer | None
) -> OrderList:
    """Return the list as it first appears: with the answer that counts, else the one before."""
    answer = stored or earlier
    filled = filled_in(
        own,
        _chosen(answer, len(own)) if answer else {},
        together=answer is not None and answer.kind is AnswerKind.TOGETHER,
        revision=stored.revision + 1 if stored else 1,
    )
    return replace(filled, is_earlier=earlier is not None)


def _chosen(answer: StoredAnswer, areas: int) -> dict[int, str]:
    if answer.kind is AnswerKind.TOGETHER:
        return {}
    order = parse_ranking(answer.ranking, areas)
    placed = {area: str(place) for area, place in places(order.tiers).items()}
    return placed | dict.fromkeys(order.no_view, NO_VIEW)


def _answer_before(db: Session, round: Round, *, key: bytes) -> StoredAnswer | None:
    """Return one's own answer in the round before; only a key of both rounds finds it."""
    if round.number == 1:
        return None
    asked = {"question_id": round.question_id, "number": round.number, "key": key}
    row = db.connection().execute(BEFORE, asked).one_or_none()
    return StoredAnswer(AnswerKind(row.kind), row.ranking, row.revision) if row else None
