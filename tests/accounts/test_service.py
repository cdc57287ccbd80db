"""Accounts: adding, signing in and out, a new password."""

from datetime import datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.accounts import passwords, service, sign_ins_service
from seminar.accounts.passwords import TellingPassword, UnfitPassword
from seminar.database import Database
from seminar.models import Account, Login
from tests.cast import Room

PASSWORD = "four words in a row"


@pytest.fixture
def ada(db: Session, store: Database, now: datetime) -> Account:
    with store.writing(db):
        return service.add_account(db, account("Ada", "Ada@Example.ORG", now=now))


def account(name: str, email: str, *, now: datetime) -> Account:
    return service.new_account(name=name, email=email, password=PASSWORD, now=now)


def logins(db: Session) -> int | None:
    return db.scalar(select(func.count()).select_from(Login))


def test_account_keeps_its_address_in_lower_case(ada: Account) -> None:
    assert (ada.name, ada.email) == ("Ada", "ada@example.org")


def test_second_account_with_one_address_is_refused_and_leaves_the_transaction_usable(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    with store.writing(db):
        with pytest.raises(service.EmailTaken):
            service.add_account(db, account("Eve", "ADA@example.org", now=now))
        service.add_account(db, account("Ben", "ben@example.org", now=now))

    names = db.scalars(select(Account.name).order_by(Account.name)).all()
    assert names == ["Ada", "Ben"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (
            {"password": "the ada.lovelace of us", "email": "ada.lovelace@example.org"},
            TellingPassword,
        ),
        (
            {"password": "summer evenings in Ghent", "titles": ["Evenings in Ghent"]},
            TellingPassword,
        ),
        ({"email": "no address"}, service.UnfitEmail),
        ({"email": "a\x00da@example.org"}, service.UnfitEmail),
        ({"password": "short"}, UnfitPassword),
        ({"name": " \u200b "}, service.UnfitName),
        ({"name": "A" * 121}, service.UnfitName),
    ],
)
def test_unfit_account_is_refused(
    now: datetime, wrong: dict[str, str], refusal: type[Exception]
) -> None:
    right = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD}

    with pytest.raises(refusal):
        service.new_account(**(right | wrong), now=now)


def test_right_address_and_password_find_the_account(db: Session, ada: Account) -> None:
    assert service.account_with(db, "ADA@example.org", PASSWORD) is ada


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.org", "wrong words in a row"),
        ("eve@example.org", PASSWORD),
        ("", ""),
    ],
)
def test_wrong_address_or_password_finds_nobody(db: Session, email: str, password: str) -> None:
    assert service.account_with(db, email, password) is None


def test_new_password_ends_every_other_sign_in(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    with store.writing(db):
        here = sign_ins_service.start_login(db, ada.id, now=now)
        sign_ins_service.start_login(db, ada.id, now=now)

    new = service.new_password(db, ada, present=PASSWORD, new="another long river")
    with store.writing(db):
        ended = service.change_password(db, ada, new, token=here)

    assert ended == 1
    assert db.scalars(select(Login.token_sha256)).all() == [tokens.login_hash(here)]
    assert service.account_with(db, ada.email, PASSWORD) is None
    assert service.account_with(db, ada.email, "another long river") is ada


def test_wrong_present_password_changes_nothing(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    with store.writing(db):
        sign_ins_service.start_login(db, ada.id, now=now)
        sign_ins_service.start_login(db, ada.id, now=now)

    with pytest.raises(service.WrongPassword):
        service.new_password(db, ada, present="wrong", new="another long river")

    assert logins(db) == 2
    assert service.account_with(db, ada.email, PASSWORD) is ada


def test_password_that_another_browser_has_just_changed_is_not_changed_again(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    first, second = (
        service.new_password(db, ada, present=PASSWORD, new=new)
        for new in ("the first long river", "the second long river")
    )
    with store.writing(db):
        here = sign_ins_service.start_login(db, ada.id, now=now)
        service.change_password(db, ada, first, token=here)

    with pytest.raises(service.WrongPassword), store.writing(db):
        service.change_password(db, ada, second, token=here)

    assert service.account_with(db, ada.email, "the first long river") is ada


def test_new_password_may_not_name_a_seminar_of_the_account(room: Room, db: Session) -> None:
    ada = db.scalars(select(Account).where(Account.name == "Ada")).one()

    with pytest.raises(TellingPassword):
        service.new_password(db, ada, present="", new="welcome to ADA'S SEMINAR in spring")


def test_password_kept_with_other_costs_is_hashed_anew(
    db: Session, store: Database, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = ada.password
    assert service.renewed(ada, PASSWORD) is None
    costlier = PasswordHasher(time_cost=3, memory_cost=19 * 1024, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", costlier)

    new = service.renewed(ada, PASSWORD)
    assert new is not None
    with store.writing(db):
        service.renew(db, ada.id, new)

    kept = db.scalars(select(Account.password)).one()
    assert (new.replaces, kept) == (earlier, new.kept)
    assert "t=3" in kept
    assert service.account_with(db, ada.email, PASSWORD) is not None


def test_password_changed_meanwhile_is_not_overwritten_by_its_earlier_one(
    db: Session, store: Database, ada: Account
) -> None:
    stale = service.NewPassword(replaces="another hash", kept="a third one")
    with store.writing(db):
        service.renew(db, ada.id, stale)

    assert service.account_with(db, ada.email, PASSWORD) is not None
