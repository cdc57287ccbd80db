"""Links that serve once: to a new password, and to the first account."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.accounts import links_service as links
from seminar.accounts import service, sign_ins_service
from seminar.accounts.links_service import Owner, ResetGone, SetUpGone, UnknownAccount
from seminar.accounts.passwords import TellingPassword
from seminar.database import Database
from seminar.models import Account, Login, PasswordReset, SetUp
from tests.cast import Room

DAY = timedelta(hours=24)
NEW = "another river by the wood"


@pytest.fixture
def ada(room: Room, db: Session) -> Account:
    return db.scalars(select(Account).where(Account.name == "Ada")).one()


def offered(db: Session, store: Database, account: Account, *, now: datetime) -> str:
    with store.writing(db):
        return links.offer_reset(db, account.id, now=now)


def count(db: Session, model: type) -> int | None:
    return db.scalar(select(func.count()).select_from(model))


def logins_of(db: Session, account: Account) -> int:
    return len(db.scalars(select(Login).where(Login.account_id == account.id)).all())


def test_account_is_found_by_its_address_however_it_is_typed(db: Session, ada: Account) -> None:
    assert links.account_of(db, " ADA@example.org ") is ada
    with pytest.raises(UnknownAccount):
        links.account_of(db, "nobody@example.org")


def test_store_knows_no_link(db: Session, store: Database, ada: Account, now: datetime) -> None:
    token = offered(db, store, ada, now=now)

    assert db.scalars(select(PasswordReset.token_sha256)).all() == [tokens.reset_hash(token)]


def test_looking_at_a_link_uses_nothing_up(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    token = offered(db, store, ada, now=now)

    seen = [links.owner_of_reset(db, token, now=now) for _ in range(100)]

    assert seen == [Owner(ada.id, "Ada", "ada@example.org")] * 100


def test_link_sets_the_password_once_and_ends_every_sign_in_of_its_owner(
    db: Session, store: Database, room: Room, ada: Account, now: datetime
) -> None:
    with store.writing(db):
        sign_ins_service.start_login(db, ada.id, now=now)
    token = offered(db, store, ada, now=now)
    kept = links.chosen_password(db, links.owner_of_reset(db, token, now=now), NEW)
    before = count(db, Login)

    with store.writing(db):
        ended = links.use_reset(db, token, kept=kept, now=now)

    assert (ended, logins_of(db, ada), count(db, Login)) == (2, 0, before - 2)
    assert service.account_with(db, ada.email, NEW) is not None
    with pytest.raises(ResetGone):
        links.owner_of_reset(db, token, now=now)
    with pytest.raises(ResetGone), store.writing(db):
        links.use_reset(db, token, kept="another", now=now)
    assert ada.password == kept


def test_link_ends_after_a_day(db: Session, store: Database, ada: Account, now: datetime) -> None:
    token = offered(db, store, ada, now=now)

    assert links.owner_of_reset(db, token, now=now + DAY - timedelta(seconds=1)).name == "Ada"
    with pytest.raises(ResetGone):
        links.owner_of_reset(db, token, now=now + DAY)
    with pytest.raises(ResetGone), store.writing(db):
        links.use_reset(db, token, kept="late", now=now + DAY)

    assert (ada.password, logins_of(db, ada)) == ("", 1)


def test_newer_link_and_a_changed_password_end_an_earlier_link(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    first = offered(db, store, ada, now=now)
    second = offered(db, store, ada, now=now)
    with pytest.raises(ResetGone):
        links.owner_of_reset(db, first, now=now)
    links.owner_of_reset(db, second, now=now)

    with store.writing(db):
        new = service.NewPassword(replaces=ada.password, kept="kept")
        service.change_password(db, ada, new, token="")

    with pytest.raises(ResetGone):
        links.owner_of_reset(db, second, now=now)


def test_link_opens_no_other_door(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    token = offered(db, store, ada, now=now)

    with pytest.raises(SetUpGone):
        links.refuse_set_up(db, token, now=now)
    with pytest.raises(ResetGone):
        links.owner_of_reset(db, tokens.new_token(), now=now)


@pytest.mark.parametrize("password", ["my address is ADA@example.org", "ada's seminar by the sea"])
def test_chosen_password_tells_nothing_of_its_owner(
    db: Session, ada: Account, password: str
) -> None:
    with pytest.raises(TellingPassword):
        links.chosen_password(db, Owner(ada.id, ada.name, "ada.example.org@example.org"), password)


def test_first_start_offers_a_link_until_there_is_an_account(
    db: Session, store: Database, now: datetime
) -> None:
    with store.writing(db):
        token = links.offer_set_up(db, now=now)
    assert token is not None
    links.refuse_set_up(db, token, now=now)
    first = Account(email="ada@example.org", name="Ada", password="", created_at=now)

    with store.writing(db):
        links.use_set_up(db, token, now=now)
        service.add_account(db, first)

    with pytest.raises(SetUpGone):
        links.refuse_set_up(db, token, now=now)
    with pytest.raises(SetUpGone), store.writing(db):
        links.use_set_up(db, token, now=now)
    with store.writing(db):
        assert links.offer_set_up(db, now=now) is None
    assert count(db, SetUp) == 0


def test_account_made_otherwise_ends_the_link_of_the_first_start(
    db: Session, store: Database, now: datetime
) -> None:
    with store.writing(db):
        token = links.offer_set_up(db, now=now)
    first = Account(email="ada@example.org", name="Ada", password="", created_at=now)

    with store.writing(db):
        service.add_account(db, first)

    assert count(db, SetUp) == 0
    with pytest.raises(SetUpGone):
        links.refuse_set_up(db, token, now=now)


def test_link_that_was_offered_beside_the_first_account_serves_nobody(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    token = tokens.new_token()
    with store.writing(db):
        db.add(SetUp(token_sha256=tokens.set_up_hash(token), expires_at=now + DAY))

    with pytest.raises(SetUpGone):
        links.refuse_set_up(db, token, now=now)
    with pytest.raises(SetUpGone), store.writing(db):
        links.use_set_up(db, token, now=now)


def test_later_start_offers_another_link_and_ends_the_earlier_one(
    db: Session, store: Database, now: datetime
) -> None:
    with store.writing(db):
        earlier = links.offer_set_up(db, now=now)
    with store.writing(db):
        later = links.offer_set_up(db, now=now)

    with pytest.raises(SetUpGone):
        links.refuse_set_up(db, earlier, now=now)
    links.refuse_set_up(db, later, now=now)
    with pytest.raises(SetUpGone):
        links.refuse_set_up(db, later, now=now + DAY)


def test_links_whose_time_is_over_are_forgotten(
    db: Session, store: Database, ada: Account, now: datetime
) -> None:
    offered(db, store, ada, now=now)

    with store.writing(db):
        links.forget_links(db, now=now + DAY - timedelta(seconds=1))
    assert count(db, PasswordReset) == 1
    with store.writing(db):
        links.forget_links(db, now=now + DAY)

    assert count(db, PasswordReset) == 0
