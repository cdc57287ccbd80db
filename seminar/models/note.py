"""The note as the team works on it: wordings beside the composed sentences, and what was ticked."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from seminar.models.base import Base


class NoteSentence(Base):
    """An edited sentence; `composed` is what stood there when it was edited.

    `version` counts the edits, so that two editors at once lose nothing.
    """

    __tablename__ = "note_sentence"

    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    composed: Mapped[str] = mapped_column(Text)
    edited: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    edited_at: Mapped[datetime]


class NoteTick(Base):
    """That somebody looked at a finding of the check, or said that a name is on the record.

    It holds for the text that stood there, by its hash, and for no other.
    """

    __tablename__ = "note_tick"

    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    doubt: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    text_sha256: Mapped[str] = mapped_column(Text)
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    at: Mapped[datetime]
