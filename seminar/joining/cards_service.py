"""Seat cards and personal links: seats that wait for whoever holds their link."""

import typing
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Table, Text, bindparam, exists, func, insert, select, update
from sqlalchemy.orm import Session

from seminar import journal
from seminar.access import tokens
from seminar.core.terms import IdentityMode, SeatKind, SeatState
from seminar.errors import Refusal
from seminar.joining.door_refusals import DoorClosed
from seminar.joining.seats_refusals import NamesNotKept, UnknownLink
from seminar.joining.service import FIRST_NOTICE, NoticeChanged, UnknownGroup, doors_of
from seminar.live import outbox
from seminar.models import JournalEntry, Seat, Seminar, StakeholderGroup

MOST_CARDS = 200
# What a seat agreed to that nobody has taken yet.
NO_CONSENT = 0

_seat = typing.cast("Table", Seat.__table__)

USE_CARD = (
    update(_seat)
    .where(
        _seat.c.token_sha256 == bindparam("of_token"),
        _seat.c.seminar_id == bindparam("of_seminar"),
        _seat.c.kind == SeatKind.CARD,
        _seat.c.state == SeatState.OFFERED,
        exists().where(
            Seminar.id == bindparam("of_seminar"), Seminar.notice_version == bindparam("agreed_to")
        ),
    )
    .values(
        state=SeatState.ACTIVE,
        group_id=bindparam("of_group"),
        name=func.coalesce(_seat.c.name, bindparam("typed_name", type_=Text)),
        consent_version=bindparam("agreed_to"),
        consent_day=bindparam("agreed_on"),
    )
    .returning(_seat.c.id)
)


@dataclass(frozen=True)
class Batch:
    """The cards that are asked for together: so many without a name, and one for each name.

    The secret is made when the form is, so that the same form sent twice asks for the same cards.
    """

    secret: str
    number: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeatCard:
    """A card to hand out. Its token is nowhere but on it."""

    token: str
    name: str | None = None

    @property
    def mark(self) -> str:
        """The seat mark that is printed on it."""
        return tokens.seat_mark(tokens.seat_hash(self.token))


@dataclass(frozen=True)
class CardUse:
    """Somebody who takes the seat of a card; `name` is what they typed, where names are kept.

    `notice` is the version of what they were told and agreed to.
    """

    seminar_id: uuid.UUID
    token: str
    group_id: uuid.UUID | None
    name: str | None
    day: date
    notice: int = FIRST_NOTICE


def offer_cards(
    db: Session, seminar: Seminar, batch: Batch, *, account_id: uuid.UUID | None, now: datetime
) -> tuple[SeatCard, ...]:
    """Offer a seat on each card of a batch; return the cards of it that still serve.

    A batch sent again offers nothing, so a card that was withdrawn or replaced stays so.
    """
    # Nobody may promise another way of handling names meanwhile, or send the same batch.
    db.refresh(seminar, with_for_update={"key_share": True})
    if batch.names and seminar.mode is not IdentityMode.NAMED:
        raise NamesNotKept
    cards = _cards_of(batch, seminar)
    known_as = tokens.seat_hash(_key_of(batch, seminar)).hex()
    if not _was_offered(db, seminar, known_as):
        db.execute(insert(_seat), [_row(card, seminar, now) for card in cards])
        journal.record(
            db,
            seminar,
            deed="offered seats",
            object=known_as,
            detail=str(len(cards)),
            account_id=account_id,
            now=now,
        )
    return _still_serving(db, cards)


def use_cards(db: Session, uses: Sequence[CardUse]) -> list[Refusal | None]:
    """Let everybody who uses a card in the same moment take its seat; a refused one hears why.

    A card used before, by the same phone or another, is no refusal: its seat stays as it was
    taken the first time.
    """
    doors = doors_of(db, uses)
    return [_use(db, use, is_locked=doors[use.seminar_id].is_locked) for use in uses]


def _use(db: Session, use: CardUse, *, is_locked: bool) -> Refusal | None:
    if is_locked:
        return None if _is_taken(db, tokens.seat_hash(use.token)) else DoorClosed()
    if use.group_id is not None and not _has_group(db, use):
        return UnknownGroup()
    token_sha256 = tokens.seat_hash(use.token)
    taken = db.execute(
        USE_CARD,
        {
            "of_token": token_sha256,
            "of_seminar": use.seminar_id,
            "of_group": use.group_id,
            "typed_name": use.name,
            "agreed_on": use.day,
            "agreed_to": use.notice,
        },
    ).one_or_none()
    if taken is None:
        return None if _is_taken(db, token_sha256) else _why_not(db, use)
    outbox.announce_count(db, use.seminar_id)
    return None


def _has_group(db: Session, use: CardUse) -> bool:
    group = select(StakeholderGroup.id).where(
        StakeholderGroup.id == use.group_id, StakeholderGroup.seminar_id == use.seminar_id
    )
    return db.scalar(group) is not None


def _is_taken(db: Session, token_sha256: bytes) -> bool:
    state = db.scalar(select(Seat.state).where(Seat.token_sha256 == token_sha256))
    return state is SeatState.ACTIVE


def _why_not(db: Session, use: CardUse) -> Refusal:
    """Return why a card that was not used before gave no seat."""
    told = db.scalar(select(Seminar.notice_version).where(Seminar.id == use.seminar_id))
    return UnknownLink() if told == use.notice else NoticeChanged()


def _key_of(batch: Batch, seminar: Seminar) -> str:
    """Return the secret of exactly these cards; another number or list has another one."""
    names = "\n".join(batch.names)
    return tokens.derived_token(batch.secret, "batch", seminar.id.hex, str(batch.number), names)


def _cards_of(batch: Batch, seminar: Seminar) -> tuple[SeatCard, ...]:
    key = _key_of(batch, seminar)
    names = (*batch.names, *[None] * batch.number)
    return tuple(
        SeatCard(tokens.derived_token(key, "card", str(number)), name)
        for number, name in enumerate(names, start=1)
    )


def _was_offered(db: Session, seminar: Seminar, known_as: str) -> bool:
    """Whether this batch was offered before. The record knows it by a hash that leads nowhere."""
    entry = select(JournalEntry.seq).where(
        JournalEntry.seminar_id == seminar.id,
        JournalEntry.deed == "offered seats",
        JournalEntry.object == known_as,
    )
    return db.scalar(entry) is not None


def _row(card: SeatCard, seminar: Seminar, now: datetime) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "seminar_id": seminar.id,
        "mode": seminar.mode,
        "token_sha256": tokens.seat_hash(card.token),
        "name": card.name,
        "kind": SeatKind.CARD,
        "state": SeatState.OFFERED,
        "consent_version": NO_CONSENT,
        "consent_day": now.date(),
    }


def _still_serving(db: Session, cards: Sequence[SeatCard]) -> tuple[SeatCard, ...]:
    hashes = {tokens.seat_hash(card.token): card for card in cards}
    serving = db.scalars(
        select(Seat.token_sha256).where(
            Seat.token_sha256.in_(hashes), Seat.state != SeatState.REVOKED
        )
    ).all()
    return tuple(card for token_sha256, card in hashes.items() if token_sha256 in set(serving))
