"""What people said: voices, cards and their marks, and the rapporteur's points."""

import uuid
from datetime import datetime

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from seminar.core.terms import CardKind, CardState, HideReason, MarkValue, Scope
from seminar.models.base import Base, Id, new_id, word
from seminar.models.seminar import Area

card_area = Table(
    "card_area",
    Base.metadata,
    Column("card_id", Id, ForeignKey("card.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", Id, ForeignKey("area.id", ondelete="CASCADE"), primary_key=True),
)

point_area = Table(
    "point_area",
    Base.metadata,
    Column("point_id", Id, ForeignKey("point.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", Id, ForeignKey("area.id", ondelete="CASCADE"), primary_key=True),
)


class Voice(Base):
    """Whoever writes and weighs cards, under a key that shares nothing with the ballot's."""

    __tablename__ = "voice"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    key: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    group_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("stakeholder_group.id", ondelete="SET NULL")
    )
    cards_sent: Mapped[int] = mapped_column(default=0)


class Card(Base):
    """A short written statement. Its id is made with the form, so that sending twice adds one.

    `same_as` names the card whose point it makes; that one makes the point of no other. `weighed`
    is how many marks it has, and `lot` its place in anybody's order: both are kept beside it, so
    that phones can be offered a few cards without counting them all.
    """

    __tablename__ = "card"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    voice_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voice.id", ondelete="CASCADE"))
    kind: Mapped[CardKind] = mapped_column(word(CardKind))
    scope: Mapped[Scope] = mapped_column(word(Scope))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[CardState] = mapped_column(word(CardState), default=CardState.SHOWN)
    reason: Mapped[HideReason | None] = mapped_column(word(HideReason))
    same_as: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("card.id", ondelete="SET NULL"), index=True
    )
    written_at: Mapped[datetime]
    lot: Mapped[int] = mapped_column(BigInteger)
    weighed: Mapped[int] = mapped_column(server_default="0")

    areas: Mapped[list[Area]] = relationship(secondary=card_area, order_by=Area.position)


class Mark(Base):
    """What one voice said of one card; it may be changed."""

    __tablename__ = "mark"

    card_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("card.id", ondelete="CASCADE"), primary_key=True
    )
    voice_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("voice.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    value: Mapped[MarkValue] = mapped_column(word(MarkValue))


class Point(Base):
    """A spoken point as the rapporteur noted it. Its id is made by the client.

    `kind` is what it did in the debate, where the rapporteur said so.
    """

    __tablename__ = "point"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    kind: Mapped[CardKind | None] = mapped_column(word(CardKind))
    scope: Mapped[Scope] = mapped_column(word(Scope))
    text: Mapped[str] = mapped_column(Text)
    noted_at: Mapped[datetime]

    areas: Mapped[list[Area]] = relationship(secondary=point_area, order_by=Area.position)
