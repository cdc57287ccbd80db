"""Proposed steps: to whom, what, how it will be known, by when; and who finds one worthwhile.

No row carries a time.
"""

import uuid

from sqlalchemy import Column, ForeignKey, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from seminar.core.terms import HideReason, Scope, TextState
from seminar.models.base import Base, Id, new_id, word
from seminar.models.debate import Card, Point
from seminar.models.seminar import Area

step_area = Table(
    "step_area",
    Base.metadata,
    Column("step_id", Id, ForeignKey("next_step.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", Id, ForeignKey("area.id", ondelete="CASCADE"), primary_key=True),
)
step_card = Table(
    "step_card",
    Base.metadata,
    Column("step_id", Id, ForeignKey("next_step.id", ondelete="CASCADE"), primary_key=True),
    Column("card_id", Id, ForeignKey("card.id", ondelete="CASCADE"), primary_key=True, index=True),
)
step_point = Table(
    "step_point",
    Base.metadata,
    Column("step_id", Id, ForeignKey("next_step.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "point_id", Id, ForeignKey("point.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
)


class NextStep(Base):
    """A proposed step. Its id is made with the form, so that sending twice adds one.

    One that the team proposed for the room has no voice. One that was taken back has no words any
    more; its row still says that it was one of so many.
    """

    __tablename__ = "next_step"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    voice_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("voice.id", ondelete="CASCADE"), index=True
    )
    scope: Mapped[Scope] = mapped_column(word(Scope))
    addressee: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    measure: Mapped[str] = mapped_column(Text)
    due: Mapped[str] = mapped_column(Text)
    state: Mapped[TextState] = mapped_column(word(TextState), default=TextState.SHOWN)
    reason: Mapped[HideReason | None] = mapped_column(word(HideReason))

    areas: Mapped[list[Area]] = relationship(secondary=step_area, order_by=Area.position)
    cards: Mapped[list[Card]] = relationship(secondary=step_card)
    points: Mapped[list[Point]] = relationship(secondary=step_point)


class StepMark(Base):
    """That one voice finds a step worth taking forward."""

    __tablename__ = "step_mark"

    step_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("next_step.id", ondelete="CASCADE"), primary_key=True
    )
    voice_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("voice.id", ondelete="CASCADE"), primary_key=True, index=True
    )
