"""What the facilitator leads the room by: the floor, the big screen, a card put to the room."""

import uuid
from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from seminar.core.terms import Picture
from seminar.models.base import Base, new_id, word


class Floor(Base):
    """One tap that gave the floor to an area, or to all of them together where it names none.

    `minutes` is how long it was meant to have it, if that was said. It ends with its item, also
    where nobody took it back.
    """

    __tablename__ = "floor"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 60", name="minutes"),)

    id: Mapped[uuid.UUID] = new_id()
    agenda_item_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True
    )
    area_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("area.id", ondelete="CASCADE"))
    minutes: Mapped[int | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ScreenChoice(Base):
    """What the facilitator chose for the big screen; without a row it follows the agenda.

    The choice lasts as long as the room stands where it stood then, `step`; hiding lasts until
    somebody shows the screen again. `asked_id` is the card that was put to the room last: once it
    is gone, none is asked, rather than an earlier one.
    """

    __tablename__ = "screen_choice"
    __table_args__ = (CheckConstraint("page BETWEEN 1 AND 100", name="page"),)

    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    picture: Mapped[Picture] = mapped_column(word(Picture), default=Picture.AGENDA)
    page: Mapped[int] = mapped_column(default=1)
    step: Mapped[str] = mapped_column(Text, default="")
    is_hidden: Mapped[bool] = mapped_column(Boolean, server_default=false())
    asked_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("card.id", ondelete="SET NULL"), index=True
    )


class AskedCard(Base):
    """A card that was put to the whole room, and what came of it.

    `agree`, `disagree` and `cannot` are the answers of phones, kept when they were shown; from
    then on the card takes no other. The raised hands were counted by eye and stand apart.
    """

    __tablename__ = "asked_card"
    __table_args__ = (
        CheckConstraint(
            "hands_agree BETWEEN 0 AND 100000 AND hands_disagree BETWEEN 0 AND 100000"
            " AND hands_cannot BETWEEN 0 AND 100000",
            name="hands",
        ),
    )

    card_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("card.id", ondelete="CASCADE"), primary_key=True
    )
    asked_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    agree: Mapped[int | None]
    disagree: Mapped[int | None]
    cannot: Mapped[int | None]
    hands_agree: Mapped[int | None]
    hands_disagree: Mapped[int | None]
    hands_cannot: Mapped[int | None]
