"""The statements of answers to cards, written once: building them costs more than running."""

import typing

from sqlalchemy import Table, bindparam, select, update

# SQLAlchemy writes this construct for SQLite too; the one named after SQLite knows only its own.
from sqlalchemy.dialects.postgresql import insert

from seminar.core.terms import ItemState, SeatState
from seminar.models import AgendaItem, AskedCard, Card, Mark, Seat, Seminar, Voice

_mark = typing.cast("Table", Mark.__table__)
_card = typing.cast("Table", Card.__table__)
_voice = typing.cast("Table", Voice.__table__)

# Found by their tokens before anything else: SQLite, which keeps no statistics, could otherwise
# walk through every seat of the seminar. Whoever leaves waits for the seat, and takes along what is
# said here.
_seats = (
    select(Seat.token_sha256, Seat.group_id, Seat.seminar_id)
    .where(
        Seat.token_sha256.in_(bindparam("tokens_sha256", expanding=True)),
        Seat.state == SeatState.ACTIVE,
    )
    .with_for_update(read=True, key_share=True)
    .cte("seats")
    .prefix_with("MATERIALIZED")
)
SEATS = (
    select(_seats, Seminar.public_id, AgendaItem.kind.label("running"))
    .join(Seminar, Seminar.id == _seats.c.seminar_id)
    .outerjoin(
        AgendaItem,
        (AgendaItem.seminar_id == Seminar.id) & (AgendaItem.state == ItemState.RUNNING),
    )
)

VOICES = select(Voice.id, Voice.key).where(Voice.key.in_(bindparam("keys", expanding=True)))
ADD_VOICE = insert(_voice).on_conflict_do_nothing()

# A card is locked together with the one that stands for it, so that nobody hides either or shows
# the answers to it meanwhile; always in one order, so that no two wait for each other.
_NAMED = Card.id.in_(bindparam("cards", expanding=True))
CARDS = (
    select(Card.id, Card.seminar_id, Card.voice_id, Card.state, Card.same_as)
    .where(_NAMED | Card.id.in_(select(Card.same_as).where(_NAMED)))
    .order_by(Card.id)
    .with_for_update(key_share=True, of=Card)
)
TOLD = select(AskedCard.card_id).where(
    AskedCard.card_id.in_(bindparam("cards", expanding=True)), AskedCard.shown_at.is_not(None)
)

ADD_MARKS = (
    insert(_mark)
    .on_conflict_do_nothing(index_elements=["card_id", "voice_id"])
    .returning(_mark.c.card_id, _mark.c.voice_id)
)
CHANGE_MARK = (
    update(_mark)
    .where(
        _mark.c.card_id == bindparam("of_card"),
        _mark.c.voice_id == bindparam("of_voice"),
    )
    .values(value=bindparam("new_value"))
)
COUNT_MARKS = (
    update(_card)
    .where(_card.c.id == bindparam("of_card"))
    .values(weighed=_card.c.weighed + bindparam("more"))
)
