"""Links that serve once: a new password, and the first account of a new store.

The store knows a hash of each. Looking at one uses nothing up.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.accounts.passwords import hashed, refuse_unfit
from seminar.accounts.sign_ins_service import end_all
from seminar.errors import NotFound, Refusal
from seminar.models import Account, Member, PasswordReset, Seminar, SetUp

VALID_FOR = timedelta(hours=24)


class UnknownAccount(Refusal):
    """An e-mail address without an account, typed by who administers the server."""

    status = 404
    sentence = "There is no account with this e-mail address."


class ResetGone(NotFound):
    """A link to a new password that was used, replaced, or is older than it may be."""

    sentence = (
        "This link is not valid any more: it serves once, and for 24 hours. The password was not "
        "changed. Whoever runs the server can make a new link."
    )


class SetUpGone(NotFound):
    """The link of the first start after it was used, or once there is an account."""

    sentence = (
        "This link is not valid any more: it serves once, for 24 hours, and only until there is "
        "an account. Whoever runs the server can start it again, or add an account by command."
    )


@dataclass(frozen=True)
class Owner:
    """Whose password a link is for."""

    account_id: uuid.UUID
    name: str
    email: str


def account_of(db: Session, email: str) -> Account:
    """Return the account with this address; raise UnknownAccount when there is none."""
    account = db.scalar(select(Account).where(Account.email == email.strip().lower()))
    if account is None:
        raise UnknownAccount
    return account


def titles_of(db: Session, account_id: uuid.UUID) -> list[str]:
    """Return the titles that others would try in this person's password."""
    own = select(Member.seminar_id).where(Member.account_id == account_id)
    return list(db.scalars(select(Seminar.title).where(Seminar.id.in_(own))))


def offer_reset(db: Session, account_id: uuid.UUID, *, now: datetime) -> str:
    """Make a link to a new password and return its token; an earlier link serves no longer."""
    token = tokens.new_token()
    db.execute(delete(PasswordReset).where(PasswordReset.account_id == account_id))
    db.add(
        PasswordReset(
            token_sha256=tokens.reset_hash(token), account_id=account_id, expires_at=now + VALID_FOR
        )
    )
    db.flush()
    return token


def owner_of_reset(db: Session, token: str, *, now: datetime) -> Owner:
    """Return whose password the link is for; raise ResetGone when it serves nobody."""
    row = db.execute(
        select(Account.id, Account.name, Account.email)
        .join(PasswordReset, PasswordReset.account_id == Account.id)
        .where(
            PasswordReset.token_sha256 == tokens.reset_hash(token), PasswordReset.expires_at > now
        )
    ).one_or_none()
    if row is None:
        raise ResetGone
    return Owner(*row)


def chosen_password(db: Session, owner: Owner, password: str) -> str:
    """Return what the store will keep of a new password; asked before writing begins."""
    refuse_unfit(password, email=owner.email, titles=titles_of(db, owner.account_id))
    db.rollback()
    return hashed(password)


def use_reset(db: Session, token: str, *, kept: str, now: datetime) -> int:
    """Use the link up, keep the new password, end every sign-in; return how many ended."""
    account_id = db.scalar(
        delete(PasswordReset)
        .where(
            PasswordReset.token_sha256 == tokens.reset_hash(token), PasswordReset.expires_at > now
        )
        .returning(PasswordReset.account_id)
    )
    if account_id is None:
        raise ResetGone
    return set_password(db, db.get_one(Account, account_id), kept=kept)


def set_password(db: Session, account: Account, *, kept: str) -> int:
    """Keep a new password, end every sign-in and every link to another one."""
    account.password = kept
    db.flush()
    db.execute(delete(PasswordReset).where(PasswordReset.account_id == account.id))
    return end_all(db, account.id)


def offer_set_up(db: Session, *, now: datetime) -> str | None:
    """Make the link of the first start, or None once there is an account; it replaces others."""
    db.execute(delete(SetUp))
    if _has_account(db):
        return None
    token = tokens.new_token()
    db.add(SetUp(token_sha256=tokens.set_up_hash(token), expires_at=now + VALID_FOR))
    db.flush()
    return token


def refuse_set_up(db: Session, token: str, *, now: datetime) -> None:
    """Raise SetUpGone unless the first account can be made with this link."""
    is_offered = select(SetUp.token_sha256).where(
        SetUp.token_sha256 == tokens.set_up_hash(token), SetUp.expires_at > now
    )
    if db.scalar(is_offered) is None or _has_account(db):
        raise SetUpGone


def use_set_up(db: Session, token: str, *, now: datetime) -> None:
    """Use the link of the first start up; the account is added in the same transaction."""
    used = db.scalar(
        delete(SetUp)
        .where(SetUp.token_sha256 == tokens.set_up_hash(token), SetUp.expires_at > now)
        .returning(SetUp.token_sha256)
    )
    if used is None or _has_account(db):
        raise SetUpGone


def forget_links(db: Session, *, now: datetime) -> None:
    """Delete the links whose time is over."""
    for link in (PasswordReset, SetUp):
        db.execute(delete(link).where(link.expires_at <= now))


def _has_account(db: Session) -> bool:
    return db.scalar(select(Account.id).limit(1)) is not None
