"""What happens to accounts: adding one, finding it by its password, changing that."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from seminar.accounts import passwords
from seminar.accounts.links_service import titles_of
from seminar.accounts.sign_ins_service import end_others
from seminar.core.text import clean_line
from seminar.errors import Refusal
from seminar.models import Account, PasswordReset, SetUp

LONGEST_NAME = 120
# What the standard of mail allows, and room for blanks around it.
LONGEST_EMAIL = 320


class UnfitEmail(Refusal):
    """A text that is no e-mail address."""

    status = 422
    sentence = "This is not an e-mail address. It looks like name@example.org."


class EmailTaken(Refusal):
    """An e-mail address that already has an account."""

    sentence = "There is an account with this e-mail address. Please sign in with it."


class UnfitName(Refusal):
    """A name that is empty or too long."""

    status = 422
    sentence = "Please give a name of at most 120 characters."


class WrongPassword(Refusal):
    """A deed that needs the present password, sent with another one."""

    status = 422
    sentence = "This is not your present password."


@dataclass(frozen=True)
class NewPassword:
    """What the store keeps of a new password, and of the one that was checked before."""

    replaces: str
    kept: str


def read_email(typed: str) -> str:
    """Return the address as the store keeps it, in lower case; raise UnfitEmail when it is none."""
    if len(typed) > LONGEST_EMAIL:
        # The library reads all of it, one sign after the other, before it looks at the length.
        raise UnfitEmail
    try:
        return validate_email(typed.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise UnfitEmail from error


def new_account(
    *, name: str, email: str, password: str, now: datetime, titles: Iterable[str] = ()
) -> Account:
    """Return a person of the staff who is in no store yet.

    Made before writing begins: whoever writes must not wait for a password to be hashed.
    """
    passwords.refuse_unfit(password, email=email, titles=titles)
    name = clean_line(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise UnfitName
    return Account(
        id=uuid.uuid4(),
        email=read_email(email),
        name=name,
        password=passwords.hashed(password),
        created_at=now,
    )


def add_account(db: Session, account: Account) -> Account:
    """Add a person of the staff; the link of the first start ends with the first of them."""
    try:
        with db.begin_nested():
            db.add(account)
    except IntegrityError as error:
        raise EmailTaken from error
    db.execute(delete(SetUp))
    return account


def account_with(db: Session, email: str, password: str) -> Account | None:
    """Return the account with this address and password, or None.

    An unknown address costs as much work as a known one, so the time tells nothing.
    """
    account = db.scalar(select(Account).where(Account.email == email.lower()))
    stored = account.password if account else None
    # Passwords wait for one thread; meanwhile they keep no connection to the store from others.
    db.rollback()
    return account if passwords.verified(password, stored) else None


def renewed(account: Account, password: str) -> NewPassword | None:
    """Return the right password hashed with today's costs, where it was kept with others."""
    if not passwords.is_outdated(account.password):
        return None
    return NewPassword(replaces=account.password, kept=passwords.hashed(password))


def renew(db: Session, account_id: uuid.UUID, new: NewPassword) -> None:
    """Keep the same password with other costs, unless it was changed meanwhile."""
    db.execute(
        update(Account)
        .where(Account.id == account_id, Account.password == new.replaces)
        .values(password=new.kept)
    )


def new_password(db: Session, account: Account, *, present: str, new: str) -> NewPassword:
    """Return what will be kept of a new password; raise WrongPassword unless `present` is right.

    Asked before writing begins, as whoever writes must not wait for it.
    """
    passwords.refuse_unfit(new, email=account.email, titles=titles_of(db, account.id))
    stored = account.password
    db.rollback()
    if not passwords.verified(present, stored):
        raise WrongPassword
    return NewPassword(replaces=stored, kept=passwords.hashed(new))


def change_password(db: Session, account: Account, new: NewPassword, *, token: str) -> int:
    """Change the password and end every sign-in but that of `token`; return how many ended."""
    if account.password != new.replaces:
        # Another browser was quicker, so what was checked is the present password no more.
        raise WrongPassword
    account.password = new.kept
    db.flush()
    db.execute(delete(PasswordReset).where(PasswordReset.account_id == account.id))
    return end_others(db, account.id, token=token)
