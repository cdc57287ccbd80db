"""The seminar itself: its settings, areas, groups, agenda and question."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from seminar.core.terms import (
    Basis,
    IdentityMode,
    ItemKind,
    ItemState,
    Looking,
    QuestionKind,
    Rule,
)
from seminar.models.base import Base, new_id, word


class Seminar(Base):
    """One day of ranking and debate. `version` counts what the room can see change.

    `door_version` counts what those who wait at the door are told, `notice_version` what they are
    told on joining. `links_cut` says that the day after `link_until` has come: no key leads to an
    answer any more. The day after `retention_until` the whole seminar is deleted;
    `retention_reason` says why it is kept longer than people were told first. `led_by` is who
    was handed the room last; everybody who runs it may still do so.
    """

    __tablename__ = "seminar"
    __table_args__ = (UniqueConstraint("id", "mode"),)

    id: Mapped[uuid.UUID] = new_id()
    public_id: Mapped[str] = mapped_column(Text, unique=True)
    rehearsal_of: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE")
    )
    title: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text, default="")
    host: Mapped[str] = mapped_column(Text, default="")
    day: Mapped[date]
    place: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(Text, default="UTC")
    language: Mapped[str] = mapped_column(Text, default="en")
    rule: Mapped[Rule] = mapped_column(word(Rule), default=Rule.CHATHAM_HOUSE)
    mark: Mapped[str] = mapped_column(Text, default="")
    mode: Mapped[IdentityMode] = mapped_column(
        word(IdentityMode), default=IdentityMode.PSEUDONYMOUS
    )
    code: Mapped[str] = mapped_column(Text, unique=True)
    is_locked: Mapped[bool] = mapped_column(Boolean, server_default=false())
    has_waiting_room: Mapped[bool] = mapped_column(Boolean, server_default=false())
    door_version: Mapped[int] = mapped_column(server_default="1")
    screen_token: Mapped[str] = mapped_column(Text, unique=True)
    link_until: Mapped[date]
    links_cut: Mapped[bool] = mapped_column(Boolean, server_default=false())
    contact: Mapped[str] = mapped_column(Text, server_default=text("''"))
    basis: Mapped[Basis] = mapped_column(word(Basis), server_default=Basis.CONSENT.value)
    retention_until: Mapped[date]
    retention_reason: Mapped[str] = mapped_column(Text, server_default=text("''"))
    support: Mapped[str] = mapped_column(Text, server_default=text("''"))
    notice_version: Mapped[int] = mapped_column(server_default=text("1"))
    next_steps: Mapped[str] = mapped_column(Text, default="")
    invented: Mapped[bool] = mapped_column(Boolean, default=False)
    looking: Mapped[Looking] = mapped_column(word(Looking), server_default=Looking.AFTER.value)
    led_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]

    areas: Mapped[list["Area"]] = relationship(
        order_by="Area.position", cascade="all, delete-orphan", passive_deletes=True
    )
    groups: Mapped[list["StakeholderGroup"]] = relationship(
        order_by="StakeholderGroup.position", cascade="all, delete-orphan", passive_deletes=True
    )
    agenda: Mapped[list["AgendaItem"]] = relationship(
        order_by="AgendaItem.position", cascade="all, delete-orphan", passive_deletes=True
    )


class Area(Base):
    """A policy area; `position` counts from 1 and is how answers and colours name it.

    `texts` holds per language a name, a short name and a definition.
    """

    __tablename__ = "area"
    __table_args__ = (CheckConstraint("position BETWEEN 1 AND 12", name="position"),)

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    key: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)


class StakeholderGroup(Base):
    """A group that participants may say they belong to."""

    __tablename__ = "stakeholder_group"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)


class AgendaItem(Base):
    """One item of the day. At most one is running.

    `minutes` is what was planned, `extra_minutes` what was added while it ran, `away_seconds` the
    time between its start and its end in which another item ran. `question_id` is what a further
    question asks; the other items that ask know their question by their kind. `invites` says that
    an item for different views invited those who share another order.
    """

    __tablename__ = "agenda_item"

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(word(ItemKind))
    title: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int]
    state: Mapped[ItemState] = mapped_column(word(ItemState), default=ItemState.PLANNED)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    extra_minutes: Mapped[int] = mapped_column(server_default=text("0"))
    away_seconds: Mapped[int] = mapped_column(server_default=text("0"))
    invites: Mapped[bool] = mapped_column(Boolean, server_default=false())
    question_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE")
    )


class HeadCount(Base):
    """How many people were in the room, as the facilitator counted them."""

    __tablename__ = "head_count"
    __table_args__ = (CheckConstraint("people BETWEEN 0 AND 100000", name="people"),)

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    agenda_item_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL")
    )
    at: Mapped[datetime]
    people: Mapped[int]


class Question(Base):
    """What the room is asked; `frozen` keeps the areas as they were when it was first asked.

    A seminar has one of each kind, and any number of further ones.
    """

    __tablename__ = "question"
    __table_args__ = (
        Index(
            "ix_question_seminar_id_kind",
            "seminar_id",
            "kind",
            unique=True,
            sqlite_where=text("kind <> 'further'"),
            postgresql_where=text("kind <> 'further'"),
        ),
    )

    id: Mapped[uuid.UUID] = new_id()
    seminar_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("seminar.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text, default=QuestionKind.ORDER.value)
    text: Mapped[str] = mapped_column(Text)
    frozen: Mapped[list[Any] | None] = mapped_column(JSON)
