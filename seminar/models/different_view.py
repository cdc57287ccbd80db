"""Different views, to stand in the note beside the room's order, and which voices share them.

No row carries a time. An own order stands in a table of its own, under the areas themselves.
"""

import uuid

from sqlalchemy import CheckConstraint, Column, ForeignKey, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from seminar.core.terms import HideReason, Scope, TextState
from seminar.models.base import Base, Id, new_id, word
from seminar.models.seminar import Area

view_area = Table(
    "view_area",
    Base.metadata,
    Column("view_id", Id, ForeignKey("different_view.id", ondelete="CASCADE"), primary_key=True),
    Column("area_id", Id, ForeignKey("area.id", ondelete="CASCADE"), primary_key=True),
)


class DifferentView(Base):
    """A view in its author's words. Its id is made with the form, so that sending twice adds one.

    One that was taken back has no text any more; its row still says that it was one of so many.
    """

    __tablename__ = "different_view"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    voice_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("voice.id", ondelete="CASCADE"), index=True
    )
    scope: Mapped[Scope] = mapped_column(word(Scope))
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[TextState] = mapped_column(word(TextState), default=TextState.SHOWN)
    reason: Mapped[HideReason | None] = mapped_column(word(HideReason))
    reply: Mapped[str] = mapped_column(Text, default="")

    areas: Mapped[list[Area]] = relationship(secondary=view_area, order_by=Area.position)
    places: Mapped[list["ViewPlace"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True
    )


class ViewPlace(Base):
    """The place of one area in the order that somebody wrote beside a view."""

    __tablename__ = "view_place"
    __table_args__ = (CheckConstraint("place BETWEEN 1 AND 12", name="place"),)

    view_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("different_view.id", ondelete="CASCADE"), primary_key=True
    )
    area_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("area.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int]


class ViewShare(Base):
    """That one voice shares a view."""

    __tablename__ = "view_share"

    view_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("different_view.id", ondelete="CASCADE"), primary_key=True
    )
    voice_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("voice.id", ondelete="CASCADE"), primary_key=True, index=True
    )
