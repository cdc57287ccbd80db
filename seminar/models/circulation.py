"""Private links to a version of the note, and what was objected to in it."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from seminar.core.terms import ObjectionState
from seminar.models.base import Base, new_id, word


class NoteLink(Base):
    """A link by which anybody may read one version, and object until a moment.

    The store keeps a hash of its token. `closed_at` is when the team closed it.
    """

    __tablename__ = "note_link"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    until: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    at: Mapped[datetime]


class Objection(Base):
    """What a reader said of a sentence, or the author of a card of that card.

    No name, no voice and no time: an author is known by the card alone, which goes with its
    voice. The id is made with the form, so that sending twice adds one.
    """

    __tablename__ = "objection"
    __table_args__ = (UniqueConstraint("number", "card_id"),)

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    key: Mapped[str] = mapped_column(Text)
    card_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"))
    link_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("note_link.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[ObjectionState] = mapped_column(word(ObjectionState), default=ObjectionState.OPEN)
    answer: Mapped[str] = mapped_column(Text, default="")
    in_annex: Mapped[bool] = mapped_column(default=False)
