"""Invitations: looking uses nothing up, accepting serves once."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from seminar.access import tokens
from seminar.accounts.invitations import (
    AlreadyInTeam,
    InvitationGone,
    InvitedTo,
    accept_invitation,
    invited_to,
)
from seminar.core.terms import Role
from seminar.models import Account, Invitation, JournalEntry, Member
from tests.cast import Room

DAYS = timedelta(days=14)


@pytest.fixture
def token(room: Room, now: datetime) -> str:
    made = tokens.new_token()
    with room.store.session() as db, room.store.writing(db):
        db.add(
            Invitation(
                token_sha256=tokens.invitation_hash(made),
                seminar_id=room.seminar(db).id,
                role=Role.FACILITATOR,
                expires_at=now + DAYS,
            )
        )
    return made


def account(db: Session, name: str) -> Account:
    return db.scalars(select(Account).where(Account.name == name)).one()


def invitations(db: Session) -> int | None:
    return db.scalar(select(func.count()).select_from(Invitation))


def test_looking_at_an_invitation_uses_nothing_up(
    room: Room, db: Session, token: str, now: datetime
) -> None:
    seen = [invited_to(db, token, now=now) for _ in range(3)]

    assert seen == [InvitedTo("Ada's seminar", Role.FACILITATOR)] * 3
    assert invitations(db) == 1


def test_accepting_puts_the_account_on_the_team_and_is_recorded(
    room: Room, db: Session, token: str, now: datetime
) -> None:
    with room.store.writing(db):
        eve = account(db, "Eve")
        seminar = accept_invitation(db, token, account=eve, now=now)

    assert db.get_one(Member, (seminar.id, eve.id)).role is Role.FACILITATOR
    assert invitations(db) == 0
    last = db.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc())).first()
    assert last is not None
    assert (last.deed, last.object, last.account_id) == ("joined team", "facilitator", eve.id)


def test_invitation_serves_once(room: Room, db: Session, token: str, now: datetime) -> None:
    with room.store.writing(db):
        accept_invitation(db, token, account=account(db, "Eve"), now=now)

    with pytest.raises(InvitationGone), room.store.writing(db):
        accept_invitation(db, token, account=account(db, "Ben"), now=now)
    with pytest.raises(InvitationGone):
        invited_to(db, token, now=now)


def test_invitation_ends_after_its_days(room: Room, db: Session, token: str, now: datetime) -> None:
    with pytest.raises(InvitationGone):
        invited_to(db, token, now=now + DAYS)
    with pytest.raises(InvitationGone), room.store.writing(db):
        accept_invitation(db, token, account=account(db, "Eve"), now=now + DAYS)


def test_member_of_the_team_does_not_use_the_invitation_up(
    room: Room, db: Session, token: str, now: datetime
) -> None:
    with pytest.raises(AlreadyInTeam), room.store.writing(db):
        accept_invitation(db, token, account=account(db, "Ada"), now=now)

    ada = db.get_one(Member, (room.seminar(db).id, account(db, "Ada").id))
    assert (ada.role, invitations(db)) == (Role.ORGANISER, 1)
