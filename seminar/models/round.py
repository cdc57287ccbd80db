"""The ballot box: seats, rounds, who took part, what was answered, and the stored result.

No row of a ballot names a seat or a time; docs/architecture.md says why.
"""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from seminar.core.ballot import AnswerKind
from seminar.core.terms import CountFileState, IdentityMode, RoundState, SeatKind, SeatState
from seminar.models.base import Base, Id, new_id, word


class Seat(Base):
    """A place in the room, held by whoever holds its token. A name only in the named mode.

    The mode stands in both tables, so that the store itself refuses a name in another mode, and
    another mode once there is a seat.
    """

    __tablename__ = "seat"
    __table_args__ = (
        CheckConstraint("name IS NULL OR mode = 'named'", name="name"),
        ForeignKeyConstraint(
            ["seminar_id", "mode"], ["seminar.id", "seminar.mode"], ondelete="CASCADE"
        ),
    )

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(index=True)
    mode: Mapped[IdentityMode] = mapped_column(word(IdentityMode))
    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    group_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("stakeholder_group.id", ondelete="SET NULL")
    )
    name: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[SeatKind] = mapped_column(word(SeatKind), default=SeatKind.PHONE)
    state: Mapped[SeatState] = mapped_column(word(SeatState), default=SeatState.ACTIVE)
    consent_version: Mapped[int]
    consent_day: Mapped[date]


class Round(Base):
    """One asking of a question; `attempt` counts the times it had to be asked again.

    One with a `void_reason` was set aside: its result is kept and does not count.
    """

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("question_id", "number", "attempt"),)

    id: Mapped[uuid.UUID] = new_id()
    question_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    agenda_item_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    attempt: Mapped[int] = mapped_column(default=1)
    state: Mapped[RoundState] = mapped_column(word(RoundState), default=RoundState.DRAFT)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]
    void_reason: Mapped[str | None] = mapped_column(Text)


class Participation(Base):
    """That a seat has answered in a round; never what, never when."""

    __tablename__ = "participation"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)

    round_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    seat_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True
    )


class Ballot(Base):
    """An answer under a key that only the seat's holder can make: no seat, no time, no source."""

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("kind IN ('order', 'together')", name="kind"),
        # Covers the GROUP BY of the count: 60 ns a ballot instead of 300.
        Index("ix_ballot_round_id_kind_ranking", "round_id", "kind", "ranking"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )

    round_id: Mapped[uuid.UUID] = mapped_column(
        Id, ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    answer_key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, default=AnswerKind.ORDER.value)
    ranking: Mapped[str] = mapped_column(Text)
    group_id: Mapped[uuid.UUID | None] = mapped_column(Id)
    revision: Mapped[int] = mapped_column(Integer)


class PaperSheet(Base):
    """A first entry of an order on paper. The second one, if equal, makes it an answer.

    `form_id` names the form it was typed in: one form sent twice is one entry.
    """

    __tablename__ = "paper_sheet"
    __table_args__ = (CheckConstraint("kind IN ('order', 'together')", name="kind"),)

    round_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    seat_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL")
    )
    form_id: Mapped[uuid.UUID]
    kind: Mapped[str] = mapped_column(Text, default=AnswerKind.ORDER.value)
    ranking: Mapped[str] = mapped_column(Text)


class Result(Base):
    """What a round came to: computed once, at sealing, and kept.

    `tables` is what the count file is made of, `count_file` whether anybody may have it; both are
    None for a round that was counted before there were count files.
    """

    __tablename__ = "result"

    round_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("round.id", ondelete="CASCADE"), primary_key=True
    )
    n: Mapped[int]
    together: Mapped[int]
    paper: Mapped[int] = mapped_column(default=0)
    present: Mapped[int | None]
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)
    movement: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    # Only who makes a count file loads them: no page shows a table that was not published.
    tables: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    count_file: Mapped[CountFileState | None] = mapped_column(word(CountFileState))
    sha256: Mapped[str] = mapped_column(Text)


class Leftover(Base):
    """That former rows may still lie in the files of the store, until they were cleared.

    Written with every sealing, for the seminar whose people are to be mixed; and without one when
    somebody left or a seminar was deleted, whose rows were in any of the tables.
    """

    __tablename__ = "leftover"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("seminar.id", ondelete="SET NULL")
    )
