"""Staff: accounts, their sign-ins, their place in a team, and the links that serve once."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from seminar.core.terms import Role
from seminar.models.base import Base, new_id, word


class Account(Base):
    """A person of the staff. `email` is kept in lower case."""

    __tablename__ = "account"

    id: Mapped[uuid.UUID] = new_id()
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    password: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class Login(Base):
    """One signed-in browser; the token itself is known to that browser alone."""

    __tablename__ = "login"

    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    signed_in_at: Mapped[datetime]
    # When it was used last, as exactly as the upkeep writes it down: to the hour.
    seen_at: Mapped[datetime]
    browser: Mapped[str] = mapped_column(Text, server_default=text("''"))

    account: Mapped[Account] = relationship(lazy="joined")


class Member(Base):
    """What an account is in a seminar."""

    __tablename__ = "team"

    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[Role] = mapped_column(word(Role))

    account: Mapped[Account] = relationship()


class Invitation(Base):
    """A link by which somebody joins a team; it serves once."""

    __tablename__ = "invitation"

    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    seminar_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("seminar.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[Role] = mapped_column(word(Role))
    expires_at: Mapped[datetime]


class PasswordReset(Base):
    """A link by which somebody chooses a new password; it serves once, and the latest alone."""

    __tablename__ = "password_reset"

    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), unique=True
    )
    expires_at: Mapped[datetime]


class SetUp(Base):
    """The link by which the first organiser of a new store makes an account; it serves once."""

    __tablename__ = "set_up"

    token_sha256: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    expires_at: Mapped[datetime]
