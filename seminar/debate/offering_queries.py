"""Which cards a phone is offered next: chosen by the store, so that few of many are loaded."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.orm import Session, aliased

from seminar.core.offering import LOTS, few_cards, own_turn
from seminar.core.terms import CardKind, CardState, MarkValue, Scope
from seminar.models import Card, Mark, card_area
from seminar.readings.same_point import HEAD, of_head

_TEXT, _ITS_HEAD = aliased(Card, name="text"), aliased(Card, name="its_head")
_JOINED = aliased(Card, name="joined")

# Written once, since every page of a phone asks them.
_POINTS = and_(
    Card.seminar_id == bindparam("seminar_id"),
    Card.state == CardState.SHOWN,
    # Of cards that make the same point only the one that stands for it is offered.
    HEAD.id.is_(None),
)
_ANSWERED = (
    select(func.coalesce(_ITS_HEAD.id, _TEXT.id))
    .select_from(Mark)
    .join(_TEXT, _TEXT.id == Mark.card_id)
    .outerjoin(
        _ITS_HEAD,
        and_(
            _ITS_HEAD.id == _TEXT.same_as,
            _ITS_HEAD.state == CardState.SHOWN,
            _TEXT.state == CardState.SHOWN,
        ),
    )
    .where(Mark.voice_id == bindparam("voice_id"))
)
_ON_OTHERS = (
    select(_JOINED.same_as, func.sum(_JOINED.weighed).label("weighed"))
    .where(
        _JOINED.seminar_id == bindparam("seminar_id"),
        _JOINED.same_as.is_not(None),
        _JOINED.state == CardState.SHOWN,
    )
    .group_by(_JOINED.same_as)
    .subquery("on_others")
)
_OF_FEW = select(card_area.c.card_id).where(
    card_area.c.area_id.in_(bindparam("few", expanding=True))
)

CARDS_ON_AREAS = (
    select(card_area.c.area_id, func.count())
    .join(Card, Card.id == card_area.c.card_id)
    .outerjoin(HEAD, of_head())
    .where(_POINTS)
    .group_by(card_area.c.area_id)
)
FRESH = (
    select(Card.id)
    .outerjoin(HEAD, of_head())
    .outerjoin(_ON_OTHERS, _ON_OTHERS.c.same_as == Card.id)
    .where(
        _POINTS,
        Card.voice_id != bindparam("voice_id"),
        Card.id.not_in(bindparam("batch", expanding=True)),
        Card.id.not_in(_ANSWERED),
    )
    .order_by(
        Card.weighed + func.coalesce(_ON_OTHERS.c.weighed, 0),
        case((Card.id.in_(_OF_FEW), 0), else_=1),
        (Card.lot * bindparam("factor") + bindparam("offset")) % LOTS,
        Card.id,
    )
    .limit(bindparam("most"))
)
OFFERED = (
    select(
        *(Card.id, Card.kind, Card.scope, Card.text),
        Mark.value,
        Card.id.in_(_ANSWERED).label("is_answered"),
    )
    .outerjoin(HEAD, of_head())
    .outerjoin(Mark, and_(Mark.card_id == Card.id, Mark.voice_id == bindparam("voice_id")))
    .where(
        _POINTS,
        Card.voice_id != bindparam("voice_id"),
        Card.id.in_(bindparam("cards", expanding=True)),
    )
)


@dataclass(frozen=True)
class Offered:
    """A card of somebody else, with one's own answer to it.

    `is_answered` is true also for whoever answered another text of its point.
    """

    id: uuid.UUID
    kind: CardKind
    scope: Scope
    text: str
    mark: MarkValue | None
    is_answered: bool


def fresh_cards(
    db: Session,
    seminar_id: uuid.UUID,
    voice_id: uuid.UUID,
    *,
    key: bytes,
    areas: int,
    batch: Collection[uuid.UUID],
    at_most: int,
) -> list[uuid.UUID]:
    """Return cards of others that one has not answered, the next first, in two statements.

    Those that fewest people answered come first; among equals those on an area with few cards, of
    `areas` in all; then by the order of one's own. What is in `batch` is left out.
    """
    counted = db.execute(CARDS_ON_AREAS, {"seminar_id": seminar_id})
    factor, offset = own_turn(key)
    asked = {
        "seminar_id": seminar_id,
        "voice_id": voice_id,
        "batch": list(batch),
        "few": list(few_cards({row[0]: row[1] for row in counted}, areas=areas)),
        "factor": factor,
        "offset": offset,
        "most": at_most,
    }
    return list(db.scalars(FRESH, asked))


def offered_cards(
    db: Session, seminar_id: uuid.UUID, voice_id: uuid.UUID, cards: Collection[uuid.UUID]
) -> dict[uuid.UUID, Offered]:
    """Return which of these cards may be offered, in one statement."""
    asked = {"seminar_id": seminar_id, "voice_id": voice_id, "cards": list(cards)}
    return {row.id: Offered(*row) for row in db.execute(OFFERED, asked)}
