"""What every table shares: names of constraints, ids, UTC times and words from a fixed list."""

import uuid
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Id(TypeDecorator[uuid.UUID]):
    """A random id: `uuid` in PostgreSQL, 16 bytes in SQLite, whose STRICT tables know no uuid."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type of the store in use."""
        return dialect.type_descriptor(
            Uuid(as_uuid=True) if dialect.name == "postgresql" else LargeBinary(16)
        )

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> object:
        """Turn an id into what the store keeps."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        """Turn what the store keeps into an id."""
        if value is None or dialect.name == "postgresql":
            return value  # type: ignore[no-any-return]
        return uuid.UUID(bytes=value)


class UtcTime(TypeDecorator[datetime]):
    """A moment: UTC in the store, aware of its zone in the program."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; SQLite keeps none, so it is given UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be stored.")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The tables of the house."""

    metadata = MetaData(naming_convention=CONVENTION)
    type_annotation_map = {uuid.UUID: Id(), datetime: UtcTime()}  # noqa: RUF012


def new_id() -> Mapped[uuid.UUID]:
    """Return the column of a random primary key."""
    return mapped_column(primary_key=True, default=uuid.uuid4)


def word(words: type[StrEnum]) -> Enum:
    """Return a text column type that takes the words of one list only."""
    return Enum(
        words,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=16,
        values_callable=lambda listed: [member.value for member in listed],
    )
