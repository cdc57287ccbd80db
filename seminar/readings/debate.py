"""The cards of a seminar with how they were weighed, and the rapporteur's points."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from seminar.core.same_point import Weighing, counted_once
from seminar.core.terms import CardKind, CardState, HideReason, MarkValue, Scope
from seminar.models import Area, AskedCard, Card, Mark, Point, card_area, point_area
from seminar.readings.counted import Counted, hands_of, phones_of
from seminar.readings.same_point import HEAD, HEAD_ID, has_other_texts, of_head

Positions = dict[uuid.UUID, tuple[int, ...]]

# Written once, since every page of a phone asks it.
AREAS_OF_CARDS = (
    select(card_area.c.card_id, Area.position)
    .join(Area, Area.id == card_area.c.area_id)
    .where(card_area.c.card_id.in_(bindparam("cards", expanding=True)))
    .order_by(Area.position)
)


@dataclass(frozen=True)
class CardReading:
    """One card and how many answered it in which way; a hidden one has its reason.

    `areas` holds the numbers of its areas in order, none for another scope. The counts stay out
    of the text form: console and big screen derive from it which state they show, and from that
    anybody could try out how many people stand behind a count that is shown nowhere. Of a card
    whose answers were shown to the room the counts are those that were shown; `hands` are the
    raised hands, where they were counted too. `also` are the texts of the cards that make the
    same point; whoever answered several of them counts once.
    """

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    areas: tuple[int, ...]
    text: str
    agree: int = field(repr=False)
    disagree: int = field(repr=False)
    cannot: int = field(repr=False)
    reason: HideReason | None = None
    hands: Counted | None = field(default=None, repr=False)
    also: tuple[str, ...] = ()

    @property
    def texts(self) -> int:
        """How many cards were written on this point."""
        return 1 + len(self.also)

    @property
    def weighed(self) -> int:
        """How many people answered the card in any way."""
        return self.agree + self.disagree + self.cannot


@dataclass(frozen=True)
class PointReading:
    """One spoken point as the rapporteur noted it; `kind` where the rapporteur said so."""

    id: uuid.UUID
    scope: Scope
    areas: tuple[int, ...]
    text: str
    noted_at: datetime
    kind: CardKind | None = None


def shown_cards(db: Session, seminar_id: uuid.UUID) -> tuple[CardReading, ...]:
    """Return the cards that the room sees, the newest first, in four statements."""
    return _cards(db, seminar_id, CardState.SHOWN)


def cards_held_back(db: Session, seminar_id: uuid.UUID) -> tuple[CardReading, ...]:
    """Return the cards that only the team sees, the newest first, in four statements.

    A hidden one has its reason; one without waits until the team has looked at it.
    """
    return _cards(db, seminar_id, CardState.HIDDEN, CardState.WAITING)


def points(db: Session, seminar_id: uuid.UUID) -> tuple[PointReading, ...]:
    """Return the rapporteur's points, the newest first, in two statements."""
    rows = db.execute(
        select(Point.id, Point.scope, Point.kind, Point.text, Point.noted_at)
        .where(Point.seminar_id == seminar_id)
        .order_by(Point.noted_at.desc(), Point.id)
    ).all()
    areas = _by_id(
        db,
        select(point_area.c.point_id, Area.position)
        .join(Area, Area.id == point_area.c.area_id)
        .where(Area.seminar_id == seminar_id)
        .order_by(Area.position),
    )
    return tuple(
        PointReading(row.id, row.scope, areas.get(row.id, ()), row.text, row.noted_at, row.kind)
        for row in rows
    )


def positions_of(db: Session, cards: Collection[uuid.UUID]) -> Positions:
    """Return the numbers of the areas that these cards are about, in one statement."""
    return _by_id(db, AREAS_OF_CARDS, {"cards": list(cards)})


def card_positions(db: Session, seminar_id: uuid.UUID) -> Positions:
    """Return the numbers of the areas that each card is about, in one statement."""
    return _by_id(
        db,
        select(card_area.c.card_id, Area.position)
        .join(Area, Area.id == card_area.c.area_id)
        .where(Area.seminar_id == seminar_id)
        .order_by(Area.position),
    )


def _cards(db: Session, seminar_id: uuid.UUID, *states: CardState) -> tuple[CardReading, ...]:
    rows = db.execute(
        select(Card.id, Card.kind, Card.scope, Card.text, Card.reason, HEAD_ID.label("head_id"))
        .outerjoin(HEAD, of_head())
        .where(Card.seminar_id == seminar_id, Card.state.in_(states))
        .order_by(Card.written_at.desc(), Card.id)
    ).all()
    areas = card_positions(db, seminar_id)
    also: dict[uuid.UUID, tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        if row.head_id != row.id:
            also[row.head_id] += (row.text,)
            areas[row.head_id] = _together(areas, row.head_id, row.id)
    weighing, hands = _weighing(db, seminar_id), _asked(db, seminar_id)
    weighing |= {card_id: counted for card_id, (counted, _) in hands.items()}
    return tuple(
        CardReading(
            id=row.id,
            kind=row.kind,
            scope=row.scope,
            areas=areas.get(row.id, ()),
            text=row.text,
            agree=weighing[row.id].get(MarkValue.AGREE, 0),
            disagree=weighing[row.id].get(MarkValue.DISAGREE, 0),
            cannot=weighing[row.id].get(MarkValue.CANNOT, 0),
            reason=row.reason,
            hands=hands[row.id][1] if row.id in hands else None,
            also=also[row.id],
        )
        for row in rows
        if row.head_id == row.id
    )


def _together(areas: Positions, one: uuid.UUID, other: uuid.UUID) -> tuple[int, ...]:
    return tuple(sorted({*areas.get(one, ()), *areas.get(other, ())}))


def _asked(
    db: Session, seminar_id: uuid.UUID
) -> dict[uuid.UUID, tuple[dict[MarkValue, int], Counted | None]]:
    """Return what was shown to the room of the cards put to it: phones, and hands apart.

    It is what was kept then, also when somebody has left since: a count that went down by one
    would tell what that person answered.
    """
    asked = db.scalars(
        select(AskedCard)
        .join(Card, Card.id == AskedCard.card_id)
        .where(Card.seminar_id == seminar_id, AskedCard.shown_at.is_not(None))
    )
    found = {}
    for one in asked:
        if phones := phones_of(one):
            counts = (phones.agree, phones.disagree, phones.cannot)
            found[one.card_id] = (dict(zip(MarkValue, counts, strict=True)), hands_of(one))
    return found


def point_weighing(db: Session, seminar_id: uuid.UUID, head_id: uuid.UUID) -> dict[MarkValue, int]:
    """Return how many people answered one point in which way, over all its texts."""
    return _counted(db, _answers(seminar_id).where(HEAD_ID.in_([head_id])))[head_id]


def _weighing(db: Session, seminar_id: uuid.UUID) -> Weighing:
    return _counted(db, _answers(seminar_id))


def _counted(db: Session, answers: Select[uuid.UUID, uuid.UUID | None, MarkValue, int]) -> Weighing:
    return counted_once(
        (head, person, value, people) for head, person, value, people in db.execute(answers)
    )


def _answers(seminar_id: uuid.UUID) -> Select[uuid.UUID, uuid.UUID | None, MarkValue, int]:
    # Only where a point has several texts it matters who answered them.
    person = case((has_other_texts(), Mark.voice_id))
    return (
        select(HEAD_ID, person, Mark.value, func.count())
        .select_from(Mark)
        .join(Card, Card.id == Mark.card_id)
        .outerjoin(HEAD, of_head())
        .where(Card.seminar_id == seminar_id)
        .group_by(HEAD_ID, person, Mark.value)
    )


def _by_id(
    db: Session, statement: Select[uuid.UUID, int], asked: Mapping[str, object] | None = None
) -> Positions:
    found: Positions = {}
    for one, position in db.execute(statement, asked):
        found[one] = (*found.get(one, ()), position)
    return found
