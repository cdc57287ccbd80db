"""The record of the day, and the count of failed attempts that limits read."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from seminar.models.base import Base


class JournalEntry(Base):
    """A deed of the staff. Each entry's hash covers the one before, so that none can be lost."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_seminar_id_seq", "seminar_id", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    seminar_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    deed: Mapped[str] = mapped_column(Text)
    object: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text, default="")
    prev_hash: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


class Attempt(Base):
    """How many tries failed in one window of time; no address is kept, only its keyed hash."""

    __tablename__ = "attempt"

    scope: Mapped[str] = mapped_column(Text, primary_key=True)
    bucket: Mapped[str] = mapped_column(Text, primary_key=True)
    window: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(default=0)
