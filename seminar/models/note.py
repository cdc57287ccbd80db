"""The note as the team works on it: wordings beside the composed sentences, and what was ticked."""

import uuid
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from seminar.core.terms import VersionState
from seminar.models.base import Base, word


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


class NoteHeading(Base):
    """What the team calls a section of the note; without a row it has its default."""

    __tablename__ = "note_heading"

    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)


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


class NoteVersion(Base):
    """Note and brief as they went out, frozen; later changes make another version.

    `holds` tells for each card, view and point in it the evidence id it had, so that words taken
    back or hidden later are struck from it. `bundle_sha256` is that of the count files which
    anybody may have, where there are any; `until` when corrections end.
    """

    __tablename__ = "note_version"

    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[VersionState] = mapped_column(word(VersionState))
    note: Mapped[str] = mapped_column(Text)
    brief: Mapped[str] = mapped_column(Text)
    holds: Mapped[dict[str, str]] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(Text)
    bundle_sha256: Mapped[str | None] = mapped_column(Text)
    until: Mapped[datetime | None]
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    at: Mapped[datetime]
